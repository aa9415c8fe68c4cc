"""Messages that were cut at a column, as their authors wrote them."""

from textwrap import wrap

import pytest

from auditor.languages import ENGLISH
from auditor.messages.unwrapped import unwrapped

PARAGRAPHS = """\
Hello Tova,

my client in Odense, a maker of looms, is looking for a Principal Site Reliability Engineer who has run \
Apache Kafka and Google Cloud Platform for more than a handful of people. You would begin in spring.

Shall we talk on Tuesday?

Best wishes
Bram Aldous
Partner at Aldous and Daughters, 14 Quay Street, Odense
+45 00 00 00 00"""
LISTS = """\
Hi Tova,

A mill has asked us for a Quality Manager. What they ask for is set out below, as they put it themselves:

- Lean Manufacturing and Statistical Process Control in a mill that runs day and night, all year round
- ISO 9001
* Six Sigma Black Belt

Role: Quality Manager
Pay: 60,000 to 70,000
Place: Odense, two days a week at the most, and the rest of it wherever you like to be on the day"""
GERMAN = """\
Guten Tag Frau Lund,

für einen Kunden in Kiel suche ich einen Leiter Qualitätssicherung mit Erfahrung in der Lebensmittel\
industrie. Die Stelle ist unbefristet.

Mit freundlichen Grüßen
Bram Aldous"""


def cut(text, width):
    lines = (
        wrap(line, width, subsequent_indent="  " * (line[:1] in "-*")) or [""] for line in text.split("\n")
    )
    return "\n".join(piece for pieces in lines for piece in pieces)


@pytest.mark.parametrize("width", [60, 66, 72, 76])
@pytest.mark.parametrize("text", [PARAGRAPHS, LISTS, GERMAN])
def test_what_was_cut_at_a_column_is_whole_again(text, width):
    assert unwrapped(cut(text, width), ENGLISH) == text


@pytest.mark.parametrize("text", [PARAGRAPHS, LISTS, GERMAN])
def test_a_message_that_nobody_cut_stays_as_it_is(text):
    assert unwrapped(text, ENGLISH) == text


@pytest.mark.parametrize(
    "text",
    [
        "They need\nspring boot\njava\nmachine learning\nnatural language processing",
        "What you bring:\nNine years of Java\nExperience with Amazon Web Services\nFluent Danish\nPatience",
        "Seen your page\nlooking for a weaver\nare you up for it?",
    ],
)
def test_short_lines_are_an_author_s_own(text):
    assert unwrapped(text, ENGLISH) == text


def test_a_word_that_was_hyphenated_is_whole():
    text = "We are a small team in a small town that looks after a great many Kuber-\nnetes clusters."
    assert unwrapped(text, ENGLISH).endswith("many Kubernetes clusters.")


def test_a_long_address_says_nothing_of_the_other_lines():
    text = (
        "I am helping a mill by the river in the north to find their next Head\nof Weaving, see\n\n"
        "https://mill.example/jobs/2026/head-of-weaving-and-of-everything-that-has-to-do-with-it?from=mail"
    )
    assert "next Head of Weaving" in unwrapped(text, ENGLISH)


def test_lines_that_were_cut_at_any_place_are_whole_again():
    text = (
        "Hi Tova, I have read your page and I work with a mill in Odense by the\nAlder, who need a Machine\n"
        "Learning Engineer with strong natural\nlanguage processing and Infrastructure as\n"
        "Code. They use Apache\nKafka and Power\nBI. Call me?"
    )
    assert unwrapped(text, ENGLISH) == text.replace("\n", " ")


def test_who_writes_in_small_letters_keeps_the_lines():
    text = "hi tova\nhope you are doing really well today\nwe are hiring a weaver for our mill\nare you free?"
    assert unwrapped(text, ENGLISH) == text
