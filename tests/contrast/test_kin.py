"""What public postings like the given ones say, on tables of a few bags made by hand."""

import json
import re
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from auditor import languages
from auditor.contrast import kin
from auditor.contrast.corpus import borrow, kin_notices
from auditor.contrast.gap import Borrowed, posterior, soft_gap
from auditor.contrast.kin import Bags, kin_of
from auditor.contrast.verdicts import contrast
from auditor.errors import WrongInput
from auditor.languages import ENGLISH
from auditor.records import Term
from auditor.settings import Settings

WEAVING = ("loom", "yarn", "dye")
FISHING = ("net", "boat", "bait")
FEW = Settings(kin_postings=5)


def packed(*bags, boards=None, **head):
    """The arrays of a table; words of one craft keep the same company."""
    names = sorted({name for bag in bags for name in bag})
    boards = boards or ["board"] * len(bags)
    known = sorted(set(boards))
    head = {"format": kin.FORMAT, "boards": known, "names": names} | head
    crafts = [(127, 0) if name in WEAVING else (0, 127) if name in FISHING else (90, 90) for name in names]
    return {
        "head": np.frombuffer(json.dumps(head).encode(), dtype=np.uint8),
        "sizes": np.array([len(bag) for bag in bags], dtype=np.uint16),
        "concepts": np.array([names.index(name) for bag in bags for name in sorted(bag)], dtype=np.uint16),
        "board": np.array([known.index(board) for board in boards], dtype=np.uint8),
        "vectors": np.array(crafts, dtype=np.int8),
    }


@pytest.fixture(scope="module")
def bags():
    """Ten bags of each craft; half of those that weave also name a mill."""
    weaving = [{*WEAVING, "mill"} if number % 2 else {*WEAVING} for number in range(20)]
    return Bags.of(packed(*weaving, *({*FISHING} for _ in range(20))))


def asked(*postings):
    names = sorted({name for posting in postings for name in posting.split()})
    rows = [[0.67 * (name in posting.split()) for name in names] for posting in postings]
    return pd.DataFrame(rows, columns=names, index=[f"p{n}" for n in range(len(postings))], dtype=float)


# --- what the nearest bags say --------------------------------------------------------------------------


def test_words_that_keep_company_with_a_posting_are_expected_in_it(bags):
    found = kin_of(asked("loom yarn"), ["dye", "bait"], bags, FEW)
    assert found.share.loc["p0"].tolist() == [1.0, 0.0]
    assert found.prior.loc["p0", "dye"] > 0.5 > found.prior.loc["p0", "bait"]


def test_the_share_is_that_of_the_nearest_bags(bags):
    found = kin_of(asked("loom yarn"), ["mill"], bags, Settings(kin_postings=20))
    assert found.share.loc["p0", "mill"] == pytest.approx(0.5, abs=0.05)


def test_a_posting_is_no_kin_of_itself():
    others = ({*WEAVING, "shears"} for _ in range(12))
    table = Bags.of(packed({*WEAVING, "mill"}, *({"mill", *FISHING} for _ in range(12)), *others))
    found = kin_of(asked("loom yarn dye mill"), ["mill"], table, Settings(kin_postings=12))
    assert found.share.loc["p0", "mill"] == 0.0


def test_a_word_that_hardly_any_bag_holds_borrows_nothing():
    rare = [{*WEAVING, "laser"}] * (kin.FEWEST_BAGS - 1)
    table = Bags.of(packed(*rare, *({*FISHING} for _ in range(20))))
    assert kin_of(asked("loom"), ["laser"], table, FEW) is None
    assert "laser" not in kin_of(asked("boat"), ["laser", "net"], table, FEW).share


def test_a_posting_without_a_known_word_is_like_the_others(bags, table):
    made = table(["loom yarn", "unheard"], ["boat"])
    found = kin_of(made.presence, ["dye"], bags, FEW)
    assert np.isnan(found.share.loc["m1", "dye"])
    filled = kin.borrowed(with_kin(made, found), ["dye"], FEW)
    assert filled.presence[1, 0] == pytest.approx(filled.presence[[0, 2], 0].mean())


def test_a_posting_that_is_all_there_is_has_no_kin():
    table = Bags.of(packed(*[{*WEAVING}] * kin.FEWEST_BAGS))
    found = kin_of(asked("loom yarn dye"), ["dye"], table, FEW)
    assert found.share.isna().all(axis=None)


def test_postings_without_any_known_word_have_no_kin(bags):
    assert kin_of(asked("unheard", "unsung"), ["dye"], bags, FEW) is None


def with_kin(table, found):
    return type(table)(table.presence, table.sides, table.weights, table.companies, table.nice_to_have, found)


# --- the prior ------------------------------------------------------------------------------------------


def test_what_is_expected_counts_as_so_many_postings():
    """A = a + 1/2 + w q, B = n - a + 1/2 + w (1 - q)."""
    one = posterior(np.array([2.0]), 3.0, np.array([0.4]), 2.0)
    assert one.mean[0] == pytest.approx((2 + 0.5 + 0.8) / 6)


def test_what_is_expected_on_both_sides_alike_leaves_the_direction():
    presence = np.array([[0.67], [0.67], [0.0], [0.0]])
    sides = np.array([True, True, False, False])
    alike = Borrowed(np.full((4, 1), 0.3), np.array([3.0]))
    alone, steadied = (soft_gap(presence, np.ones(4), sides, b) for b in (None, alike))
    assert 0 < steadied.gap[0] < alone.gap[0]
    assert soft_gap(presence * 0, np.ones(4), sides, alike).gap[0] == 0


def test_a_shuffled_side_expects_what_its_own_postings_expect():
    borrowed = Borrowed(np.array([[0.6], [0.6], [0.0], [0.0]]), np.array([3.0]))
    one, other = (
        soft_gap(np.zeros((4, 1)), np.ones(4), np.array(sides), borrowed).gap[0]
        for sides in ([True, True, False, False], [True, False, True, False])
    )
    assert one > 0
    assert other == pytest.approx(0)


def test_an_unseen_word_leans_where_its_company_stands_and_is_never_more_than_a_lead(bags, table):
    made = table(["loom yarn"] * 5, ["boat net"] * 5)
    found = kin_of(made.presence, ["dye"], bags, FEW)
    (one,), _ = contrast(with_kin(made, found), {"dye": Term("dye", "tool")}, {}, FEW)
    assert one.score.gap > 0
    assert (one.verdict, one.evidence_label) == ("undecided", "anecdotal")
    assert (one.mismatched_kin, one.desired_kin) == (1.0, 0.0)
    said = "in 100 % of public postings like the mismatched ones, in 0 % like the desired ones"
    assert one.why == f"no posting asks for it; {said}"


def test_one_side_alone_borrows_nothing(bags, table):
    made = table(["loom yarn"] * 3, [])
    found = kin_of(made.presence, ["dye"], bags, FEW)
    (one,), _ = contrast(
        with_kin(made, found), {"dye": Term("dye", "tool")}, {}, FEW, background=lambda _: 0.0
    )
    assert one.mismatched_kin is None


def test_what_is_borrowed_lowers_the_bar_for_a_firm_verdict(bags, table):
    """Five postings each, worth three more: the bar is lower by three ninths of the ease."""
    made = table(["loom yarn"] * 5, ["boat net"] * 5)
    found = with_kin(made, kin_of(made.presence, ["yarn"], bags, FEW))
    family = {"yarn": Term("yarn", "tool")}
    (one,), _ = contrast(found, family, {}, FEW)
    z = NormalDist().inv_cdf(one.score.probability)
    verdicts = []
    for bar, ease in ((1.1, 0.0), (1.1, 0.4), (1.2, 0.4)):
        settings = replace(FEW, firm_probability=NormalDist().cdf(bar * z), kin_ease=ease)
        verdicts += [c.verdict for c in contrast(found, family, {}, settings)[0]]
    assert verdicts == ["probably_wrong_role", "wrong_role", "probably_wrong_role"]


# --- the file -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(b"no table"),
        lambda path: np.savez(path, **packed({*WEAVING}, format=99)),
        lambda path: np.savez(path, **packed({*WEAVING}) | {"sizes": np.array([9])}),
        lambda path: np.savez(path, **packed({*WEAVING}) | {"concepts": np.array([7, 8, 9])}),
        lambda path: np.savez(path, head=np.zeros(3, dtype=np.uint8)),
    ],
    ids=[
        "damaged",
        "another format",
        "parts that do not fit",
        "numbers of nothing",
        "parts that are missing",
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_a_line(tmp_path, write):
    write(tmp_path / kin.FILE)
    with pytest.raises(WrongInput, match=r"not a table of term bags.*--no-kin") as refused:
        kin.load(languages.Language(tmp_path))
    assert "\n" not in str(refused.value)


def test_a_language_without_a_table_has_no_kin(tmp_path):
    assert kin.load(languages.Language(tmp_path)) is None


def test_a_table_of_another_lexicon_is_told_and_not_used(tmp_path, table, extractor, monkeypatch, bags):
    monkeypatch.setattr(kin, "load", lambda language: bags)
    made = table(["loom yarn"], ["boat"])
    assert borrow(made, ["dye"], extractor, FEW).kin is None
    (notice,) = kin_notices(made, extractor, FEW)
    assert notice.code == "kin-of-another-lexicon"
    assert "7 of its 7 terms are unknown" in notice.message
    assert kin_notices(made, extractor, Settings(kin=False)) == ()


def test_postings_that_name_nothing_known_are_told(table, extractor):
    made = table(["unheard"], ["unsung"])
    assert borrow(made, ["Java"], extractor, FEW).kin is None
    (notice,) = kin_notices(made, extractor, FEW)
    assert notice.code == "no-kin"


def test_no_kin_is_wanted(table, extractor):
    made = table(["Java"], ["Kubernetes"])
    assert borrow(made, ["SQL"], extractor, Settings(kin=False)) is made


def test_the_shipped_table_fits_the_shipped_lexicon(extractor):
    shipped = kin.load(ENGLISH)
    assert not kin.is_of_another(shipped, extractor.lexicon.names)
    assert (ENGLISH.folder / kin.FILE).stat().st_size <= 2_000_000


def test_shipped_kin_of_a_java_posting_are_what_java_jobs_ask_for(extractor, table):
    made = table(["Java Hibernate", "Java Spring"], ["Accounting Tax", "Accounting Payroll"])
    found = borrow(made, ["Struts", "Bookkeeping"], extractor, Settings()).kin
    assert found.share.loc["m0", "Struts"] > found.share.loc["d0", "Struts"]
    assert found.share.loc["m0", "Bookkeeping"] < found.share.loc["d0", "Bookkeeping"]


def test_notice_names_the_sources_of_the_table():
    notice = (ENGLISH.folder.parents[2] / "NOTICE").read_text("utf-8")
    shipped = kin.load(ENGLISH)
    told = re.sub(r"\s+", " ", notice)
    assert all(word in told for word in ("term_bags.npz", "O*NET 27.0", "CC BY 4.0", "skill2vec", "MIT"))
    assert f"{len(shipped.starts) - 1:,}" in told
