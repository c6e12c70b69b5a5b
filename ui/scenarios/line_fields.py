"""Fields to type in: numbers with a slider beside them, texts and dates; and yes or no."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSlider, QWidget

from planner.errors import EditError
from planner.levers.parameters import Parameter
from planner.plan import Plan
from planner.texts import Quantity, T, Unit
from ui.charts.axis import nice_step
from ui.context import Context
from ui.models.dates import read_date
from ui.models.numbers import read_typed, write_number
from ui.scenarios.field import Field
from ui.theme import NEAR

_LINE_WIDTH, _DATE_WIDTH = 84, 128
# How far a slider goes where the bounds of the parameter are wider than anybody would drag.
_FAR: dict[Unit, float] = {
    Unit.SHARE: 1,
    Unit.MINUTES: 30,
    Unit.HOURS: 40,
    Unit.WEEKS: 52,
    Unit.EUROS: 150,
    Unit.HOUR_RATE: 150,
    Unit.FACTOR: 2,
    Unit.TIMES: 40,
    Unit.PERSONS: 4_000,
}
_FAR_OTHERWISE = 10.0
_POSITIONS = 100
_DIGITS = 9


def _beside(line: QLineEdit, other: QWidget | None) -> QWidget:
    """A line with what takes the rest of the room."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(NEAR)
    row.addWidget(line)
    if other:
        row.addWidget(other, 1)
    else:
        row.addStretch(1)
    return both


class LineField(Field):
    """A line to type in: a text or a date."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.line = QLineEdit()
        if parameter.optional:
            self.line.setPlaceholderText(self.say(T("as now")))
        self.line.textEdited.connect(self._follow_typing)
        self.line.editingFinished.connect(self._finish)
        self.place(self._control(), self.line)

    def _control(self) -> QWidget:
        if self.parameter.form == "text":
            return self.line
        self.line.setFixedWidth(_DATE_WIDTH)
        return _beside(self.line, None)

    def read(self, text: str) -> Any:
        """The value that a text means; `EditError` where it means none."""
        if not text.strip() and self.parameter.optional:
            return None
        return read_date(text) if self.parameter.form == "date" else text.strip()

    def write(self, value: Any) -> str:
        """A value as it is typed."""
        if value is None:
            return ""
        return self.say.date(value) if isinstance(value, date) else str(value)

    def fill(self, value: Any, plan: Plan) -> None:
        self.line.setText(self.write(value))

    def _follow_typing(self, text: str) -> None:
        """Let the plan follow a half-typed value where it already makes sense."""
        try:
            self.take(self.read(text), quietly=True)
        except EditError:
            return

    def _finish(self) -> None:
        """Take over what was typed; what means nothing stays to be mended."""
        if not self.line.isModified():
            return
        try:
            value = self.read(self.line.text())
        except EditError as error:
            self.refuse(error)
            return
        if self.take(value):
            self.line.setText(self.write(value))
        self.seal()


class CalmSlider(QSlider):
    """A slider that the mouse wheel passes by, so that scrolling a form changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(LineField):
    """A number: typed in the line, or dragged; the plan follows both at once. One drag is one step of the history."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self._low, self._step = 0.0, 1.0
        super().__init__(context, parameter)
        self.slider.setAccessibleName(self.say(parameter.title))
        self.slider.valueChanged.connect(self._drag)
        self.slider.sliderPressed.connect(self.seal)
        self.slider.sliderReleased.connect(self.seal)

    def _control(self) -> QWidget:
        self.line.setFixedWidth(_LINE_WIDTH)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        policy = self.slider.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.slider.setSizePolicy(policy)
        return _beside(self.line, self.slider)

    def read(self, text: str) -> float | None:
        if not text.strip() and self.parameter.optional:
            return None
        return read_typed(text, self.say.language, self.parameter.unit)

    def write(self, value: float | None) -> str:
        return "" if value is None else write_number(value, self.say.language, self.parameter.unit)

    def fill(self, value: float | None, plan: Plan) -> None:
        super().fill(value, plan)
        self._put_slider(value)

    def take(self, value: float | None, quietly: bool = False) -> bool:
        taken = super().take(value, quietly)
        if taken and not self.slider.isSliderDown():
            self._put_slider(value)
        return taken

    def _put_slider(self, value: float | None) -> None:
        """Put the slider where a value is; its range changes only for a value beyond it."""
        low, high = self._range(value)
        step = nice_step(high - low, _POSITIONS)
        low = low + step if self.parameter.above_low else low
        places = max(1, round((high - low) / step))
        with QSignalBlocker(self.slider):
            self._low, self._step = low, step
            self.slider.setRange(0, places)
            self.slider.setPageStep(max(1, places // 10))
            self.slider.setValue(0 if value is None else round((value - low) / step))
        # Without a value of its own there is no place for the slider to be.
        self.slider.setVisible(value is not None)
        self._tell(value)

    def _range(self, value: float | None) -> tuple[float, float]:
        known = self.parameter
        far = _FAR.get(known.unit, _FAR_OTHERWISE)
        low = max(-far, -far if known.low is None else known.low)
        high = min(far, far if known.high is None else known.high)
        if value is not None and not low <= value <= high:
            most = nice_step(2 * abs(value), 1)
            low = low if value >= low else max(-most, -most if known.low is None else known.low)
            high = high if value <= high else min(most, most if known.high is None else known.high)
        return low, high

    def _drag(self, place: int) -> None:
        value = round(self._low + place * self._step, _DIGITS)
        self.line.setText(self.write(value))
        self.take(value)
        self._tell(value)

    def _tell(self, value: float | None) -> None:
        """Tell a screen reader the value itself, not how far along the slider is."""
        self.slider.setAccessibleDescription(self.say.plain(Quantity(value, self.parameter.unit)))


class FlagField(Field):
    """Yes or no."""

    def __init__(self, context: Context, parameter: Parameter) -> None:
        super().__init__(context, parameter)
        self.box = QCheckBox(self.say(T("Yes")))
        self.box.clicked.connect(self._tick)
        self.place(self.box)

    def fill(self, value: bool, plan: Plan) -> None:
        self.box.setChecked(value)

    def _tick(self, ticked: bool) -> None:
        self.seal()
        if not self.take(ticked):
            self.box.setChecked(not ticked)
