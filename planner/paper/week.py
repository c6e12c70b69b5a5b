"""The week roster on paper: on one page, per person, and per room. It reads in grey as well as in colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

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
    Tone,
)
from planner.paper.parts import nothing
from planner.paper.watched import KEPT, PAPER_WORKS, Watched, WeekTurn, hours, turns
from planner.plan import Cell, Plan
from planner.results import Results
from planner.texts import Message, Quantity, T, Unit
from planner.week.away import Away
from planner.week.needs import Need, needs_of
from planner.week.rows import room_name
from planner.week.works import works

# Type of 5.8 points; smaller is not legible.
LEAST_SCALE = 0.7
# A contact short of this is a rounding.
_SHORT = 0.5
_TONES: dict[str, Tone] = {**dict.fromkeys(KEPT, "kept"), "off": "free"}


def whole_week(results: Results, watched: Watched | None) -> tuple[Sheet, ...]:
    """Everybody by function: a page for a calendar week, or for each week of the cycle."""
    return _sheets(results.plan, watched, lambda turn: _Week(turn).blocks())


def rooms_week(results: Results, watched: Watched | None) -> tuple[Sheet, ...]:
    """Who is in which room, in the same way."""
    return _sheets(results.plan, watched, _rooms)


def _sheets(plan: Plan, watched: Watched | None, blocks: Callable[[WeekTurn], Iterator[Block]]) -> tuple[Sheet, ...]:
    found = tuple(Sheet(tuple(blocks(turn)), True, LEAST_SCALE) for turn in turns(plan, watched))
    return found or no_week()


def no_week() -> tuple[Sheet, ...]:
    """What is printed where there is no week plan."""
    return (Sheet(nothing(T("There is no week plan here yet."))),)


def heads(turn: WeekTurn) -> Iterator[Block]:
    """What the page is about: the week, the plan, its state and when it is valid."""
    if turn.period is not None:
        yield Heading(turn.period)
    name, state, valid = turn.standing
    yield Paragraph(T("{name} · {state} · {valid}", name=name, state=state, valid=valid))


def day_groups(turn: WeekTurn, sessions: Iterable[str]) -> tuple[tuple[Text, int], ...]:
    """The days above their sessions."""
    return tuple(
        (turn.day(day), len(list(keys))) for day, keys in groupby(sessions, key=lambda session: session.split("_")[0])
    )


@dataclass
class _Week:
    """One week on its way to paper; `remarks` are the notes of cells, which are numbered."""

    turn: WeekTurn
    remarks: list[Text] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def blocks(self) -> Iterator[Block]:
        yield from heads(self.turn)
        grid = self._grid()
        yield grid
        yield from legend(grid, "needed" in self.used, bool(self.remarks))
        notes = [*_session_notes(self.turn), *self._numbered()]
        if notes:
            yield Points(tuple(notes))
        missing = self._without_cells()
        if missing:
            yield Paragraph(T("Not in this roster: {who}", who=missing), quiet=True)

    def _grid(self) -> GridBlock:
        turn, sessions = self.turn, self.turn.sessions
        usual = turn.usual_hours()
        parts = tuple(_part(key, usual.get(key)) for key in sessions)
        groups = (*day_groups(turn, sessions), ("", 1))
        rows = tuple(row for role in turn.plan.roles for row in self._role(role.id, usual))
        return GridBlock(T("Who"), groups, (*parts, T("Hours")), rows)

    def _role(self, role_id: str, usual: Mapping[str, float]) -> Iterator[GridRow]:
        people, plan = self.turn.people(role_id), self.turn.plan
        if not people:
            return
        known = needs_of(plan, self.turn.there, (one.cell for one in self.turn.away)).sessions
        boxes = tuple(self._need(known[key].get(role_id)) for key in self.turn.sessions)
        yield GridRow(names.role(plan, role_id), (*boxes, GridCell()), strong=True)
        for member in people:
            own = [cell for cell in self.turn.there if cell.member == member.id]
            gone = [one for one in self.turn.away if one.cell.member == member.id]
            cells = tuple(self._box(key, own, gone, usual) for key in self.turn.sessions)
            total = Quantity(sum(cell.hours for cell in own if works(cell)), Unit.HOURS)
            yield GridRow(names.member(member), (*cells, GridCell((T("{hours}", hours=total),))))

    def _need(self, known: Need | None) -> GridCell:
        if known is None:
            return GridCell()
        self.used.add("needed")
        counts = {
            "needed": Quantity(known.needed, Unit.PERSONS),
            "planned": Quantity(known.planned, Unit.PERSONS),
        }
        if known.open is not None and known.open <= -_SHORT:
            return GridCell((T("▲ {needed} / {planned}", **counts),))
        return GridCell((T("{needed} / {planned}", **counts),))

    def _box(self, session: str, own: list[Cell], gone: list[Away], usual: Mapping[str, float]) -> GridCell:
        missing = [one.reason for one in gone if one.cell.session == session]
        here = [cell for cell in own if cell.session == session]
        if missing and not here:
            return GridCell((missing[0],), "away")
        lines: list[Text] = [line for cell in here for line in self._lines(cell, usual.get(session))]
        tones = {_TONES.get(cell.work, "") for cell in here}
        return GridCell(tuple(lines), tones.pop() if len(tones) == 1 else "")

    def _lines(self, cell: Cell, usual: float | None) -> Iterator[Text]:
        word: Text = PAPER_WORKS[cell.work]
        if cell.note:
            self.remarks.append(T("{place}: {note}", place=_place(self.turn, cell), note=cell.note))
            word = T("{work} ({number})", work=word, number=len(self.remarks))
        yield T("{work} {hours}", work=word, hours=hours(cell.hours)) if works(cell) and cell.hours != usual else word
        if cell.room is not None:
            yield room_name(self.turn.plan, cell.room)

    def _numbered(self) -> Iterator[Point]:
        for number, remark in enumerate(self.remarks, start=1):
            yield Point(f"({number})", remark)

    def _without_cells(self) -> tuple[Message | str, ...]:
        shown = {member.id for role in self.turn.plan.roles for member in self.turn.people(role.id)}
        return tuple(names.member(member) for member in self.turn.plan.staff if member.id not in shown)


def _part(session: str, usual: float | None) -> Text:
    part = names.DAY_PARTS[session.split("_")[1]]
    return part if usual is None else T("{part}, {hours}", part=part, hours=hours(usual))


def _place(turn: WeekTurn, cell: Cell) -> Text:
    who = next(names.member(member) for member in turn.plan.staff if member.id == cell.member)
    return T("{who}, {session}", who=who, session=names.session(cell.session))


def _session_notes(turn: WeekTurn) -> Iterator[Point]:
    for session in turn.sessions:
        if session in turn.week.notes:
            note = turn.week.notes[session]
            yield Point("·", T("{session}: {note}", session=names.session(session), note=note))


def legend(grid: GridBlock, has_needs: bool, has_notes: bool) -> Iterator[Block]:
    """What the boxes of a week mean: only what there is."""
    tones = {cell.tone for row in grid.rows for cell in row.cells}
    items: list[tuple[GridCell, Text]] = []
    if "kept" in tones:
        items.append((GridCell((), "kept"), T("protected time, no patients")))
    if "away" in tones:
        items.append((GridCell((), "away"), T("away, with the reason")))
    if "mark" in tones:
        items.append((GridCell((), "mark"), T("more than one person in a room")))
    if has_needs:
        items.append((GridCell(("40 / 38",)), T("contacts needed / places planned")))
        items.append((GridCell(("▲",)), T("too few places")))
    items.append((GridCell((hours(4),)), T("hours of a session that differ from those in the title")))
    if has_notes:
        items.append((GridCell(("(1)",)), T("remark below")))
    yield Legend(tuple(items))


def _rooms(turn: WeekTurn) -> Iterator[Block]:
    yield from heads(turn)
    sessions = turn.sessions
    by_room: dict[str | None, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in turn.there:
        if works(cell) and cell.room is not None:
            by_room[cell.room][cell.session].append(cell)
    if not turn.plan.rooms:
        yield from nothing(T("There are no rooms yet."))
        return
    usual = turn.usual_hours()
    rows = tuple(
        GridRow(
            names.room(room), tuple(_occupied(turn.plan, by_room[room.id][key], usual.get(key)) for key in sessions)
        )
        for room in turn.plan.rooms
    )
    parts = tuple(_part(key, usual.get(key)) for key in sessions)
    grid = GridBlock(T("Room"), day_groups(turn, sessions), parts, rows)
    yield grid
    yield from legend(grid, False, False)
    yield from _without_room(turn)


def _occupied(plan: Plan, here: list[Cell], usual: float | None) -> GridCell:
    people = {member.id: names.member(member) for member in plan.staff}
    lines: list[Text] = []
    for cell in here:
        lines.append(people[cell.member])
        lines.append(PAPER_WORKS[cell.work])
        if cell.hours != usual:
            lines.append(hours(cell.hours))
    return GridCell(tuple(lines), "mark" if len({cell.member for cell in here}) > 1 else "")


def _without_room(turn: WeekTurn) -> Iterator[Block]:
    """People whose function needs a room and who see patients without one."""
    needing = {role.id for role in turn.plan.roles if role.needs_room}
    people = {member.id: member for member in turn.plan.staff if member.role in needing}
    lines = tuple(
        Point("·", T("{place}: {work}", place=_place(turn, cell), work=PAPER_WORKS[cell.work]))
        for session in turn.sessions
        for cell in turn.there
        if cell.session == session
        and cell.member in people
        and cell.room is None
        and works(cell)
        and cell.work in ("surgery", "phone", "procedures")
    )
    if lines:
        yield Heading(T("Without a room"))
        yield Points(lines)
