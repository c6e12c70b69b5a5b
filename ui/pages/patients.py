"""Patients: how many are registered per age band and client group, where that comes from, and how it compares."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QInputDialog, QLineEdit, QPushButton, QWidget

from planner import list_edit
from planner.errors import EditError
from planner.explain import Figure
from planner.files.patient_list import Tally
from planner.list_summary import ListSummary, list_summary
from planner.plan import Patients, Plan, about
from planner.results import Results
from planner.terms import AGE_BANDS
from planner.texts import Message, Quantity, T, Unit
from ui.charts import ages, list_ages
from ui.charts.choice import ChartChoice, Offer
from ui.context import Context
from ui.dialogs.import_list import ImportListDialog
from ui.icons import icon
from ui.models.dates import read_date
from ui.models.patients import PATIENTS_TABLE, list_rows
from ui.table_page import TablePage
from ui.theme import AROUND, GROUP, NEAR, ROW
from ui.widgets.card import FigureTile
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled_column

_MOST_PATIENTS = 200_000
_CHART_HEIGHT = 320
_ORIGINS: dict[str, Message] = {
    "typed": T("typed"),
    "import": T("imported list"),
    "mix": T("average mix of 2022"),
}


class PatientsPage(TablePage):
    """The list as counts; names and birth dates never get here."""

    key = "patients"
    title = T("Patients")
    icon = "mdi6.account-multiple-outline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme, say = context.theme, context.say
        self._total = FigureTile(context, Figure("practice", "", "patients"), T("Patients"))
        self._per_fte = FigureTile(context, Figure("practice", "", "patients_per_gp_fte"), T("Patients per GP fte"))
        self._as_of = QLineEdit()
        self._origin = label(theme)
        self._note = label(theme, "caption", muted=True, wrap=True)
        self._table = self.make_table(PATIENTS_TABLE, T("Patients per age and client group"), T("No patients yet"))
        self._charts = ChartChoice(context)
        self._import = self._button(T("&Import a list…"), "mdi6.file-import-outline", self.import_list)
        self._mix = self._button(T("&Start from a total…"), "mdi6.chart-bar", self.ask_total)
        self._clear = self._button(T("&Clear"), "mdi6.eraser", self.clear)
        self._mix.setToolTip(say(T("Spread a total over the ages of the average list of 2022.")))
        self._lay_out()
        self._listen()

    def _button(self, text: Message, sign: str, pressed: object) -> QPushButton:
        button = QPushButton(icon(sign, self.context.theme), self.say(text))
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        column = scrolled_column(self, GROUP - 4)
        column.addLayout(self._heading_row())
        column.addLayout(self._head())
        column.addWidget(FramedTable(self._table))
        column.addWidget(self._note)
        column.addWidget(self._charts, 1)
        self._table.setSortingEnabled(False)
        self._charts.setMinimumHeight(_CHART_HEIGHT)

    def _fit_table(self) -> None:
        """All rows show without scrolling; how high the headings are depends on the language."""
        frame = 2 * self._table.frameWidth()
        height = self._table.horizontalHeader().sizeHint().height() + (len(AGE_BANDS) + 1) * ROW + frame
        if height != self._table.height():
            self._table.setFixedHeight(height)

    def _head(self) -> QHBoxLayout:
        self._as_of.setPlaceholderText(self.say(T("not known")))
        self._as_of.setMaximumWidth(120)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.addRow(self.say(about(Patients, "as_of").title), self._as_of)
        form.addRow(self.say(T("Origin")), self._origin)
        head = QHBoxLayout()
        head.setSpacing(AROUND)
        head.addWidget(self._total)
        head.addWidget(self._per_fte)
        head.addLayout(form)
        head.addStretch(1)
        return head

    def _heading_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.heading(), 1)
        for button in (self._import, self._mix, self._clear):
            row.addWidget(button)
        return row

    def _listen(self) -> None:
        self._as_of.editingFinished.connect(self._take_date)
        for part in (self._total, self._per_fte, self._charts):
            part.why.connect(self.explain)
        self._charts.refused.connect(self.report)

    def refresh(self) -> None:
        """Show the counts, totals and shares."""
        results = self.context.document.results
        patients = results.plan.patients
        summary = list_summary(patients)
        self._total.show_number(Quantity(results.patients, Unit.PERSONS))
        self._per_fte.show_number(Quantity(results.patients_per_gp_fte, Unit.PERSONS))
        self._show_date()
        self._origin.setText(self.say(_ORIGINS[patients.origin] if summary.total else T("no list yet")))
        self._table.records.show_rows(list_rows(patients), results)
        self._fit_table()
        self._note.setText(self.say(_note(summary)))
        self._charts.offer(self._offers(results, summary))
        self._clear.setEnabled(bool(summary.total))

    def _offers(self, results: Results, summary: ListSummary) -> list[Offer]:
        """The ages beside the average, and what each age asks for."""
        say = self.say
        return [
            Offer("list", say(list_ages.TITLE), lambda: list_ages.list_ages_drawing(summary, say)),
            Offer("contacts", say(ages.TITLE), lambda: ages.ages_drawing(results, say)),
        ]

    def _plan(self) -> Plan:
        return self.context.document.plan

    def _show_date(self) -> None:
        day = self._plan().patients.as_of
        self._as_of.setText("" if day is None else self.say.date(day))

    def _take_date(self) -> None:
        text = self._as_of.text().strip()
        try:
            day = read_date(text) if text else None
            if day != self._plan().patients.as_of:
                self.commit(list_edit.as_of_change(self._plan(), day))
        except EditError as error:
            self._show_date()
            self.report(error)

    def import_list(self) -> ImportListDialog:
        """Open the dialog that counts an exported list."""
        dialog = ImportListDialog(self.context, self)
        dialog.counted.connect(self._take_list)
        dialog.open()
        return dialog

    def _take_list(self, tally: Tally) -> None:
        self.commit(list_edit.list_change(self._plan(), tally))

    def ask_total(self) -> QInputDialog:
        """Ask for the number of patients to spread over the ages."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.say(T("Start from a total")))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, _MOST_PATIENTS)
        dialog.setIntValue(round(self.context.document.results.patients) or 2095)
        dialog.setLabelText(self.say(T("Registered patients. They are spread over the ages of the average list.")))
        dialog.setOkButtonText(self.say(T("Fill in")))
        dialog.setCancelButtonText(self.say(T("Cancel")))
        dialog.intValueSelected.connect(self._take_total)
        dialog.open()
        return dialog

    def _take_total(self, total: int) -> None:
        self.commit(list_edit.mix_change(self._plan(), total))

    def clear(self) -> None:
        """Take all counts away; undo brings them back."""
        self.commit(list_edit.clear_change(self._plan()))


def _note(summary: ListSummary) -> Message:
    if not summary.total:
        return T("Type the counts, import the list of your GP information system, or start from a total.")
    if not summary.split:
        return T(
            "Not split into client groups: everybody counts as healthy. That changes nothing as long as no activity "
            "has a factor per client group."
        )
    return T("Client groups: little need, mostly a social need, a chronic illness, or both.")
