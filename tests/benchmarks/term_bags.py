"""Makes the shipped table of term bags: which concepts of the lexicon stand together in public postings.

    python tests/benchmarks/term_bags.py ADS TECHNOLOGIES TASKS TITLES POSTS [--out FILE]

ADS is a CSV (also .csv.gz) of job ads with columns id, title, source, text and dup_group; TECHNOLOGIES, TASKS
and TITLES are O*NET tables with soc, occupation and technology, task, or alternate_title; POSTS has a column
skills, joined by bars. Only which concepts stand in one posting or occupation goes into the table, and
vectors computed from that.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import verdict_gate as gate

from auditor.contrast import kin
from auditor.contrast.corpus import mentions_of
from auditor.contrast.counts import term_frequencies, tokens
from auditor.errors import AuditorError
from auditor.languages import ENGLISH
from auditor.records import Document, Section
from auditor.sections.clean import clean
from auditor.sections.corpus import divide
from auditor.settings import Settings
from auditor.terms import Extractor

FEWEST = 3  # concepts of a bag, and bags of a concept: less says nothing of company
DIMENSIONS = 32
SPARE = 16  # dimensions and
ROUNDS = 3  # rounds of the randomised factorisation
Bag = tuple[str, frozenset[str]]  # a board, and the names of the concepts


def ads(path: Path, extractor: Extractor) -> Iterator[Bag]:
    """What each ad asks for, counted as the product counts."""
    for row in table(path).drop_duplicates("dup_group").itertuples(index=False):
        if found := counted(str(row.id), str(row.title), str(row.text), extractor):
            yield str(row.source), frozenset(found[0])


def counted(id: str, title: str, text: str, extractor: Extractor) -> tuple[dict[str, float], int] | None:
    """The weighted counts of an ad's terms, and its length; None for what is no posting."""
    settings = extractor.settings
    try:
        source = gate.posting(id, title, text)
    except AuditorError:
        return None
    (posting,) = divide(source, [source], [], settings).desired
    sides = clean({"mismatched": (), "desired": (posting,)}, settings).sides
    (posting,) = sides["desired"]
    mentions = mentions_of(sides, {posting.id: extractor.find(posting)}, extractor.language)
    return term_frequencies(posting, mentions[posting.id], settings), tokens(posting)


def occupations(paths: Sequence[Path], extractor: Extractor) -> Iterator[Bag]:
    """The technologies, tasks and titles of each occupation, as one bag."""
    technologies, tasks, titles = map(table, paths)
    bags: dict[str, set[str]] = {}
    listed = {name: found("skills", name, extractor) for name in technologies["technology"].unique()}
    for soc, name in zip(technologies["soc"], technologies["technology"], strict=True):
        bags.setdefault(str(soc), set()).update(listed[name])
    for soc, rows in tasks.groupby("soc", sort=True):
        bags.setdefault(str(soc), set()).update(found("other", "\n".join(rows["task"]), extractor))
    for soc, *names in titles[["soc", "occupation", "alternate_title", "short_title"]].itertuples(
        index=False
    ):
        named = filter(None, (extractor.lexicon.named(name) for name in names if name))
        bags.setdefault(str(soc), set()).update(named)
    return (("onet", frozenset(bags[soc])) for soc in sorted(bags))


def posts(path: Path, extractor: Extractor) -> Iterator[Bag]:
    """The skills that each post names; the same set counts once."""
    named: dict[str, str] = {}
    seen = set()
    for row in table(path)["skills"]:
        for skill in row.split("|"):
            if skill not in named:
                named[skill] = extractor.lexicon.named(" ".join(skill.replace("_", " ").split()))
        seen.add(frozenset(filter(None, (named[skill] for skill in row.split("|")))))
    return (("skill2vec", bag) for bag in sorted(seen, key=sorted))


def found(kind: str, text: str, extractor: Extractor) -> set[str]:
    """The concepts of a text."""
    document = Document("text", "", "", extractor.language.code, (Section(kind, text),), "text")
    mentions = extractor.find(document).mentions
    return {m.term for m in mentions if m.kind != "seniority" and m.qualifier != "negated"}


def table(path: Path) -> pd.DataFrame:
    """A CSV file of texts."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def packed(bags: Iterable[Bag]) -> dict[str, np.ndarray]:
    """The arrays of a table: concepts by number and by bag, and what company they keep."""
    bags = [bag for bag in bags if len(bag[1]) >= FEWEST]
    held: dict[str, int] = {}
    for _, bag in bags:
        for name in bag:
            held[name] = held.get(name, 0) + 1
    names = sorted(name for name, count in held.items() if count >= FEWEST)
    numbers = {name: number for number, name in enumerate(names)}
    listed = [(board, sorted(numbers[name] for name in bag if name in numbers)) for board, bag in bags]
    listed = sorted((board, bag) for board, bag in listed if len(bag) >= FEWEST)
    boards = sorted({board for board, _ in listed})
    head = {"format": kin.FORMAT, "boards": boards, "names": names}
    vectors = factorised(company([bag for _, bag in listed], len(names)))
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return {
        "head": np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), dtype=np.uint8),
        "sizes": np.array([len(bag) for _, bag in listed], dtype=np.uint16),
        "concepts": np.array([number for _, bag in listed for number in bag], dtype=np.uint16),
        "board": np.array([boards.index(board) for board, _ in listed], dtype=np.uint8),
        "vectors": np.round(127 * vectors / lengths).astype(np.int8),
    }


def company(bags: Sequence[Sequence[int]], count: int) -> np.ndarray:
    """How much more often than by chance two concepts stand together: log of the ratio, at least 0.

    A big bag pairs everything with everything; its pairs count less.
    """
    together = np.zeros((count, count), dtype=np.float32)
    for bag in bags:
        together[np.ix_(bag, bag)] += (len(bag) - 1) ** -0.5
    np.fill_diagonal(together, 0)
    single = together.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(together * together.sum() / np.outer(single, single))
    return np.where(np.isfinite(ratio), np.maximum(ratio, 0), 0).astype(np.float32)


def factorised(matrix: np.ndarray) -> np.ndarray:
    """A vector for each row of a symmetric matrix, whose products are nearly its values."""
    start = np.random.default_rng(0).standard_normal((len(matrix), min(len(matrix), DIMENSIONS + SPARE)))
    base = matrix @ start.astype(np.float32)
    for _ in range(ROUNDS):
        base = matrix @ np.linalg.qr(base)[0]
    base = np.linalg.qr(base)[0]
    values, turned = np.linalg.eigh(base.T @ matrix @ base)
    chosen = [one for one in np.argsort(-np.abs(values), kind="stable")[:DIMENSIONS] if values[one] > 0]
    return (base @ turned[:, chosen]) * np.sqrt(values[chosen])


def write(arrays: Mapping[str, np.ndarray], path: Path) -> None:
    """The table as one file; the same arrays give the same bytes."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def main() -> None:
    """Read every source and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("ads", "technologies", "tasks", "titles", "posts"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, default=ENGLISH.folder / kin.FILE)
    asked = parser.parse_args()
    extractor = Extractor(Settings())
    bags = [
        *ads(asked.ads, extractor),
        *occupations((asked.technologies, asked.tasks, asked.titles), extractor),
        *posts(asked.posts, extractor),
    ]
    arrays = packed(bags)
    write(arrays, asked.out)
    print(f"{len(arrays['sizes'])} bags, {len(arrays['concepts'])} concepts in them, to {asked.out}")


if __name__ == "__main__":
    main()
