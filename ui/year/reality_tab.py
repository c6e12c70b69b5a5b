"""The year's tab 'Plan and reality': what was planned, what was worked, and where the difference went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from planner import names, words
from planner.plan import Plan, WorkedWeek
from planner.texts import Message, Quantity, T, Unit
from planner.year import edits, reality
from planner.year.calendar import place_of, weeks
from planner.year.capacity import planned_year
from planner.year.reality import Reality
from ui.charts import reality as charts
from ui.charts.choice import ChartChoice, Offer
from ui.dialogs.import_worked import ImportWorkedDialog
from ui.models.record_model import RecordTableModel
from ui.page import Page
from ui.theme import GROUP, NEAR
from ui.widgets.choices import fill
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.table import RecordTable
from ui.year.reality_columns import WORKED
from ui.year.tab import YearTab

_EVERYBODY = T("everybody")
_PER_ROLE, _PER_WEEK = T("Worked and lost per function"), T("Planned and worked per week")
_EMPTY = T("The people of your team belong here. Add them on the page Team.")
_NO_YEAR = T("Choose the year of the plan first, above the tabs: hours worked belong to a year.")
# What a number counts, by the key of the choice.
_UNITS: dict[str, tuple[Message, Unit]] = {
    "hours": (T("Hours"), Unit.HOURS),
    "sessions": (T("Sessions"), Unit.SESSIONS),
}


class RealityTab(YearTab):
    """The weeks as people worked them, typed or imported, and charts of what was lost to what."""

    title = T("Plan and reality")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        context, say = self.context, self.say
        self.week = QComboBox()
        self.unit = QComboBox()
        self.sum = label(context.theme, wrap=True)
        self.load = button(context, T("&Import hours worked…"), "mdi6.file-import-outline")
        self.confirm = button(
            context,
            T("As &planned"),
            "mdi6.check-all",
            T("Enter the grey numbers of this week: everybody worked as the roster and the calendar have it."),
        )
        self.forget = button(context, T("&Remove this week"), "mdi6.eraser")
        self.people = RecordTable(RecordTableModel(context, WORKED, self), T("Hours of the week"), _EMPTY)
        self.charts = ChartChoice(context)
        for key, (name, _) in _UNITS.items():
            self.unit.addItem(say(name), key)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        week, unit = (label(self.context.theme, text=self.say(text)) for text in (T("&Week"), T("Charts &in")))
        week.setBuddy(self.week)
        unit.setBuddy(self.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row(week, self.week, self.confirm, self.forget, None, self.load))
        column.addWidget(FramedTable(self.people), 4)
        column.addSpacing(GROUP - NEAR)
        told = row(unit, self.unit)
        told.insertWidget(0, self.sum, 1)
        column.addLayout(told)
        column.addWidget(self.charts, 5)

    def _connect(self) -> None:
        self.people.explain.connect(self.page.explain)
        self.people.records.refused.connect(self.page.report)
        self.people.widths.remember(f"{self.page.key}.{self.people.name}")
        self.charts.refused.connect(self.page.report)
        self.week.activated.connect(lambda _number: self.refresh())
        self.unit.activated.connect(lambda _number: self._show_charts())
        self.load.clicked.connect(self.import_hours)
        self.confirm.clicked.connect(self.take_expected)
        self.forget.clicked.connect(self.remove_week)

    def _plan(self) -> Plan:
        return self.context.document.plan

    def _year(self) -> int:
        return planned_year(self._plan(), date.today())

    @property
    def number(self) -> int:
        """The week that is shown."""
        return int(self.week.currentData())

    def refresh(self) -> None:
        """Show the year of the plan as it is now."""
        results, year = self.context.document.results, self._year()
        self._fill_weeks(year)
        rows = reality.member_weeks(results.plan, self.number, year)
        self.people.records.show_rows(rows, results)
        self.people.ensure_current()
        chosen = results.plan.calendar.year is not None
        self.load.setEnabled(chosen)
        self.forget.setEnabled(any(one.entered for one in rows))
        self.confirm.setEnabled(chosen and any(not one.entered for one in rows))
        self._show_charts()

    def _fill_weeks(self, year: int) -> None:
        """The weeks of the year; at first the last one that has passed."""
        first = not self.week.count()
        known = weeks(year)
        fill(
            self.week,
            [(self.say(T("{week}, from {day}", week=one.number, day=one.monday)), str(one.number)) for one in known],
        )
        if first:
            self.week.setCurrentIndex(min(max(place_of(date.today(), year) - 1, 0), len(known) - 1))

    def _show_charts(self) -> None:
        plan, whole = self._plan(), reality.of(self._plan().worked)
        unit, scaled = self._scale()
        self.sum.setText(self.say(_sentence(scaled(whole), unit) if plan.calendar.year else _NO_YEAR))
        self.unit.setEnabled(bool(plan.worked))
        self.charts.offer(self._offers(plan, unit, scaled))

    def _scale(self) -> tuple[Unit, Callable[[Reality], Reality]]:
        unit = _UNITS[self.unit.currentData()][1]
        return unit, Reality.in_sessions if unit is Unit.SESSIONS else lambda known: known

    def _offers(self, plan: Plan, unit: Unit, scaled: Callable[[Reality], Reality]) -> list[Offer]:
        say = self.say
        per_role = {role_id: scaled(known) for role_id, known in reality.per_role(plan).items()}
        whole = scaled(reality.of(plan.worked))
        offers = [
            self._split("all", _EVERYBODY, whole, unit),
            Offer("roles", say(_PER_ROLE), lambda: charts.groups_drawing(_PER_ROLE, self._named(per_role), unit, say)),
            Offer("weeks", say(_PER_WEEK), lambda: charts.weeks_drawing(_PER_WEEK, self._per_week(scaled), unit, say)),
        ]
        split = (
            self._split(f"role/{role_id}", names.role(plan, role_id), known, unit)
            for role_id, known in per_role.items()
        )
        return [*offers, *split]

    def _split(self, key: str, who: Message | str, known: Reality, unit: Unit) -> Offer:
        draw = partial(charts.split_drawing, known, who, unit, self.say)
        return Offer(key, self.say(charts.split_title(who)), draw)

    def _named(self, per_role: dict[str, Reality]) -> dict[str, Reality]:
        plan = self._plan()
        return {self.say(names.role(plan, role_id)): known for role_id, known in per_role.items()}

    def _per_week(self, scaled: Callable[[Reality], Reality]) -> dict[int, Reality]:
        return {week: scaled(known) for week, known in reality.per_week(self._plan()).items()}

    def take_expected(self) -> None:
        """Enter the week of everybody who has none yet as it was planned."""
        rows = reality.member_weeks(self._plan(), self.number, self._year())
        self._add(tuple(one.expected for one in rows if one.entered is None))

    def remove_week(self) -> None:
        """Take the hours of the week out of the plan."""
        keys = [(one.member, one.week) for one in self._plan().worked if one.week == self.number]
        self.page.commit(edits.remove_worked(self._plan(), keys))

    def import_hours(self) -> ImportWorkedDialog:
        """Open the dialog that reads a list of hours worked."""
        dialog = ImportWorkedDialog(self.context, self._year(), self)
        dialog.taken.connect(self._add)
        dialog.open()
        return dialog

    def _add(self, worked: tuple[WorkedWeek, ...]) -> None:
        self.page.commit(edits.add_worked(self._plan(), worked))


def _sentence(known: Reality, unit: Unit) -> Message:
    """The whole year so far."""
    if not known.planned and not known.worked:
        return T(
            "Type what was worked, week by week, or import it. Grey numbers are what the roster and calendar have."
        )
    amounts = {
        "planned": words.with_unit(Quantity(known.planned, unit)),
        "worked": words.with_unit(Quantity(known.worked, unit)),
    }
    if known.lost < 0:
        more = words.with_unit(Quantity(-known.lost, unit))
        return T("Of {planned} planned, {worked} were worked: {more} more than planned.", more=more, **amounts)
    return T(
        "Of {planned} planned, {worked} were worked: {lost} were lost, {share}.",
        lost=words.with_unit(Quantity(known.lost, unit)),
        share=Quantity(known.lost_share, Unit.SHARE),
        **amounts,
    )
