"""Consults: kinds of contact with their minutes, and for one of them the rates per age band and client group."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner import names
from planner.explain import Figure
from planner.plan import Activity, Delivery, PerPatient
from planner.results import Results
from planner.texts import Quantity, T, Unit
from ui.activity_page import ActivityPage
from ui.calibration.dialog import read_appointments
from ui.context import Context
from ui.models.activity_columns import CONSULTS, DeliveryRow, delivery_rows
from ui.models.settings import factor_settings, settings_table, volume_settings
from ui.theme import GROUP, NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.links import TextLink
from ui.widgets.panels import button, marks_legend, row


class ConsultsPage(ActivityPage):
    """A row for each kind of contact and function; below it how often the chosen kind is asked for."""

    key = "consults"
    title = T("Consults")
    icon = "mdi6.stethoscope"
    add_text = T("Add kind of contact")
    new_text = T("New kind of contact")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        empty = T(
            "The kinds of contact belong here, with their minutes. The button above adds one, or all the usual ones."
        )
        choose = T("Choose one above.")
        ages = settings_table(T("Age band"), label_width=104)
        groups = settings_table(T("Client group"), T("Factor"), label_width=144)
        self.kinds = self.make_table(CONSULTS, T("Kinds of contact"), empty)
        self.rates = self.make_settings(ages, T("How often"), choose)
        self.factors = self.make_settings(groups, T("Client groups"), choose)
        self.total = TextLink(context.theme)
        self.read = button(
            context,
            T("Read an appointment book…"),
            "mdi6.calendar-import-outline",
            T("Lay your own appointments beside these numbers, and take over what you want."),
        )
        self._lay_out()
        self.kinds.record_changed.connect(lambda _row: self._show_kind(self.context.document.results))
        self.kinds.can_add = self.kinds.can_remove = True
        self.kinds.add.connect(self.add_new)
        self.kinds.remove.connect(self._remove)
        self.read.clicked.connect(lambda: read_appointments(context, self))
        self.remove.clicked.connect(lambda: self._remove(self.kinds.selected_records()))
        self.total.clicked.connect(lambda: self.explain(Figure("practice", "", "contacts_per_patient_year")))

    def _lay_out(self) -> None:
        column = self.page_column(row(self.heading(), self.total, None, self.read, self.add, self.remove))
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, NEAR, 0, 0)
        lower.setSpacing(NEAR // 2)
        both = QHBoxLayout()
        both.setSpacing(GROUP)
        both.addWidget(self.rates, 3)
        both.addWidget(self.factors, 2)
        lower.addLayout(both, 1)
        lower.addWidget(marks_legend(self.context))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(FramedTable(self.kinds))
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([260, 290])
        column.addWidget(splitter, 1)

    def refresh(self) -> None:
        """Show the kinds of contact and the rates of the chosen one."""
        results = self.context.document.results
        kinds = [activity for activity in results.plan.activities if activity.kind == "consult"]
        self.kinds.records.show_rows(delivery_rows(kinds), results)
        self.kinds.ensure_current()
        total = Quantity(results.contacts_per_patient_year, Unit.RATE)
        self.total.show_text(self.say(T("{number} consults per patient per year", number=total)))
        self._show_kind(results)

    def _show_kind(self, results: Results) -> None:
        chosen: DeliveryRow | None = self.kinds.current_record()
        # While the rows are being replaced, the cursor may pass over one that the plan has no more.
        activity = chosen.activity if chosen and chosen.activity.id in results.demand else None
        self.remove.setEnabled(activity is not None)
        self.rates.show_settings(volume_settings(activity) if activity else [], results)
        self.factors.show_settings(factor_settings(activity) if activity else [], results)
        name = T("How often: {what}", what=names.activity(activity)) if activity else T("How often")
        self.rates.heading.setText(self.say(name))

    def new_activity(self, activity_id: str, name: str, delivery: tuple[Delivery, ...]) -> Activity:
        """A kind of contact that is not asked for yet."""
        return Activity(
            id=activity_id,
            name=name,
            kind="consult",
            core_task="generalist",
            volume=PerPatient(),
            delivery=delivery,
        )

    def offers(self, activity: Activity) -> bool:
        """Consults only."""
        return activity.kind == "consult"

    def go_to(self, activity: Activity) -> None:
        """Put the cursor on the first row of a kind of contact."""
        self.kinds.go_to(delivery_rows([activity])[0].key)

    def _remove(self, rows: list[DeliveryRow]) -> None:
        self.remove_activities(chosen.activity for chosen in rows)
