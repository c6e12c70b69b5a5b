"""How the contacts of a week spread over age bands (model section 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.calculation import ratio
from planner.plan import Activity, PerWeek
from planner.results import Results
from planner.terms import AGE_BANDS, AgeBand


@dataclass(frozen=True, slots=True)
class ContactAges:
    """One kind of contact: times per average week in each age band that has any."""

    activity: Activity
    times: Mapping[AgeBand, float]

    @property
    def total(self) -> float:
        """Times per week over all ages."""
        return sum(self.times.values())


def contact_ages(results: Results) -> tuple[ContactAges, ...]:
    """All kinds of consult that are counted by age, the most frequent first; programmes are not among them."""
    kinds = (a for a in results.plan.activities if a.kind == "consult" and a.channel != "none")
    spread = (ContactAges(activity, _times(results, activity)) for activity in kinds)
    return tuple(sorted((kind for kind in spread if kind.total > 0), key=lambda kind: -kind.total))


def band_total(kinds: Sequence[ContactAges], band: AgeBand) -> float:
    """Times per week over these kinds of contact in an age band."""
    return sum(kind.times.get(band, 0.0) for kind in kinds)


def per_patient_year(results: Results, kinds: Sequence[ContactAges], band: AgeBand) -> float | None:
    """Contacts per patient of an age band and year; None where the band has no patients."""
    patients = sum(results.plan.patients.counts.get(band, {}).values())
    return ratio(band_total(kinds, band) * results.plan.practice.weeks_per_year, patients)


def _times(results: Results, activity: Activity) -> dict[AgeBand, float]:
    """Patients times rate times factor over the year's weeks, per age band."""
    volume, counts = activity.volume, results.plan.patients.counts
    if isinstance(volume, PerWeek):
        return {}
    if volume.kind == "per_patient":
        rates = volume.per_year
    else:
        rates = {band: share * volume.times_per_year for band, share in volume.share.items()}
    weeks = results.plan.practice.weeks_per_year
    found: dict[AgeBand, float] = {}
    for band in AGE_BANDS:
        weighed = sum(count * volume.group_factor.get(group, 1.0) for group, count in counts.get(band, {}).items())
        if weighed * rates.get(band, 0.0):
            found[band] = weighed * rates[band] / weeks
    return found
