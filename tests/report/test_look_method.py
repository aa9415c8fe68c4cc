"""How an audit was computed, as the page says it."""

from dataclasses import replace

from hand_built import audit
from looked_at import PARTS, one, part, planned, said

from auditor.records import Notice
from auditor.report.look_page import look_page
from auditor.report.page import Fold, Items, Pairs, Table

THIN = Notice("small-sample", "warning", "Small sample.")


def test_what_stood_in_the_banner_is_not_said_again():
    made = replace(planned(), notices=(THIN, Notice("other", "info", "A file.")))
    caveats = one(part(made, PARTS[-1]), Items).items
    assert "A file." in caveats
    assert "Small sample." not in caveats


def test_every_notice_stands_somewhere():
    made = replace(planned(), notices=(THIN, *(Notice(str(n), "warning", f"Notice {n}.") for n in range(3))))
    shown = said(look_page(made).blocks)
    assert all(notice.message in shown for notice in made.notices)


def test_versions_settings_and_inputs_are_told():
    blocks = part(audit(), PARTS[-1])
    settings, inputs = (block for block in blocks if isinstance(block, Fold))
    assert ("language model", "a_model") in [p for b in blocks if isinstance(b, Pairs) for p in b.pairs]
    assert one(settings.blocks, Pairs).pairs == (("seed", "0"), ("smallest_gap", "0.15"))
    assert one(inputs.blocks, Table).rows == (("profile.txt", "profile", "text", "00"),)


def test_what_was_not_done_is_not_told():
    done = said(part(planned(), PARTS[-1]))
    left = replace(audit(expected_probable_by_chance=None), mismatched=())
    assert "shuffled" in done
    assert "The plan is" in done
    assert "shuffled" not in said(part(left, PARTS[-1]))
    assert "The plan is" not in said(part(left, PARTS[-1]))
