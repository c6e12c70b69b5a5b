"""Everybody's leave in hours: what there is a right to, what is taken and planned, and what is left until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import edits, names
from planner.results import Results
from planner.texts import Quantity, T, Unit
from planner.year.balances import Balance, balances
from planner.year.leave_edits import next_year
from ui.context import Context
from ui.models.columns import Column, Table
from ui.models.record_model import RecordTableModel
from ui.theme import NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import elided, label
from ui.widgets.panels import button, row
from ui.widgets.table import RecordTable


def _figure(name: str, title: object, unit: Unit = Unit.HOURS, width: int = 76, **rest: object) -> Column:
    values = {"key": name, "title": title, "unit": unit, "width": width, **rest}
    return Column(read=lambda known, _results: getattr(known, name), **values)  # type: ignore[arg-type]


COLUMNS = Table(
    columns=(
        Column(
            key="name",
            title=T("Name"),
            kind="text",
            read=lambda known, _results: names.member(known.member),
            width=150,
        ),
        _figure("hours_a_week", T("Hours a week"), width=96),
        _figure(
            "part_time", T("Part-time"), Unit.SHARE, 84, help=T("Share of a full-time job, as the function counts it.")
        ),
        _figure(
            "carried",
            T("Carried over"),
            width=96,
            help=T("Hours left of last year."),
            edit=lambda plan, known, value: edits.set_member(plan, known.member.id, "leave_carried", value),
        ),
        _figure("statutory", T("Minimum"), help=T("Four times the hours a week, by law; owners and locums have none.")),
        _figure("above", T("Above it")),
        _figure("taken", T("Taken"), help=T("Before today.")),
        _figure("planned", T("Planned"), help=T("From today on.")),
        _figure("asked", T("Asked for"), width=84, help=T("Waits for an answer and is not taken off yet.")),
        _figure("left", T("Left"), help=T("Below 0: more is planned than there is a right to.")),
        Column(
            key="lapses",
            title=T("First lapses on"),
            kind="date",
            read=lambda known, _results: min((lapse.day for lapse in known.lapses), default=None),
            width=110,
        ),
    ),
    key=lambda known: known.member.id,
)


class BalancesPanel(QWidget):
    """`edited` carries a change, `refused` why one was not taken over."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say = context, context.say
        self._results, self._year = context.document.results, 0
        self.table = RecordTable(
            RecordTableModel(context, COLUMNS, self), T("Leave balances"), T("There is nobody in the team yet.")
        )
        self.total = label(context.theme)
        self.carry = button(context, T("Begin the next year"), "mdi6.calendar-arrow-right")
        self._lapses = elided(context.theme, "caption", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        head = row(self.total, self.carry)
        head.insertWidget(1, self._lapses, 1)
        column.addLayout(head)
        column.addWidget(FramedTable(self.table), 1)
        self.table.widths.remember("year.balances")
        self.table.records.refused.connect(self.refused)
        self.table.record_changed.connect(self._show_lapses)
        self.carry.clicked.connect(self._carry)

    def show_balances(self, results: Results, year: int) -> None:
        """Show the leave of a calendar year."""
        self._results, self._year = results, year
        known = balances(results.plan, year, date.today())
        self.table.records.show_rows(known, results)
        self.table.ensure_current()
        left = Quantity(sum(max(0.0, one.left) for one in known), Unit.HOURS)
        self.total.setText(
            self._say(T("Leave of {year} that is not planned yet: {hours} hours.", year=str(year), hours=left))
        )
        text = T("Carry over what is left to {next}, and plan that year.", next=str(year + 1))
        self.carry.setToolTip(self._say(text))
        self._show_lapses(self.table.current_record())

    def _show_lapses(self, known: Balance | None) -> None:
        self._lapses.setText(" ".join(self._say(lapse.text) for lapse in known.lapses) if known else "")

    def _carry(self) -> None:
        self.edited.emit(next_year(self._results.plan, self._year, date.today()))
