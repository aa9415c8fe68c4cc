import spacy

from auditor.api import find_terms

TEXT = "Java developer who writes services in Go/Rust and pipelines in C++. Vitamin C is served daily."


def terms_of(nlp, text=TEXT):
    doc = nlp(text)  # its spans live as long as it does
    return [(span.id_, span.label_, span.text) for span in doc.spans["terms"]]


def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("auditor_terms")  # by its entry point: nothing of the package is imported here
    return nlp


def test_the_component_finds_what_the_library_finds():
    found = [name for name, _, _ in terms_of(blank())]
    assert found == [mention.term for mention in find_terms(TEXT)]
    assert {"Java developer", "Java", "Go", "Rust", "C++"} == set(found)


def test_a_span_says_its_kind_and_its_words():
    assert ("Go", "language", "Go") in terms_of(blank())
    assert ("Java developer", "title", "Java developer") in terms_of(blank())


def test_batches_and_order_change_nothing():
    texts = [TEXT, "SQL, Python and R", "Excel at what you do", "React/Node.js"] * 5
    nlp = blank()
    one = [[(s.start, s.end, s.id_) for s in doc.spans["terms"]] for doc in nlp.pipe(texts, batch_size=1)]
    many = [[(s.start, s.end, s.id_) for s in doc.spans["terms"]] for doc in nlp.pipe(texts, batch_size=7)]
    back = [[(s.start, s.end, s.id_) for s in doc.spans["terms"]] for doc in blank().pipe(texts[::-1])]
    assert one == many == back[::-1]
