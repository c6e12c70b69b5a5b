"""Importing hours worked from a list of another program: a row per person and week, or per person and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import names
from planner.files.worked_hours import WorkedHours, preview_worked, read_worked
from planner.plan import WorkedWeek
from planner.texts import TN, Message, Quantity, T, Unit
from planner.year.reality import with_planned
from planner.year.words import WORKED_FIELDS
from ui.context import Context
from ui.dialogs.column_form import ColumnForm
from ui.dialogs.import_steps import ImportDialog, Read
from ui.theme import GROUP
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

_FIELDS: dict[str, Message] = {"member": T("Name"), "week": T("Week"), "date": T("Date"), **WORKED_FIELDS}


class ImportWorkedDialog(ImportDialog):
    """`taken` carries the worked weeks when the user takes them over."""

    taken = Signal(object)
    title = T("Import hours worked")
    note = T(
        "A row for each person and week, or for each person and day. People are known by the name that they have in "
        "the plan; rows of anybody else are left out."
    )
    next_text = T("&Read")

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._year = year
        self._form = ColumnForm(context.say, _FIELDS)
        self._told = label(context.theme, wrap=True)
        self._table = PlainTable(context.say(T("Weeks that were read")), numbers=range(1, 8))
        self._weeks: tuple[WorkedWeek, ...] = ()
        report = QWidget()
        column = QVBoxLayout(report)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(self._told)
        column.addWidget(self._table, 1)
        self.lay_out(self._form, report)

    def preview(self, path: Path) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """The first rows, with the recognised columns chosen in the form."""
        known = preview_worked(path)
        self._form.show_preview(known)
        return known.columns, known.rows

    def reader(self, path: Path) -> Read:
        """What reads the weeks of the people in the plan."""
        places, staff, year = self._form.places, self._context.document.plan.staff, self._year
        return lambda progress: read_worked(path, staff, year, places, progress)

    def show_outcome(self, outcome: WorkedHours) -> bool:
        """The weeks that were read, and what was left out."""
        say, plan = self._say, self._context.document.plan
        self._weeks = outcome.weeks if outcome.has_planned else with_planned(plan, outcome.weeks, self._year)
        self._told.setText(" ".join(map(say, _told(outcome))))
        people = {member.id: say(names.member(member)) for member in plan.staff}
        titles = [T("Name"), T("Week"), *WORKED_FIELDS.values()]
        rows = [
            [
                people[one.member],
                str(one.week),
                *(say.plain(Quantity(getattr(one, field), Unit.HOURS)) for field in WORKED_FIELDS),
            ]
            for one in self._weeks
        ]
        self._table.show_rows([say(title) for title in titles], rows)
        return bool(self._weeks)

    def take_over(self, outcome: WorkedHours) -> None:
        """Hand over the weeks."""
        self.taken.emit(self._weeks)


def _told(outcome: WorkedHours) -> Iterator[Message]:
    yield TN("{count} week of a person was read.", "{count} weeks of people were read.", len(outcome.weeks))
    if outcome.weeks and not outcome.has_planned:
        yield T("The list does not say what was planned: that comes from the roster.")
    if outcome.unknown:
        yield TN(
            "{count} name is not in the team: {people}.",
            "{count} names are not in the team: {people}.",
            len(outcome.unknown),
            people=outcome.unknown,
        )
    if outcome.skipped:
        yield TN(
            "{count} row is left out, as a week or a number cannot be read: row {rows}.",
            "{count} rows are left out, as a week or a number cannot be read: rows {rows}.",
            len(outcome.skipped),
            rows=outcome.skipped,
        )
