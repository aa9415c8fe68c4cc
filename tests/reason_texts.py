"""Texts as reasons read them, so that a test shows only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.languages import ENGLISH
from auditor.reasons.texts import Text
from auditor.reasons.wanted import Wanted
from auditor.records import Position


def text(*lines: str, title: str = "Baker", place: str = "", **more: Any) -> Text:
    """A posting, or a profile with `positions` and what it says `of_self`."""
    values = {"id": "p", "company": "", "of_employer": (), "positions": (), "of_self": (), **more}
    return Text(title=title, place=place, lines=lines, **values)


def wanted(*desired: Text, profile: Text | None = None) -> Wanted:
    """What a contact is held against; by default one wanted posting that says little."""
    return Wanted(profile or text(title=""), desired or (text("We bake bread."),), ENGLISH)


def baker(start: str, end: str, title: str = "Baker") -> Position:
    """A job of a profile."""
    return Position(title, "Crumb", start, end)


def profile_of(*positions: Position, of_self: Sequence[str] = (), place: str = "") -> Text:
    """A profile with jobs, and what the person says of themselves."""
    return text(*of_self, title="Mo Ryan", place=place, positions=positions, of_self=tuple(of_self))
