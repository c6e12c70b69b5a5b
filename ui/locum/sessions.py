"""A week of half-day sessions to switch on and off, with the hours that each part of the day has."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSizePolicy, QToolButton, QWidget

from planner import names
from planner.access import day_of
from planner.terms import DAY_PARTS, SESSIONS
from planner.texts import Quantity, T, Unit
from ui.context import Context
from ui.week import WEEKEND_DAYS
from ui.widgets.labels import label

_USUAL = {"am": 4.0, "pm": 4.0, "ev": 3.0}
_SHEET = """
QToolButton {{ background: {surface}; border: 1px solid {line}; border-radius: 4px; color: {muted}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:checked {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QToolButton:focus {{ border: 2px solid {text}; }}
"""


class SessionPicker(QWidget):
    """A button for every session that shows its hours while it is on; `changed` tells that `sessions` are others."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._buttons: dict[str, QToolButton] = {}
        self.hours: dict[str, QDoubleSpinBox] = {}
        look = context.theme
        colours = ("surface", "line", "muted", "hover", "accent", "on_accent", "text")
        self.setStyleSheet(_SHEET.format_map({name: getattr(look, name).name() for name in colours}))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        for across, day in enumerate(self._days(), 1):
            head = label(look, "caption", text=context.say(names.WEEKDAYS[day]), muted=True)
            self._grid.addWidget(head, 0, across, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(across, 1)
        hours = label(look, "caption", text=context.say(T("hours")), muted=True)
        self._grid.addWidget(hours, 0, len(self._days()) + 1, Qt.AlignmentFlag.AlignHCenter)
        for down, part in enumerate(DAY_PARTS, 1):
            self._add_part(down, part)

    def _days(self) -> tuple[str, ...]:
        week = self._context.week
        return tuple(day for day in week.days if week.weekend or day not in WEEKEND_DAYS)

    def _add_part(self, down: int, part: str) -> None:
        name = label(self._context.theme, "caption", text=self._context.say(names.DAY_PARTS[part]))
        self._grid.addWidget(name, down, 0)
        for across, day in enumerate(self._days(), 1):
            self._grid.addWidget(self._make(f"{day}_{part}"), down, across)
        box = QDoubleSpinBox()
        box.setRange(0.5, 12)
        box.setSingleStep(0.5)
        box.setDecimals(1)
        box.setValue(_USUAL[part])
        box.setAccessibleName(self._context.say(T("Hours of a {part}", part=names.DAY_PARTS[part])))
        box.valueChanged.connect(self._show)
        name.setBuddy(box)
        self.hours[part] = box
        self._grid.addWidget(box, down, len(self._days()) + 1)

    def _make(self, session: str) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setFixedHeight(26)
        made.setMinimumWidth(30)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(self._context.say(names.session(session)))
        made.setToolTip(self._context.say(names.session(session)))
        made.toggled.connect(self._show)
        self._buttons[session] = made
        return made

    def _show(self, _value: object = None) -> None:
        """Write the hours on the buttons that are on, and tell."""
        for session, made in self._buttons.items():
            hours = self.hours.get(session.partition("_")[2])
            text = self._context.say.plain(Quantity(hours.value(), Unit.FACTOR)) if made.isChecked() and hours else "–"
            if text != made.text():
                made.setText(text)
        self.changed.emit()

    def button(self, session: str) -> QToolButton:
        """The button of a session; `KeyError` for one of a day that is not shown."""
        return self._buttons[session]

    @property
    def sessions(self) -> dict[str, float]:
        """The hours of every session that is on."""
        return {
            key: self.hours[key.partition("_")[2]].value()
            for key in SESSIONS
            if key in self._buttons and self._buttons[key].isChecked()
        }

    def show_sessions(self, sessions: Mapping[str, float]) -> None:
        """Switch these sessions on and all others off."""
        with QSignalBlocker(self):
            for session, hours in sessions.items():
                self.hours[session.partition("_")[2]].setValue(hours)
            for session, made in self._buttons.items():
                made.setChecked(bool(sessions.get(session)))
            self._show()
        self.changed.emit()

    def move_to(self, day: str) -> None:
        """Switch on another day, alone, with the parts of the first day that is on."""
        now = self.sessions
        first = day_of(next(iter(now), ""))
        self.show_sessions({f"{day}_{key.partition('_')[2]}": own for key, own in now.items() if day_of(key) == first})
