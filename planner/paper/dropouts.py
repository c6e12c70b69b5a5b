"""The fallback plan on paper: everybody in a table, and a section for each single member who may drop out."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.dropouts import DropOut, dropouts
from planner.fallback import Fallback, fallback
from planner.fallback_words import LONE, NO_HELP, RULES, sentences, standing, takers, urgency
from planner.paper.content import Block, Column, Heading, Paragraph, Point, Points, Row, TableBlock
from planner.paper.parts import nothing
from planner.plan import Plan
from planner.results import Results
from planner.texts import Quantity, T, Unit


def fallback_plan(results: Results) -> tuple[Block, ...]:
    """Who drops out, and for each of them what the practice falls back on."""
    known = dropouts(results)
    if not known:
        return nothing(T("Nobody is in the team yet."))
    blocks: list[Block] = [Paragraph(RULES, quiet=True), _everybody(results.plan, known)]
    for one in known:
        blocks += _section(results.plan, fallback(results, one))
    return tuple(blocks)


def _everybody(plan: Plan, known: tuple[DropOut, ...]) -> TableBlock:
    columns = (
        Column(T("Name"), is_text=True),
        Column(T("Function"), is_text=True),
        Column(T("State"), is_text=True),
        Column(T("Paid hours")),
        Column(T("Lone function"), is_text=True),
        Column(T("Utilisation without")),
        Column(T("Open in a week")),
        Column(T("Open in a month")),
        Column(T("Open for good, per week")),
    )
    return TableBlock(columns, tuple(_row(plan, one) for one in known))


def _row(plan: Plan, known: DropOut) -> Row:
    return Row(
        (
            names.member(known.member),
            names.role(plan, known.member.role),
            standing(known),
            Quantity(known.paid_hours, Unit.HOURS),
            LONE if known.is_lone else None,
            Quantity(known.utilisation, Unit.SHARE),
            *(Quantity(cover.open, Unit.HOURS) for cover in known.covers.values()),
        )
    )


def _section(plan: Plan, known: Fallback) -> Iterator[Block]:
    yield Heading(T("If {who} drops out", who=names.member(known.dropout.member)))
    yield Points(tuple(Point("·", sentence) for sentence in sentences(plan, known)))
    if known.work:
        yield _work(plan, known)
        yield _helpers(plan, known) if known.helpers else Paragraph(NO_HELP)


def _work(plan: Plan, known: Fallback) -> TableBlock:
    columns = (
        Column(T("Work"), is_text=True),
        Column(T("Hours a week")),
        Column(T("For a time"), is_text=True),
        Column(T("Who may do it"), is_text=True),
    )
    rows = (
        Row(
            (
                names.activity(work.activity),
                Quantity(work.hours, Unit.HOURS),
                urgency(work),
                takers(plan, work),
            )
        )
        for work in known.work
    )
    return TableBlock(columns, tuple(rows))


def _helpers(plan: Plan, known: Fallback) -> TableBlock:
    columns = (
        Column(T("Who may take over"), is_text=True),
        Column(T("Function"), is_text=True),
        Column(T("Free hours a week")),
    )
    rows = (
        Row(
            (
                names.member(helper.member),
                names.role(plan, helper.member.role),
                Quantity(helper.free_hours, Unit.HOURS),
            )
        )
        for helper in known.helpers
    )
    return TableBlock(columns, tuple(rows))
