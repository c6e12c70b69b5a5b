"""Export: the plan as an Excel workbook, in Dutch or English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.files.workbook import write_report
from planner.language import Translator
from planner.privacy.outgoing import outgoing
from planner.privacy.runs import LEAST
from planner.texts import Message, T
from ui.context import Context
from ui.icons import icon
from ui.page import Page
from ui.theme import AROUND, GROUP
from ui.widgets.labels import label
from ui.widgets.saving import SavingLine
from ui.workbook.block import FillInBlock

_READING_WIDTH, _BLOCK_WIDTH = 680, 360

# The names of the languages stand in the language itself.
_LANGUAGES = {"nl": "Nederlands", "en": "English"}

_SHEETS: tuple[tuple[Message, Message], ...] = (
    (T("Summary"), T("the key figures of every function, the warnings with their best remedy, and charts")),
    (T("Team"), T("everybody with hours, absence and what is left of them")),
    (T("Patients"), T("the list per age band and client group")),
    (T("Consults"), T("kinds of contact: how often, who does them, how long they take")),
    (T("Tasks"), T("delegated tasks and overhead, in the same way")),
    (T("Settings"), T("what applies to the practice and to each function: weeks, leave, sickness, limits")),
    (T("Capacity"), T("hours needed against hours available per function")),
    (T("Why"), T("how each number comes about, with norms and sources")),
    (T("Week"), T("each week plan in colours, and a sheet of shifts that can be changed and read back")),
    (T("Year"), T("who is away in which week, and how busy each function is then")),
    (T("Comparison"), T("the scenarios of the plan side by side, and behind it a sheet for each")),
)


class ExportPage(Page):
    """Saves the workbook in the background and tells where it is."""

    key = "export"
    title = T("Export")
    icon = "mdi6.file-export-outline"
    parts = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        say, theme = context.say, context.theme
        self._language = QComboBox()
        self.merges = self._choice(
            T("&Merge counts of patients below 5"),
            T("Ages and client groups with fewer than {least} patients are counted along with others.", least=LEAST),
        )
        self.hides = self._choice(
            T("Function and &number instead of names"), T("People appear as 'GP 1'; notes stay out.")
        )
        self._save = QPushButton(icon("mdi6.file-excel-outline", theme), say(T("&Save workbook…")))
        self._saving = SavingLine(context, self._save)
        self.fill_in = FillInBlock(context, _LANGUAGES)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say, theme = self.say, self.context.theme
        column = QVBoxLayout()
        column.setSpacing(GROUP)
        column.addWidget(label(theme, "title", text=say(self.title)))
        column.addWidget(label(theme, "section", text=say(T("Excel workbook"))))
        intro = T(
            "The workbook holds the plan and everything that follows from it. Its numbers are live formulas: change "
            "a consult length in Excel, and the utilisation there follows. It prints on A4."
        )
        column.addWidget(label(theme, text=say(intro), wrap=True))
        column.addLayout(self._sheets())
        column.addLayout(self._choices())
        column.addWidget(self._saving)
        column.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(_READING_WIDTH)
        inside.setLayout(column)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        outer.setSpacing(AROUND + GROUP)
        outer.addWidget(inside, 2)
        self.fill_in.setMaximumWidth(_BLOCK_WIDTH)
        outer.addWidget(self.fill_in, 1)
        outer.addStretch(0)
        column.setContentsMargins(0, 0, 0, 0)

    def _sheets(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, content) in enumerate(_SHEETS):
            grid.addWidget(label(self.context.theme, text=self.say(name)), row, 0)
            grid.addWidget(label(self.context.theme, text=self.say(content), muted=True, wrap=True), row, 1)
        return grid

    def _choices(self) -> QFormLayout:
        for key, name in _LANGUAGES.items():
            self._language.addItem(name, key)
        self._language.setCurrentIndex(self._language.findData(self.say.language))
        self._language.setAccessibleDescription(self.say(T("Language of the workbook")))
        form = QFormLayout()
        form.addRow(self.say(T("&Language")), self._language)
        form.addRow(self.say(T("For others")), self.merges)
        form.addRow("", self.hides)
        form.addRow("", self._save)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        return form

    def _choice(self, text: Message, meaning: Message) -> QCheckBox:
        box = QCheckBox(self.say(text))
        box.setToolTip(self.say(meaning))
        box.setAccessibleDescription(self.say(meaning))
        return box

    def _connect(self) -> None:
        self._save.clicked.connect(self.ask_place)
        for line in (self._saving, self.fill_in.saving):
            line.failed.connect(self.report)

    def refresh(self) -> None:
        """Nothing of the plan is shown here: the workbook is made of the plan as it is when it is saved."""

    def ask_place(self) -> None:
        """Let the user choose where the workbook goes, and save it there."""
        path = self._saving.ask_place()
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the workbook of the plan as it is now."""
        language = self._language.currentData()
        made = outgoing(
            self.context.document.plan,
            Translator(language),
            merges_counts=self.merges.isChecked(),
            hides_names=self.hides.isChecked(),
        )
        self._saving.save(path, lambda: write_report(made.plan, path, language, remarks=made.remarks), made.told)

    def enter_fill_in(self) -> None:
        """Bring the keyboard to the workbook to fill in."""
        self.fill_in.content.setFocus()
