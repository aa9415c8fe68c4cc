"""Span F1 of the extractor on SkillSpan's hard terms ("knowledge"), exact and overlapping.

    python tests/benchmarks/skillspan.py FILE [--source tech] [--errors 0]

FILE holds JSON lines with `tokens`, `tags_knowledge` (B, I, O) and `source`, as in Zhang et al., "SkillSpan"
(NAACL 2022); `.gz` is fine. Titles, ranks and soft skills are no knowledge spans and are left out. A span
is exact when both its ends agree; it overlaps when it shares a token with a span of the other side.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from auditor.api import extractor
from auditor.records import Document, Section
from auditor.settings import Settings

NOT_KNOWLEDGE = {"title", "soft", "seniority"}
Span = tuple[int, int]  # first token and the one after the last


class Sentence(NamedTuple):
    """A labelled sentence and what was found in it."""

    tokens: Sequence[str]
    labelled: set[Span]
    found: set[Span]

    def words(self, span: Span) -> str:
        """A span as text."""
        return " ".join(self.tokens[slice(*span)])


def read(path: Path, source: str) -> Iterator[dict[str, Any]]:
    """The rows of a file that come from one source."""
    packed = path.read_bytes()
    for line in (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if row["source"] == source:
            yield row


def labelled(tags: Sequence[str]) -> set[Span]:
    """Spans of B I I ... sequences."""
    starts = [i for i, tag in enumerate(tags) if tag == "B"]
    return {(i, next((j for j in range(i + 1, len(tags)) if tags[j] != "I"), len(tags))) for i in starts}


def sentences(rows: Iterable[dict[str, Any]]) -> Iterator[Sentence]:
    """Each row with the extractor's spans, in tokens."""
    finder = extractor(Settings())
    for row in rows:
        tokens = row["tokens"]
        starts = [0]
        for token in tokens:
            starts.append(starts[-1] + len(token) + 1)
        text = " ".join(tokens)
        document = Document("row", "", "", "en", (Section("other", text),), "row")
        found = set()
        for mention in finder.find(document).mentions:
            if mention.kind not in NOT_KNOWLEDGE and not mention.inner and mention.demand != "boilerplate":
                inside = [
                    i
                    for i in range(len(tokens))
                    if starts[i] < mention.end and mention.start < starts[i + 1] - 1
                ]
                found.add((inside[0], inside[-1] + 1))
        yield Sentence(tokens, labelled(row["tags_knowledge"]), found)


def overlapping(spans: set[Span], others: set[Span]) -> set[Span]:
    """Those of `spans` that share a token with one of `others`."""
    return {span for span in spans if any(span[0] < other[1] and other[0] < span[1] for other in others)}


def figures(right_found: int, right_labelled: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 as cells of a table."""
    precision, recall = right_found / max(found, 1), right_labelled / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def main() -> None:
    """Print the table, and with --errors the commonest mistakes to stderr."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", choices=["tech", "house"], default="tech")
    parser.add_argument("--errors", type=int, default=0, help="how many of each kind to show")
    arguments = parser.parse_args()
    rows = list(sentences(read(arguments.file, arguments.source)))
    print(f"{arguments.source}: {len(rows)} sentences, {sum(len(s.labelled) for s in rows)} labelled spans\n")
    print("| match | precision | recall | F1 |\n|---|---|---|---|")
    for name, kept in (("", rows), (", sentences with a label", [s for s in rows if s.labelled])):
        found, wanted = sum(len(s.found) for s in kept), sum(len(s.labelled) for s in kept)
        exact = sum(len(s.found & s.labelled) for s in kept)
        touching = sum(len(overlapping(s.found, s.labelled)) for s in kept)
        touched = sum(len(overlapping(s.labelled, s.found)) for s in kept)
        print(f"| exact{name} | {figures(exact, exact, found, wanted)} |")
        print(f"| overlap{name} | {figures(touching, touched, found, wanted)} |")
    mistakes = {
        "found, not labelled": Counter(
            s.words(x).lower() for s in rows for x in s.found - overlapping(s.found, s.labelled)
        ),
        "labelled, not found": Counter(
            s.words(x).lower() for s in rows for x in s.labelled - overlapping(s.labelled, s.found)
        ),
    }
    for kind, counts in mistakes.items():
        if arguments.errors:
            print(f"\n{kind} ({counts.total()}):", counts.most_common(arguments.errors), file=sys.stderr)


if __name__ == "__main__":
    main()
