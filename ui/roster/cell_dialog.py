"""The form of one cell: work, room, hours, weeks, pin and note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner import names
from planner.errors import EditError
from planner.plan import Cell, Plan
from planner.terms import WORKS
from planner.texts import Message, T
from planner.week.grid_edits import new_cell
from planner.week.merge import scope, with_fields
from planner.week.rows import Row, suited_rooms
from ui.models.numbers import read_typed, write_number
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import add_field, answer_buttons
from ui.widgets.labels import label, tint


class CellDialog(QDialog):
    """Changes a cell, or makes one in an empty place; `taken` carries the cell as it is to be."""

    taken = Signal(object)

    def __init__(self, page: WeekView, old: Cell | None, row: Row, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._say = page, page.context.say
        self._row, self._session, self._old = row, session, old
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say(T("Change a session")))
        self.person, self.work, self.room = QComboBox(), QComboBox(), QComboBox()
        self.hours, self.note = QLineEdit(), QLineEdit()
        self.pinned = QCheckBox(self._say(T("&Pinned: filling in leaves it alone")))
        self.weeks: list[QCheckBox] = []
        self.error = label(page.context.theme, "caption", wrap=True)
        tint(self.error, page.context.theme.over)
        self._lay_out()
        self._fill()
        self.person.currentIndexChanged.connect(lambda _number: self._fill_rooms())
        self.resize(380, self.sizeHint().height())

    @property
    def _plan(self) -> Plan:
        return self._page.context.document.plan

    def _lay_out(self) -> None:
        theme = self._page.context.theme
        self.head = label(theme, "section", wrap=True)
        form = QFormLayout()
        form.setSpacing(NEAR)
        if self._row.kind == "room" and self._old is None:
            add_field(form, self._say, T("P&erson"), self.person)
        add_field(form, self._say, T("&Work"), self.work)
        add_field(form, self._say, T("&Hours"), self.hours)
        add_field(form, self._say, T("&Room"), self.room)
        self._add_weeks(form)
        add_field(form, self._say, T("&Note"), self.note)
        self.note.setMaxLength(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(GROUP)
        column.addWidget(self.head)
        column.addLayout(form)
        column.addWidget(self.pinned)
        column.addWidget(self.error)
        buttons, self.go_on = answer_buttons(self, self._say, T("Apply"), self._take)
        column.addWidget(buttons)
        self.error.hide()

    def _add_weeks(self, form: QFormLayout) -> None:
        week = self._page.shown.of(self._plan)
        if week is None or week.cycle == 1 or self._page.shown.monday is not None:
            return
        line = QHBoxLayout()
        for number in range(1, week.cycle + 1):
            box = QCheckBox(self._say(week_name(week.cycle, number)))
            self.weeks.append(box)
            line.addWidget(box)
        line.addStretch(1)
        form.addRow(self._say(T("In weeks")), line)

    def _fill(self) -> None:
        say, plan = self._say, self._plan
        cell = self._old or new_cell(plan, (self._member_id(), self._session))
        for member in plan.staff:
            self.person.addItem(say(names.member(member)), member.id)
        for work in WORKS:
            self.work.addItem(say(names.WORKS[work]), work)
        self.work.setCurrentIndex(WORKS.index(cell.work))
        self.hours.setText(write_number(cell.hours, say.language))
        self.note.setText(cell.note)
        self.pinned.setChecked(cell.pinned)
        shown = self._page.shown
        held = cell.weeks if self._old or shown.all_weeks else (shown.number(plan),)
        for number, box in enumerate(self.weeks, 1):
            box.setChecked(not held or number in held)
        self._fill_rooms(cell.room or (self._row.id if self._row.kind == "room" else None))

    def _fill_rooms(self, chosen: str | None = None) -> None:
        """The rooms that suit the person, and the one that is chosen now."""
        say, plan = self._say, self._plan
        chosen = chosen or self.room.currentData()
        self.room.clear()
        self.room.addItem(say(T("no room")), None)
        suited = suited_rooms(plan, self._member_id())
        for room in plan.rooms:
            if room in suited or room.id == chosen:
                self.room.addItem(say(names.room(room)), room.id)
        self.room.setCurrentIndex(max(0, self.room.findData(chosen)))
        who = next((names.member(member) for member in plan.staff if member.id == self._member_id()), "")
        self.head.setText(say(T("{who}, {session}", who=who, session=names.session(self._session))))

    def _member_id(self) -> str:
        if self._old is not None:
            return self._old.member
        if self._row.kind == "person":
            return self._row.id
        return self.person.currentData() or self._plan.staff[0].id

    def _take(self) -> None:
        try:
            cell = self._cell()
        except EditError as error:
            self.error.setText(self._say(error.message))
            self.error.show()
            return
        self.accept()
        self.taken.emit(cell)

    def _cell(self) -> Cell:
        """The cell as the form says; `EditError` where a field has no meaning."""
        base = self._old or new_cell(self._plan, (self._member_id(), self._session))
        week = self._page.shown.of(self._plan)
        held = base.weeks
        if self.weeks and week is not None:
            numbers = [number for number, box in enumerate(self.weeks, 1) if box.isChecked()]
            if not numbers:
                raise EditError(T("Choose at least one week, or clear the cell."))
            held = scope(week, numbers)
        return with_fields(
            base,
            work=self.work.currentData(),
            hours=read_typed(self.hours.text(), self._say.language),
            room=self.room.currentData(),
            weeks=held,
            pinned=self.pinned.isChecked(),
            note=self.note.text(),
        )


def week_name(cycle: int, number: int) -> Message:
    """What a week of a cycle is called."""
    if cycle == 1:
        return T("Every week")
    if cycle == 2:
        return T("Odd weeks") if number == 1 else T("Even weeks")
    return T("Week {number} of {count}", number=number, count=cycle)
