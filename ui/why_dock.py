"""The dock at the right that explains a number."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from planner.explain import Figure
from planner.texts import T
from ui.context import Context
from ui.icons import icon
from ui.settings import SettingsStore
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.why_panel import WhyPanel


class WhyDock(QDockWidget):
    """Holds the panel, which is imported and made when it is first shown.

    `refused` tells why something was not done.
    """

    refused = Signal(object)

    def __init__(self, context: Context, store: SettingsStore, parent: QWidget) -> None:
        super().__init__(context.say(T("Why this number?")), parent)
        self._context = context
        self._store = store
        self._panel: WhyPanel | None = None
        self.setObjectName("why")
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setTitleBarWidget(self._title())
        self.hide()

    def _title(self) -> QWidget:
        title = label(self._context.theme, "section", text=self.windowTitle())
        close = QToolButton()
        close.setIcon(icon("mdi6.close", self._context.theme))
        close.setAutoRaise(True)
        text = self._context.say(T("Close"))
        close.setToolTip(f"{text} (F9)")
        close.setAccessibleName(text)
        close.clicked.connect(self.close)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(GROUP, NEAR, NEAR, 0)
        row.addWidget(title, 1)
        row.addWidget(close)
        return bar

    @property
    def figure(self) -> Figure | None:
        """The figure that is explained now."""
        return self._panel.figure if self._panel else None

    def explain(self, figure: Figure) -> None:
        """Show how a figure comes about."""
        self._made().show_figure(figure)
        self.show()

    def _made(self) -> WhyPanel:
        if self._panel is None:
            folded = self._store.current.why_chart_folded
            panel: WhyPanel = import_module("ui.why_panel").WhyPanel(self._context, folded)
            panel.refused.connect(self.refused)
            panel.chart_folded.connect(lambda folded: self._store.change(why_chart_folded=folded))
            self.setWidget(panel)
            self._panel = panel
        return self._panel

    def showEvent(self, event: QShowEvent) -> None:
        self._made()
        super().showEvent(event)
