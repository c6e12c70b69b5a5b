"""Patterns over slots in a row, as sums: how many in a row at most and at least, what may not follow what.

`days` are the cells of one person, slot after slot without a gap. A run that touches the first or the last slot may
have begun before or go on after, so it is never too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.roster.problem import Cell, Sum, Term

Day = tuple[Cell, ...]


def at_most_in_a_row(days: Sequence[Day], most: int) -> tuple[Sum, ...]:
    """No more than so many days with work in a row."""
    there = _terms(days)
    return tuple(Sum(there[first : first + most + 1], at_most=most) for first in range(len(days) - most))


def at_least_in_a_row(days: Sequence[Day], least: int) -> tuple[Sum, ...]:
    """No fewer than so many days with work in a row, between days off."""
    there, less = _terms(days), _terms(days, -1)
    return tuple(
        Sum((*there[first:after], less[first - 1], less[after]), at_most=after - first - 1)
        for first, after in _short_runs(len(days), least)
    )


def at_least_off_in_a_row(days: Sequence[Day], least: int) -> tuple[Sum, ...]:
    """No fewer than so many days off in a row, between days with work."""
    there, less = _terms(days), _terms(days, -1)
    return tuple(
        Sum((*less[first:after], there[first - 1], there[after]), at_most=1)
        for first, after in _short_runs(len(days), least)
    )


def not_after(first: Sequence[Day], then: Sequence[Day]) -> tuple[Sum, ...]:
    """Nothing of `then` in the slot after one with something of `first`; both have an entry for every slot."""
    return tuple(
        Sum((before, after), at_most=1)
        for before, after in zip(_terms(first[:-1]), _terms(then[1:]), strict=True)
        if before.cells and after.cells
    )


def at_most_blocks(blocks: Sequence[Day], most: int) -> Sum:
    """Work in no more than so many blocks, such as weekends, or the days of a week with two sessions each."""
    return Sum(tuple(Term(block, once=True) for block in blocks), at_most=most)


def _terms(days: Sequence[Day], times: int = 1) -> tuple[Term, ...]:
    """A term for every day, which the sums share: a year has thousands of them."""
    return tuple(Term(day, times) for day in days)


def _short_runs(days: int, least: int) -> Iterator[tuple[int, int]]:
    """The first day of every run that would be too short, and the day after it; it lies between two days."""
    for length in range(1, least):
        for first in range(1, days - length):
            yield first, first + length
