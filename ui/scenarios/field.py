"""The frame of every field of a lever's form: its label, its control, and below it the help or what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.edits import Change
from planner.errors import DagdeelError, EditError
from planner.levers.parameters import Parameter
from planner.plan import Plan
from planner.texts import Message
from ui.context import Context
from ui.scenarios.titles import titled
from ui.theme import NEAR
from ui.widgets.labels import label, tint

LABEL_WIDTH = 128
# Brings the label to the height of the text in the control.
_DOWN = 4
_ANY_WIDTH = 16_777_215

# Makes the change that gives the parameter of the lever on show another value.
Set = Callable[[Plan, Any], Change]


class Field(QWidget):
    """One parameter. What is entered goes straight into the plan; what the parameter refuses is told below it.

    A subclass makes its control, hands it to `place`, and fills it in `fill`. What was refused stays in the control
    until the plan has another value.
    """

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__()
        self.context, self.parameter = context, parameter
        self.say = context.say
        self._set: Set | None = None
        self._shown: Any = None
        self._plan = Plan()
        self._label = label(context.theme, text=titled(parameter.title, parameter.unit, self.say), wrap=True)
        self._label.setFixedWidth(LABEL_WIDTH)
        self._label.setContentsMargins(0, _DOWN, 0, 0)
        self._note = label(context.theme, "caption", muted=True, wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._typed: QWidget = self

    def place(self, control: QWidget, buddy: QWidget | None = None, below: bool = False) -> None:
        """Put the control beside the label, or below it over the whole width."""
        self._label.setBuddy(buddy or control)
        self._typed = buddy or control
        self._typed.setAccessibleName(self.say(self.parameter.title))
        if below:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(_ANY_WIDTH)
            self._grid.addWidget(self._label, 0, 0, 1, 2)
            self._grid.addWidget(self._note, 1, 0, 1, 2)
            self._grid.addWidget(control, 2, 0, 1, 2)
        else:
            self._grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(control, 0, 1)
            self._grid.addWidget(self._note, 1, 1)
        # Only what has its place may be shown: before that it would be a window.
        self._show_note()

    def fill(self, value: Any, plan: Plan) -> None:
        """Show this value; `plan` is the one that the lever is pulled on."""
        raise NotImplementedError

    def show_value(self, value: Any, plan: Plan, set_value: Set, anew: bool) -> None:
        """Show the value as the plan has it now; `anew` where it is that of another lever than before."""
        self._set, self._plan = set_value, plan
        if anew or value != self._shown:
            self._shown = value
            self._show_note()
            self.fill(value, plan)
        else:
            self.follow(plan)

    def follow(self, plan: Plan) -> None:
        """The value is the same, but the plan around it may be another."""

    def take(self, value: Any, quietly: bool = False) -> bool:
        """Put a value into the plan; where it is refused say why, unless `quietly`, and answer False."""
        if self._set is None or value == self._shown:
            self._show_note()
            return True
        before, self._shown = self._shown, value
        try:
            document = self.context.document
            document.apply(self._set(document.plan, value))
        except EditError as error:
            self._shown = before
            if not quietly:
                self.refuse(error)
            return False
        self._show_note()
        return True

    def refuse(self, error: DagdeelError) -> None:
        """Tell below the control what is wrong."""
        self._show_note(error.message)

    def take_keyboard(self) -> None:
        """Give the keyboard to the control."""
        self._typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def seal(self) -> None:
        """Let the next change be a step of its own."""
        self.context.document.seal()

    def _show_note(self, problem: Message | None = None) -> None:
        help_text = self.parameter.help
        told = f"■ {self.say(problem)}" if problem else self.say(help_text) if help_text else ""
        theme = self.context.theme
        tint(self._note, theme.over if problem else theme.muted)
        if told != self._note.text():
            self._note.setText(told)
            self._typed.setAccessibleDescription(told)
        self._note.setVisible(bool(told))
