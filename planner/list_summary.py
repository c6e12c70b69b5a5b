"""The patient list with its totals and shares, beside the average list."""

from __future__ import annotations

from dataclasses import dataclass

from planner.calculation import patient_total, ratio
from planner.list_mix import list_mix
from planner.plan import Patients
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group


@dataclass(frozen=True, slots=True)
class ListSummary:
    """Patients per age band and client group, with what follows: totals, and shares of the list as fractions.

    `shares` is None per band where there are no patients; `mix` is the average list of 2022.
    `split` tells whether any patient is in another group than healthy.
    """

    counts: dict[AgeBand, dict[Group, float]]
    bands: dict[AgeBand, float]
    groups: dict[Group, float]
    total: float
    shares: dict[AgeBand, float | None]
    mix: dict[AgeBand, float]
    split: bool


def list_summary(patients: Patients) -> ListSummary:
    """The summary of a list; age bands and groups that it leaves out count as 0."""
    counts: dict[AgeBand, dict[Group, float]] = {
        band: {group: patients.counts.get(band, {}).get(group, 0) for group in GROUPS} for band in AGE_BANDS
    }
    bands = {band: sum(groups.values()) for band, groups in counts.items()}
    groups = {group: sum(row[group] for row in counts.values()) for group in GROUPS}
    total = patient_total(patients)
    return ListSummary(
        counts=counts,
        bands=bands,
        groups=groups,
        total=total,
        shares={band: ratio(number, total) for band, number in bands.items()},
        mix=list_mix(),
        split=any(number for group, number in groups.items() if group != "healthy"),
    )
