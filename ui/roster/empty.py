"""What is shown where there is no week to plan yet: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.plan import Plan
from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button


class EmptyWeek(QWidget):
    """`wants_plan` asks for a week plan: from the patterns (True) or empty; `wants_weeks` for those that there are."""

    wants_page = Signal(str)
    wants_plan = Signal(bool)
    wants_weeks = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self.head = label(context.theme, "section")
        self.text = label(context.theme, muted=True, wrap=True)
        self.team = button(context, T("Go to Team"), "mdi6.account-group-outline")
        self.patterns = button(context, T("Make a week plan from the week patterns"), "mdi6.calendar-check-outline")
        self.blank = button(context, T("Start empty and fill in"), "mdi6.calendar-blank-outline")
        self.weeks = button(context, T("Show the week plans"), "mdi6.calendar-multiple")
        self.team.clicked.connect(lambda: self.wants_page.emit("team"))
        self.patterns.clicked.connect(lambda: self.wants_plan.emit(True))
        self.blank.clicked.connect(lambda: self.wants_plan.emit(False))
        self.weeks.clicked.connect(self.wants_weeks)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for one in (self.team, self.patterns, self.blank, self.weeks):
            buttons.addWidget(one)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GROUP)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.head)
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.setMaximumWidth(760)

    def show_plan(self, plan: Plan) -> None:
        """Say what is missing in this plan."""
        head, text = _words(plan)
        self.head.setText(self._say(head))
        self.text.setText(self._say(text))
        self.team.setVisible(not plan.staff)
        self.patterns.setVisible(bool(plan.staff) and not plan.weeks)
        self.blank.setVisible(bool(plan.staff) and not plan.weeks)
        self.weeks.setVisible(bool(plan.staff) and bool(plan.weeks))


def _words(plan: Plan) -> tuple[Message, Message]:
    if not plan.staff:
        return (
            T("There is nobody to plan yet"),
            T("Enter the people of the practice first, with the sessions in which they usually work."),
        )
    if not plan.weeks:
        return (
            T("There is no week plan yet"),
            T(
                "A week plan says who works when, on what and in which room. Above each session you see whether it "
                "carries the contacts that your patients ask for."
            ),
        )
    return T("No week plan is valid in this week"), T("Choose another week, or look at the week plans that there are.")
