"""The frames of leave: how many people of each function have to be there, until when leave is asked for, and the
sessions with too few."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner import edits, names
from planner.errors import EditError
from planner.plan import Role
from planner.results import Results
from planner.texts import TN, T, Unit
from planner.year import edits as year_edits
from planner.year.frames import Short, shorts
from ui.context import Context
from ui.models.columns import Column, Table, field
from ui.models.dates import read_date
from ui.models.record_model import RecordTableModel
from ui.theme import GROUP, NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import row
from ui.widgets.table import RecordTable

_USER = Qt.ItemDataRole.UserRole
_MOST = 100


def _table(year: int) -> Table:
    return Table(
        columns=(
            Column(key="name", title=T("Function"), read=_name, kind="text", width=180),
            field(
                Role,
                "least_present",
                unit=Unit.NONE,
                edit=lambda plan, role, value: edits.set_role(plan, role.id, "least_present", value),
                width=92,
            ),
            Column(
                key="short",
                title=T("Sessions short"),
                help=T("Sessions of the year in which absence leaves too few."),
                read=lambda role, results: sum(one.role.id == role.id for one in shorts(results.plan, year)),
                width=92,
            ),
        ),
        depends=lambda role, results: (role, shorts(results.plan, year)),
    )


def _name(role: Role, _results: Results) -> object:
    return names.role_name(role)


class FramesPanel(QWidget):
    """`edited` carries a change, `refused` why there is none, `chosen` a session with too few people."""

    edited = Signal(object)
    refused = Signal(object)
    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say = context, context.say
        self._year = 0
        self._shown: tuple[Short, ...] = ()
        self.table = RecordTable(
            RecordTableModel(context, _table(0), self), T("Least present"), T("There are no functions yet.")
        )
        self.table.widths.remember("year.frames")
        self.deadline = QLineEdit()
        self.deadline.setMaximumWidth(120)
        name = label(context.theme, text=self._say(T("Ask for leave before")))
        name.setBuddy(self.deadline)
        self.deadline.setAccessibleName(name.text())
        self.deadline.setPlaceholderText(self._say(T("no deadline")))
        self._count = label(context.theme)
        self._count.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setAccessibleName(self._say(T("Sessions with too few people")))
        self._count.setBuddy(self.list)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(row(name, self.deadline, None))
        left.addWidget(FramedTable(self.table), 1)
        right.addWidget(self._count)
        right.addWidget(self.list, 1)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, NEAR, 0, 0)
        halves.setSpacing(GROUP)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        self.table.records.refused.connect(self.refused)
        self.deadline.editingFinished.connect(self._set_deadline)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)

    def show_frames(self, results: Results, year: int) -> None:
        """Show the frames of a plan, and where they do not hold in a year."""
        roles = [role for role in results.plan.roles if results.roles[role.id].headcount]
        if year != self._year:
            self._year = year
            self.table.records.set_table(_table(year), roles, results)
        else:
            self.table.records.show_rows(roles, results)
        self.table.ensure_current()
        day = results.plan.calendar.leave_deadline
        if not self.deadline.isModified() or not self.deadline.hasFocus():
            self.deadline.setText(self._say.date(day) if day else "")
        self._show_shorts(shorts(results.plan, year))

    def _show_shorts(self, found: tuple[Short, ...]) -> None:
        if found == self._shown and self._count.text():
            return
        self._shown = found
        none = T("Nowhere does absence leave too few people.")
        many = TN(
            "Absence leaves too few people in {count} session:",
            "Absence leaves too few people in {count} sessions:",
            len(found),
        )
        self._count.setText(self._say(many if found else none))
        self.list.clear()
        self.list.setVisible(bool(found))
        for short in found[:_MOST]:
            item = QListWidgetItem(self._say(short.text))
            item.setData(_USER, short)
            self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_USER))

    def _set_deadline(self) -> None:
        plan, text = self._context.document.plan, self.deadline.text().strip()
        try:
            day: date | None = read_date(text) if text else None
            if day != plan.calendar.leave_deadline:
                self.edited.emit(year_edits.set_calendar(plan, "leave_deadline", day))
        except EditError as error:
            self.deadline.setText(self._say.date(plan.calendar.leave_deadline) if plan.calendar.leave_deadline else "")
            self.refused.emit(error)
