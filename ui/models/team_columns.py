"""The tables of the Team page: people, the week pattern of one of them, functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner import edits, names
from planner.capacity import member_absence
from planner.edits import Change
from planner.explain import Figure
from planner.norms import role_path
from planner.plan import Member, Plan, Role, find
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


def role_choices(plan: Plan) -> Choices:
    """The functions of the plan."""
    return [(role.id, names.role_name(role)) for role in plan.roles]


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
        _result("paid_hours", T("Paid hours"), Unit.HOURS),
        _result("net_hours", T("Hours available"), Unit.HOURS, 84),
        _member_field("allowance_hours", width=92),
        _absence("leave_weeks", 60),
        _absence("study_weeks"),
        _absence("holiday_weeks", 84),
        _absence("sick_rate", 64),
        _result("presence", T("Presence"), Unit.SHARE, 84),
        _member_field("pace", width=64),
        _member_field("cost_per_hour", optional=True, width=76),
        _member_field("start", kind="date", optional=True, width=88),
        _member_field("end", kind="date", optional=True, width=88),
    ),
    depends=lambda member, results: (member, results.capacity[member.id], find(results.plan.roles, member.role)),
)


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One part of the day in a person's week."""

    member: Member
    part: str


def pattern_rows(member: Member) -> list[PatternRow]:
    """Morning, afternoon and evening."""
    return [PatternRow(member, part) for part in DAY_PARTS]


def _session(day: str) -> Column:
    def set_hours(plan: Plan, row: PatternRow, hours: float | None) -> Change:
        return edits.set_session(plan, row.member.id, f"{day}_{row.part}", hours)

    return Column(
        key=day,
        title=names.WEEKDAYS[day],
        read=lambda row, _results: row.member.sessions.get(f"{day}_{row.part}"),
        edit=set_hours,
        optional=True,
        width=64,
    )


def pattern_table(week: Week) -> Table:
    """A column for each day, in the order in which weeks are shown."""
    return Table(
        columns=(
            Column(
                key="part",
                title=T("Part of the day"),
                kind="text",
                read=lambda row, _results: names.DAY_PARTS[row.part],
                width=120,
            ),
            *(_session(day) for day in week.days),
        ),
        key=lambda row: row.part,
        depends=lambda row, _results: (row.member,),
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
        _role_field("fte_hours", width=112),
        _role_field("leave_weeks"),
        _role_field("study_weeks"),
        _role_field("holiday_weeks", width=88),
        _role_field("sick_rate", width=72),
        _role_field("allowance_share", width=88),
        _role_field("supervised_by", kind="choice", choices=_supervisors, norm=None, width=168),
    ),
    depends=lambda role, results: (role, results.plan.roles),
)
