"""How old the figures behind a norm are, read from the years that their sources give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.norms import Fact, Norm

# A range such as 2022-2024, or 2018- for what holds since then.
_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Dated:
    year: int
    in_force: bool


def year(known: Norm) -> int | None:
    """The year of the oldest figure behind a norm, as a chain is as old as its oldest link; None where none says."""
    return min((dated.year for dated in _years(known.path, known.facts)), default=None)


def is_old(known: Norm, today: date) -> bool:
    """Whether a figure behind the norm is of a year that ended more than a year ago; what is still in force is not."""
    return any(not dated.in_force and dated.year + 1 < today.year for dated in _years(known.path, known.facts))


@lru_cache(maxsize=2_000)
def _years(path: str, facts: tuple[Fact, ...]) -> tuple[_Dated, ...]:
    return tuple(dated for fact in facts if (dated := _dated(fact.year)))


def _dated(text: str) -> _Dated | None:
    """The last year of a range, else the first year that the text names."""
    span = _RANGE.search(text)
    if span:
        return _Dated(int(span[2] or span[1]), in_force=not span[2])
    named = _YEAR.search(text)
    return _Dated(int(named[0]), in_force=False) if named else None
