"""One frozen Settings: every number of the method that a person may want to change, with its default.

`Settings.load` reads the same names from a TOML file; an unknown name or a wrong type is an error,
never ignored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from auditor import plain_file
from auditor.errors import WrongInput

# How much a recruiter searches for words of a kind at all
KIND_WEIGHTS: MappingProxyType[str, float] = MappingProxyType(
    {
        "tool": 1.0,
        "language": 1.0,
        "method": 1.0,
        "certification": 1.0,
        "title": 1.0,
        "domain": 0.8,
        "open": 0.3,
        "soft": 0.1,
        "seniority": 0.0,
    }
)


_SHARE, _SURE, _MANY = (0.0, 1.0), (0.5, 1.0), (1.0, 1_000_000.0)
# From where to where a number may lie that a file gives; beyond it an audit says nothing, or does not end.
RANGES: MappingProxyType[str, tuple[float, float]] = MappingProxyType(
    {
        "seed": (0.0, 2.0**32 - 1),
        "saturation": (0.0, 10.0),
        "length_normalisation": _SHARE,
        "shortest_average": (1.0, 100_000.0),
        "title_weight": (0.0, 100.0),
        "nice_to_have_weight": (0.0, 100.0),
        "kin_weight": (0.0, 1_000.0),
        "kin_postings": (1.0, 10_000.0),
        "kin_ease": _SHARE,
        "firm_probability": _SURE,
        "probable_probability": _SURE,
        "smallest_gap": _SHARE,
        "firm_postings": (0.0, 1_000.0),
        "shared_share": _SHARE,
        "shared_tolerance": _SHARE,
        "missing_share": _SHARE,
        "shuffles": (1.0, 100_000.0),
        "theme_likeness": _SHARE,
        "theme_probability": _SURE,
        "theme_odds": (1.0, 1_000.0),
        "duplicate_jaccard": _SHARE,
        "duplicate_containment": _SHARE,
        "repeated_share": _SHARE,
        "repeated_from": _MANY,
        "repeated_words": _MANY,
        "open_background": _SHARE,
        "open_word_background": _SHARE,
        "open_postings": _MANY,
        "plan_target": _SHARE,
        "plan_loss": _SHARE,
        "plan_benefit": _SHARE,
        "thin_profile_words": (0.0, 1_000_000.0),
    }
)
CHOICES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType({"plan_by": ("place", "word")})
LONGEST_SHOWN = 40  # characters of a value that an error repeats


@dataclass(frozen=True, slots=True)
class Settings:
    """The method's constants. Shares and probabilities are 0-1, lengths are in tokens or words."""

    language: str = "en"
    model: str = ""  # a spaCy pipeline by name; empty takes the best one installed; "none" takes none
    lexicon: tuple[str, ...] = ()  # files of your own entries; a settings file names them from its folder
    seed: int = 0

    # Soft presence and the gap
    saturation: float = 0.5  # k_s: tf 1 counts .67, tf 2 .80, tf 4 .89 at average length
    length_normalisation: float = 0.75  # b
    shortest_average: int = 100  # tokens; floor of the average posting length
    title_weight: float = 2.0
    nice_to_have_weight: float = 0.5

    # Kin: what public postings like these ask for
    kin: bool = True
    kin_weight: float = 3.0  # postings that this counts for, on each side
    kin_postings: int = 100  # the nearest ones, of each posting
    kin_ease: float = 0.4  # of the part of a share that is borrowed: so much lower are the bars

    # The verdict gate
    firm_probability: float = 0.98  # halves of one label give a firm verdict in under 5 % of audits
    probable_probability: float = 0.90
    smallest_gap: float = 0.15
    firm_postings: float = 5.0  # n_eff each side needs for a firm verdict
    shared_share: float = 0.25  # both sides ask for it at least this often
    shared_tolerance: float = 0.25  # and the interval lies within this
    missing_share: float = 0.30
    shuffles: int = 500

    # Themes: terms that go together
    theme_likeness: float = 0.30  # mean of the likeness of two groups' terms from which they are one theme
    theme_probability: float = 0.97  # of a firm theme: halves of one label have one in under 2 % of audits
    theme_odds: float = 2.0  # to 1 that a term leans as its firm theme does, before its postings speak

    # Near-duplicates and boilerplate
    duplicate_jaccard: float = 0.6
    duplicate_containment: float = 0.8
    repeated_share: float = 0.30  # a sentence in this share of all postings is boilerplate ...
    repeated_from: int = 6  # ... once there are this many postings
    repeated_words: int = 8  # ... and it is at least this long: short bullets are requirements

    # Open terms
    open_background: float = 0.30  # a phrase in more postings than this, of any field, says nothing
    open_word_background: float = 0.05  # single words must be rarer: most common nouns are generic
    open_postings: int = 2

    # The plan
    plan_by: str = "place"  # a theme in a place is an edit; "word": a word everywhere
    plan_target: float = 0.5  # part of the mismatched attraction that is to go ...
    plan_loss: float = 0.05  # ... losing no more than this part of the desired one
    plan_benefit: float = 0.005  # part of the searches that a cut in the text has to spare to be asked for
    protect: tuple[str, ...] = ()  # terms that no plan removes

    # Hard stops
    thin_profile_words: int = 50

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Settings from a TOML file; names that it leaves out keep their defaults.

        Raises:
            WrongInput: the file is not TOML, or a name, type or value is not one of these.
        """
        try:
            given = tomllib.loads(plain_file.text(path))
        except (
            OSError,
            ValueError,
            RecursionError,
        ) as error:  # a number or a nesting too long to be read, too
            raise WrongInput(f"{path}: not readable as settings ({error}); expected TOML") from error
        made = cls().changed(given, str(path))
        return replace(made, lexicon=tuple(str(path.parent / file) for file in made.lexicon))

    def changed(self, given: dict[str, Any], origin: str) -> Settings:
        """These settings with some values replaced; `origin` names the giver in an error."""
        defaults = asdict(self)
        values = {}
        for name, value in given.items():
            if name not in defaults:
                known = ", ".join(field.name for field in fields(self))
                raise WrongInput(f"{origin}: there is no setting {name!r}; the settings are: {known}")
            values[name] = _checked(name, value, defaults[name], f"{origin}: {name}")
        return replace(self, **values)

    def as_dict(self) -> dict[str, bool | float | int | str | tuple[str, ...]]:
        """All numbers and names, as the provenance of an audit keeps them; files are among its inputs."""
        return {name: value for name, value in asdict(self).items() if name != "lexicon"}


def _checked(name: str, value: Any, default: Any, what: str) -> Any:
    """`value` in the type of the default it replaces, if it is one that this setting may have."""
    if name in RANGES and isinstance(value, int | float) and not isinstance(value, bool):
        low, high = RANGES[name]
        if not low <= value <= high:  # nor is what is no number
            raise WrongInput(
                f"{what} is {_shown(value)}; expected {low:,.10g} to {high:,.10g}, such as {default!r}"
            )
    if name in CHOICES and isinstance(value, str) and value not in CHOICES[name]:
        raise WrongInput(f"{what} is {_shown(value)}; expected {' or '.join(map(repr, CHOICES[name]))}")
    if "\0" in (value if isinstance(value, str) else "".join(_strings(value))):
        raise WrongInput(f"{what} holds a NUL character; expected text such as {default!r}")
    return _converted(value, default, what)


def _strings(value: Any) -> Iterator[str]:
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, str))


def _shown(value: Any) -> str:
    """A value as an error repeats it, cut where it is long."""
    try:
        said = repr(value)
    except ValueError:  # of more digits than Python writes
        return "a number of thousands of digits"
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]} …"


def _converted(value: Any, default: Any, what: str) -> Any:
    """`value` in the type of the default it replaces."""
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if type(value) is not type(default):
        raise WrongInput(
            f"{what} is {_shown(value)}; expected a {type(default).__name__} such as {default!r}"
        )
    return value
