"""The figures of a function as formulas (model section 4), in the order in which people read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.capacity import presence, role_absence
from planner.demand import demand_per_role
from planner.explain import Figure
from planner.files.workbook.cells import Formula, column_sum, formula
from planner.files.workbook.draft import Draft, member_input
from planner.money import member_cost
from planner.plan import Role
from planner.texts import Message, T, Unit


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One figure of a function: its name, words, unit, formula and computed value."""

    name: str
    label: Message
    unit: Unit
    formula: Callable[[Draft, Role], Formula]
    value: Callable[[Draft, Role], float | None]


def _figure(role: Role, name: str) -> Figure:
    return Figure("role", role.id, name)


def _team_sum(field: str) -> Callable[[Draft, Role], Formula]:
    """The sum of a column of the team sheet over the people of a function."""
    return lambda draft, role: column_sum([member_input(m.id, field) for m in draft.team_of(role.id)])


def _result(name: str) -> Callable[[Draft, Role], float | None]:
    return lambda draft, role: getattr(draft.results.roles[role.id], name)


def _paid_hours(draft: Draft, role: Role) -> float:
    return sum(draft.results.capacity[m.id].paid_hours for m in draft.team_of(role.id))


def _cost(draft: Draft, role: Role) -> float:
    practice = draft.plan.practice
    return sum(member_cost(m, role, practice) or 0.0 for m in draft.team_of(role.id))


def _allowances(draft: Draft, role: Role) -> float:
    return sum(m.allowance_hours for m in draft.team_of(role.id))


def _presence(draft: Draft, role: Role) -> float:
    return presence(role_absence(role), draft.plan.practice.weeks_per_year)


def _other_hours(draft: Draft, role: Role) -> float:
    return demand_per_role(draft.plan, draft.results.demand)[role.id].other_hours


def _formula(template: str, *names: str) -> Callable[[Draft, Role], Formula]:
    """A formula over other figures of the same function; `weeks` is the practice's."""

    def written(draft: Draft, role: Role) -> Formula:
        return formula(template, weeks=draft.weeks, **{name: _figure(role, name) for name in names})

    return written


def _headcount(draft: Draft, role: Role) -> Formula:
    paid = column_sum([member_input(m.id, "paid_hours") for m in draft.team_of(role.id)])
    if not paid.parts:
        return paid
    return Formula('COUNTIF({cells},">0")', paid.parts)


_NEEDED, _THERE = "demand_hours", "capacity_hours"

BALANCE: tuple[BalanceLine, ...] = (
    BalanceLine(_NEEDED, T("Hours needed"), Unit.HOURS, _formula("{hours_total}", "hours_total"), _result(_NEEDED)),
    BalanceLine(_THERE, T("Hours available"), Unit.HOURS, _team_sum("net_hours"), _result(_THERE)),
    BalanceLine(
        "utilisation",
        T("Utilisation"),
        Unit.SHARE,
        _formula('IF({capacity_hours}=0,"",{demand_hours}/{capacity_hours})', _NEEDED, _THERE),
        _result("utilisation"),
    ),
    BalanceLine(
        "gap_hours",
        T("Hours left"),
        Unit.HOURS,
        _formula("{capacity_hours}-{demand_hours}", _NEEDED, _THERE),
        _result("gap_hours"),
    ),
    BalanceLine("headcount", T("People"), Unit.PERSONS, _headcount, _result("headcount")),
    BalanceLine("paid_hours", T("Paid hours"), Unit.HOURS, _team_sum("paid_hours"), _paid_hours),
    BalanceLine(
        "fte_present",
        T("Fte present"),
        Unit.FTE,
        _formula("{paid_hours}/{fte_hours}", "paid_hours", "fte_hours"),
        _result("fte_present"),
    ),
    BalanceLine("cost_per_week", T("Cost per week"), Unit.EUROS, _team_sum("cost_per_week"), _cost),
    BalanceLine(
        "presence",
        T("Presence"),
        Unit.SHARE,
        _formula(
            "MAX(0,{weeks}-({leave_weeks}+{study_weeks}+{holiday_weeks}))/{weeks}*(1-{sick_rate})",
            *("leave_weeks", "study_weeks", "holiday_weeks", "sick_rate"),
        ),
        _presence,
    ),
    BalanceLine(
        "counted_share",
        T("Share of time for counted work"),
        Unit.SHARE,
        _formula("1-{allowance_share}", "allowance_share"),
        lambda _, role: 1 - role.allowance_share,
    ),
    BalanceLine("allowances", T("Own other work of the team"), Unit.HOURS, _team_sum("allowance_hours"), _allowances),
    BalanceLine(
        "fte_required",
        T("Fte required"),
        Unit.FTE,
        _formula(
            'IF(OR({counted_share}=0,{fte_hours}*{presence}=0),"",'
            "({demand_hours}/{counted_share}+{allowances})/({fte_hours}*{presence}))",
            *(_NEEDED, "counted_share", "allowances", "fte_hours", "presence"),
        ),
        _result("fte_required"),
    ),
    BalanceLine(
        "wisn_ratio",
        T("WISN ratio"),
        Unit.RATIO,
        _formula('IF(N({fte_required})=0,"",{fte_present}/{fte_required})', "fte_present", "fte_required"),
        _result("wisn_ratio"),
    ),
    BalanceLine(
        "contacts_per_week",
        T("Contacts per week"),
        Unit.CONTACTS,
        _formula("{contacts_total}", "contacts_total"),
        _result("contacts_per_week"),
    ),
    BalanceLine(
        "contacts_possible",
        T("Contacts possible"),
        Unit.CONTACTS,
        _formula(
            'IF({demand_hours}=0,"",{contacts_per_week}*{capacity_hours}/{demand_hours})',
            *(_NEEDED, _THERE, "contacts_per_week"),
        ),
        _result("contacts_possible"),
    ),
    BalanceLine(
        "other_hours",
        T("Hours on work without a patient"),
        Unit.HOURS,
        _formula("{other_total}", "other_total"),
        _other_hours,
    ),
    BalanceLine(
        "minutes_per_contact",
        T("Minutes available per contact"),
        Unit.MINUTES,
        _formula(
            'IF({contacts_per_week}=0,"",MAX(0,{capacity_hours}-{other_hours})*60/{contacts_per_week})',
            *("contacts_per_week", _THERE, "other_hours"),
        ),
        _result("minutes_per_contact"),
    ),
)
