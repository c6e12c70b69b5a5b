"""The workbook to fill in on the page that exports: what is in it, in which language, and reading one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from planner.files.template import write_template
from planner.texts import T
from ui.context import Context
from ui.pending import commit_pending
from ui.theme import GROUP, NEAR
from ui.widgets.forms import add_field
from ui.widgets.labels import label
from ui.widgets.panels import button
from ui.widgets.saving import SavingLine
from ui.workbook.dialog import read_workbook


class FillInBlock(QWidget):
    """Writes the workbook to fill in, empty or with this plan's records, and reads one."""

    def __init__(self, context: Context, languages: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, say = context, context.say
        self.content, self.language = QComboBox(), QComboBox()
        self.content.addItem(say(T("This plan's records, to change")), True)
        self.content.addItem(say(T("Empty, to fill in")), False)
        for key, name in languages.items():
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(say.language))
        self.write = button(context, T("Save to fill &in…"), "mdi6.table-edit")
        self.read = button(context, T("&Read a workbook…"), "mdi6.table-arrow-left")
        self.saving = SavingLine(context, self.write)
        self._lay_out()
        self.write.clicked.connect(self.ask_place)
        self.read.clicked.connect(lambda: read_workbook(context, self))

    def _lay_out(self) -> None:
        say, theme = self._context.say, self._context.theme
        about = T(
            "Colleagues fill in team, patients, consults, tasks, leave and rooms in Excel. Reading it shows what "
            "changes before anything does. It holds the names of your team."
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setVerticalSpacing(NEAR)
        add_field(form, say, T("&Contents"), self.content)
        add_field(form, say, T("Lan&guage"), self.language)
        form.addRow("", self.write)
        form.addRow("", self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(label(theme, "section", text=say(T("Workbook to fill in"))))
        column.addWidget(label(theme, text=say(about), wrap=True))
        column.addLayout(form)
        column.addWidget(self.saving)
        column.addStretch(1)

    def ask_place(self) -> None:
        """Let the user choose where the workbook goes, and save it there."""
        commit_pending()
        path = self.saving.ask_place(self._context.say(T(" to fill in")))
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the workbook for the plan as it is now."""
        plan, language, is_filled = self._context.document.plan, self.language.currentData(), self.content.currentData()
        self.saving.save(path, lambda: write_template(plan, path, language, is_filled=is_filled))
