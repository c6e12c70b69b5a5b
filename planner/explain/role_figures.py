"""Breakdowns of a role's figures (model sections 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable

from planner import names
from planner.capacity import presence, role_absence
from planner.explain.breakdown import Breakdown, Figure, Line, Op
from planner.explain.sources import computed, counted_share, given, not_ill
from planner.norms import role_path
from planner.plan import Role, about, find
from planner.results import Results
from planner.texts import Quantity, T, Unit

_HOURS_NEEDED = T("Hours needed")
_HOURS_AVAILABLE = T("Hours available")
_CONTACTS = T("Contacts per week")


def _role_figure(role_id: str, name: str) -> Figure:
    return Figure("role", role_id, name)


def _needed(op: Op, results: Results, role_id: str) -> Line:
    hours = results.roles[role_id].demand_hours
    return computed(op, _HOURS_NEEDED, hours, Unit.HOURS, _role_figure(role_id, "demand_hours"))


def _available(op: Op, results: Results, role_id: str) -> Line:
    hours = results.roles[role_id].capacity_hours
    return computed(op, _HOURS_AVAILABLE, hours, Unit.HOURS, _role_figure(role_id, "capacity_hours"))


def _contacts(op: Op, results: Results, role_id: str) -> Line:
    contacts = results.roles[role_id].contacts_per_week
    return computed(op, _CONTACTS, contacts, Unit.CONTACTS, _role_figure(role_id, "contacts_per_week"))


def utilisation(results: Results, figure: Figure) -> Breakdown:
    """Demand over capacity."""
    role = results.roles[figure.id]
    return Breakdown(
        figure,
        T("Utilisation"),
        Quantity(role.utilisation, Unit.SHARE),
        T("hours needed / hours available"),
        (
            _needed(Op.ADD, results, figure.id),
            _available(Op.DIVIDE, results, figure.id),
        ),
    )


def demand_hours(results: Results, figure: Figure) -> Breakdown:
    """The hours of every activity, largest first."""
    parts = sorted(
        ((results.demand[a.id].hours.get(figure.id, 0.0), a) for a in results.plan.activities),
        key=lambda part: -part[0],
    )
    lines = tuple(
        computed(Op.ADD, names.activity(a), hours, Unit.HOURS, Figure("activity", a.id, "hours", figure.id))
        for hours, a in parts
        if hours
    )
    total = results.roles[figure.id].demand_hours
    return Breakdown(
        figure, T("Hours needed"), Quantity(total, Unit.HOURS), T("sum over all work of the function"), lines
    )


def capacity_hours(results: Results, figure: Figure) -> Breakdown:
    """The net hours of every member."""
    lines = tuple(
        computed(
            Op.ADD, names.member(m), results.capacity[m.id].net_hours, Unit.HOURS, Figure("member", m.id, "net_hours")
        )
        for m in results.plan.staff
        if m.role == figure.id
    )
    total = results.roles[figure.id].capacity_hours
    return Breakdown(figure, T("Hours available"), Quantity(total, Unit.HOURS), T("sum over the team"), lines)


def gap_hours(results: Results, figure: Figure) -> Breakdown:
    """Capacity less demand."""
    role = results.roles[figure.id]
    return Breakdown(
        figure,
        T("Hours left"),
        Quantity(role.gap_hours, Unit.HOURS),
        T("hours available - hours needed; below zero is short"),
        (
            _available(Op.ADD, results, figure.id),
            _needed(Op.SUBTRACT, results, figure.id),
        ),
    )


def _fte_line(role: Role) -> Line:
    label = about(Role, "fte_hours").title
    return given(Op.DIVIDE, label, role.fte_hours, Unit.HOURS, role_path(role.id, "fte_hours"))


def fte_present(results: Results, figure: Figure) -> Breakdown:
    """Paid hours over the hours of a full-time job."""
    role = find(results.plan.roles, figure.id)
    members = (m for m in results.plan.staff if m.role == role.id)
    paid = tuple(
        computed(
            Op.ADD, names.member(m), results.capacity[m.id].paid_hours, Unit.HOURS, Figure("member", m.id, "paid_hours")
        )
        for m in members
    )
    result = Quantity(results.roles[role.id].fte_present, Unit.FTE)
    return Breakdown(figure, T("Fte present"), result, T("paid hours / hours of 1 fte"), (*paid, _fte_line(role)))


def fte_required(results: Results, figure: Figure) -> Breakdown:
    """WISN's required staff: demand with category allowance, plus individual allowances, over net time of 1 fte."""
    role = find(results.plan.roles, figure.id)
    allowances = sum(m.allowance_hours for m in results.plan.staff if m.role == role.id)
    counted = counted_share(Op.DIVIDE, role.allowance_share, role_path(role.id, "allowance_share"))
    lines = (
        _needed(Op.ADD, results, role.id),
        counted,
        computed(Op.ADD, T("Own other work of the team"), allowances, Unit.HOURS),
        _fte_line(role),
        computed(Op.DIVIDE, T("Presence"), role_presence(results, role), Unit.SHARE, _role_figure(role.id, "presence")),
    )
    return Breakdown(
        figure,
        T("Fte required"),
        Quantity(results.roles[role.id].fte_required, Unit.FTE),
        T("(hours needed / share for counted work + own other work) / (hours of 1 fte * presence)"),
        lines,
    )


def role_presence(results: Results, role: Role) -> float:
    """Share of the paid time that the role's own settings leave."""
    return presence(role_absence(role), results.plan.practice.weeks_per_year)


def role_presence_breakdown(results: Results, figure: Figure) -> Breakdown:
    """Presence from the role's own settings."""
    role = find(results.plan.roles, figure.id)
    weeks = results.plan.practice.weeks_per_year
    away = tuple(
        given(Op.SUBTRACT, about(Role, field).title, getattr(role, field), Unit.WEEKS, role_path(role.id, field))
        for field in ("leave_weeks", "study_weeks", "holiday_weeks")
    )
    sickness = not_ill(role.sick_rate, role_path(role.id, "sick_rate"))
    return Breakdown(
        figure,
        T("Presence"),
        Quantity(role_presence(results, role), Unit.SHARE),
        T("(weeks of the year - weeks away) / weeks of the year * share not ill"),
        presence_lines(weeks, away, sickness),
    )


def presence_lines(weeks: float, away: tuple[Line, ...], sickness: Line) -> tuple[Line, ...]:
    """The steps that role and member share: weeks there, never below none, over the year, times the share not ill."""
    year = T("Weeks per year")
    return (
        given(Op.ADD, year, weeks, Unit.WEEKS, "practice.weeks_per_year"),
        *away,
        computed(Op.AT_LEAST, T("Never below"), 0.0, Unit.WEEKS),
        given(Op.DIVIDE, year, weeks, Unit.WEEKS, "practice.weeks_per_year"),
        sickness,
    )


def wisn_ratio(results: Results, figure: Figure) -> Breakdown:
    """Present over required staff."""
    role = results.roles[figure.id]
    return Breakdown(
        figure,
        T("WISN ratio"),
        Quantity(role.wisn_ratio, Unit.RATIO),
        T("fte present / fte required; below 1 is short"),
        (
            computed(Op.ADD, T("Fte present"), role.fte_present, Unit.FTE, _role_figure(figure.id, "fte_present")),
            computed(
                Op.DIVIDE, T("Fte required"), role.fte_required, Unit.FTE, _role_figure(figure.id, "fte_required")
            ),
        ),
    )


def contacts_per_week(results: Results, figure: Figure) -> Breakdown:
    """Contacts over all activities with a patient, returned ones included."""
    parts = sorted(
        ((results.demand[a.id].contacts.get(figure.id, 0.0), a) for a in results.plan.activities),
        key=lambda part: -part[0],
    )
    lines = tuple(
        computed(Op.ADD, names.activity(a), contacts, Unit.CONTACTS, Figure("activity", a.id, "contacts", figure.id))
        for contacts, a in parts
        if contacts
    )
    total = Quantity(results.roles[figure.id].contacts_per_week, Unit.CONTACTS)
    return Breakdown(figure, T("Contacts per week"), total, T("sum over all work with patients"), lines)


def contacts_possible(results: Results, figure: Figure) -> Breakdown:
    """The contacts that fit when the mix of work stays as it is."""
    role = results.roles[figure.id]
    return Breakdown(
        figure,
        T("Contacts possible"),
        Quantity(role.contacts_possible, Unit.CONTACTS),
        T("contacts asked * hours available / hours needed"),
        (
            _contacts(Op.ADD, results, figure.id),
            _available(Op.MULTIPLY, results, figure.id),
            _needed(Op.DIVIDE, results, figure.id),
        ),
    )


def minutes_per_contact(results: Results, figure: Figure) -> Breakdown:
    """The time that there is for a contact, when all work without a patient is done."""
    role = results.roles[figure.id]
    other = sum(results.demand[a.id].hours.get(figure.id, 0.0) for a in results.plan.activities if a.channel == "none")
    return Breakdown(
        figure,
        T("Minutes available per contact"),
        Quantity(role.minutes_per_contact, Unit.MINUTES),
        T("(hours available - hours without a patient) * 60 / contacts"),
        (
            _available(Op.ADD, results, figure.id),
            computed(Op.SUBTRACT, T("Hours on work without a patient"), other, Unit.HOURS),
            computed(Op.AT_LEAST, T("Never below"), 0.0, Unit.HOURS),
            computed(Op.MULTIPLY, T("Minutes per hour"), 60, Unit.MINUTES),
            _contacts(Op.DIVIDE, results, figure.id),
        ),
    )


FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {
    "utilisation": utilisation,
    "demand_hours": demand_hours,
    "capacity_hours": capacity_hours,
    "gap_hours": gap_hours,
    "fte_present": fte_present,
    "fte_required": fte_required,
    "presence": role_presence_breakdown,
    "wisn_ratio": wisn_ratio,
    "contacts_per_week": contacts_per_week,
    "contacts_possible": contacts_possible,
    "minutes_per_contact": minutes_per_contact,
}
