"""What the open plan holds, about whom, its literal text, and what else is on this computer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import DagdeelError
from planner.files.disk import write_export
from planner.files.plan_file import dumps
from planner.privacy import told
from planner.privacy.fields import MEANINGS, WHOSE, Whose
from planner.privacy.holdings import Holding, holdings
from planner.privacy.places import ELSEWHERE, Place, places
from planner.texts import Quantity, T, Unit
from ui.context import Context
from ui.dialogs.messages import show_error
from ui.dialogs.plan_text import PlanText
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import elided, label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scroll import scrolled_column, scrolled_text

# Shape before words, so that the eye finds what needs care.
_SIGNS = {Whose.HEALTH: "■", Whose.TEAM: "▲", Whose.PATIENTS: "●", Whose.NOBODY: "–"}
_SUFFIX = ".txt"


class HoldingsDialog(QDialog):
    """Three tabs: the parts of the plan, the text of its file, and the folders. Nothing can be changed here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        document = context.document
        self._plan, self._path = document.plan, document.path
        self._file = dumps(self._plan)
        self._held = holdings(self._plan)
        self.setWindowTitle(self._say(T("What this plan holds")))
        self.setObjectName("holdings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 660)
        self.table = PlainTable(self._say(T("Parts of the plan")), numbers=(3,))
        self.about = label(context.theme, wrap=True)
        self.text = PlanText(context, self._file)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._parts(), self._say(T("&In the plan")))
        self.tabs.addTab(self.text, self._say(T("The &text of the file")))
        self.tabs.addTab(self._places(), self._say(T("&On this computer")))
        self._lay_out()

    def _lay_out(self) -> None:
        self.save, close = QPushButton(self._say(T("&Save as text…"))), QPushButton(self._say(T("Close")))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.ask_place)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)

    def _parts(self) -> QWidget:
        page, say = QWidget(), self._say
        total = T(
            "The plan file has {size}. There is nothing in it but this:",
            size=told.size(len(self._file.encode())),
        )
        column = QVBoxLayout(page)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(NEAR)
        column.addWidget(label(self._context.theme, text=say(total), wrap=True))
        column.addWidget(self.table, 3)
        column.addWidget(scrolled_text(self.about, say(T("What the chosen part holds"))), 1)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        titles = (T("Part"), T("About whom"), T("How much"), T("Bytes"))
        self.table.show_rows([say(title) for title in titles], [self._row(one) for one in self._held])
        self.table.stretch(1)
        self.table.currentCellChanged.connect(lambda row, *_rest: self._show(row))
        self.table.setCurrentCell(next(n for n, one in enumerate(self._held) if one.part == "staff"), 0)
        return page

    def _row(self, one: Holding) -> list[str]:
        say = self._say
        people = [whose for whose in one.whose if whose is not Whose.NOBODY] or one.whose
        about = ", ".join(f"{_SIGNS[whose]} {say(WHOSE[whose])}" for whose in people) or say(T("Empty"))
        return [say(one.title), about, say(one.amount), say.plain(Quantity(one.size, Unit.PERSONS))]

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._held):
            one = self._held[row]
            lines = [*told.about(one), *(MEANINGS[whose] for whose in one.whose)]
            self.about.setText("\n".join(self._say(line) for line in lines))

    def _places(self) -> QWidget:
        page = QWidget()
        column = scrolled_column(page, GROUP)
        for place in places(self._path):
            column.addLayout(self._place(place))
        for sentence in ELSEWHERE:
            column.addWidget(label(self._context.theme, text=self._say(sentence), wrap=True))
        column.addStretch(1)
        return page

    def _place(self, place: Place) -> QVBoxLayout:
        theme, say = self._context.theme, self._say
        where = str(place.folder) if place.folder else say(T("this plan has no file yet"))
        button = QPushButton(say(T("Open folder")))
        button.setAutoDefault(False)
        button.setEnabled(place.folder is not None and place.folder.is_dir())
        button.setAccessibleDescription(f"{say(place.title)}: {where}")
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(where)))
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(label(theme, "section", text=say(place.title)))
        head.addWidget(elided(theme, text=where, muted=True), 1)
        head.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(label(theme, text=say(place.content), wrap=True))
        column.addWidget(label(theme, text=f"{say(place.kept)} {say(told.there(place))}", muted=True, wrap=True))
        return column

    def ask_place(self) -> None:
        """Let the user choose where the text goes, and save it there."""
        kind, title = self._say(T("Text files")), self._say(T("Save as text"))
        name, _filter = QFileDialog.getSaveFileName(self, title, str(self._proposed()), f"{kind} (*{_SUFFIX})")
        if name:
            path = Path(name)
            self.save_text(path if path.suffix else path.with_suffix(_SUFFIX))

    def _proposed(self) -> Path:
        name = self._say(T("What this plan holds")) + _SUFFIX
        return (self._path.parent if self._path else Path.home()) / name

    def save_text(self, path: Path) -> None:
        """Write everything that the first and the last tab tell as plain text."""
        text = told.text(self._plan, self._path, datetime.now(), self._say)
        try:
            write_export(path, text.encode("utf-8"), DagdeelError)
        except DagdeelError as error:
            show_error(self, self._say, error)
