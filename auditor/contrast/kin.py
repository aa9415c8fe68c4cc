"""Words keep company: in what share of public postings like these a term stands.

A shipped table holds, for public job ads and occupations, which concepts of the lexicon stand in each (no
text). The bags nearest to a posting give a share of every concept, asked for or not; that share is the prior
of the gap, on both sides alike. Nearness goes by the company that concepts keep in all bags, so that a
posting finds its like although it shares few words with it.

All constants were chosen on public job ads, without the bags of their own board (tests/benchmarks/kin.py).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from auditor.contrast.gap import Bools, Borrowed, Floats
from auditor.errors import WrongInput
from auditor.languages import Language
from auditor.records import Kin, TermTable
from auditor.settings import Settings

FILE = "term_bags.npz"
FORMAT = 1
MOST_UNKNOWN = 0.05  # share of a table's concepts that a lexicon may lack: with more it is another one's
ALIKE = 0.95  # cosine of two sets of concepts from which they are one posting
FEWEST_BAGS = 10  # that hold a term: with fewer, as of a tool younger than the table, its share says nothing
AT_ONCE = 64  # postings compared with all bags in one step: 10 MB
DIGITS = 5  # of nearness: the last ones differ from processor to processor
SPARE = 50  # neighbours to look at beyond those that count: some are the posting itself
# Log odds that a posting asks for a term, from its share in the nearest bags and the company it keeps
BEGIN, OF_SHARE, OF_COMPANY, LEAST_SHARE = -0.46, 0.65, 1.46, 0.004

Arrays = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """Which concepts stand together: `concepts` lists those of bag i from `starts[i]` on, by their number."""

    names: tuple[str, ...]
    vectors: Floats  # concepts x dimensions, of length 1: near where the company is the same
    starts: npt.NDArray[np.int64]
    concepts: npt.NDArray[np.int64]
    boards: tuple[str, ...]  # where bags come from
    board: npt.NDArray[np.int64]  # the number of its board, by bag
    numbers: dict[str, int]  # by name
    held: npt.NDArray[np.int64]  # bags with each concept
    rarity: Floats  # of each concept: log of bags in all by bags with it
    centres: npt.NDArray[np.float32]  # bags x dimensions, of length 1

    @classmethod
    def of(cls, arrays: Arrays) -> Bags:
        """The bags of a table's arrays.

        Raises:
            KeyError, ValueError: the arrays are not those of a table that this version reads.
        """
        head = json.loads(bytes(arrays["head"].astype(np.uint8)))
        if head["format"] != FORMAT:
            raise ValueError(f"format {head['format']}, this version reads format {FORMAT}")
        names, sizes = tuple(head["names"]), arrays["sizes"].astype(np.int64)
        concepts = arrays["concepts"].astype(np.int64)
        vectors = _of_length_one(arrays["vectors"].astype(np.float64))
        if sizes.sum() != len(concepts) or len(vectors) != len(names) or len(arrays["board"]) != len(sizes):
            raise ValueError("its parts do not fit together")
        held = np.bincount(concepts, minlength=len(names))
        rarity = np.log((len(sizes) + 1) / (held + 0.5))
        starts = np.concatenate([[0], np.cumsum(sizes)])
        centres = _centres((vectors * rarity[:, None]).astype(np.float32), concepts, starts)
        numbers = {name: number for number, name in enumerate(names)}
        board = arrays["board"].astype(np.int64)
        return cls(
            names, vectors, starts, concepts, tuple(head["boards"]), board, numbers, held, rarity, centres
        )

    def speak_of(self, name: str) -> bool:
        """Whether enough of them hold a concept for its share to mean something."""
        return name in self.numbers and bool(self.held[self.numbers[name]] >= FEWEST_BAGS)

    def unlike(self, names: Collection[str]) -> int:
        """How many of its concepts are none of these."""
        return len(self.names) - len({*self.names} & {*names})


def load(language: Language) -> Bags | None:
    """The table of a language; None for a language that has none.

    Raises:
        WrongInput: the file is damaged, or of another version.
    """
    path = language.folder / FILE
    return _read(path) if path.is_file() else None


@cache
def _read(path: Path) -> Bags:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return Bags.of({name: arrays[name] for name in arrays.files})
    except (OSError, ValueError, LookupError, zipfile.BadZipFile) as error:
        raise WrongInput(
            f"{path}: not a table of term bags that this version reads ({error}); install again, or go "
            "without it: --no-kin, or kin = false in the settings"
        ) from error


def kin_of(presence: pd.DataFrame, terms: Sequence[str], bags: Bags, settings: Settings) -> Kin | None:
    """What public postings like each of these say of some terms; None where nothing can be compared.

    Args:
        presence: postings x terms; above 0 is asked for.
        terms: those to speak of; one that hardly any bag knows is left out.
    """
    known = [name for name in presence if name in bags.numbers]
    numbers = np.array([bags.numbers[str(name)] for name in known], dtype=np.int64)
    asked = presence[known].to_numpy(dtype=float) > 0
    rows = np.flatnonzero(asked.any(axis=1))
    told = [name for name in dict.fromkeys(terms) if bags.speak_of(name)]
    if not len(rows) or not told:
        return None
    wanted = np.array([bags.numbers[name] for name in told])
    share, prior = np.full((2, len(presence), len(told)), np.nan)
    for some in np.array_split(rows, -(-len(rows) // AT_ONCE)):
        centres = _of_length_one(asked[some] @ (bags.vectors[numbers] * bags.rarity[numbers][:, None]))
        roughly = bags.centres @ centres.T.astype(np.float32)  # many at once: ten times as fast as one by one
        for place, row in enumerate(some):
            own, centre = numbers[asked[row]], centres[place]
            near, nearness = _nearest(own, roughly[:, place], bags, settings.kin_postings)
            share[row], prior[row] = _of_posting(near, nearness, centre, wanted, bags)
    frames = (pd.DataFrame(one, index=presence.index, columns=told) for one in (share, prior))
    return Kin(*frames)


def is_of_another(bags: Bags, names: Collection[str]) -> bool:
    """Whether a table was made for another lexicon than the one with these names."""
    return bags.unlike(names) > MOST_UNKNOWN * len(bags.names)


def borrowed(table: TermTable, names: Sequence[str], settings: Settings) -> Borrowed | None:
    """What public postings like these let expect; a posting that has no kin is like the others.

    Postings of one side only are contrasted with postings at large, and borrow nothing.
    """
    if table.kin is None or table.sides.nunique() < 2:
        return None
    prior = table.kin.prior.reindex(columns=[*names]).to_numpy(dtype=float)
    told = ~np.isnan(prior)
    known = told.any(axis=0)
    mean = np.where(told, prior, 0.0).sum(axis=0) / np.maximum(told.sum(axis=0), 1)
    presence = np.where(told, prior, mean)
    once = 1 / (1 + settings.saturation)  # presence of a term that a posting asks for
    return Borrowed(once * presence, np.where(known, settings.kin_weight, 0.0))


def shares(share: Floats, weights: Floats, mismatched: Bools) -> tuple[float | None, float | None]:
    """The share of public postings like those of each side, if both are known; of one term, by posting."""
    known = ~np.isnan(share)
    sides = (mismatched & known, ~mismatched & known)
    if not all(rows.any() for rows in sides):
        return None, None
    one, other = (float(np.average(share[rows], weights=weights[rows])) for rows in sides)
    return one, other


def said(both: tuple[float | None, float | None]) -> str:
    """What was borrowed: "; in 61 % of public postings like the mismatched ones, in 4 % like the desired"."""
    percents = [round(100 * share) for share in both if share is not None]
    if not any(percents):
        return ""
    wrong, right = percents
    return f"; in {wrong} % of public postings like the mismatched ones, in {right} % like the desired ones"


def _of_posting(
    near: npt.NDArray[np.int64],
    nearness: Floats,
    centre: Floats,
    wanted: npt.NDArray[np.int64],
    bags: Bags,
) -> tuple[Floats, Floats]:
    """Share of each wanted concept in the bags nearest to a posting, and what to expect of it there."""
    if not nearness.any():
        return np.full(len(wanted), np.nan), np.full(len(wanted), np.nan)
    sizes = bags.starts[near + 1] - bags.starts[near]
    held = np.concatenate([bags.concepts[bags.starts[one] : bags.starts[one + 1]] for one in near])
    total = np.bincount(held, weights=np.repeat(nearness, sizes), minlength=len(bags.names))
    share = total[wanted] / nearness.sum()
    company = np.round(bags.vectors[wanted] @ centre, DIGITS)
    odds = BEGIN + OF_SHARE * np.log(share + LEAST_SHARE) + OF_COMPANY * company
    return share, 1 / (1 + np.exp(-odds))


def _nearest(
    own: npt.NDArray[np.int64], roughly: npt.NDArray[np.float32], bags: Bags, count: int
) -> tuple[npt.NDArray[np.int64], Floats]:
    """The nearest bags with their nearness (0-1); the posting itself, and reposts of it, are none."""
    most = min(count + SPARE, len(roughly))
    chosen = np.sort(np.argpartition(roughly, len(roughly) - most)[len(roughly) - most :])
    nearness = np.round(roughly[chosen].astype(np.float64), DIGITS)
    order = np.lexsort((chosen, -nearness))
    chosen, nearness = chosen[order], nearness[order]
    mine = np.zeros(len(bags.names))
    mine[own] = bags.rarity[own] ** 2
    pairs = zip(chosen, nearness, strict=True)
    other = np.array([near < ALIKE or _alike(mine, bags, int(one)) < ALIKE for one, near in pairs])
    return chosen[other][:count], np.maximum(nearness[other][:count], 0.0)


def _alike(mine: Floats, bags: Bags, bag: int) -> float:
    """Cosine of two sets of concepts by rarity."""
    other = bags.concepts[bags.starts[bag] : bags.starts[bag + 1]]
    length = float(np.sqrt(mine.sum() * (bags.rarity[other] ** 2).sum()))
    return float(mine[other].sum()) / length if length else 0.0


def _centres(
    vectors: npt.NDArray[np.float32], concepts: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    """The direction of the sum of each bag's vectors; bags of one size at once, which is much faster."""
    sizes = np.diff(starts)
    sums = np.zeros((len(sizes), vectors.shape[1]), dtype=np.float32)
    for size in np.unique(sizes):
        rows = np.flatnonzero(sizes == size)
        sums[rows] = vectors[concepts[starts[rows][:, None] + np.arange(size)]].sum(axis=1)
    lengths: npt.NDArray[np.float32] = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return sums / lengths


def _of_length_one(rows: Floats) -> Floats:
    lengths: Floats = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths
