"""What the wanted postings say is found once, however many contacts are held against it."""

from reason_texts import text, wanted

from auditor.reasons import contract, level, place, shape, trade
from auditor.reasons.wanted import Signs

DESIRED = tuple(
    text(f"Bake bread number {n}. Permanent and full-time. Three years of baking.") for n in range(5)
)
JUDGES = (
    contract.judge,
    lambda t, w: level.judge(t, w, ()),
    place.judge,
    shape.judge,
    lambda t, w: trade.judge(t, w, alone=True),
    trade.strange,
)


def test_each_further_contact_costs_nothing_of_the_wanted_ones(monkeypatch):
    read, lines = [], Signs.lines

    def counted(self, given):
        given = [*given]
        read.extend(line for line in given if "bread number" in line)
        return lines(self, given)

    monkeypatch.setattr(Signs, "lines", counted)
    sought = wanted(*DESIRED)
    for judge in JUDGES:
        judge(text("Contract of nine months, paid per hour, in a place far away."), sought)
    before = len(read)
    for number in range(5):
        for judge in JUDGES:
            judge(text(f"Contract of {number} months, paid per hour, in a place far away."), sought)
    assert len(read) == before > 0
