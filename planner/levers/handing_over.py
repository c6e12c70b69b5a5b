"""Handing contacts over to people outside the practice, against time to coordinate with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.edits import fresh_id
from planner.levers.lever import with_activities
from planner.levers.volumes import scaled, split, times_a_week
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group

_Rates = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Part of the list: some client groups, or some age bands; with neither, everybody."""

    groups: tuple[Group, ...] = ()
    bands: tuple[AgeBand, ...] = ()

    def count(self, patients: Patients) -> float:
        """How many of the list they are."""
        groups, bands = self.groups or GROUPS, self.bands or AGE_BANDS
        return sum(patients.counts.get(band, {}).get(group, 0) for band in bands for group in groups)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An activity, what stays of it, and what others do of it from now on."""

    before: Activity
    staying: Activity
    moving: Activity


def handed_over(plan: Plan, activities: Iterable[Activity], people: People, share: float) -> tuple[HandedOver, ...]:
    """A share of these people's contacts in each activity.

    A number per week belongs to nobody: of it goes the share times these people's part of the list.
    """
    return tuple(HandedOver(a, *_parted(a, people, share, plan.patients)) for a in activities)


def _parted(activity: Activity, people: People, share: float, patients: Patients) -> tuple[Activity, Activity]:
    if people.bands and not isinstance(activity.volume, PerWeek):
        return _banded(activity, people.bands, 1 - share, 1), _banded(activity, people.bands, share, 0)
    if people.bands:
        everybody = People().count(patients)
        part = share * people.count(patients) / everybody if everybody else 0.0
        return scaled(activity, 1 - part), scaled(activity, part)
    return split(activity, dict.fromkeys(people.groups or GROUPS, share), patients)


def _banded(activity: Activity, bands: tuple[AgeBand, ...], factor: float, elsewhere: float) -> Activity:
    """The activity with the volume of some age bands times a factor, and that of the others times another."""
    known = activity.volume
    field = "per_year" if isinstance(known, PerPatient) else "share"
    rates = {band: rate * (factor if band in bands else elsewhere) for band, rate in getattr(known, field).items()}
    return activity.model_copy(update={"volume": known.model_copy(update={field: rates})})


def contacts(plan: Plan, parts: Iterable[HandedOver]) -> float:
    """How many contacts a week are handed over."""
    return sum(times_a_week(plan, part.moving) for part in parts)


def coordinated(plan: Plan, parts: tuple[HandedOver, ...], wish: str, role: str, minutes: float) -> Plan:
    """The plan without what is handed over, and with minutes of a role for each time of it.

    The coordination is an activity without a contact that grows with the list as the contacts did; where client groups
    had different rates there is one for each rate, and one for what was a number per week. `wish` is the id it gets.
    """
    plan = with_activities(plan, [(part.before, part.staying) for part in parts])
    for known in _volumes([part.moving for part in parts]):
        work = Activity(
            id=fresh_id((a.id for a in plan.activities), wish),
            channel="none",
            core_task="coordination",
            volume=known,
            delivery=(Delivery(role=role, minutes=minutes),),
        )
        plan = plan.model_copy(update={"activities": (*plan.activities, work)})
    return plan


def _volumes(moving: list[Activity]) -> Iterable[PerPatient | PerWeek]:
    """All that moves, as few volumes as can say it exactly for any list."""
    alike: dict[_Rates, list[Group]] = {}
    for group, rates in _rates(moving).items():
        alike.setdefault(rates, []).append(group)
    for rates, groups in alike.items():
        if any(rates):
            factors = {} if len(groups) == len(GROUPS) else {group: float(group in groups) for group in GROUPS}
            per_year = {band: rate for band, rate in zip(AGE_BANDS, rates, strict=True) if rate}
            yield PerPatient(per_year=per_year, group_factor=factors)
    counted = sum(activity.volume.count for activity in moving if isinstance(activity.volume, PerWeek))
    if counted:
        yield PerWeek(count=counted)


def _rates(moving: list[Activity]) -> dict[Group, _Rates]:
    """Times a year per patient of each client group, for each age band."""
    total = {group: [0.0] * len(AGE_BANDS) for group in GROUPS}
    for activity in moving:
        known = activity.volume
        if isinstance(known, PerWeek):
            continue
        per_year = known.per_year if isinstance(known, PerPatient) else known.share
        times = 1.0 if isinstance(known, PerPatient) else known.times_per_year
        for group, rates in total.items():
            factor = known.group_factor.get(group, 1.0) * times
            if factor:
                for place, band in enumerate(AGE_BANDS):
                    rates[place] += per_year.get(band, 0.0) * factor
    return {group: tuple(rates) for group, rates in total.items()}
