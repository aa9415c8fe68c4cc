import pytest
import spacy

from auditor.text.tokens import Tokens, pattern

NLP = spacy.blank("en")


def test_tokens_know_their_words_and_places():
    text = "C++/Go,  isn't it?"
    doc = NLP.make_doc(text)
    tokens = Tokens(doc, text)
    assert list(tokens) == [token.text for token in doc]
    assert tokens[1:3] == [doc[1].text, doc[2].text]
    assert tokens[-1] == doc[-1].text
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens)


@pytest.mark.parametrize(
    "text", ["machine learning", "cannot", "I'd", "front-end", "id card", "C++", "Node.js"]
)
def test_a_pattern_is_cut_as_the_tokenizer_cuts_it(text):
    assert [token.text for token in pattern(NLP, text)] == [token.text for token in NLP.make_doc(text)]
