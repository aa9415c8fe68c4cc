"""The extractor as a spaCy component: `nlp.add_pipe("auditor_terms")` gives `doc.spans["terms"]`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from auditor.settings import Settings
from auditor.terms.extract import Extractor

SPANS = "terms"


class TermsComponent:
    """Adds a span for each term; `label_` is its kind, `id_` its canonical name.

    The extractor reads the text with its own tokenizer, so that "C++/Go" is two terms; a span covers the
    tokens of the doc that the term touches. Titles and the skills inside them overlap.
    """

    def __init__(self, language: str, lexicon: Sequence[str]) -> None:
        # The words come from a lexicon: no tagger is needed, whatever else the pipeline holds.
        self._extractor = Extractor(Settings(language=language, model="none", lexicon=tuple(lexicon)))

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its terms; words of rank, legal text and lists of perks hold none."""
        spans = []
        for mention in self._extractor.find_in(doc.text):
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None:  # no token there: spaCy's types allow for it, "expand" does not
                continue
            spans.append(Span(doc, span.start, span.end, label=mention.kind, span_id=mention.term))
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
        return doc


@Language.factory("auditor_terms", assigns=["doc.spans"], default_config={"lexicon": []})
def make_component(nlp: Language, name: str, lexicon: list[str]) -> TermsComponent:
    """Found by its name without an import: the package registers it as an entry point.

    `lexicon` names files of your own entries.
    """
    return TermsComponent(nlp.lang or "en", lexicon)
