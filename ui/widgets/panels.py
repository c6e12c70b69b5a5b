"""Parts that the pages with tables share: the head of a page, a heading over a table, a list of settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.results import Results
from planner.texts import Message, T
from ui.context import Context
from ui.icons import icon
from ui.models.columns import Table
from ui.models.record_model import RecordTableModel
from ui.models.settings import Setting
from ui.theme import NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.table import RecordTable


def button(context: Context, text: Message, icon_name: str = "", help_text: Message | None = None) -> QPushButton:
    """A push button; it does not become the window's default."""
    made = QPushButton(context.say(text))
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name, context.theme))
    if help_text:
        made.setToolTip(context.say(help_text))
    return made


def icon_button(context: Context, icon_name: str, text: Message) -> QToolButton:
    """A button that is an icon only; what it does is its name and its tooltip."""
    made = QToolButton()
    made.setIcon(icon(icon_name, context.theme, context.theme.text))
    made.setAccessibleName(context.say(text))
    made.setToolTip(context.say(text))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def menu_button(context: Context, text: Message, icon_name: str) -> tuple[QPushButton, QMenu]:
    """A button that opens a menu."""
    made = button(context, text, icon_name)
    menu = QMenu(made)
    made.setMenu(menu)
    return made, menu


def row(*parts: QWidget | QHBoxLayout | None) -> QHBoxLayout:
    """Parts beside each other; None is the place that takes what is left."""
    line = QHBoxLayout()
    line.setSpacing(NEAR)
    for part in parts:
        if part is None:
            line.addStretch(1)
        elif isinstance(part, QWidget):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            line.addLayout(part)
    return line


def marks_legend(context: Context) -> QLabel:
    """What the two marks in the cells mean."""
    text = context.say(T("● your own value   ○ an assumption, no published norm"))
    return label(context.theme, "caption", text=text, muted=True)


class SettingsPanel(QWidget):
    """Settings of one record under a heading, with a button that takes all of them back to their norms."""

    def __init__(self, context: Context, table: Table, name: Message, empty: Message) -> None:
        super().__init__()
        self._say = context.say
        self.heading = label(context.theme, "section", text=context.say(name))
        self.model = RecordTableModel(context, table, self)
        self.table = RecordTable(self.model, name, empty)
        self.table.setSortingEnabled(False)
        self._back = button(
            context,
            T("All back to norm"),
            "mdi6.restore",
            T("Put every value of this list that differs back to its norm."),
        )
        self._back.clicked.connect(self._all_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addLayout(row(self.heading, None, self._back))
        column.addWidget(FramedTable(self.table), 1)

    def show_settings(self, settings: Sequence[Setting], results: Results) -> None:
        """Show these settings as they are now."""
        self.model.show_rows(settings, results)
        self._back.setEnabled(bool(self.model.own_paths()))

    def _all_back(self) -> None:
        self.model.take(lambda: self.model.edits.back_to_norm(self.model.own_paths()))
