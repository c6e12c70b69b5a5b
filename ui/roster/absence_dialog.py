"""Report that somebody is sick or away: who, from when to when, and what that person has in the roster then."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QVBoxLayout, QWidget

from planner import names
from planner.errors import EditError
from planner.plan import Absence
from planner.terms import DAY_PARTS, AbsenceKind, DayPart
from planner.texts import TN, Message, Quantity, T, Unit
from planner.week.dates import date_of, monday_of, valid
from planner.year import edits
from planner.year.reported import missed, reported
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import add_field, answer_buttons, day_box, day_of, keep_order, set_day
from ui.widgets.labels import label, tint

_KINDS: tuple[AbsenceKind, ...] = ("sick", "leave", "study", "parental", "other")
_PARTS: tuple[tuple[Message, tuple[DayPart, ...]], ...] = (
    (T("Whole days"), DAY_PARTS),
    (T("Mornings only"), ("am",)),
    (T("Afternoons only"), ("pm",)),
    (T("Evenings only"), ("ev",)),
    (T("Mornings and afternoons"), ("am", "pm")),
    (T("Afternoons and evenings"), ("pm", "ev")),
)


def report_absent(page: WeekView, member_id: str | None = None, session: str | None = None) -> ReportDialog:
    """Ask who is away and when; the answer goes into the plan, and the week that it is about is shown."""
    dialog = ReportDialog(page, member_id, session)
    dialog.open()
    return dialog


class ReportDialog(QDialog):
    """Begins with somebody sick on the day that is looked at."""

    def __init__(
        self, page: WeekView, member_id: str | None = None, session: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or page)
        self._page, self._say, theme = page, page.context.say, page.context.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say(T("Report absent")))
        self.who, self.kind, self.parts = QComboBox(), QComboBox(), QComboBox()
        self.first, self.last = day_box(self._say), day_box(self._say)
        self._told, self._error = label(theme, wrap=True), label(theme, wrap=True)
        tint(self._error, theme.over)
        self._fill(member_id, self._day(session))
        self._lay_out()
        keep_order(self.first, self.last)
        for box in (self.who, self.kind, self.parts):
            box.currentIndexChanged.connect(self._tell)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._tell)
        self._tell()
        self.resize(440, self.sizeHint().height())

    def _day(self, session: str | None) -> date:
        """The day of a session in the calendar week that is looked at, its Monday without one; else today."""
        monday = self._page.shown.monday
        if monday is None:
            return date.today()
        return date_of(monday, session) if session else monday

    def _fill(self, member_id: str | None, day: date) -> None:
        for member in self._page.context.document.plan.staff:
            self.who.addItem(self._say(names.member(member)), member.id)
        self.who.setCurrentIndex(max(0, self.who.findData(member_id)))
        for kind in _KINDS:
            self.kind.addItem(self._say(names.ABSENCE_KINDS[kind]), kind)
        for text, parts in _PARTS:
            self.parts.addItem(self._say(text), parts)
        for field in (self.first, self.last):
            set_day(field, day)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(NEAR)
        fields: tuple[tuple[Message, QWidget], ...] = (
            (T("&Who"), self.who),
            (T("&Kind"), self.kind),
            (T("&First day"), self.first),
            (T("&Last day"), self.last),
            (T("&Part of the day"), self.parts),
        )
        for title, field in fields:
            add_field(form, self._say, title, field)
        buttons, self.report = answer_buttons(self, self._say, T("Report absent"), self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(GROUP)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(self._error)
        column.addStretch(1)
        column.addWidget(buttons)
        self._told.setMinimumHeight(3 * self._told.fontMetrics().height())
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _absence(self) -> Absence:
        first, last = day_of(self.first), day_of(self.last)
        plan = self._page.context.document.plan
        return reported(plan, self.who.currentData(), self.kind.currentData(), first, last, self.parts.currentData())

    def _tell(self) -> None:
        """Say what the person has in the roster then, or why this cannot be."""
        self.report.setEnabled(False)
        self._error.hide()
        self._told.setText("")
        if self.who.currentData() is None:
            self._told.setText(self._say(T("There is nobody in the team yet.")))
            return
        try:
            absence = self._absence()
        except EditError as error:
            self._error.setText(self._say(error.message))
            self._error.show()
            return
        self.report.setEnabled(True)
        self._told.setText(self._say(_sentence(self._page, absence)))

    def _take(self) -> None:
        absence, plan = self._absence(), self._page.context.document.plan
        shown, monday = self._page.shown, monday_of(absence.first)
        is_shown = shown.monday is not None and monday <= shown.monday <= absence.last
        if not is_shown and valid(plan.weeks, monday):
            shown.choose_date(monday)
        self._page.commit(edits.add(plan, [absence]))
        self.accept()


def _sentence(page: WeekView, absence: Absence) -> Message:
    """What stands in the roster then: the sessions of one week, or how many there are in more."""
    found = missed(page.context.document.plan, absence)
    if not found:
        return T("Nothing in the roster stands in the way.")
    hours = Quantity(sum(one.cell.hours for one in found), Unit.HOURS)
    if monday_of(absence.first) == monday_of(absence.last):
        sessions = tuple(names.session(one.cell.session) for one in found)
        return T(
            "In the roster then: {sessions}, {hours} hours. Who stands in comes next.", sessions=sessions, hours=hours
        )
    return TN(
        "In the roster then: {count} session, {hours} hours. Who stands in comes next, week by week.",
        "In the roster then: {count} sessions, {hours} hours. Who stands in comes next, week by week.",
        len(found),
        hours=hours,
    )
