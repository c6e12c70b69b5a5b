"""A patient list from its total alone, with the age mix of the Dutch population on GP lists in 2022."""

from __future__ import annotations

import json
from functools import cache
from math import floor

from planner.resources import resource
from planner.terms import AGE_BANDS, AgeBand, Group


@cache
def list_mix() -> dict[AgeBand, float]:
    """The share of each age band; together exactly 1. The published shares are rounded and add up to 1.001."""
    published = json.loads(resource("norms", "list_mix.json").read_text(encoding="utf-8"))
    whole = sum(published[band] for band in AGE_BANDS)
    return {band: published[band] / whole for band in AGE_BANDS}


def mix_counts(total: int) -> dict[AgeBand, dict[Group, int]]:
    """A list of this many patients with the mix, all healthy: a total does not tell client groups apart.

    Rounded by largest remainder, so that the bands add up to the total. `ValueError` for a negative total.
    """
    if total < 0:
        raise ValueError(total)
    exact = {band: total * share for band, share in list_mix().items()}
    counts = {band: floor(number) for band, number in exact.items()}
    by_remainder = sorted(AGE_BANDS, key=lambda band: counts[band] - exact[band])
    for band in by_remainder[: total - sum(counts.values())]:
        counts[band] += 1
    return {band: {"healthy": count} for band, count in counts.items()}
