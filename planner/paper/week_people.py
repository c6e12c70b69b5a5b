"""The week roster per person: the sessions of each with work, room and hours, as many people on a page as fit."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.paper.content import (
    Block,
    GridBlock,
    GridCell,
    GridRow,
    Heading,
    Legend,
    Paragraph,
    Point,
    Points,
    Sheet,
    Text,
)
from planner.paper.watched import KEPT, PAPER_WORKS, Watched, WeekTurn, hours, turns
from planner.paper.week import no_week
from planner.plan import Cell, Member
from planner.results import Results
from planner.terms import DAY_PARTS
from planner.texts import Quantity, T, Unit
from planner.week.rows import room_name
from planner.week.works import works


def people_week(results: Results, watched: Watched | None) -> tuple[Sheet, ...]:
    """Everybody who has something in the week plan: a grid of days for each week of the cycle."""
    known = tuple(turns(results.plan, watched))
    if not known:
        return no_week()
    name, state, valid = known[0].standing
    blocks: list[Block] = [Paragraph(T("{name} · {state} · {valid}", name=name, state=state, valid=valid))]
    if known[0].monday is not None and known[0].period is not None:
        blocks.append(Paragraph(known[0].period))
    blocks.append(_legend(known))
    for role in results.plan.roles:
        ids = dict.fromkeys(member.id for turn in known for member in turn.people(role.id))
        for member in results.plan.staff:
            if member.id in ids:
                blocks += _person(member, known)
    return (Sheet(tuple(blocks)),)


def _legend(known: tuple[WeekTurn, ...]) -> Legend:
    items: list[tuple[GridCell, Text]] = [(GridCell((), "kept"), T("protected time, no patients"))]
    if any(turn.away for turn in known):
        items.append((GridCell((), "away"), T("away, with the reason")))
    return Legend(tuple(items))


def _person(member: Member, known: tuple[WeekTurn, ...]) -> Iterator[Block]:
    role = names.role(known[0].plan, member.role)
    yield Heading(T("{who}, {role}", who=names.member(member), role=role))
    weeks = list(known)
    own = [_own(turn, member) for turn in weeks]
    if len({tuple(sorted(_key(cell) for cell in cells)) for cells in own}) == 1:
        weeks = weeks[:1]
    for turn, cells in zip(weeks, own, strict=False):
        total = Quantity(sum(cell.hours for cell in cells if works(cell)), Unit.HOURS)
        told = T("{hours} hours a week", hours=total)
        if len(weeks) > 1 and turn.period is not None:
            told = T("{week}: {hours}", week=turn.period, hours=told)
        yield Paragraph(told, quiet=True)
        yield _grid(turn, member, cells)
        yield from _notes(cells)


def _own(turn: WeekTurn, member: Member) -> list[Cell]:
    return [cell for cell in turn.there if cell.member == member.id]


def _key(cell: Cell) -> str:
    return repr(cell.model_copy(update={"weeks": ()}))


def _grid(turn: WeekTurn, member: Member, own: list[Cell]) -> GridBlock:
    days = tuple(dict.fromkeys(session.split("_")[0] for session in turn.sessions))
    gone = {one.cell.session: one.reason for one in turn.away if one.member.id == member.id}
    used = {session.split("_")[1] for session in (*gone, *(cell.session for cell in own))}
    rows = tuple(
        GridRow(
            names.DAY_PARTS[part], tuple(_box(turn, f"{day}_{part}", own, gone.get(f"{day}_{part}")) for day in days)
        )
        for part in DAY_PARTS
        if part in used
    )
    return GridBlock("", tuple((turn.day(day), 1) for day in days), ("",) * len(days), rows)


def _box(turn: WeekTurn, session: str, own: list[Cell], reason: Text | None) -> GridCell:
    here = [cell for cell in own if cell.session == session]
    if reason is not None and not here:
        return GridCell((reason,), "away")
    lines: list[Text] = []
    for cell in here:
        word = PAPER_WORKS[cell.work]
        lines.append(T("{work}, {hours}", work=word, hours=hours(cell.hours)) if works(cell) else word)
        if cell.room is not None:
            lines.append(room_name(turn.plan, cell.room))
    is_kept = bool(here) and all(cell.work in KEPT for cell in here)
    return GridCell(tuple(lines), "kept" if is_kept else "")


def _notes(own: list[Cell]) -> Iterator[Block]:
    noted = [cell for cell in own if cell.note]
    if noted:
        lines = (T("{session}: {note}", session=names.session(cell.session), note=cell.note) for cell in noted)
        yield Points(tuple(Point("·", line) for line in lines))
