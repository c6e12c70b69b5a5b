"""The summary for the practice meeting: how the practice stands, and what these numbers rest on, a page each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner import names
from planner.assumptions import Assumption, assumptions, worst_role
from planner.list_summary import list_summary
from planner.paper.activities import usual_minutes
from planner.paper.content import Block, ChartBlock, Column, Heading, Paragraph, Row, Sheet, TableBlock
from planner.paper.norms import BY, amount, by_effect, effect
from planner.paper.parts import (
    function_table,
    in_use,
    is_unfit,
    key_figures,
    nothing,
    of_kind,
    warning_blocks,
)
from planner.paper.people import list_origin
from planner.plan import Delivery, Plan, Role, about
from planner.results import Results
from planner.terms import AGE_BANDS
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Warning

_MOST_WARNINGS = 5
_MOST_NORMS = 8
_MOST_OWN = 8
_MOST_KINDS = 14
_MOST_NAMES = 10
_MOST_ROLES = 12


def summary(results: Results, found: Sequence[Warning], today: date, file: str) -> tuple[Sheet, ...]:
    """The two pages."""
    first, second = _standing(results, found), _ground(results, today, file)
    return Sheet(first, is_one_page=True), Sheet(second, is_one_page=True)


def _standing(results: Results, found: Sequence[Warning]) -> tuple[Block, ...]:
    warned = (Heading(T("Warnings")), *warning_blocks(found, results.plan, _MOST_WARNINGS))
    if is_unfit(found):
        return (Paragraph(T("This plan is not complete yet, so there are no figures to show.")), *warned)
    return (
        Paragraph(T("An average week."), quiet=True),
        key_figures(results),
        Heading(T("Functions")),
        *_functions(results),
        *warned,
    )


def _functions(results: Results) -> tuple[Block, ...]:
    """A table and a chart of all functions; of very many only those that have the least left, and no chart."""
    roles = in_use(results)
    if len(roles) <= _MOST_ROLES:
        return function_table(results, roles), ChartBlock("balance", results)
    shortest = sorted(roles, key=lambda role: results.roles[role.id].gap_hours)[:_MOST_ROLES]
    return function_table(results, shortest), *_more(len(roles) - _MOST_ROLES)


def _ground(results: Results, today: date, file: str) -> tuple[Block, ...]:
    rows = assumptions(results, today)
    return (
        Heading(T("What these numbers rest on")),
        Paragraph(_made(today, file), quiet=True),
        *_list(results),
        *_team(results),
        *_lengths(results.plan),
        *_own(rows),
        *_weightiest(results, rows),
    )


def _made(today: date, file: str) -> Message:
    if file:
        return T("Made on {day} of '{file}'.", day=today, file=file)
    return T("Made on {day} of a plan that is not saved in a file.", day=today)


def _list(results: Results) -> tuple[Block, ...]:
    """Patients per age band, side by side."""
    known = list_summary(results.plan.patients)
    titles = (T("Age"), *(T("{band} years", band=band) for band in AGE_BANDS), T("All ages"))
    counts = (*(known.bands[band] for band in AGE_BANDS), known.total)
    whole = 1.0 if known.total else None
    shares = (*(known.shares[band] for band in AGE_BANDS), whole)
    usual = (*(known.mix[band] for band in AGE_BANDS), 1.0)
    rows = (
        Row((T("Patients"), *(Quantity(count, Unit.PERSONS) for count in counts))),
        Row((T("Of the list"), *(Quantity(share, Unit.SHARE) for share in shares))),
        Row((T("Average list"), *(Quantity(share, Unit.SHARE) for share in usual))),
    )
    columns = tuple(Column(title, is_text=not number) for number, title in enumerate(titles))
    return Heading(T("The list by age")), TableBlock(columns, rows), Paragraph(list_origin(results.plan.patients), True)


def _team(results: Results) -> tuple[Block, ...]:
    roles = [role for role in in_use(results) if results.roles[role.id].headcount]
    if not roles:
        return Heading(T("The team")), *nothing(T("Nobody is in the team yet."))
    columns = (
        Column(T("Function"), is_text=True),
        Column(T("Who, with paid hours a week"), is_text=True),
        Column(T("Paid hours")),
        Column(T("Hours available")),
        Column(T("Fte present")),
    )
    rows = tuple(_function(role, results) for role in roles[:_MOST_ROLES])
    return Heading(T("The team")), TableBlock(columns, rows), *_more(len(roles) - _MOST_ROLES)


def _function(role: Role, results: Results) -> Row:
    known = results.capacity
    people = [m for m in results.plan.staff if m.role == role.id and known[m.id].paid_hours]
    shown = tuple(
        T("{who} {hours}", who=names.member(m), hours=Quantity(known[m.id].paid_hours, Unit.HOURS))
        for m in people[:_MOST_NAMES]
    )
    rest = len(people) - len(shown)
    more = (TN("{count} other", "{count} others", rest),) if rest else ()
    return Row(
        (
            names.role_name(role),
            T("{people}", people=(*shown, *more)),
            Quantity(sum(known[m.id].paid_hours for m in people), Unit.HOURS),
            Quantity(results.roles[role.id].capacity_hours, Unit.HOURS),
            Quantity(results.roles[role.id].fte_present, Unit.FTE),
        )
    )


def _lengths(plan: Plan) -> tuple[Block, ...]:
    """Minutes of the kinds of contact beside their norms."""
    done = [(a, row) for a in of_kind(plan, "consult") for row in a.delivery if row.share]
    if not done:
        return Heading(T("Consult lengths")), *nothing(T("There are no kinds of contact."))
    columns = (
        Column(T("Kind of contact"), is_text=True),
        Column(T("Function"), is_text=True),
        Column(about(Delivery, "share").title),
        Column(about(Delivery, "minutes").title),
        Column(T("Norm")),
        Column(about(Delivery, "admin_minutes").title),
    )
    rows = tuple(
        Row(
            (
                names.activity(activity),
                names.role(plan, row.role),
                Quantity(row.share, Unit.SHARE),
                Quantity(row.minutes, Unit.MINUTES),
                usual_minutes(activity, row),
                Quantity(row.admin_minutes, Unit.MINUTES),
            )
        )
        for activity, row in done[:_MOST_KINDS]
    )
    return Heading(T("Consult lengths")), TableBlock(columns, rows), *_more(len(done) - _MOST_KINDS)


def _more(count: int) -> tuple[Block, ...]:
    if count <= 0:
        return ()
    return (Paragraph(TN("{count} more, not shown here.", "{count} more, not shown here.", count), quiet=True),)


def _own(rows: tuple[Assumption, ...]) -> tuple[Block, ...]:
    """What the practice entered in the place of a norm, the weightiest first."""
    own = [row for row in by_effect(rows) if row.is_own]
    head = Heading(T("Own values in the place of norms"))
    if not own:
        return head, *nothing(T("The plan keeps to every norm."))
    columns = (Column(T("Number"), is_text=True), Column(T("In this plan")), Column(T("Norm")))
    lines = tuple(Row((row.label, amount(row.value), amount(row.usual))) for row in own[:_MOST_OWN])
    return head, TableBlock(columns, lines), *_more(len(own) - _MOST_OWN)


def _weightiest(results: Results, rows: tuple[Assumption, ...]) -> tuple[Block, ...]:
    worst = worst_role(results)
    felt = [row for row in by_effect(rows) if row.effect]
    if worst is None or not felt:
        return ()
    columns = (
        Column(T("Number"), is_text=True),
        Column(T("In this plan")),
        Column(T("Kind"), is_text=True),
        Column(T("Utilisation moves by")),
    )
    lines = tuple(Row((row.label, amount(row.value), row.standing, effect(row))) for row in felt[:_MOST_NORMS])
    head = T("What matters most: {role}", role=names.role(results.plan, worst))
    note = T("How far apart the utilisation is with {change} less and with {change} more.", change=BY)
    return Heading(head), Paragraph(note, quiet=True), TableBlock(columns, lines)
