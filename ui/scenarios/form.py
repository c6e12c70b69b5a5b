"""The form of a lever, made from its record: what it is for, its parameters, and what is known of its effect."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner import scenario_edits
from planner.edits import Change
from planner.levers import KINDS, Kind
from planner.levers.parameters import Form, Parameter, parameters
from planner.norms import facts
from planner.plan import Lever, Plan
from planner.scenarios import Outcome
from planner.texts import Message, T
from ui.context import Context
from ui.scenarios.choice_fields import ChecksField, RecordField
from ui.scenarios.field import Field
from ui.scenarios.line_fields import FlagField, LineField, NumberField
from ui.scenarios.plan_field import PlanField
from ui.scenarios.table_fields import SessionsField, TableField
from ui.theme import NEAR
from ui.widgets.labels import label, tint
from ui.widgets.sources import SourceText, source_lines

_FIELDS: dict[Form, Callable[[Context, Parameter], Field]] = {
    "number": NumberField,
    "text": LineField,
    "date": LineField,
    "flag": FlagField,
    "record": RecordField,
    "records": ChecksField,
    "some_bands": ChecksField,
    "some_groups": ChecksField,
    "bands": TableField,
    "groups": TableField,
    "sessions": SessionsField,
    "plan": PlanField,
}


def _set(scenario_id: str, number: int, field: str, plan: Plan, value: Any) -> Change:
    return scenario_edits.set_parameter(plan, scenario_id, number, field, value)


class LeverForm(QScrollArea):
    """Shows one lever of a scenario at a time. Fields are kept while levers of the same kind are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._kind: Kind | None = None
        self._at: tuple[str, int] | None = None
        self.fields: dict[str, Field] = {}
        self._title = label(context.theme, "section", wrap=True)
        self._purpose = label(context.theme, muted=True, wrap=True)
        self.sentence = label(context.theme, wrap=True)
        self._known = label(context.theme, "caption", muted=True, wrap=True)
        self._sources = SourceText(context, "caption")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, NEAR, 0)
        self._column.setSpacing(NEAR)
        for text in (self._title, self._purpose, self.sentence):
            self._column.addWidget(text)
        self._fields_at = self._column.count()
        self._heading = label(self._context.theme, "caption", text=self._say(T("What is known")))
        self._heading.setContentsMargins(0, NEAR, 0, 0)
        parts: tuple[QWidget, ...] = (self._heading, self._known, self._sources)
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self._say(T("Settings of the lever")))

    def show_lever(self, outcome: Outcome, number: int, told: Message, problem: bool) -> None:
        """Show a lever of a scenario, with what it does in words, or with the problem that it has."""
        lever = outcome.scenario.steps[number].lever
        kind, at = KINDS[lever.kind], (outcome.scenario.id, number)
        anew = at != self._at or kind is not self._kind
        if kind is not self._kind:
            self._make_fields(kind)
        self._at = at
        theme = self._context.theme
        self._set_text(f"▲ {self._say(told)}" if problem else self._say(told))
        tint(self.sentence, theme.watch if problem else theme.text)
        plan = outcome.before(number).plan
        for name, field in self.fields.items():
            field.show_value(getattr(lever, name), plan, partial(_set, *at, name), anew)

    def _set_text(self, text: str) -> None:
        if text != self.sentence.text():
            self.sentence.setText(text)

    def _make_fields(self, kind: Kind) -> None:
        """Other fields for another kind of lever."""
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._kind = kind
        record: type[Lever] = kind.record
        self.fields = {known.name: _FIELDS[known.form](self._context, known) for known in parameters(record)}
        for place, field in enumerate(self.fields.values(), self._fields_at):
            self._column.insertWidget(place, field)
        self._title.setText(self._say(kind.title))
        self._purpose.setText(self._say(kind.purpose))
        self._known.setText(self._say(kind.evidence.text))
        self._sources.show_text("\n".join(source_lines(facts()[key] for key in kind.evidence.facts)))
        self.verticalScrollBar().setValue(0)

    @property
    def is_dragging(self) -> bool:
        """Whether a slider is being dragged."""
        return any(isinstance(field, NumberField) and field.slider.isSliderDown() for field in self.fields.values())

    def take_keyboard(self) -> None:
        """Give the keyboard to the first field."""
        first = next(iter(self.fields.values()), None)
        if first:
            first.take_keyboard()
