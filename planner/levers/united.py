"""The activities of two practices as those of one, with as much work as the two have together.

An activity that both have becomes one: its weekly volume is the sum of both, and so are each role's own hours, the
minutes of supervision and the number of times that come back. The hours with what comes back are that number times
the supervisor's own minutes, which become the mean of both: where these differ between the practices, those hours
differ from the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.demand import volume
from planner.edits import fresh_id
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan, Prevalence
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group

Rated = PerPatient | Prevalence


@dataclass(frozen=True, slots=True)
class _Half:
    """An activity as one practice has it, and its times a week: for each age band and in all."""

    activity: Activity
    patients: Patients
    bands: dict[AgeBand, float]
    times: float


def united_activities(plan: Plan, other: Plan, patients: Patients) -> tuple[Activity, ...]:
    """The activities of both practices for the patients of both, counted in the weeks of the first.

    The first one's settings hold for an activity that both have. Where only one of them says who does it, the two
    are kept apart: nobody's work cannot be added to somebody's.
    """
    mine, theirs = _halves(plan), _halves(other)
    weeks = plan.practice.weeks_per_year
    together: dict[str, Activity] = {}
    for activity_id, half in mine.items():
        parts = [half, theirs[activity_id]] if activity_id in theirs else [half]
        if _are_alike(parts):
            theirs.pop(activity_id, None)
        together[activity_id] = _united(parts if activity_id not in theirs else [half], patients, weeks)
    for activity_id, half in theirs.items():
        new_id = fresh_id(together, activity_id) if activity_id in together else activity_id
        together[new_id] = _united([half], patients, weeks).model_copy(update={"id": new_id})
    return tuple(together.values())


def _halves(plan: Plan) -> dict[str, _Half]:
    weeks = plan.practice.weeks_per_year
    bands = {band: Patients(counts={band: groups}) for band, groups in plan.patients.counts.items()}
    return {
        activity.id: _Half(
            activity,
            plan.patients,
            {band: volume(activity, patients, weeks) for band, patients in bands.items()},
            volume(activity, plan.patients, weeks),
        )
        for activity in plan.activities
    }


def _are_alike(parts: Sequence[_Half]) -> bool:
    """Whether all parts that happen at all say who does them, or none does."""
    return len({bool(part.activity.delivery) for part in parts if part.times}) < 2


def _united(parts: Sequence[_Half], patients: Patients, weeks: float) -> Activity:
    """The parts as one activity for these patients; what never happens in a practice has no say in it."""
    counted = [part for part in parts if part.times] or parts[:1]
    only = counted[0].activity
    if len(counted) == 1 and counted[0].patients is patients:
        changed = {"volume": only.volume, "delivery": only.delivery}
    else:
        changed = {"volume": _volume(counted, patients, weeks), "delivery": _delivery(counted)}
    return parts[0].activity.model_copy(update=changed)


def _volume(parts: Sequence[_Half], patients: Patients, weeks: float) -> Rated | PerWeek:
    """A volume that gives the sum for these patients, and the sum for each age band where that is known.

    A number per week belongs to no age band, so that the sum is one too.
    """
    records = [part.activity.volume for part in parts]
    rated = [record for record in records if not isinstance(record, PerWeek)]
    if len(rated) < len(records):
        return PerWeek(count=sum(part.times for part in parts))
    factors = _factors(rated, parts)
    rates = {}
    for band in AGE_BANDS:
        known = [_rate(record, band) for record in rated if band in _bands(record)]
        people = sum(count * factors.get(group, 1.0) for group, count in patients.counts.get(band, {}).items())
        if known:
            rates[band] = sum(part.bands.get(band, 0.0) for part in parts) * weeks / people if people else known[0]
    programmes = [record for record in rated if isinstance(record, Prevalence)]
    if len(programmes) == len(rated):
        return _programme(programmes, parts, rates, factors)
    return PerPatient(per_year=rates, group_factor=factors)


def _bands(record: Rated) -> dict[AgeBand, float]:
    return record.per_year if isinstance(record, PerPatient) else record.share


def _rate(record: Rated, band: AgeBand) -> float:
    """Times per patient and year, before the factor of a client group."""
    rate = _bands(record).get(band, 0.0)
    return rate if isinstance(record, PerPatient) else rate * record.times_per_year


def _factors(records: Sequence[Rated], parts: Sequence[_Half]) -> dict[Group, float]:
    """The factor of each client group: that of both, or the mean over their patients in the group."""
    if all(record.group_factor == records[0].group_factor for record in records):
        return records[0].group_factor
    return {
        group: _mean(
            [record.group_factor.get(group, 1.0) for record in records],
            [sum(groups.get(group, 0.0) for groups in part.patients.counts.values()) for part in parts],
        )
        for group in GROUPS
    }


def _programme(
    records: Sequence[Prevalence], parts: Sequence[_Half], rates: dict[AgeBand, float], factors: dict[Group, float]
) -> Prevalence:
    """Shares and times a year that make these rates; the times are the mean over the patients who take part."""
    if not all(record.times_per_year for record in records):
        return records[0]
    taking_part = [part.times / record.times_per_year for part, record in zip(parts, records, strict=True)]
    times = _mean([record.times_per_year for record in records], taking_part)
    # Where all take part and come more often than on average, the times go up instead of the share above 1.
    most = max([1.0, *(rate / times for rate in rates.values())])
    shares = {band: rate / times / most for band, rate in rates.items()}
    return Prevalence(share=shares, times_per_year=times * most, group_factor=factors)


def _delivery(parts: Sequence[_Half]) -> tuple[Delivery, ...]:
    """Who does it: shares weighed by volume, minutes by the times that the role did it in each practice."""
    roles = dict.fromkeys(row.role for part in parts for row in part.activity.delivery)
    return tuple(_row(role, parts) for role in roles)


def _row(role: str, parts: Sequence[_Half]) -> Delivery:
    rows = [next((row for row in part.activity.delivery if row.role == role), None) for part in parts]
    there = [(row, part.times * row.share) for row, part in zip(rows, parts, strict=True) if row is not None]
    weights = [weight for _, weight in there]
    means = {
        field: _mean([getattr(row, field) for row, _ in there], weights)
        for field in ("minutes", "admin_minutes", "supervision_minutes", "return_share")
    }
    share = _mean([row.share if row else 0.0 for row in rows], [part.times for part in parts])
    return Delivery(role=role, share=share, **means)


def _mean(values: Sequence[float], weights: Iterable[float]) -> float:
    """The weighted mean, never outside the values for a rounding; the first value where nothing has weight."""
    weighed = list(weights)
    total = sum(weighed)
    if not total:
        return values[0]
    mean = sum(value * weight for value, weight in zip(values, weighed, strict=True)) / total
    return min(max(mean, min(values)), max(values))
