"""A list with its heading and the buttons for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from planner.texts import Message
from ui.context import Context
from ui.icons import icon
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Tool:
    """A button above a list: its words, its icon, what it does; with `needs_row` only where the cursor is on a row.

    `short` is what stands on it beside the icon, where anything does.
    """

    text: Message
    icon: str
    run: Callable[[], object] | None
    needs_row: bool = True
    short: Message | None = None


class ListPanel(QWidget):
    """A heading with small buttons beside it, and the list below."""

    def __init__(self, context: Context, name: Message, rows: RowList, tools: tuple[Tool, ...]) -> None:
        super().__init__()
        self.list = rows
        self.tools = {tool.icon: self._button(tool, context) for tool in tools}
        self._needing = [self.tools[tool.icon] for tool in tools if tool.needs_row]
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(context.theme, "section", text=context.say(name)), 1)
        for button in self.tools.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addLayout(head)
        column.addWidget(rows, 1)

    def _button(self, tool: Tool, context: Context) -> QToolButton:
        made = QToolButton()
        made.setAutoRaise(True)
        made.setIcon(icon(tool.icon, context.theme))
        made.setIconSize(QSize(18, 18))
        if tool.short:
            made.setText(context.say(tool.short))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setToolTip(context.say(tool.text))
        made.setAccessibleName(context.say(tool.text))
        if tool.run:
            made.clicked.connect(tool.run)
        return made

    def open_menu(self, icon_name: str) -> QMenu:
        """Let a button open a menu, which is given to be filled."""
        button = self.tools[icon_name]
        menu = QMenu(button)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        return menu

    def show_tools(self) -> None:
        """Enable the buttons that need a row where there is one."""
        for button in self._needing:
            button.setEnabled(self.list.current >= 0)
