"""The planner of leave as a table model: what each row holds, and each cell in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner import names
from planner.plan import Absence, Plan
from planner.results import Results
from planner.terms import WEEKDAYS
from planner.texts import Message, Quantity, T, Unit
from planner.year import words
from planner.year.calendar import public_holidays, school_holidays
from planner.year.capacity import Year, year_of
from planner.year.leave_view import (
    Line,
    Piece,
    Slot,
    absences_of,
    day_slots,
    hours_away,
    in_slot,
    lines,
    outside,
    pieces,
    week_slots,
)
from ui.context import Context
from ui.theme import State
from ui.year.leave_look import STATE_MARKS, letters

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_DAYS = len(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Bar:
    """An absence and where it is drawn."""

    absence: Absence
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows. `depends` are the objects that it was made from: it is drawn again when one is another."""

    line: Line
    bars: tuple[Bar, ...]
    outside: tuple[Piece, ...]
    load: tuple[float | None, ...]
    depends: tuple[object, ...]


class LeaveModel(QAbstractTableModel):
    """Rows of the planner by week or by day; `show_year` brings it up to date and touches only rows that changed."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context, self.say = context, context.say
        self.letters = letters(context.say)
        self.by_day = False
        self.rows: list[Row] = []
        self.slots: tuple[Slot, ...] = ()
        self.closed: tuple[Bar, ...] = ()
        self._closures: object = ()
        self._results: Results = context.document.results
        self.year: Year | None = None

    @property
    def plan(self) -> Plan:
        """The plan on show."""
        return self._results.plan

    @property
    def number(self) -> int:
        """The year on show."""
        return self.year.year if self.year else 0

    @property
    def step(self) -> int:
        """How many days a column is."""
        return 1 if self.by_day else _DAYS

    def show_days(self, by_day: bool) -> None:
        """Have a column for each day, or for each week."""
        self.by_day = by_day
        if self.year is not None:
            self.beginResetModel()
            self.slots = self._slots()
            self.endResetModel()

    def _slots(self) -> tuple[Slot, ...]:
        return day_slots(self.number) if self.by_day else week_slots(self.number)

    def show_year(self, results: Results, year: int, today: date) -> None:
        """Show a plan in a year."""
        region, before = self.plan.calendar.region, self.number
        self._results = results
        self.year = year_of(results, year, today)
        found = lines(results.plan, year)
        if before != year or [row.line.key for row in self.rows] != [line.key for line in found]:
            self.beginResetModel()
            self.slots = self._slots()
            self.rows = [self._row(line) for line in found]
            self._show_closures()
            self.endResetModel()
            return
        renamed = [row.line is not line and row.line != line for row, line in zip(self.rows, found, strict=True)]
        changed = [self._renew(place, line) for place, line in enumerate(found)]
        if self._show_closures():
            changed = [True] * len(changed)
        for place in (place for place, is_new in enumerate(changed) if is_new):
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.slots) - 1))
            # A head that changes makes the table lay out everything anew.
            if renamed[place]:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, place, place)
        if region != self.plan.calendar.region:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.slots) - 1)

    def _show_closures(self) -> bool:
        """Take over when the practice is closed; whether that is something else than before."""
        known = absences_of(self.plan).get(None, ())
        if (known, self.number) == self._closures:
            return False
        self._closures = known, self.number
        self.closed = tuple(bar for bar in self._bars(known) if bar.absence.state == "granted")
        return True

    def _renew(self, place: int, line: Line) -> bool:
        depends = self._depends(line)
        old = self.rows[place]
        if len(depends) == len(old.depends) and all(
            one is other or one == other for one, other in zip(depends, old.depends, strict=True)
        ):
            return False
        self.rows[place] = self._row(line)
        return True

    def _depends(self, line: Line) -> tuple[object, ...]:
        if line.is_function and line.role is not None and self.year is not None:
            return line.role, self.year.roles[line.role.id].utilisation, self.plan.practice, self.year.closed
        return line.member, absences_of(self.plan).get(line.member_id, ())

    def _row(self, line: Line) -> Row:
        depends = self._depends(line)
        if line.is_function and line.role is not None and self.year is not None:
            return Row(line, (), (), self.year.roles[line.role.id].utilisation, depends)
        known = absences_of(self.plan).get(line.member_id, ())
        gone = outside(line.member, self.number) if line.member else ()
        return Row(line, tuple(self._bars(known)), gone, (), depends)

    def _bars(self, known: Sequence[Absence]) -> Iterator[Bar]:
        for absence in known:
            found = pieces(absence, self.number)
            if found:
                yield Bar(absence, found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.slots)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case _Role.DisplayRole:
                return self.letter_text(index.row(), index.column())
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                return "\n".join(self.told(index.row(), index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._name(section, role)
        if not 0 <= section < len(self.slots):
            return None
        slot = self.slots[section]
        match role:
            case _Role.DisplayRole:
                return str(slot.first.day) if self.by_day else str(slot.first.isocalendar().week)
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                return "\n".join(self.about_slot(slot))
        return None

    def _name(self, section: int, role: int) -> Any:
        if not 0 <= section < len(self.rows):
            return None
        line = self.rows[section].line
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return self.name(line)
            case _Role.FontRole if line.is_function:
                font = self.context.theme.font("body")
                font.setBold(True)
                return font
            case _Role.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def name(self, line: Line) -> str:
        """What a row is called."""
        if line.member is not None:
            return self.say(names.member(line.member))
        return self.say(names.role_name(line.role)) if line.role else self.say(T("Practice closed"))

    def cell_absences(self, row: int, column: int) -> tuple[Absence, ...]:
        """What is entered in a cell; nothing in the row of a function."""
        line = self.rows[row].line
        return () if line.is_function else in_slot(self.plan, line.member_id, self.slots[column])

    def letter_text(self, row: int, column: int) -> str:
        """A cell in a letter or two: the absence with its answer, or how full a week is."""
        line = self.rows[row].line
        if line.is_function:
            return self.say.plain(Quantity(self.rows[row].load[self._week(column)], Unit.SHARE))
        return " ".join(f"{STATE_MARKS[one.state]}{self.letters[one.kind]}" for one in self.cell_absences(row, column))

    def _week(self, column: int) -> int:
        return column * self.step // _DAYS

    def when(self, slot: Slot) -> Message:
        """A column in words."""
        if self.by_day:
            return T("{day} {date}", day=names.WEEKDAYS[WEEKDAYS[slot.first.weekday()]], date=slot.first)
        return T("week {week}", week=slot.first.isocalendar().week)

    def told(self, row: int, column: int) -> list[str]:
        """A cell in words, a line for each thing to know."""
        line, slot = self.rows[row].line, self.slots[column]
        where = self.say(T("{who}, {when}", who=self.name(line), when=self.when(slot)))
        if line.is_function:
            return [where, *self._load_told(row, column)]
        return [where, *(self.say(text) for text in self._cell_told(line, slot))]

    def load_state(self, row: Row, place: int) -> State:
        """How a week of a function stands; work that nobody has hours for is as bad as overload."""
        use, theme = row.load[place], self.context.theme
        if use is None and row.line.role and self.year and self.year.roles[row.line.role.id].demand[place] > 0:
            return State(theme.over, "■", T("nobody to do it"))
        return theme.state(use, self.plan.practice)

    def _load_told(self, row: int, column: int) -> Iterator[str]:
        role, place = self.rows[row].line.role, self._week(column)
        if role is None or self.year is None:
            return
        if place in self.year.closed:
            yield self.say(T("The practice is closed from Monday to Friday."))
        load = self.year.roles[role.id]
        state = self.load_state(self.rows[row], place)
        told = T(
            "{utilisation} used: {demand} hours of work, {capacity} hours to do it in, {away} hours away",
            utilisation=Quantity(load.utilisation[place], Unit.SHARE),
            demand=Quantity(load.demand[place], Unit.HOURS),
            capacity=Quantity(load.capacity[place], Unit.HOURS),
            away=Quantity(load.away[place], Unit.HOURS),
        )
        yield f"{state.glyph} {self.say(state.word)}: {self.say(told)}"

    def _cell_told(self, line: Line, slot: Slot) -> Iterator[Message]:
        known = in_slot(self.plan, line.member_id, slot)
        for absence in known:
            yield self.absence_told(absence)
        if line.member is None:
            return
        for closure in in_slot(self.plan, None, slot):
            if closure.state == "granted":
                yield T("Practice closed: {what}", what=words.absence(closure))
        for kind, hours in hours_away(self.plan, self.number, line.member.id, slot).items():
            yield T("{hours} hours away: {kind}", hours=Quantity(hours, Unit.HOURS), kind=names.ABSENCE_KINDS[kind])
        member = line.member
        if member.start is not None and member.start > slot.first:
            yield T("In the team from {day}", day=member.start)
        if member.end is not None and member.end < slot.last:
            yield T("In the team until {day}", day=member.end)

    def absence_told(self, absence: Absence) -> Message:
        """An absence as a line: what, when, which sessions, and the answer where it is not granted."""
        what: list[Message | str] = [words.absence(absence)]
        if absence.sessions:
            what += [names.session(session) for session in absence.sessions]
        if absence.state != "granted":
            what.append(names.ABSENCE_STATES[absence.state])
        if absence.first == absence.last:
            return T("{day}: {what}", day=absence.first, what=tuple(what))
        return T("{first} to {last}: {what}", first=absence.first, last=absence.last, what=tuple(what))

    def about_slot(self, slot: Slot) -> Iterator[str]:
        """A column's head in words: its days, and the holidays in it."""
        if self.by_day:
            yield self.say(self.when(slot))
        else:
            week = T(
                "Week {number}, {first} to {last}",
                number=slot.first.isocalendar().week,
                first=slot.first,
                last=slot.last,
            )
            yield self.say(week)
        for holiday in public_holidays(self.number):
            if slot.first <= holiday.day <= slot.last:
                yield self.say(T("{day}: {what}", day=holiday.day, what=holiday.name))
        for school in school_holidays(self.number, self.plan.calendar.region).found:
            if school.first <= slot.last and school.last >= slot.first:
                yield self.say(
                    T(
                        "{what} of the schools, {first} to {last}",
                        what=school.name,
                        first=school.first,
                        last=school.last,
                    )
                )

    def column_of(self, day: date) -> int:
        """The column that a day is in, the nearest one where it is outside the year."""
        if not self.slots:
            return 0
        place = (day - self.slots[0].first) // timedelta(days=self.step)
        return min(max(place, 0), len(self.slots) - 1)

    def row_of(self, key: tuple[str, str]) -> int:
        """The row with this key, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.line.key == key), -1)
