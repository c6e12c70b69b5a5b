"""From patients to hours of work per role (model section 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.memo import FEW, IdentityMemo
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan, Prevalence, Role
from planner.terms import AgeBand, Group


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What one time of an activity asks of each role: minutes, and contacts (0 where the channel is none)."""

    minutes: dict[str, float]
    contacts: dict[str, float]


@dataclass(frozen=True, slots=True)
class ActivityDemand:
    """An activity in an average week: how often, hours per role, contacts per role."""

    volume: float
    hours: dict[str, float]
    contacts: dict[str, float]


def _band_totals(patients: Patients) -> dict[AgeBand, float]:
    return {band: sum(groups.values()) for band, groups in patients.counts.items()}


_remembered_totals = IdentityMemo(_band_totals, FEW)


def _weighted_patients(patients: Patients, rates: Mapping[AgeBand, float], factors: Mapping[Group, float]) -> float:
    """Sum of N[a,g] * rate[a] * factor[g] over age bands and client groups."""
    if not factors:
        return sum(total * rates.get(band, 0.0) for band, total in _remembered_totals(patients).items())
    total = 0.0
    for band, groups in patients.counts.items():
        rate = rates.get(band)
        if rate:
            total += rate * sum(count * factors.get(group, 1.0) for group, count in groups.items())
    return total


def volume(activity: Activity, patients: Patients, weeks_per_year: float) -> float:
    """Times per average week that an activity happens."""
    match activity.volume:
        case PerPatient(per_year=rates, group_factor=factors):
            return _weighted_patients(patients, rates, factors) / weeks_per_year
        case Prevalence(share=shares, group_factor=factors, times_per_year=times):
            return _weighted_patients(patients, shares, factors) * times / weeks_per_year
        case PerWeek(count=count):
            return count


def own_minutes(activity: Activity, role_id: str) -> float | None:
    """A role's minutes and admin minutes for one time, or None where it has no part in the activity."""
    for row in activity.delivery:
        if row.role == role_id:
            return row.minutes + row.admin_minutes
    return None


def returned_minutes(activity: Activity, row: Delivery, supervisor: str) -> float:
    """Minutes that the supervisor needs for what comes back: the own time where it has a row, else that of the row."""
    own = own_minutes(activity, supervisor)
    return row.minutes + row.admin_minutes if own is None else own


def unit_work(activity: Activity, roles: tuple[Role, ...]) -> UnitWork:
    """Minutes and contacts per role for one time of the activity, supervision and returned work included."""
    supervisors = {role.id: role.supervised_by for role in roles}
    minutes: dict[str, float] = {}
    contacts: dict[str, float] = {}
    for row in activity.delivery:
        minutes[row.role] = minutes.get(row.role, 0.0) + row.share * (row.minutes + row.admin_minutes)
        contacts[row.role] = contacts.get(row.role, 0.0) + row.share
        above = supervisors.get(row.role)
        if above is not None:
            extra = row.supervision_minutes + row.return_share * returned_minutes(activity, row, above)
            minutes[above] = minutes.get(above, 0.0) + row.share * extra
            contacts[above] = contacts.get(above, 0.0) + row.share * row.return_share
    return UnitWork(minutes, contacts if activity.channel != "none" else {})


_unit_work = IdentityMemo(unit_work)


def _activity_demand(
    activity: Activity, patients: Patients, roles: tuple[Role, ...], weeks_per_year: float
) -> ActivityDemand:
    times = volume(activity, patients, weeks_per_year)
    unit = _unit_work(activity, roles)
    return ActivityDemand(
        volume=times,
        hours={role: times * minutes / 60 for role, minutes in unit.minutes.items()},
        contacts={role: times * share for role, share in unit.contacts.items()},
    )


_remembered_demand = IdentityMemo(_activity_demand)


Demand = Mapping[str, ActivityDemand]


def _demand(
    activities: tuple[Activity, ...], patients: Patients, roles: tuple[Role, ...], weeks_per_year: float
) -> Demand:
    return {a.id: _remembered_demand(a, patients, roles, weeks_per_year) for a in activities}


_remembered_all = IdentityMemo(_demand, FEW)


def demand(plan: Plan) -> Demand:
    """The demand of every activity of the plan, by activity id."""
    return _remembered_all(plan.activities, plan.patients, plan.roles, plan.practice.weeks_per_year)


@dataclass(frozen=True, slots=True)
class RoleDemand:
    """A role's average week: hours of work, hours of it without a patient contact, and contacts."""

    hours: float = 0.0
    other_hours: float = 0.0
    contacts: float = 0.0


def _per_role(activities: tuple[Activity, ...], roles: tuple[Role, ...], demanded: Demand) -> dict[str, RoleDemand]:
    hours = dict.fromkeys((role.id for role in roles), 0.0)
    other, contacts = hours.copy(), hours.copy()
    for activity in activities:
        asked = demanded[activity.id]
        for role, amount in asked.hours.items():
            hours[role] += amount
            if activity.channel == "none":
                other[role] += amount
        for role, amount in asked.contacts.items():
            contacts[role] += amount
    return {role: RoleDemand(hours[role], other[role], contacts[role]) for role in hours}


_remembered_per_role = IdentityMemo(_per_role, FEW)


def demand_per_role(plan: Plan, demanded: Demand) -> dict[str, RoleDemand]:
    """The demand of all activities added up per role of the plan."""
    return _remembered_per_role(plan.activities, plan.roles, demanded)
