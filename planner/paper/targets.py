"""Targets on paper: for every function what keeps it from being nearly full."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.paper.content import Block, Column, Heading, Paragraph, Point, Points, Row, TableBlock
from planner.paper.parts import in_use, nothing, state
from planner.plan import Activity, Role
from planner.results import Results
from planner.solve import TITLES, Question, sentence, solve
from planner.solve.offers import activities, questions
from planner.solve.question import ABOUT_AN_ACTIVITY
from planner.texts import Quantity, T, Unit


def targets(results: Results) -> tuple[Block, ...]:
    """A section for every function in use, with what it takes to come below the limit of nearly full."""
    roles = in_use(results)
    if not roles:
        return nothing(T("There are no functions with work or people yet."))
    target = results.plan.practice.near_limit
    intro = T("What it takes for a function to have a utilisation of {target}.", target=Quantity(target, Unit.SHARE))
    blocks: list[Block] = [Paragraph(intro, quiet=True)]
    for role in roles:
        blocks += _section(results, role, target)
    return tuple(blocks)


def _section(results: Results, role: Role, target: float) -> Iterator[Block]:
    known = results.roles[role.id]
    yield Heading(names.role_name(role))
    yield Paragraph(
        T(
            "Now {utilisation}: {state}.",
            utilisation=Quantity(known.utilisation, Unit.SHARE),
            state=state(known, results.plan.practice),
        )
    )
    kinds = [kind for kind in questions(role.id) if kind not in ABOUT_AN_ACTIVITY]
    yield Points(tuple(_point(results, Question(kind, role.id, target)) for kind in kinds))
    consults = [one for one in activities(results, role.id) if one.kind == "consult"]
    if consults:
        yield _lengths(results, role, target, consults)


def _point(results: Results, question: Question) -> Point:
    answer = solve(results, question)
    return Point("●" if answer.is_reachable else "▲", sentence(results, answer))


def _lengths(results: Results, role: Role, target: float, consults: list[Activity]) -> TableBlock:
    """How long each kind of consult can be if only that one changes."""
    columns = (
        Column(TITLES["longest-consult"], is_text=True),
        Column(T("Minutes now")),
        Column(T("Minutes at most")),
    )
    return TableBlock(columns, tuple(_length(results, role, target, one) for one in consults))


def _length(results: Results, role: Role, target: float, consult: Activity) -> Row:
    answer = solve(results, Question("longest-consult", role.id, target, consult.id))
    now = next(row.minutes for row in consult.delivery if row.role == role.id)
    longest = Quantity(answer.practical, Unit.MINUTES) if answer.is_reachable else T("cannot be reached")
    return Row((names.activity(consult), Quantity(now, Unit.MINUTES), longest))
