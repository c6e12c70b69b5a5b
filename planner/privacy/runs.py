"""Counts in a row divided into neighbours that are together no small count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

# From so many people on a count may leave the house.
LEAST = 5
# Shares times patients are no whole numbers.
_SLACK = 1e-9


def is_small(count: float) -> bool:
    """Whether a count tells of so few people that it should not leave the house; none at all is not few."""
    return 0 < count < LEAST - _SLACK


def runs(counts: Sequence[float]) -> list[range]:
    """The places divided into runs that are not small, with the fewest people away from the largest count of theirs.

    All places are one run where they are too few in all. Meant for the seven ages: every division is looked at.
    """
    known = [one for one in _divisions(len(counts)) if not any(is_small(_sum(counts, run)) for run in one)]
    return min(known or [[range(len(counts))]], key=lambda one: displaced(counts, one))


def displaced(counts: Sequence[float], division: Iterable[range]) -> float:
    """How many people are not at the largest count of their run."""
    return sum(_sum(counts, run) - max(counts[place] for place in run) for run in division)


def _sum(counts: Sequence[float], run: range) -> float:
    return sum(counts[place] for place in run)


def _divisions(length: int) -> Iterator[list[range]]:
    """All ways to divide so many places into runs, those with many runs first."""
    for cuts in product((True, False), repeat=max(length - 1, 0)):
        edges = [0, *(place for place, is_cut in enumerate(cuts, 1) if is_cut), length]
        yield [range(*pair) for pair in pairwise(edges)] if length else []
