"""Reading a roster back from a workbook: what it would change, row by row, before it is taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner import names
from planner.errors import DagdeelError, ListError
from planner.files.shift_differences import sentence
from planner.files.shifts import ShiftsRead, read_shifts
from planner.texts import TN, Message, T
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import elided, label, tint
from ui.widgets.plain_table import PlainTable

_KINDS = {"added": T("+ added"), "changed": T("≠ changed"), "removed": T("− removed")}


class ReadShiftsDialog(QDialog):
    """Shows what the sheet with shifts in a workbook changes; what is taken over is one step that can be undone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._read: ShiftsRead | None = None
        self._file = elided(context.theme, text=self._say(T("No file chosen yet")), muted=True)
        self.choose = QPushButton(self._say(T("Choose a &workbook…")))
        self._outcome = label(context.theme, wrap=True)
        self.table = PlainTable(self._say(T("What the workbook changes")), wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self._buttons.addButton(self._say(T("&Take over")), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.choose.clicked.connect(self.ask_file)
        self._buttons.accepted.connect(self.take_over)
        self._buttons.rejected.connect(self.reject)
        self.take.setEnabled(False)
        self.choose.setDefault(True)

    def _lay_out(self) -> None:
        say = self._say
        self.setWindowTitle(say(T("Read roster from Excel")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 520)
        intro = T(
            "Choose a workbook that this program saved, with the rows of its sheet Shifts changed. The rows of a week "
            "plan become its roster. Nothing changes before you take it over."
        )
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.choose)
        top.addWidget(self._file, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP - 4)
        column.addWidget(label(self._context.theme, "caption", text=say(intro), muted=True, wrap=True))
        column.addLayout(top)
        column.addWidget(self._outcome)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)

    def ask_file(self) -> None:
        """Let the user choose the workbook."""
        say, path = self._say, self._context.document.path
        books, everything = say(T("Excel workbooks")), say(T("All files"))
        kinds = f"{books} (*.xlsx);;{everything} (*)"
        start = str(path.parent) if path else ""
        name, _filter = QFileDialog.getOpenFileName(self, say(T("Choose a workbook")), start, kinds)
        if name:
            self.open_workbook(Path(name))

    def open_workbook(self, path: Path) -> None:
        """Show what the shifts of a workbook would change."""
        self._file.setText(path.name)
        self._read = None
        try:
            self._read = read_shifts(path, self._context.document.plan)
        except ListError as error:
            self._tell(error.message, wrong=True)
        self._show()

    def _show(self) -> None:
        known = self._read
        self.take.setEnabled(known is not None and known.change is not None)
        if known is None:
            self.table.show_rows([], [])
            return
        self._tell(_outcome(known), wrong=bool(known.refused))
        say, plan = self._say, self._context.document.plan
        rows = [[say(T("✕ refused")), say(T("cell {cell}", cell=one.cell)), say(one.reason)] for one in known.refused]
        for one in known.differences:
            rows.append([say(_KINDS[one.kind]), say(names.week(one.week)), say(sentence(plan, one))])
        self.table.show_rows([say(T("What")), say(T("Where")), say(T("Shift"))], rows)
        self.table.stretch(2)
        if self.take.isEnabled():
            self.take.setDefault(True)
            self.take.setFocus()

    def take_over(self) -> None:
        """Put the roster of the workbook into the plan, as one step."""
        if self._read is None or self._read.change is None:
            return
        try:
            self._context.document.apply(self._read.change)
        except DagdeelError as error:
            self._tell(error.message, wrong=True)
            return
        self.accept()

    def _tell(self, words: Message, wrong: bool = False) -> None:
        theme = self._context.theme
        tint(self._outcome, theme.over if wrong else theme.text)
        self._outcome.setText(self._say(words))


def _outcome(known: ShiftsRead) -> Message:
    if known.refused:
        return TN(
            "{count} row cannot be taken over. Mend it in the workbook, save that and choose it again; until then "
            "nothing changes.",
            "{count} rows cannot be taken over. Mend them in the workbook, save that and choose it again; until then "
            "nothing changes.",
            len(known.refused),
        )
    if not known.differences:
        return TN(
            "{count} shift was read; the roster is the same.",
            "{count} shifts were read; the roster is the same.",
            known.rows,
        )
    return TN(
        "{count} shift was read: {added} added, {changed} changed, {removed} removed.",
        "{count} shifts were read: {added} added, {changed} changed, {removed} removed.",
        known.rows,
        added=known.count("added"),
        changed=known.count("changed"),
        removed=known.count("removed"),
    )
