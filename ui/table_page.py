"""Base of the pages that are made of tables: a head with buttons, and tables that report to the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from planner.texts import Message
from ui.models.columns import Table
from ui.models.record_model import RecordTableModel
from ui.page import Page
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import SettingsPanel
from ui.widgets.table import RecordTable


class TablePage(Page):
    """Makes tables whose explanations and refusals go where those of the page go."""

    def make_table(self, table: Table, name: Message, empty: Message) -> RecordTable:
        """A table of this page."""
        made = RecordTable(RecordTableModel(self.context, table, self), name, empty)
        self._connect(made)
        return made

    def make_settings(self, table: Table, name: Message, empty: Message) -> SettingsPanel:
        """A list of settings of this page."""
        panel = SettingsPanel(self.context, table, name, empty)
        self._connect(panel.table)
        return panel

    def _connect(self, table: RecordTable) -> None:
        table.explain.connect(self.explain)
        table.records.refused.connect(self.report)
        table.widths.remember(f"{self.key}.{table.name}")

    def heading(self) -> QLabel:
        """The title of the page."""
        return label(self.context.theme, "title", text=self.say(self.title))

    def page_column(self, head: QHBoxLayout) -> QVBoxLayout:
        """The layout of the page, with its head on top."""
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        column.addLayout(head)
        return column
