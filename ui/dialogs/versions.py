"""The earlier versions of the plan's file: when each was saved, what it contains, and how the open plan differs."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.files.backups import Backup
from planner.files.versions import Contents, contents
from planner.texts import Message, T
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scroll import scrolled_text

_NONE = T(
    "There are no earlier versions yet. Each time you save, the version before it is kept beside the plan, in the "
    "folder 'Dagdeel-backups'."
)


class VersionsDialog(QDialog):
    """`wanted` carries the `Backup` that the user wants back; whoever listens closes the dialog."""

    wanted = Signal(object)

    def __init__(self, context: Context, found: tuple[Backup, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say, self._found = context, context.say, found
        self._read: list[Contents] = []
        self.setWindowTitle(self._say(T("Restore an earlier version")))
        self.setObjectName("versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 480)
        self.table = PlainTable(self._say(T("Earlier versions")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.differs = label(context.theme, wrap=True)
        self._lay_out()
        self._fill()
        # Reading takes a moment on a slow drive: one at a time, while the dialog shows already.
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_next)
        self._reading.start(0)

    def _lay_out(self) -> None:
        theme, say = self._context.theme, self._say
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        column.addWidget(self.table, 3)
        since = say(T("What changed since that version"))
        column.addWidget(label(theme, "section", text=since))
        column.addWidget(scrolled_text(self.differs, since), 2)
        note = T("Restoring is one step that undo takes back; no file changes until you save.")
        column.addWidget(label(theme, "caption", text=say(note), muted=True, wrap=True))
        self.restore, cancel = QPushButton(say(T("Restore"))), QPushButton(say(T("Cancel")))
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._restore)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(cancel)
        column.addLayout(row)

    def _fill(self) -> None:
        say = self._say
        rows = [[say.value(backup.time), say(T("being read"))] for backup in self._found]
        self.table.show_rows([say(T("Saved")), say(T("Contains"))], rows)
        self.table.stretch(1)
        self.table.currentCellChanged.connect(lambda *_cell: self._show())
        self.table.cellDoubleClicked.connect(lambda *_cell: self._restore())
        if self._found:
            self.table.setCurrentCell(0, 0)
        self._show()

    def _read_next(self) -> None:
        row = len(self._read)
        if row == len(self._found):
            self._reading.stop()
            return
        known = contents(self._found[row], self._context.document.plan)
        self._read.append(known)
        text = self._say(known.summary)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            self.table.model().setData(self.table.model().index(row, 1), text, role)
        if row == self.table.currentRow():
            self._show()

    def _current(self) -> Contents | None:
        row = self.table.currentRow()
        return self._read[row] if 0 <= row < len(self._read) else None

    def _show(self) -> None:
        known = self._current()
        self.restore.setEnabled(bool(known and known.plan and known.differs))
        self.differs.setText("\n".join(self._say(line) for line in self._lines(known)))

    def _lines(self, known: Contents | None) -> tuple[Message, ...]:
        if not self._found:
            return (_NONE,)
        if known is None:
            return ()
        if known.plan is None:
            return (known.summary,)
        return known.differs or (T("Nothing: this is what is open now."),)

    def _restore(self) -> None:
        known = self._current()
        if known and self.restore.isEnabled():
            self.wanted.emit(known.backup)
