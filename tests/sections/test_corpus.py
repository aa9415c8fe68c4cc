"""What an audit is given, divided."""

from auditor.languages import ENGLISH
from auditor.records import Block, Reported, Source
from auditor.sections.corpus import REPORTED_TIMES, divide, reported
from auditor.settings import Settings


def source(text, name="x.txt"):
    return Source(name, "text", tuple(Block("paragraph", line) for line in text.splitlines()))


def test_postings_are_numbered_by_their_text_whatever_order_they_came_in():
    one, two = source("Baker\nBread and rye."), source("Miller\nWheels and stones.")
    made = [divide(source("Me"), [one], pair, Settings()) for pair in ([one, two], [two, one])]
    assert made[0] == made[1]
    assert [d.id for d in made[0].mismatched] == ["mismatched-01", "mismatched-02"]
    assert [d.id for d in made[0].desired] == ["desired-01"]


def test_what_recruiters_searched_for_is_a_posting_that_asks_for_nothing_else():
    told = [Reported(("Java", "Cork"), text="java cork"), Reported((), text="my headline")]
    sides = reported(told, ENGLISH)
    (posting,) = sides["mismatched"]
    assert sides["desired"] == ()
    assert posting.sections[0].text.split() == ["Java"] * REPORTED_TIMES + ["Cork"] * REPORTED_TIMES
