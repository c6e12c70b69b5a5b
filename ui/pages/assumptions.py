"""Assumptions: all norms in use, which of them are overridden or old, and which matter most for a function."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from planner.assumptions import Assumption, assumptions
from planner.explain import Figure
from planner.results import Results
from planner.sensitivity import Swing, sensitivity
from planner.texts import Message, T
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.charts.tornado import tornado_drawing
from ui.context import Context
from ui.models.assumption_columns import CHOICES, EFFECT, assumptions_table, found
from ui.models.record_model import RecordTableModel
from ui.table_page import TablePage
from ui.theme import AROUND, NEAR
from ui.widgets.choices import fill
from ui.widgets.labels import label
from ui.widgets.norm_panel import NormPanel
from ui.widgets.panels import button, marks_legend, row
from ui.widgets.role_box import chosen_role, fill_roles
from ui.widgets.table import RecordTable

_BARS = 7


class AssumptionTable(RecordTable):
    """The norms in use; a row with an own value can go back to its norm, wherever in the row the cursor is."""

    def own_paths(self) -> list[str]:
        """The paths at which the selected rows differ from their norms."""
        return [path for record in self.selected_records() for path in record.own_paths]


class AssumptionsPage(TablePage):
    """A table of norms with a choice of which, and below it what a change of each does to a function."""

    key = "assumptions"
    title = T("Assumptions")
    icon = "mdi6.scale-balance"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[Assumption, ...] = ()
        self._role: str | None = None
        table = assumptions_table(self._utilisation)
        model = RecordTableModel(context, table, self)
        nothing = T("No norm fits this choice. Choose another part, or clear the search.")
        self.norms = AssumptionTable(model, T("Norms in use"), nothing)
        self.role = self._choice(T("The utilisation that the effects are on"))
        self.part = self._choice(T("Which norms are listed"))
        self.search = QLineEdit()
        self.back = button(
            context, T("Back to norm"), "mdi6.restore", T("Put the selected own values back to their norms.")
        )
        self.tornado = ChartFrame(context, Chart(context))
        self.about = NormPanel(context)
        self._lay_out()
        self._connect(self.norms)
        self._listen()

    def _choice(self, description: Message) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleDescription(self.say(description))
        return box

    def _lay_out(self) -> None:
        theme, say = self.context.theme, self.say
        role_label, part_label = label(theme, text=say(T("F&unction"))), label(theme, text=say(T("&Show")))
        role_label.setBuddy(self.role)
        part_label.setBuddy(self.part)
        self.search.setPlaceholderText(say(T("Find")))
        self.search.setAccessibleName(say(T("Find in the norms")))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(200)
        column = self.page_column(row(self.heading(), None, part_label, self.part, self.search, role_label, self.role))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._upper())
        splitter.addWidget(self._lower())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([260, 340])
        column.addWidget(splitter, 1)

    def _upper(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, NEAR)
        column.setSpacing(NEAR // 2)
        column.addWidget(self.norms, 1)
        column.addLayout(row(marks_legend(self.context), None, self.back))
        return upper

    def _lower(self) -> QWidget:
        lower = QWidget()
        both = QHBoxLayout(lower)
        both.setContentsMargins(0, NEAR, 0, 0)
        both.setSpacing(AROUND)
        both.addWidget(self.tornado, 7)
        both.addWidget(self.about, 3)
        return lower

    def _listen(self) -> None:
        self.norms.sortByColumn(EFFECT, Qt.SortOrder.DescendingOrder)
        self.norms.record_changed.connect(self._show_record)
        self.norms.selectionModel().selectionChanged.connect(self._show_back)
        self.back.clicked.connect(self.norms.back_to_norm)
        self.search.textChanged.connect(self._list)
        self.part.activated.connect(self._list)
        self.role.activated.connect(self.refresh)
        self.tornado.why.connect(self.explain)
        self.tornado.refused.connect(self.report)
        QShortcut(
            QKeySequence.StandardKey.Find,
            self,
            self.search.setFocus,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _utilisation(self) -> Figure | None:
        return Figure("role", self._role, "utilisation") if self._role is not None else None

    def refresh(self) -> None:
        """Show the norms of the plan as it is now, and what matters most for the chosen function."""
        results = self.context.document.results
        fill_roles(self.role, results, self.say)
        role_before, self._role = self._role, chosen_role(self.role, results)
        known = {old.path: old for old in self._rows}
        swings = sensitivity(results, self._role) if self._role is not None else ()
        fresh = assumptions(results, date.today(), swings)
        # Rows that are the same as before stay the same objects, so that the table draws only what changed.
        self._rows = tuple(known[new.path] if known.get(new.path) == new else new for new in fresh)
        self._fill_parts()
        self._list()
        if self._role != role_before:
            self._sort()
        self._show_tornado(results, swings)

    def _fill_parts(self) -> None:
        counted = [(choice, sum(map(choice.takes, self._rows))) for choice in CHOICES]
        fill(self.part, [(self.say(T("{name} ({count})", name=c.name, count=n)), c.key) for c, n in counted])

    def _list(self) -> None:
        """List the chosen part of the norms."""
        part = next(choice for choice in CHOICES if choice.key == self.part.currentData())
        shown = found(filter(part.takes, self._rows), self.search.text(), self.say)
        same = [record.path for record in shown] == self._listed()
        self.norms.records.show_rows(shown, self.context.document.results)
        if not same:
            self._sort()
        self.norms.ensure_current()
        self._show_record(self.norms.current_record())

    def _sort(self) -> None:
        """Put the rows in the order of the header; edits alone leave them where they are."""
        header = self.norms.horizontalHeader()
        self.norms.model().sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _listed(self) -> list[object]:
        model = self.norms.records
        return [model.key(number) for number in range(model.rowCount())]

    def _show_record(self, record: Assumption | None) -> None:
        """Tell where the norm of the current row comes from."""
        self.about.show_norm(record)
        self._show_back()

    def _show_back(self) -> None:
        self.back.setEnabled(bool(self.norms.own_paths()))

    def _show_tornado(self, results: Results, swings: Sequence[Swing]) -> None:
        role = self._role if self._role is not None else next((role.id for role in results.plan.roles), None)
        self.tornado.setVisible(role is not None)
        if role is not None:
            figures = {known.path: known.figure for known in self._rows}
            self.tornado.show_drawing(tornado_drawing(results, role, swings, self.say, figures, _BARS))
