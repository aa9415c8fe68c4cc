"""Which side a new ad is closer to, how surely, and whether unrelated kinds of ads are told apart.

    python tests/benchmarks/closeness.py TABLE

TABLE is a CSV (also .csv.gz) of job ads with columns id, title, eval_label, source, text and dup_group. Only
figures come out of it. For pairs of labels of one source, 3, 5 or 10 ads of each label are the two sides, and
four more of each are judged: whole, and as a message of three of their sentences; so are ads of other labels.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pandas as pd
from verdict_gate import CLOSE

from auditor import sections
from auditor.api import extractor
from auditor.contrast import groups
from auditor.contrast.closeness import Sides, closeness, features
from auditor.records import Block, Closeness, Document, Mention, Side, Source
from auditor.settings import Settings

SETTINGS = Settings(model="none")
SIZES = (3, 5, 10)
JUDGED = 4
REPEATS = 2
FAR_PAIRS = 30
SENTENCES = 3
BANDS = ((0.5, 0.7), (0.7, 0.9), (0.9, 1.01))  # of the probability: hard to tell, likely, sure
Ad = pd.Series


def document(ad: Ad, rng: random.Random | None = None) -> Document:
    """An ad as a posting; with `rng` as a message of some of its sentences."""
    text = str(ad["text"])
    if rng:
        lines = [s for s in re.split(r"(?<=[.!?])\s+|\n", text) if 4 < len(s.split()) < 40]
        text = " ".join(rng.sample(lines, min(SENTENCES, len(lines))))
    blocks = (Block("paragraph", line) for line in text.splitlines() if line.strip())
    source = Source(str(ad["id"]), "ad", (Block("field", str(ad["title"]), name="title"), *blocks))
    return sections.posting(source, id=str(ad["id"]))


@cache
def mentions(document: Document) -> tuple[Mention, ...]:
    """The terms of a posting."""
    return extractor(SETTINGS).find(document).mentions


def judged(document: Document, sides: Sides) -> Closeness:
    """Which side a posting is closer to."""
    return closeness(features(document, mentions(document), SETTINGS), sides)


def pairs(labels: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Close pairs of labels, then pairs drawn at random within a source."""
    yield from ((source, one, other) for source, known in CLOSE.items() for one, other in known)
    for _ in range(FAR_PAIRS):
        source, one = rng.choice(labels)
        if others := [label for place, label in labels if place == source and label != one]:
            yield source, one, rng.choice(others)


def compare(ads: Mapping[tuple[str, str], Sequence[Ad]], rng: random.Random) -> Iterator[dict[str, object]]:
    """One row for each ad that is judged."""
    labels = [key for key, found in ads.items() if len(found) >= max(SIZES) + 2]
    for source, one, other in pairs(labels, rng):
        wrong, right = list(ads[source, one]), list(ads[source, other])
        for _ in range(REPEATS):
            rng.shuffle(wrong)
            rng.shuffle(right)
            for size in SIZES:
                if min(len(wrong), len(right)) < size + JUDGED:
                    continue
                given: dict[Side, list[Document]] = {
                    "mismatched": [document(ad) for ad in wrong[:size]],
                    "desired": [document(ad) for ad in right[:size]],
                }
                sides = Sides.of(given, extractor(SETTINGS), SETTINGS)
                places = [key for key in labels if key[1] not in (one, other)]
                strangers = [rng.choice(list(ads[rng.choice(places)])) for _ in range(JUDGED)]
                asked = (
                    ("mismatched", wrong[size : size + JUDGED]),
                    ("desired", right[size : size + JUDGED]),
                )
                for truth, some in (*asked, ("neither", strangers)):
                    for ad in some:
                        for form in ("whole", "message"):
                            made = judged(document(ad, rng if form == "message" else None), sides)
                            yield {
                                "size": size, "form": form, "truth": truth, "side": made.side,
                                "probability": made.probability,
                            }  # fmt: skip


def kinds(ads: Mapping[tuple[str, str], Sequence[Ad]], rng: random.Random) -> Iterator[str]:
    """How often ads of one label are taken apart, and two labels are told apart."""

    def found(some: Sequence[Ad]) -> list[set[str]]:
        documents = [document(ad) for ad in some]
        by_id = {d.id: mentions(d) for d in documents}
        made = groups.groups(documents, by_id, extractor(SETTINGS).background_share, SETTINGS)
        return [{d.id for d in group} for group in made]

    narrow = [v for (s, label), v in ads.items() if s != "google" and not label.startswith("SOC")]
    single = [rng.sample(list(v), 10) for v in narrow if len(v) >= 10]
    apart = sum(len(found(some)) > 1 for some in single)
    yield f"ten ads of one narrow label taken apart: {apart} of {len(single)}"
    labels = [key for key, v in ads.items() if len(v) >= 12]
    for name, chosen in (
        ("close", [(s, a, b) for s, known in CLOSE.items() for a, b in known]),
        ("random", list(pairs(labels, rng))[-FAR_PAIRS:]),
    ):
        right = tried = 0
        for source, one, other in chosen:
            if min(len(ads[source, one]), len(ads[source, other])) < 5:
                continue
            sides = [rng.sample(list(ads[source, label]), 5) for label in (one, other)]
            ids = [{str(ad["id"]) for ad in side} for side in sides]
            made = found([*sides[0], *sides[1]])
            tried += 1
            right += len(made) > 1 and all(any(group <= side for side in ids) for group in made)
        yield f"five ads of each of two labels, {name} pairs, told apart without mixing: {right} of {tried}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("table")
    table = pd.read_csv(parser.parse_args().table, dtype=str, keep_default_na=False)
    ads: dict[tuple[str, str], list[Ad]] = defaultdict(list)
    for _, ad in table.drop_duplicates(["source", "eval_label", "dup_group"]).iterrows():
        ads[ad["source"], ad["eval_label"]].append(ad)
    rows = pd.DataFrame(compare(ads, random.Random(1)))
    own = rows[rows["truth"] != "neither"]
    told = own[own["side"] != "neither"]
    for (form, size), some in told.groupby(["form", "size"]):
        right = (some["side"] == some["truth"]).mean()
        among = own[(own["form"] == form) & (own["size"] == size)]
        kept = (among["side"] != "neither").mean()
        strange = rows[(rows["truth"] == "neither") & (rows["form"] == form) & (rows["size"] == size)]
        neither = (strange["side"] == "neither").mean()
        shares = f"right {right:.3f} of {len(some)}; own ads kept {kept:.3f}, others told {neither:.3f}"
        print(f"{form}, {size} a side: {shares}")
    for low, high in BANDS:
        some = told[(told["probability"] >= low) & (told["probability"] < high)]
        right = (some["side"] == some["truth"]).mean()
        mean = some["probability"].mean()
        print(f"probability {low} to {min(high, 1)}: mean {mean:.3f}, right {right:.3f} of {len(some)}")
    print("\n".join(kinds(ads, random.Random(2))))


if __name__ == "__main__":
    main()
