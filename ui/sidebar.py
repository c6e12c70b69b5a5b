"""The list of pages at the left: icons with names, or icons alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from planner.language import Translator
from planner.texts import T
from ui.icons import icon
from ui.pages import PAGES, page_keys
from ui.theme import NEAR, Theme

WIDE, NARROW = 200, 56
_ROW = 36
_ICON = 20


class Sidebar(QFrame):
    """Chooses the page by mouse, arrow keys or first letter. `chosen` carries its key, `collapsed` the new width."""

    chosen = Signal(str)
    collapsed = Signal(bool)

    def __init__(self, say: Translator, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._look = say, look
        self.pages = self._made()
        self._fold = QToolButton()
        self._fold.setAutoRaise(True)
        self._fold.setIconSize(QSize(_ICON, _ICON))
        self._fold.clicked.connect(lambda: self.collapsed.emit(not self.is_collapsed))
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.addWidget(self.pages, 1)
        column.addWidget(self._fold)
        self.setObjectName("sidebar")
        self.setStyleSheet(_sheet(look))
        self.collapse(False)

    def _made(self) -> QListWidget:
        pages = QListWidget()
        pages.setAccessibleName(self._say(T("Pages")))
        pages.setIconSize(QSize(_ICON, _ICON))
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pages.setFrameShape(QFrame.Shape.NoFrame)
        for spec in PAGES:
            item = QListWidgetItem(icon(spec.icon, self._look), "")
            item.setSizeHint(QSize(0, _ROW))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._say(spec.title))
            pages.addItem(item)
        pages.currentRowChanged.connect(lambda row: self.chosen.emit(PAGES[row].key))
        return pages

    @property
    def is_collapsed(self) -> bool:
        """Whether only the icons show."""
        return self.width() == NARROW

    def collapse(self, icons_only: bool) -> None:
        """Show the icons alone, or with their names."""
        self.setFixedWidth(NARROW if icons_only else WIDE)
        for row, spec in enumerate(PAGES):
            name = self._say(spec.title)
            self.pages.item(row).setText("" if icons_only else name)
            self.pages.item(row).setToolTip(f"{name} ({page_keys(row)})")
        text = self._say(T("Show the names") if icons_only else T("Icons only"))
        self._fold.setIcon(icon("mdi6.chevron-double-right" if icons_only else "mdi6.chevron-double-left", self._look))
        self._fold.setToolTip(f"{text} (F8)")
        self._fold.setAccessibleName(text)

    def mark(self, key: str) -> None:
        """Show which page is in front, without choosing it again."""
        self.pages.blockSignals(True)
        self.pages.setCurrentRow(next(row for row, spec in enumerate(PAGES) if spec.key == key))
        self.pages.blockSignals(False)


def _sheet(look: Theme) -> str:
    return f"""
    #sidebar {{ background: {look.window.name()}; border-right: 1px solid {look.line.name()}; }}
    #sidebar QListWidget {{ background: transparent; border: 0; outline: 0; }}
    #sidebar QListWidget::item {{ border-radius: 6px; padding-left: 8px; color: {look.text.name()}; }}
    #sidebar QListWidget::item:hover {{ background: {look.hover.name()}; }}
    #sidebar QListWidget::item:selected {{ background: {look.selected.name()}; color: {look.text.name()}; }}
    #sidebar QListWidget::item:focus {{ border: 1px solid {look.accent.name()}; }}
    """
