"""Reading a workbook into the plan: what it changes is shown first, and what is ticked is taken over as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.errors import EditError, ListError
from planner.files.tables import is_workbook
from planner.files.template import Preview, read_template
from planner.files.template.grid import is_known
from planner.files.template.own_sheet import OwnSheet, own_sheets, read_own
from planner.plan import Plan
from planner.texts import TN, Message, T
from ui.context import Context
from ui.dialogs.import_steps import ImportDialog, Read
from ui.pending import commit_pending
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row
from ui.workbook.own_form import OwnForm
from ui.workbook.refusals import Refusals
from ui.workbook.tree import ChangesTree


def read_book(path: Path, plan: Plan) -> Preview | tuple[OwnSheet, ...]:
    """What a workbook changes in a plan; where it has none of the sheets that are known, its own sheets instead."""
    if not is_workbook(path):
        return own_sheets(path)
    try:
        return read_template(path, plan)
    except ListError as error:
        problem = error
    sheets = own_sheets(path)
    if any(is_known(sheet.title) for sheet in sheets):
        raise problem
    return sheets


class ReadWorkbookDialog(ImportDialog):
    """Shows what a workbook would change; what is taken over is one step that can be undone.

    A list of people's own first gets its columns named: when no sheet is known, or when the user asks for that.
    """

    title = T("Read a workbook")
    note = T(
        "A workbook to fill in that this program wrote, its report, or a list of your own. You see everything that "
        "would change, and choose what to take over. Until then nothing changes."
    )
    files = T("Workbooks and lists")
    next_text = T("&Compare with the plan")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        say, theme = context.say, context.theme
        self.own = QCheckBox(say(T("A list of our &own: name its columns")))
        self.form = OwnForm(context)
        self._told = label(theme)
        self.refusals = Refusals(context)
        self.everything = QCheckBox(say(T("Ta&ke all")))
        self.tree = ChangesTree(context)
        self._along = label(theme, "caption", muted=True, wrap=True)
        self.lay_out(self.form, self._report(), self.own)
        self.resize(980, 700)
        # What stands above the form stays at the top while that is hidden.
        room = self.form.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.form.setSizePolicy(room)
        self._show_form(False)
        self.own.clicked.connect(self._ask_columns)
        self.form.changed.connect(lambda: self.show_preview(*self.form.first_rows))
        self.everything.clicked.connect(lambda: self.tree.tick_all(self.tree.how_many is not Qt.CheckState.Checked))
        self.tree.ticked.connect(self._follow_ticks)

    def _report(self) -> QWidget:
        report = QWidget()
        column = QVBoxLayout(report)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.refusals)
        column.addLayout(row(self._told, None, self.everything))
        column.addWidget(self.tree, 1)
        column.addWidget(self._along)
        return report

    # The file and its columns.

    def open_list(self, path: Path) -> None:
        """Compare a workbook with the plan at once, or ask for the columns of a list of people's own."""
        self._abandon()
        self._path = path
        self._file.setText(path.name)
        self._show_form(False)
        self._show_step(0)
        self._read()

    def _show_form(self, shown: bool) -> None:
        self.own.setChecked(shown)
        self.form.setVisible(shown)
        self._preview.setVisible(shown)

    def _ask_columns(self) -> None:
        """Show the columns of the workbook's sheets, or leave that."""
        path, wanted = self._path, self.own.isChecked()
        # Until the sheets are there, which may fail, there is nothing to choose from.
        self._show_form(False)
        if wanted and path is not None:
            self._start(lambda _progress: own_sheets(path))

    def reader(self, path: Path) -> Read:
        """What compares the workbook with the plan as it is now."""
        plan = self._context.document.plan
        if not self.own.isChecked():
            return lambda _progress: read_book(path, plan)
        sheet, kind, mapping = self.form.sheet, self.form.kind, self.form.mapping
        return lambda _progress: read_own(sheet, kind, mapping, plan, self._say.language)

    def _show_result(self, outcome: Any) -> None:
        if isinstance(outcome, Preview):
            super()._show_result(outcome)
            return
        self._show_form(True)
        self.form.show_sheets(outcome)
        self._show_step(0)
        self.form.sheet_box.setFocus()

    # What came of it.

    def show_outcome(self, outcome: Preview) -> bool:
        """The cells that are refused, and what would change."""
        self._told.setText(self._say(_told(outcome)))
        self.everything.setVisible(bool(outcome.entries))
        self.refusals.show_refused(outcome.refused)
        self.tree.show_preview(outcome)
        return bool(outcome.entries)

    def _follow_ticks(self) -> None:
        self.everything.setCheckState(self.tree.how_many)
        along = len(self.tree.brought)
        self._along.setVisible(bool(along))
        told = TN(
            "↳ {count} record goes along: it belongs to what is ticked.",
            "↳ {count} records go along: they belong to what is ticked.",
            along,
        )
        self._along.setText(self._say(told))
        if self._steps.currentIndex() == 1:
            self._next.setText(self._say(self.take_text()))
            self._next.setEnabled(bool(self.tree.chosen))

    def take_text(self) -> Message:
        """How many changes the button takes over."""
        return TN("&Take over {count} change", "&Take over {count} changes", len(self.tree.chosen))

    def take_over(self, outcome: Preview) -> None:
        """Take over what is ticked, as one step; where the plan changed meanwhile, compare with that one first."""
        document = self._context.document
        if document.plan is not outcome.plan:
            self._read()
            raise EditError(T("The plan changed meanwhile. Look again at what the workbook changes in it."))
        document.apply(outcome.change(self.tree.chosen))

    def done(self, result: int) -> None:
        """Close, and forget what was read."""
        self.form.forget()
        super().done(result)


def _told(outcome: Preview) -> Message:
    if outcome.entries:
        return T("This is what would change. Tick what you want to take over.")
    if outcome.refused:
        return T("Nothing can be taken over.")
    return T("The workbook is the same as the plan: there is nothing to take over.")


def read_workbook(context: Context, parent: QWidget) -> ReadWorkbookDialog:
    """Open the dialog above a window."""
    commit_pending()
    dialog = ReadWorkbookDialog(context, parent)
    dialog.open()
    return dialog
