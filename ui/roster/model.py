"""The grid of the week as a model: rows of people or rooms, with the contacts of functions above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner import names
from planner.plan import Cell, Member, Plan, find
from planner.texts import Message, T
from planner.week.dates import date_of
from planner.week.merge import Spot
from planner.week.needs import Need
from planner.week.rows import WITHOUT_ROOM, Row, Shown, hours_line, room_name
from ui.context import Context
from ui.roster.words import JOINT, hours, need_lines, particulars, told_cell, told_need, work
from ui.theme import State

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before a row: a name, a line below it, and the sign of a state where there is one."""

    name: str
    line: str = ""


class RosterModel(QAbstractTableModel):
    """Shows a `Shown` week. `noted` carries the session and the text that was typed in the row of notes.

    `quieted` tells that other columns than before are `quiet`: those of sessions without contacts.
    """

    noted = Signal(str, str)
    quieted = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.say = context.say
        self.known: Shown | None = None
        self.rows: tuple[Row, ...] = ()
        self.sessions: list[str] = []
        self.quiet: tuple[bool, ...] = ()
        self._headings: dict[Row, Heading] = {}
        self._members: dict[str, Member] = {}

    def show(self, known: Shown, rows: tuple[Row, ...], sessions: list[str]) -> None:
        """Show another week, or the same one after an edit: then only what became different is drawn anew."""
        old, old_headings = self.known, self._headings
        same = old is not None and (rows, sessions) == (self.rows, self.sessions)
        if not same:
            self.beginResetModel()
        self.known, self.rows, self.sessions = known, rows, sessions
        was_quiet, self.quiet = self.quiet, tuple(_is_quiet(known, session) for session in sessions)
        self._members = {member.id: member for member in known.plan.staff}
        self._headings = {row: self._kept_heading(row, old) or self._heading(row) for row in rows}
        if not same:
            self.endResetModel()
        elif old is not None:
            self._tell(old, old_headings)
            if self.quiet != was_quiet:
                self.quieted.emit()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.known, self.rows, self.sessions, self.quiet, self._headings = None, (), [], (), {}
        self.endResetModel()

    def _tell(self, old: Shown, old_headings: dict[Row, Heading]) -> None:
        """Say which cells and headings are other ones now."""
        assert self.known
        for number, row in enumerate(self.rows):
            if self._headings[row] != old_headings.get(row):
                self.headerDataChanged.emit(Qt.Orientation.Vertical, number, number)
        if old.monday != self.known.monday:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.sessions) - 1)
        if _is_all_new(old, self.known):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.sessions) - 1))
            return
        numbers = {row: number for number, row in enumerate(self.rows)}
        columns = {session: column for column, session in enumerate(self.sessions)}
        for row, session in _differing(old, self.known, any(row.kind == "room" for row in self.rows)):
            if row in numbers and session in columns:
                at = self.index(numbers[row], columns[session])
                self.dataChanged.emit(at, at)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.sessions)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        kind = self.rows[index.row()].kind
        if kind == "notes":
            flags |= Qt.ItemFlag.ItemIsEditable
        elif kind in ("person", "room"):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self.cells(index):
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if self.known is None or not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return JOINT.join(self.lines(index))
        if role == _Role.EditRole:
            return self.note(index)
        if role == _Role.ToolTipRole:
            return "\n".join(self.told(index))
        if role == _Role.AccessibleTextRole:
            return ", ".join(self.told(index))
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or self.rows[index.row()].kind != "notes":
            return False
        if value != self.note(index):
            self.noted.emit(self.sessions[index.column()], value)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_text(section, role)
        if not 0 <= section < len(self.sessions) or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        session = self.sessions[section]
        return self.part(section) if role == _Role.DisplayRole else self.say(names.session(session))

    def _row_text(self, section: int, role: int) -> str | None:
        if not 0 <= section < len(self.rows):
            return None
        heading = self._headings[self.rows[section]]
        if role == _Role.DisplayRole:
            return heading.name
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return ", ".join(filter(None, (heading.name, heading.line)))
        return None

    def heading(self, section: int) -> Heading:
        """What stands before a row."""
        return self._headings[self.rows[section]]

    def part(self, section: int) -> str:
        """The part of the day of a column."""
        return self.say(names.DAY_PARTS[self.sessions[section].partition("_")[2]])

    def day(self, section: int) -> str:
        """The day of a column, with its date in a calendar week."""
        session = self.sessions[section]
        day = names.DAYS[session.partition("_")[0]]
        if self.known is None or self.known.monday is None:
            return self.say(day)
        at = date_of(self.known.monday, session)
        return self.say(T("{day} {number}", day=day, number=str(at.day)))

    def row_at(self, index: Index) -> Row:
        """The row of a cell."""
        return self.rows[index.row()]

    def session_at(self, index: Index) -> str:
        """The session of a cell."""
        return self.sessions[index.column()]

    def cells(self, index: Index) -> tuple[Cell, ...]:
        """What is planned in a place of the grid."""
        assert self.known
        return self.known.at(self.row_at(index), self.session_at(index))

    def spots(self, index: Index) -> list[Spot]:
        """The spots of the week plan that a cell of the grid shows; an empty cell of a person is one too."""
        row = self.row_at(index)
        if row.kind == "person":
            return [(row.id, self.session_at(index))]
        return [(cell.member, cell.session) for cell in self.cells(index)] if row.kind == "room" else []

    def place_of(self, spot: Spot) -> QModelIndex:
        """Where in the grid somebody's session is; an invalid index where it is not on show."""
        if spot[1] in self.sessions:
            for number, row in enumerate(self.rows):
                at = self.index(number, self.sessions.index(spot[1]))
                if row == Row("person", spot[0]) or (row.kind == "room" and spot in self.spots(at)):
                    return at
        return QModelIndex()

    def need(self, index: Index) -> Need | None:
        """Contacts of the function of a row in a session."""
        row = self.row_at(index)
        if self.known is None or row.kind != "need":
            return None
        return self.known.needs.sessions[self.session_at(index)].get(row.id)

    def need_state(self, index: Index) -> State | None:
        """How a session stands: contacts needed of places planned; None where nothing is asked and nothing planned."""
        need = self.need(index)
        if need is None or not (need.needed or need.planned):
            return None
        if not need.planned:
            return State(self.context.theme.over, "■", T("nobody to do it"))
        return self.context.theme.state(need.needed / need.planned, self._plan.practice)

    def note(self, index: Index) -> str:
        """The note at a session."""
        return self.known.week.notes.get(self.session_at(index), "") if self.known else ""

    def away(self, index: Index) -> Message | None:
        """Why the person of a row is away in a session, or None."""
        row = self.row_at(index)
        return self.known.away.get((row.id, self.session_at(index))) if self.known and row.kind == "person" else None

    def wish(self, index: Index) -> Any:
        """What the person of a row wishes for a session, or None."""
        row = self.row_at(index)
        return self._members[row.id].wishes.get(self.session_at(index)) if row.kind == "person" else None

    def lines(self, index: Index) -> list[str]:
        """The two lines of a cell: the kind of work or the reason of absence, and the particulars."""
        row = self.row_at(index)
        if row.kind == "notes":
            return [self.note(index)]
        if row.kind == "need":
            return need_lines(self.need(index), self.need_state(index), self.say)
        away, cells = self.away(index), self.cells(index)
        if away is not None:
            return [self.say(away), *([work(cells[0], self.say)] if cells else [])]
        if not cells:
            return []
        if row.kind == "room":
            return self._room_lines(cells, self.is_clash(index))
        if len(cells) > 1:
            return [work(cells[0], self.say), JOINT.join(work(cell, self.say) for cell in cells[1:])]
        return [work(cells[0], self.say), JOINT.join(particulars(self._plan, cells[0], self.say))]

    def is_clash(self, index: Index) -> bool:
        """Whether several people are in one room."""
        row = self.row_at(index)
        return row.kind == "room" and row.id != WITHOUT_ROOM and len(self.cells(index)) > 1

    def _room_lines(self, cells: Sequence[Cell], is_clash: bool) -> list[str]:
        who = [self.say(names.member(self._members[cell.member])) for cell in cells]
        if len(cells) == 1:
            return [who[0], JOINT.join([work(cells[0], self.say), *hours(cells[0], self.say)])]
        return [f"{'■ ' if is_clash else ''}{len(cells)}×", ", ".join(who)]

    @property
    def _plan(self) -> Plan:
        return self.context.document.plan

    def told(self, index: Index) -> list[str]:
        """Everything about a place of the grid, line by line."""
        row, session = self.row_at(index), self.session_at(index)
        head = f"{self._headings[row].name}, {self.say(names.session(session))}"
        if row.kind == "need":
            return [head, *told_need(self.need(index), self.need_state(index), self.say)]
        if row.kind == "notes":
            return [head, self.note(index)]
        found = [head]
        for cell in self.cells(index):
            who = [self.say(names.member(self._members[cell.member]))] if row.kind == "room" else []
            found += [*who, *told_cell(self._plan, cell, self.say)]
        away, wish = self.away(index), self.wish(index)
        if away is not None:
            found.append(self.say(T("Away: {reason}", reason=away)))
        if wish is not None:
            found.append(self.say(T("Wish: {wish}", wish=names.WISHES[wish])))
        return found

    def _kept_heading(self, row: Row, old: Shown | None) -> Heading | None:
        """The heading that a row has already, where nothing is new that it says."""
        new = self.known
        if old is None or new is None or old.plan.roles is not new.plan.roles or _is_all_new(old, new):
            return None
        return self._headings.get(row) if old.hours.get(row.id) == new.hours.get(row.id) else None

    def _heading(self, row: Row) -> Heading:
        say, known = self.say, self.known
        assert known
        if row.kind == "notes":
            return Heading(say(T("Notes")))
        if row.kind == "need":
            return Heading(say(names.role(known.plan, row.id)), say(T("open, planned/needed")))
        if row.kind == "room":
            return Heading(say(room_name(known.plan, row.id) if row.id != WITHOUT_ROOM else T("Without a room")))
        member = self._members[row.id]
        role = names.role_name(find(known.plan.roles, member.role))
        return Heading(say(names.member(member)), JOINT.join((say(hours_line(known, member)), say(role))))


def _is_quiet(known: Shown, session: str) -> bool:
    """Whether a session has no contacts: nobody asks for any and nobody has time for them."""
    return not any(need.needed or need.planned for need in known.needs.sessions[session].values())


def _is_all_new(old: Shown, new: Shown) -> bool:
    """Whether anything is new that many cells are drawn from: people, rooms, limits, or the calendar."""
    before, now = old.plan, new.plan
    return (
        old.monday != new.monday
        or before.staff is not now.staff
        or before.rooms is not now.rooms
        or before.practice is not now.practice
    )


def _differing(old: Shown, new: Shown, by_room: bool) -> Iterator[tuple[Row, str]]:
    """The places of the grid in which there is something else now."""
    if by_room:
        yield from ((Row("room", room), session) for room, session in _unlike(old.in_rooms, new.in_rooms))
    else:
        spots = chain(_unlike(old.cells, new.cells), _unlike(old.away, new.away))
        yield from ((Row("person", member), session) for member, session in spots)
    for session, needs in new.needs.sessions.items():
        yield from ((Row("need", role), session) for role in _unlike(old.needs.sessions[session], needs))
    yield from ((Row("notes"), session) for session in _unlike(old.week.notes, new.week.notes))


def _unlike(before: Mapping[K, Any], now: Mapping[K, Any]) -> Iterator[K]:
    """The keys that have another value now, or none any more."""
    return (key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
