"""The searches on the page that people look at."""

from dataclasses import replace

from hand_built import WANTED, WRONG, audit, search
from looked_at import java, one, part, planned, said

from auditor.report import look_searches
from auditor.report.page import Fold, Queries


def test_a_posting_is_a_fold_that_says_what_finds_the_person_wrong_side_first():
    tried = (search("desired", found=False), search(), search(found=False, after=False))
    folds = [b for b in part(planned(searches=tried), "The searches") if isinstance(b, Fold)]
    assert [fold.line for fold in folds] == [
        "Mismatched: Java Developer, Holmscroft: 1 of 2 finds you now, 0 after the plan",
        "Desired: Platform Engineer, Tidewarden: 0 of 1 find you now, 0 after the plan",
    ]


def test_a_search_is_shown_whole_with_its_words_as_the_person_writes_them():
    made = planned(java(written="JVM coding", is_alias=True), searches=(search(),))
    query = one(one(part(made, "The searches"), Fold).blocks, Queries).queries[0]
    assert (query.text, query.now, query.later) == ("Java AND SQL", True, False)
    assert (query.because, query.missing) == (("JVM coding (Java)",), ("SQL",))


def test_without_a_plan_a_search_has_no_later():
    made = replace(audit(java()), searches=(search(after=True),))
    fold = one(part(made, "The searches"), Fold)
    assert fold.line.endswith("1 of 1 finds you now")
    assert fold.blocks[0].queries[0].later is None


def test_postings_that_find_the_person_most_often_come_first():
    quiet, loud = replace(WRONG, id="a", title="Quiet"), replace(WRONG, id="b", title="Loud")
    tried = (search(posting="a", found=False), search(posting="b"))
    made = replace(planned(searches=tried), mismatched=(quiet, loud))
    lines = [b.line for b in part(made, "The searches") if isinstance(b, Fold)]
    assert ["Loud" in text for text in lines] == [True, False]


def test_of_many_postings_the_rest_is_in_the_table(monkeypatch):
    monkeypatch.setattr(look_searches, "MOST_POSTINGS", 1)
    wrong = tuple(replace(WRONG, id=name) for name in "abc")
    made = replace(planned(searches=tuple(search(posting=w.id) for w in wrong)), mismatched=wrong)
    blocks = part(made, "The searches")
    assert len([b for b in blocks if isinstance(b, Fold)]) == 1
    assert "2 postings more: “searches.csv” has their searches." in said(blocks)


def test_postings_without_searches_are_counted():
    made = replace(planned(searches=(search(),)), desired=(WANTED,))
    assert "1 posting without searches" in said(part(made, "The searches"))


def test_a_recorded_search_has_no_title():
    made = replace(planned(searches=(search(),)), mismatched=(replace(WRONG, title="", company=""),))
    assert one(part(made, "The searches"), Fold).line.startswith("Mismatched: A recorded search: 1 of 1")


def test_that_there_are_no_searches_is_said():
    (text,) = part(audit(java()), "The searches")
    assert text.text == "No search could be drawn from the postings."
