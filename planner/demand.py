"""From patients to hours of work per role (model section 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from planner.memo import FEW, EachMemo, IdentityMemo
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan, Prevalence, Role, Volume
from planner.terms import AgeBand, Group


class UnitWork(NamedTuple):
    """What one time of an activity asks of each role: minutes, and contacts (none where the channel is none).

    `shares` is the part that each role does itself; contacts have what comes back on top of it.
    """

    minutes: dict[str, float]
    contacts: dict[str, float]
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class ActivityDemand:
    """An activity in an average week: how often, hours per role, contacts per role."""

    volume: float
    hours: dict[str, float]
    contacts: dict[str, float]


@dataclass(frozen=True, slots=True)
class _People:
    """How many patients there are in each age band: of each client group, and in all."""

    groups: Mapping[Group, Mapping[AgeBand, float]]
    everybody: Mapping[AgeBand, float]


def _people(patients: Patients) -> _People:
    groups: dict[Group, dict[AgeBand, float]] = {}
    for band, counts in patients.counts.items():
        for group, count in counts.items():
            groups.setdefault(group, {})[band] = count
    return _People(groups, {band: sum(counts.values()) for band, counts in patients.counts.items()})


_remembered_people = IdentityMemo(_people, FEW)


def _weighted(counts: Mapping[AgeBand, float], rates: Mapping[AgeBand, float]) -> float:
    return sum([count * rates.get(band, 0.0) for band, count in counts.items()])


def _weighted_people(people: _People, rates: Mapping[AgeBand, float], factors: Mapping[Group, float]) -> float:
    """Sum of N[a,g] * rate[a] * factor[g] over age bands and client groups."""
    if not factors:
        return _weighted(people.everybody, rates)
    return sum(factors.get(group, 1.0) * _weighted(counts, rates) for group, counts in people.groups.items())


def _times(volume: Volume, people: _People, weeks_per_year: float) -> float:
    match volume:
        case PerPatient(per_year=rates, group_factor=factors):
            return _weighted_people(people, rates, factors) / weeks_per_year
        case Prevalence(share=shares, group_factor=factors, times_per_year=times):
            return _weighted_people(people, shares, factors) * times / weeks_per_year
        case PerWeek(count=count):
            return count


def volume(activity: Activity, patients: Patients, weeks_per_year: float) -> float:
    """Times per average week that an activity happens."""
    return _times(activity.volume, _remembered_people(patients), weeks_per_year)


def own_minutes(activity: Activity, role_id: str) -> float | None:
    """A role's minutes and admin minutes for one time, or None where it has no part in the activity."""
    return _own_minutes(activity.delivery, role_id)


def _own_minutes(delivery: tuple[Delivery, ...], role_id: str) -> float | None:
    for row in delivery:
        if row.role == role_id:
            return row.minutes + row.admin_minutes
    return None


def returned_minutes(activity: Activity, row: Delivery, supervisor: str) -> float:
    """Minutes that the supervisor needs for what comes back: the own time where it has a row, else that of the row."""
    return _returned_minutes(activity.delivery, row, supervisor)


def _returned_minutes(delivery: tuple[Delivery, ...], row: Delivery, supervisor: str) -> float:
    own = _own_minutes(delivery, supervisor)
    return row.minutes + row.admin_minutes if own is None else own


Supervisors = Mapping[str, str | None]


def unit_work(activity: Activity, roles: tuple[Role, ...]) -> UnitWork:
    """Minutes and contacts per role for one time of the activity, supervision and returned work included."""
    work = _unit_work(activity.delivery, _supervisors(roles))
    return work if activity.channel != "none" else work._replace(contacts={})


def _unit_work(delivery: tuple[Delivery, ...], supervisors: Supervisors) -> UnitWork:
    minutes = {row.role: row.share * (row.minutes + row.admin_minutes) for row in delivery}
    shares = {row.role: row.share for row in delivery}
    contacts = shares.copy()
    for row in delivery:
        above = supervisors.get(row.role)
        if above is not None:
            extra = row.supervision_minutes + row.return_share * _returned_minutes(delivery, row, above)
            minutes[above] = minutes.get(above, 0.0) + row.share * extra
            contacts[above] = contacts.get(above, 0.0) + row.share * row.return_share
    return UnitWork(minutes, contacts, shares)


def _supervisors(roles: tuple[Role, ...]) -> Supervisors:
    return _same_supervisors(tuple((role.id, role.supervised_by) for role in roles))


# The same object as long as nobody else supervises: other settings of a function do not change what work asks.
@lru_cache(maxsize=FEW)
def _same_supervisors(pairs: tuple[tuple[str, str | None], ...]) -> Supervisors:
    return dict(pairs)


_volumes = EachMemo(_times)
_works = EachMemo(_unit_work)


class Demand(Mapping[str, ActivityDemand]):
    """The demand of every activity, by activity id.

    `volumes` and `works` are in the order of the activities. What an activity comes to is worked out when it is asked
    for: most scenarios need the totals only.
    """

    def __init__(self, activities: tuple[Activity, ...], volumes: list[float], works: list[UnitWork]) -> None:
        self.activities = activities
        self.volumes = volumes
        self.works = works
        self._made: dict[str, ActivityDemand] = {}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {activity.id: place for place, activity in enumerate(self.activities)}

    def __getitem__(self, activity_id: str) -> ActivityDemand:
        made = self._made.get(activity_id)
        if made is None:
            made = self._made[activity_id] = self._make(self._places[activity_id])
        return made

    def _make(self, place: int) -> ActivityDemand:
        times, work = self.volumes[place], self.works[place]
        contacts = work.contacts if self.activities[place].channel != "none" else {}
        return ActivityDemand(
            volume=times,
            hours={role: times * minutes / 60 for role, minutes in work.minutes.items()},
            contacts={role: times * share for role, share in contacts.items()},
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self.activities)


def _demand(
    activities: tuple[Activity, ...], patients: Patients, supervisors: Supervisors, weeks_per_year: float
) -> Demand:
    volumes = _volumes((a.volume for a in activities), _remembered_people(patients), weeks_per_year)
    return Demand(activities, volumes, _works((a.delivery for a in activities), supervisors))


_remembered_all = IdentityMemo(_demand, FEW)


def demand(plan: Plan) -> Demand:
    """The demand of every activity of the plan, by activity id."""
    return _remembered_all(plan.activities, plan.patients, _supervisors(plan.roles), plan.practice.weeks_per_year)


@dataclass(frozen=True, slots=True)
class RoleDemand:
    """A role's average week: hours of work, hours of it without a patient contact, and contacts."""

    hours: float = 0.0
    other_hours: float = 0.0
    contacts: float = 0.0


def _per_role(supervisors: Supervisors, demanded: Demand) -> dict[str, RoleDemand]:
    hours = dict.fromkeys(supervisors, 0.0)
    other, contacts = hours.copy(), hours.copy()
    for activity, times, work in zip(demanded.activities, demanded.volumes, demanded.works, strict=True):
        for role, minutes in work.minutes.items():
            hours[role] += times * minutes / 60
        if activity.channel != "none":
            for role, share in work.contacts.items():
                contacts[role] += times * share
        else:
            for role, minutes in work.minutes.items():
                other[role] += times * minutes / 60
    return {role: RoleDemand(hours[role], other[role], contacts[role]) for role in hours}


_remembered_per_role = IdentityMemo(_per_role, FEW)


def demand_per_role(plan: Plan, demanded: Demand) -> dict[str, RoleDemand]:
    """The demand of all activities added up per role of the plan."""
    return _remembered_per_role(_supervisors(plan.roles), demanded)
