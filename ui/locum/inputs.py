"""What is tried on the locum day: sessions, rate, pace, weeks, and whether somebody is replaced."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner import names
from planner.levers import LeverError, locum
from planner.locum_day.words import euros
from planner.norms import norm
from planner.plan import Plan, about
from planner.terms import GP
from planner.texts import Message, T
from ui.context import Context
from ui.locum.sessions import SessionPicker
from ui.theme import NEAR
from ui.widgets.choices import fill
from ui.widgets.labels import label
from ui.widgets.panels import row

_WEEKS: dict[str, Message] = {
    "every": T("every week"),
    "other": T("every other week"),
    "some": T("weeks a year:"),
}
_RATE_PATH = "practice.locum_rate"


class LocumInputs(QWidget):
    """The controls; `changed` tells that `lever` is another one. They belong to the page, not to the plan."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan = context.document.plan
        self._rate_followed = True
        self.sessions = SessionPicker(context)
        self.rate = self._number(0, 1_000, 1, about(locum.Locum, "rate").title)
        self.pace = self._number(0.1, 5, 0.05, about(locum.Locum, "pace").title)
        self.weeks, self.number_of_weeks = QComboBox(), self._number(1, 53, 1, T("Weeks a year"))
        self.instead = QComboBox()
        self._usual = label(context.theme, "caption", muted=True)
        # A new part of a window takes over the window's locale, which may be that of the language before.
        self.setLocale(QLocale())
        self._fill()
        self._lay_out()
        self._connect()

    def _number(self, low: float, high: float, step: float, name: Message) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(low, high)
        box.setSingleStep(step)
        box.setDecimals(0 if step == 1 and low else 2)
        box.setAccessibleName(self._context.say(name))
        return box

    def _fill(self) -> None:
        say = self._context.say
        for key, text in _WEEKS.items():
            self.weeks.addItem(say(text), key)
        self.weeks.setAccessibleName(say(T("Which weeks")))
        self.instead.setAccessibleName(say(about(locum.Locum, "replaces").title))
        self.pace.setValue(1)
        self.number_of_weeks.setValue(10)
        known = norm(_RATE_PATH)
        if known is not None:
            self._usual.setText(say(T("norm € {rate}", rate=euros(known.value))))
            self._usual.setToolTip(known.note.get(say.language, ""))
        try:
            self.sessions.show_sessions(locum.first(self._plan).sessions)
        except LeverError:
            self.sessions.show_sessions({})

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(NEAR)
        form.setVerticalSpacing(NEAR // 2)
        form.setColumnStretch(1, 1)
        lines: tuple[tuple[Message, QWidget, QHBoxLayout], ...] = (
            (T("Rate per hour"), self.rate, row(self.rate, self._usual, None)),
            (T("Pace"), self.pace, row(self.pace, None)),
            (T("Weeks"), self.weeks, row(self.weeks, self.number_of_weeks, None)),
            (T("Instead of"), self.instead, row(self.instead, None)),
        )
        for number, (text, control, line) in enumerate(lines):
            name = label(self._context.theme, text=self._context.say(text))
            name.setBuddy(control)
            form.addWidget(name, number, 0, Qt.AlignmentFlag.AlignVCenter)
            form.addLayout(line, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.sessions)
        column.addLayout(form)

    def _connect(self) -> None:
        self.sessions.changed.connect(self.changed)
        self.rate.valueChanged.connect(self._set_rate)
        for box in (self.pace, self.number_of_weeks):
            box.valueChanged.connect(lambda _value: self.changed.emit())
        self.weeks.activated.connect(self._choose_weeks)
        self.instead.activated.connect(lambda _number: self.changed.emit())
        self.number_of_weeks.setVisible(False)

    def _set_rate(self, _rate: float) -> None:
        self._rate_followed = False
        self.changed.emit()

    def _choose_weeks(self, _number: int) -> None:
        self.number_of_weeks.setVisible(self.weeks.currentData() == "some")
        self.changed.emit()

    def follow(self, plan: Plan) -> None:
        """Offer who can be replaced now, and the rate of the practice until another one is typed."""
        self._plan = plan
        everybody: list[tuple[str, str | None]] = [(self._context.say(T("nobody: extra")), None)]
        say = self._context.say
        gps = (m for m in plan.staff if m.role == GP and any(m.sessions.values()))
        everybody += [(say(names.member(member)), member.id) for member in gps]
        fill(self.instead, everybody)
        if self._rate_followed:
            with QSignalBlocker(self.rate):
                self.rate.setValue(plan.practice.locum_rate)

    def move_to(self, day: str) -> None:
        """Let the locum come on another day, with the hours of its first day."""
        self.sessions.move_to(day)

    @property
    def lever(self) -> locum.Locum:
        """The locum that is tried now; it may have no sessions yet."""
        return locum.Locum(
            sessions=self.sessions.sessions,
            pace=self.pace.value(),
            rate=None if self._rate_followed else self.rate.value(),
            weeks_share=self._weeks_share(),
            replaces=self.instead.currentData(),
        )

    def _weeks_share(self) -> float:
        match self.weeks.currentData():
            case "other":
                return 0.5
            case "some":
                return min(1.0, self.number_of_weeks.value() / self._plan.practice.weeks_per_year)
        return 1.0
