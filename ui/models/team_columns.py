"""The tables of the Team page: people, the week pattern of one of them, functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner import edits, names
from planner.capacity import member_absence
from planner.edits import Change
from planner.explain import Figure
from planner.member_edits import set_wish
from planner.money import member_cost, usual_hourly_cost
from planner.norms import role_path
from planner.plan import Member, Plan, Role, about, find
from planner.results import Results
from planner.terms import DAY_PARTS, EMPLOYMENTS
from planner.texts import T, Unit
from ui.models.columns import Choices, Column, Table, field
from ui.week import WEEKEND_DAYS, Week


def _set_member(name: str) -> Any:
    return lambda plan, member, value: edits.set_member(plan, member.id, name, value)


def _member_field(name: str, **rest: Any) -> Column:
    return field(Member, name, edit=_set_member(name), **rest)


def _result(name: str, title: Any, unit: Unit, width: int = 76) -> Column:
    """A column for what was calculated of a person."""
    return Column(
        key=name,
        title=title,
        unit=unit,
        read=lambda member, results: getattr(results.capacity[member.id], name),
        figure=lambda member: Figure("member", member.id, name),
        width=width,
    )


def _absence(name: str, width: int = 72) -> Column:
    """A field that follows the function where the person has no own value."""

    def usual(member: Member, results: Results) -> float:
        absence = member_absence(member, find(results.plan.roles, member.role))
        value: float = getattr(absence, name)
        return value

    return _member_field(name, usual=usual, optional=True, width=width)


def _usual_cost(member: Member, results: Results) -> float | None:
    return usual_hourly_cost(member, find(results.plan.roles, member.role), results.plan.practice)


def _cost(member: Member, results: Results) -> float | None:
    return member_cost(member, find(results.plan.roles, member.role), results.plan.practice)


def role_choices(plan: Plan) -> Choices:
    """The functions of the plan."""
    return [(role.id, names.role_name(role)) for role in plan.roles]


def _behind_person(member: Member, results: Results) -> tuple[object, ...]:
    plan = results.plan
    return member, results.capacity[member.id], find(plan.roles, member.role), plan.practice


def _employments(_plan: Plan) -> Choices:
    return [(key, names.EMPLOYMENTS[key]) for key in EMPLOYMENTS]


STAFF = Table(
    columns=(
        Column(
            key="name",
            title=T("Name"),
            kind="text",
            read=lambda member, _results: names.member(member),
            edit=_set_member("name"),
            width=168,
        ),
        _member_field("role", kind="choice", choices=role_choices, width=200),
        _member_field("employment", kind="choice", choices=_employments, width=104),
        _member_field("hours_per_week", optional=True, width=84),
        _member_field("weeks_share", width=84),
        _result("paid_hours", T("Paid hours"), Unit.HOURS),
        _result("net_hours", T("Hours available"), Unit.HOURS, 84),
        _member_field("allowance_hours", width=92),
        _absence("leave_weeks", 60),
        _absence("study_weeks"),
        _absence("holiday_weeks", 84),
        _absence("sick_rate", 64),
        _result("presence", T("Presence"), Unit.SHARE, 84),
        _member_field("leave_carried", width=88),
        _member_field("pace", width=64),
        _member_field("cost_per_hour", usual=_usual_cost, optional=True, width=76),
        Column(
            key="cost_per_week",
            title=T("Cost per week"),
            unit=Unit.EUROS,
            read=_cost,
            figure=lambda member: Figure("member", member.id, "cost_per_week"),
            width=80,
        ),
        _member_field("start", kind="date", optional=True, width=88),
        _member_field("end", kind="date", optional=True, width=88),
    ),
    depends=_behind_person,
)


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One part of the day in a week of sessions, and the record that these belong to."""

    owner: Any
    sessions: Mapping[str, float]
    part: str


# Makes the change that sets the hours of a row in a session; None takes the session out.
SetHours = Callable[[Plan, PatternRow, str, float | None], Change]


def pattern_rows(member: Member) -> list[PatternRow]:
    """Morning, afternoon and evening."""
    return [PatternRow(member, member.sessions, part) for part in DAY_PARTS]


def _of_member(plan: Plan, row: PatternRow, session: str, hours: float | None) -> Change:
    return edits.set_session(plan, row.owner.id, session, hours)


def _session(day: str, set_hours: SetHours, width: int) -> Column:
    return Column(
        key=day,
        title=names.WEEKDAYS[day],
        read=lambda row, _results: row.sessions.get(f"{day}_{row.part}"),
        edit=lambda plan, row, hours: set_hours(plan, row, f"{day}_{row.part}", hours),
        optional=True,
        width=width,
    )


def _part(width: int) -> Column:
    return Column(
        key="part",
        title=T("Part of the day"),
        kind="text",
        read=lambda row, _results: names.DAY_PARTS[row.part],
        width=width,
    )


def pattern_table(week: Week, set_hours: SetHours = _of_member, widths: tuple[int, int] = (120, 64)) -> Table:
    """A column for each day, in the order in which weeks are shown; `widths` are those of the first and of a day."""
    return Table(
        columns=(_part(widths[0]), *(_session(day, set_hours, widths[1]) for day in week.days)),
        key=lambda row: row.part,
        depends=lambda row, _results: (row.owner, row.sessions),
        stretch=None,
    )


def _wishes(_plan: Plan) -> Choices:
    return [(None, ""), *names.WISHES.items()]


def _wish(day: str) -> Column:
    return Column(
        key=day,
        title=names.WEEKDAYS[day],
        kind="choice",
        read=lambda row, _results: row.owner.wishes.get(f"{day}_{row.part}"),
        edit=lambda plan, row, wish: set_wish(plan, row.owner.id, f"{day}_{row.part}", wish),
        choices=_wishes,
        optional=True,
        help=about(Member, "wishes").help,
        width=82,
    )


def wishes_table(week: Week) -> Table:
    """What somebody cannot work, would rather not work, or likes to work, a column for each day."""
    return Table(
        columns=(_part(112), *(_wish(day) for day in week.days)),
        key=lambda row: row.part,
        depends=lambda row, _results: (row.owner, row.owner.wishes),
        stretch=None,
    )


def weekend_columns(table: Table) -> tuple[int, ...]:
    """Which columns of a week pattern are those of the weekend."""
    return tuple(number for number, column in enumerate(table.columns) if column.key in WEEKEND_DAYS)


PATTERN = pattern_table(Week())


def _set_role(name: str) -> Any:
    return lambda plan, role, value: edits.set_role(plan, role.id, name, value)


def _role_field(name: str, **rest: Any) -> Column:
    return field(Role, name, edit=_set_role(name), **{"norm": lambda role: role_path(role.id, name), **rest})


def _supervisors(plan: Plan) -> Choices:
    return [(None, T("nobody")), *role_choices(plan)]


def _yes_or_no(_plan: Plan) -> Choices:
    return [(True, T("yes")), (False, T("no"))]


ROLES = Table(
    columns=(
        Column(
            key="name",
            title=T("Function"),
            kind="text",
            read=lambda role, _results: names.role_name(role),
            edit=_set_role("name"),
            width=200,
        ),
        _role_field("fte_hours", width=104),
        _role_field("leave_weeks", width=72),
        _role_field("study_weeks", width=72),
        _role_field("holiday_weeks", width=88),
        _role_field("sick_rate", width=72),
        _role_field("allowance_share", width=88),
        _role_field("cost_per_hour", optional=True),
        _role_field("least_present", width=80),
        _role_field("needs_room", kind="choice", choices=_yes_or_no, width=80),
        _role_field("supervised_by", kind="choice", choices=_supervisors, norm=None, width=152),
    ),
    depends=lambda role, results: (role, results.plan.roles),
)
