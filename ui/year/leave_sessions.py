"""Choosing the sessions of a week that somebody is away in; none chosen means whole days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from planner import names
from planner.terms import DAY_PARTS, SESSIONS
from ui.context import Context
from ui.theme import NEAR
from ui.week import WEEKEND_DAYS
from ui.widgets.labels import label

_WIDTH = 44


class SessionChoice(QWidget):
    """A button to switch on for each session; `changed` tells that others are chosen."""

    changed = Signal()

    def __init__(self, context: Context, also: tuple[str, ...] = ()) -> None:
        super().__init__()
        say = context.say
        self.buttons: dict[str, QToolButton] = {}
        used = {session.partition("_")[0] for session in also}
        days = [day for day in context.week.days if context.week.weekend or day not in WEEKEND_DAYS or day in used]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(NEAR // 2)
        for down, part in enumerate(DAY_PARTS, 1):
            grid.addWidget(label(context.theme, "caption", text=say(names.DAY_PARTS[part]), muted=True), down, 0)
        for across, day in enumerate(days, 1):
            head = label(context.theme, "caption", text=say(names.WEEKDAYS[day])[:2], muted=True)
            grid.addWidget(head, 0, across, Qt.AlignmentFlag.AlignHCenter)
            for down, part in enumerate(DAY_PARTS, 1):
                made = QToolButton()
                made.setCheckable(True)
                made.setFixedSize(_WIDTH, 22)
                made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                made.setAccessibleName(say(names.session(f"{day}_{part}")))
                made.setToolTip(made.accessibleName())
                made.toggled.connect(self._show)
                self.buttons[f"{day}_{part}"] = made
                grid.addWidget(made, down, across)
        grid.setColumnStretch(len(days) + 1, 1)

    def _show(self, _on: bool) -> None:
        for made in self.buttons.values():
            made.setText("✓" if made.isChecked() else "")
        self.changed.emit()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The sessions that are on."""
        return tuple(one for one in SESSIONS if one in self.buttons and self.buttons[one].isChecked())

    def choose(self, sessions: tuple[str, ...]) -> None:
        """Switch on these sessions and no others."""
        for session, made in self.buttons.items():
            made.setChecked(session in sessions)
