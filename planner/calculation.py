"""Demand against capacity: the balance of every role and of the practice (model section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from planner.capacity import MemberCapacity, capacity, presence, role_absence
from planner.demand import Demand, RoleDemand, demand, demand_per_role
from planner.memo import FEW, EachMemo, IdentityMemo
from planner.money import cost_per_week
from planner.plan import Member, Patients, Plan, Role
from planner.results import Results, RoleResult
from planner.terms import GP


def ratio(numerator: float | None, denominator: float | None) -> float | None:
    """A quotient, or None where it cannot be computed."""
    if numerator is None or not denominator:
        return None
    return numerator / denominator


def patient_total(patients: Patients) -> int | float:
    """All registered patients."""
    return sum(count for groups in patients.counts.values() for count in groups.values())


@dataclass(frozen=True, slots=True)
class _Team:
    """The people of a role in an average week: net, paid and allowance hours, and how many they are."""

    net_hours: float
    paid_hours: float
    allowance_hours: float
    headcount: int


def _team(role: Role, staff: tuple[Member, ...], people: dict[str, MemberCapacity]) -> _Team:
    members = [member for member in staff if member.role == role.id]
    there = [people[member.id] for member in members]
    return _Team(
        net_hours=sum(person.net_hours for person in there),
        paid_hours=sum(person.paid_hours for person in there),
        allowance_hours=sum(member.allowance_hours for member in members),
        headcount=sum(person.paid_hours > 0 for person in there),
    )


_teams = EachMemo(_team)


def _fte_required(role: Role, hours: float, allowance_hours: float, weeks_per_year: float) -> float | None:
    counted = ratio(hours, 1 - role.allowance_share)
    if counted is None:
        return None
    return ratio(counted + allowance_hours, role.fte_hours * presence(role_absence(role), weeks_per_year))


def _role_result(plan: Plan, role: Role, work: RoleDemand, team: _Team) -> RoleResult:
    net = team.net_hours
    present = team.paid_hours / role.fte_hours
    required = _fte_required(role, work.hours, team.allowance_hours, plan.practice.weeks_per_year)
    return RoleResult(
        demand_hours=work.hours,
        capacity_hours=net,
        utilisation=ratio(work.hours, net),
        gap_hours=net - work.hours,
        fte_present=present,
        fte_required=required,
        wisn_ratio=ratio(present, required),
        contacts_per_week=work.contacts,
        contacts_possible=ratio(work.contacts * net, work.hours),
        minutes_per_contact=ratio(max(0.0, net - work.other_hours) * 60, work.contacts),
        headcount=team.headcount,
    )


def _role_results(plan: Plan, demanded: Demand, people: dict[str, MemberCapacity]) -> dict[str, RoleResult]:
    work = demand_per_role(plan, demanded)
    teams = _teams(plan.roles, plan.staff, people)
    return {
        role.id: _role_result(plan, role, work[role.id], team) for role, team in zip(plan.roles, teams, strict=True)
    }


def _generalist_contacts(demanded: Demand) -> tuple[float, float]:
    by_gp = total = 0.0
    for activity, times, work in zip(demanded.activities, demanded.volumes, demanded.works, strict=True):
        if activity.core_task == "generalist" and activity.channel != "none":
            by_gp += times * work.shares.get(GP, 0.0)
            total += times * sum(work.shares.values())
    return by_gp, total


def _consult_volume(demanded: Demand) -> float:
    asked = zip(demanded.activities, demanded.volumes, strict=True)
    return sum([times for activity, times in asked if activity.kind == "consult"])


_remembered_generalist = IdentityMemo(_generalist_contacts, FEW)
_remembered_consults = IdentityMemo(_consult_volume, FEW)


def generalist_contacts(demanded: Demand) -> tuple[float, float]:
    """Generalist contacts a week that GPs handle themselves, and all generalist contacts."""
    return _remembered_generalist(demanded)


def regular_gp_hours(plan: Plan, people: dict[str, MemberCapacity]) -> tuple[float, float]:
    """Paid GP hours a week that no locum works, and all paid GP hours."""
    gps = [m for m in plan.staff if m.role == GP]
    total = sum(people[m.id].paid_hours for m in gps)
    return sum(people[m.id].paid_hours for m in gps if m.employment != "locum"), total


def _continuity(plan: Plan, demanded: Demand, people: dict[str, MemberCapacity]) -> float | None:
    by_gp = ratio(*generalist_contacts(demanded))
    regular = ratio(*regular_gp_hours(plan, people))
    return None if by_gp is None or regular is None else by_gp * regular


def consult_volume(demanded: Demand) -> float:
    """Contacts a week over all kinds of consult: what Nivel's contact rates count, chronic programmes not included."""
    return _remembered_consults(demanded)


def calculate(plan: Plan) -> Results:
    """The average week of a plan that `planner.check.check` accepts."""
    demanded = demand(plan)
    people = capacity(plan)
    roles = _role_results(plan, demanded, people)
    patients = patient_total(plan.patients)
    gp = roles.get(GP)
    gp_days = sum(people[m.id].days for m in plan.staff if m.role == GP)
    return Results(
        plan=plan,
        roles=roles,
        demand=demanded,
        capacity=people,
        patients=patients,
        patients_per_gp_fte=ratio(patients, gp.fte_present if gp else None),
        contacts_per_gp_day=ratio(gp.contacts_per_week if gp else None, gp_days),
        contacts_per_patient_year=ratio(consult_volume(demanded) * plan.practice.weeks_per_year, patients),
        gp_days=gp_days,
        continuity=_continuity(plan, demanded, people),
        cost_per_week=cost_per_week(plan),
    )
