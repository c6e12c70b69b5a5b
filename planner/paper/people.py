"""The Team and the Patients page on paper."""

from __future__ import annotations

from planner import names
from planner.capacity import member_absence
from planner.list_summary import ListSummary, list_summary
from planner.money import hourly_cost
from planner.paper.content import Block, Cell, ChartBlock, Column, Heading, KeyFigures, Paragraph, Row, TableBlock, Text
from planner.paper.parts import nothing, number_column, without_empty
from planner.plan import Member, Patients, Role, about, find
from planner.results import Results
from planner.terms import AGE_BANDS, GROUPS, SESSIONS, AgeBand
from planner.texts import Message, Quantity, T, Unit

_ROLE_FIELDS = (
    *("fte_hours", "leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share"),
    *("cost_per_hour", "needs_room"),
)
_ORIGINS: dict[str, Message] = {
    "typed": T("typed"),
    "import": T("imported list"),
    "mix": T("average mix of 2022"),
}


def team(results: Results) -> tuple[Block, ...]:
    """People, their week patterns, and what applies to their functions."""
    blocks: list[Block] = [Heading(T("People"))]
    if results.plan.staff:
        blocks.append(_people(results))
        if any(member.sessions for member in results.plan.staff):
            blocks += [Heading(T("Week patterns (hours)")), _patterns(results.plan.staff)]
    else:
        blocks += nothing(T("Nobody is in the team yet."))
    blocks.append(Heading(T("Functions")))
    blocks += [_functions(results)] if results.plan.roles else nothing(T("There are no functions yet."))
    return tuple(blocks)


def _people(results: Results) -> TableBlock:
    columns = (
        Column(T("Name"), is_text=True),
        Column(about(Member, "role").title, is_text=True),
        Column(about(Member, "employment").title, is_text=True),
        number_column(Member, "weeks_share"),
        Column(T("Paid hours")),
        Column(T("Presence")),
        Column(T("Hours available")),
        number_column(Member, "allowance_hours"),
        number_column(Member, "leave_weeks"),
        number_column(Member, "study_weeks"),
        number_column(Member, "sick_rate"),
        number_column(Member, "pace"),
        number_column(Member, "cost_per_hour"),
        Column(about(Member, "start").title, is_text=True),
        Column(about(Member, "end").title, is_text=True),
    )
    return without_empty(TableBlock(columns, tuple(_person(member, results) for member in results.plan.staff)))


def _person(member: Member, results: Results) -> Row:
    role, known = find(results.plan.roles, member.role), results.capacity[member.id]
    absence = member_absence(member, role)
    return Row(
        (
            names.member(member),
            names.role_name(role),
            names.EMPLOYMENTS[member.employment],
            None if member.weeks_share == 1 else Quantity(member.weeks_share, Unit.SHARE),
            Quantity(known.paid_hours, Unit.HOURS),
            Quantity(known.presence, Unit.SHARE),
            Quantity(known.net_hours, Unit.HOURS),
            Quantity(member.allowance_hours, Unit.HOURS),
            Quantity(absence.leave_weeks, Unit.WEEKS),
            Quantity(absence.study_weeks, Unit.WEEKS),
            Quantity(absence.sick_rate, Unit.SHARE),
            Quantity(member.pace, Unit.FACTOR),
            Quantity(hourly_cost(member, role, results.plan.practice), Unit.HOUR_RATE),
            member.start,
            member.end,
        )
    )


def _patterns(staff: tuple[Member, ...]) -> TableBlock:
    """Hours per session, for the sessions that anybody works."""
    used = [key for key in SESSIONS if any(member.sessions.get(key) for member in staff)]
    columns = (Column(T("Name"), is_text=True), *(Column(names.session(key)) for key in used))
    return TableBlock(columns, tuple(_pattern(member, used) for member in staff if member.sessions))


def _pattern(member: Member, used: list[str]) -> Row:
    hours = [member.sessions.get(key) for key in used]
    cells: list[Cell] = [Quantity(each, Unit.HOURS) if each else None for each in hours]
    return Row((names.member(member), *cells))


def _functions(results: Results) -> TableBlock:
    columns = (Column(T("Function"), is_text=True), *(number_column(Role, field) for field in _ROLE_FIELDS))
    supervised = Column(about(Role, "supervised_by").title, is_text=True)
    return TableBlock((*columns, supervised), tuple(_function(role, results) for role in results.plan.roles))


def _function(role: Role, results: Results) -> Row:
    numbers = (Quantity(getattr(role, field), about(Role, field).unit) for field in _ROLE_FIELDS)
    above = names.role(results.plan, role.supervised_by) if role.supervised_by else T("nobody")
    return Row((names.role_name(role), *numbers, above))


def patients(results: Results) -> tuple[Block, ...]:
    """The list by age and client group, and the contacts that follow from it."""
    summary = list_summary(results.plan.patients)
    total = (T("Patients"), Quantity(results.patients, Unit.PERSONS))
    per_fte = (T("Patients per GP fte"), Quantity(results.patients_per_gp_fte, Unit.PERSONS))
    return (
        KeyFigures((total, per_fte)),
        Paragraph(list_origin(results.plan.patients), quiet=True),
        Heading(T("Patients per age and client group")),
        TableBlock(_list_columns(), (*(_band(band, summary) for band in AGE_BANDS), _all_bands(summary))),
        ChartBlock("ages", results),
    )


def list_origin(known: Patients) -> Message:
    """Where the list comes from and of which day it is."""
    origin = _ORIGINS[known.origin] if known.counts else T("no list yet")
    day: Text = T("not known") if known.as_of is None else T("{day}", day=known.as_of)
    return T("Origin: {origin}. Reference date: {day}.", origin=origin, day=day)


def _list_columns() -> tuple[Column, ...]:
    numbers = (*(names.GROUPS[group] for group in GROUPS), T("Total"), T("Of the list"), T("Average list"))
    return (Column(T("Age"), is_text=True), *map(Column, numbers))


def _band(band: AgeBand, summary: ListSummary) -> Row:
    counts = (*(summary.counts[band][group] for group in GROUPS), summary.bands[band])
    shares = (summary.shares[band], summary.mix[band])
    return _list_row(T("{band} years", band=band), counts, shares)


def _all_bands(summary: ListSummary) -> Row:
    counts = (*(summary.groups[group] for group in GROUPS), summary.total)
    return _list_row(T("All ages"), counts, (1.0 if summary.total else None, 1.0), strong=True)


def _list_row(title: Message, counts: tuple[float, ...], shares: tuple[float | None, ...], strong: bool = False) -> Row:
    numbers = (Quantity(count, Unit.PERSONS) for count in counts)
    return Row((title, *numbers, *(Quantity(share, Unit.SHARE) for share in shares)), strong)
