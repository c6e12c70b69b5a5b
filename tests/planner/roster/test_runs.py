"""Patterns of days in a row, against plain code over every pattern of eight days."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, product

import pytest

from planner.roster.problem import Cell, Sum
from tests.support import runs

_SLOTS = 8
_DAYS = [(Cell("an", str(day), "early"), Cell("an", str(day), "late")) for day in range(_SLOTS)]
_PATTERNS = list(product((False, True), repeat=_SLOTS))


def _taken(pattern: tuple[bool, ...]) -> set[Cell]:
    return {_DAYS[day][day % 2] for day, there in enumerate(pattern) if there}


def _lengths(pattern: tuple[bool, ...], there: bool) -> list[tuple[int, bool]]:
    """The lengths of the runs of days there, or off, and whether each lies between two others."""
    groups = [(kind, len(list(days))) for kind, days in groupby(pattern)]
    return [(length, 0 < number < len(groups) - 1) for number, (kind, length) in enumerate(groups) if kind is there]


@pytest.mark.parametrize("bound", range(1, 5))
@pytest.mark.parametrize(
    ("sums", "keeps"),
    [
        (runs.at_most_in_a_row, lambda pattern, bound: all(n <= bound for n, _ in _lengths(pattern, True))),
        (runs.at_least_in_a_row, lambda pattern, bound: all(n >= bound for n, in_ in _lengths(pattern, True) if in_)),
        (
            runs.at_least_off_in_a_row,
            lambda pattern, bound: all(n >= bound for n, in_ in _lengths(pattern, False) if in_),
        ),
    ],
)
def test_runs(sums: Callable[..., tuple[Sum, ...]], keeps: Callable[[tuple[bool, ...], int], bool], bound: int) -> None:
    for pattern in _PATTERNS:
        kept = not any(one.over(_taken(pattern)) for one in sums(_DAYS, bound))
        assert kept == keeps(pattern, bound), pattern


def test_what_may_not_follow() -> None:
    early, late = ([(cells[number],) for cells in _DAYS] for number in (0, 1))
    sums = runs.not_after(late, early)
    assert len(sums) == _SLOTS - 1
    assert not any(one.over({early[0][0], late[1][0], late[2][0], early[4][0]}) for one in sums)
    assert sum(one.over({late[2][0], early[3][0]}) for one in sums) == 1


def test_blocks_count_once() -> None:
    weekends = runs.at_most_blocks([_DAYS[0] + _DAYS[1], _DAYS[6] + _DAYS[7]], 1)
    assert not weekends.over({*_DAYS[0], *_DAYS[1]})
    assert weekends.over({_DAYS[1][0], _DAYS[6][1]}) == 1
