"""Fields with several numbers: the sessions of a week, age bands, client groups; and a whole plan from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from planner import names
from planner.edits import Change
from planner.levers.parameters import Parameter
from planner.plan import Plan
from planner.terms import AGE_BANDS, DAY_PARTS, GROUPS
from planner.texts import Message, T
from ui.context import Context
from ui.models.columns import Column, Table
from ui.models.record_model import RecordTableModel
from ui.models.team_columns import PatternRow, pattern_table, weekend_columns
from ui.scenarios.field import Field
from ui.theme import ROW
from ui.week import WEEKEND_DAYS
from ui.widgets.table import RecordTable

_NAME_WIDTH, _NUMBER_WIDTH = 140, 84
_PATTERN_WIDTHS = (80, 44)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One of several numbers: its key, what it is called, and all of them."""

    key: str
    name: Message | str
    values: Mapping[str, float]


class TableField(Field):
    """A small table of numbers, typed in as tables are elsewhere; an emptied cell takes its number out."""

    has_heads = False

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.table = RecordTable(RecordTableModel(context, self._table(), self), parameter.title, T("Nothing here."))
        self.table.setSortingEnabled(False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.records.refused.connect(self.refuse)
        self.place(self.table, below=True)

    def _table(self) -> Table:
        """The names, with a number beside each; without heads, as the label says what the numbers are."""
        return Table(
            columns=(
                Column(
                    key="name", title=T("Name"), kind="text", read=lambda row, _results: row.name, width=_NAME_WIDTH
                ),
                Column(
                    key="number",
                    title=self.parameter.title,
                    unit=self.parameter.unit,
                    read=lambda row, _results: row.values.get(row.key),
                    edit=lambda plan, row, number: self.change(plan, {**row.values, row.key: number}),
                    optional=True,
                    width=_NUMBER_WIDTH,
                ),
            ),
            key=lambda row: row.key,
            depends=lambda row, _results: (row.values,),
        )

    def change(self, plan: Plan, values: Mapping[str, float | None]) -> Change:
        """The change to other numbers; those that are None leave."""
        assert self._set
        return self._set(plan, {key: number for key, number in values.items() if number is not None})

    def rows(self, value: Mapping[str, float]) -> list[Any]:
        """The rows that show a value."""
        if self.parameter.form == "bands":
            return [PartRow(band, T("{band} years", band=band), value) for band in AGE_BANDS]
        return [PartRow(group, names.GROUPS[group], value) for group in GROUPS]

    def fill(self, value: Mapping[str, float], plan: Plan) -> None:
        self.table.records.show_rows(self.rows(value), self.context.document.results)
        self._fit()

    def _fit(self, more: int = 0) -> None:
        """As high as the rows, with the heads where there are any."""
        table, head = self.table, self.table.horizontalHeader()
        head.setVisible(self.has_heads)
        high = table.model().rowCount() * ROW + 2 * table.frameWidth() + more
        table.setFixedHeight(high + (head.sizeHint().height() if self.has_heads else 0))


class SessionsField(TableField):
    """Hours in the sessions of a week."""

    has_heads = True

    def _table(self) -> Table:
        return pattern_table(self.context.week, self._set_hours, _PATTERN_WIDTHS)

    def _set_hours(self, plan: Plan, row: PatternRow, session: str, hours: float | None) -> Change:
        return self.change(plan, {**row.sessions, session: hours or None})

    def rows(self, value: Mapping[str, float]) -> list[Any]:
        return [PatternRow(None, value, part) for part in DAY_PARTS]

    def fill(self, value: Mapping[str, float], plan: Plan) -> None:
        super().fill(value, plan)
        weekend = self.context.week.weekend or any(key.partition("_")[0] in WEEKEND_DAYS for key in value)
        for number in weekend_columns(self.table.records.table):
            self.table.setColumnHidden(number, not weekend)
        if weekend:
            # Seven days may need a bar to scroll sideways with.
            self._fit(self.table.horizontalScrollBar().sizeHint().height())
