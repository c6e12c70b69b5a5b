"""The five weekdays for the same locum, the best first; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner import names
from planner.locum_day import WeekdayTry
from planner.locum_day.words import reason
from planner.texts import Quantity, T, Unit
from ui.context import Context
from ui.theme import NEAR, Theme
from ui.widgets.labels import label
from ui.widgets.links import QuietButton


class ChanceBar(QWidget):
    """A chance from 0 to 100 %, with a mark at what it was before."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._before: float | None = None
        self._after: float | None = None
        self.setFixedHeight(12)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chances(self, before: float | None, after: float | None) -> None:
        """Draw other chances."""
        if (before, after) != (self._before, self._after):
            self._before, self._after = before, after
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        painter.setBrush(self._theme.line)
        painter.drawRoundedRect(ground, 2, 2)
        if self._after:
            filled = QRectF(ground)
            filled.setWidth(ground.width() * self._after)
            painter.setBrush(self._theme.demand)
            painter.drawRoundedRect(filled, 2, 2)
        if self._before is not None:
            painter.setPen(self._theme.text)
            across = round(self._before * (self.width() - 1)) + 0.5
            painter.drawLine(QPointF(across, 0.5), QPointF(across, self.height() - 0.5))


class DayRow(QuietButton):
    """A weekday: its chance of being full without and with the locum, and why it stands where it does."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self.day = ""
        self._name, self._numbers = self._label(), self._label()
        self._reason = self._label(caption=True)
        self._bar = ChanceBar(context.theme)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(6, 2, 6, 3)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(0)
        self._name.setMinimumWidth(36)
        self._numbers.setMinimumWidth(96)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self._numbers, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._reason, 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _label(self, caption: bool = False) -> QLabel:
        made = label(self.theme, "caption" if caption else "body", muted=caption)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def sizeHint(self) -> QSize:
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._grid.minimumSize()

    def show_day(self, tried: WeekdayTry) -> None:
        """Show this weekday as it is now."""
        say = self._context.say
        self.day = tried.day
        name, why = say(names.WEEKDAYS[tried.day]), say(reason(tried))
        before, after = Quantity(tried.before.full, Unit.SHARE), Quantity(tried.after.full, Unit.SHARE)
        numbers = say(T("{before} → {after}", before=before, after=after))
        for part, text in ((self._name, name), (self._numbers, numbers), (self._reason, why)):
            if part.text() != text:
                part.setText(text)
        font = self.theme.font()
        font.setBold(tried.is_chosen)
        self._name.setFont(font)
        self._bar.show_chances(tried.before.full, tried.after.full)
        whole = tried.problem or why
        told = T("{day}: chance that it is full {numbers}; {why}", day=name, numbers=numbers, why=whole)
        self.setAccessibleName(say(told))
        self.setToolTip(say(T("{told}. Click to choose this day.", told=told)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_frame(QPainter(self), self.theme.surface, self.theme.line)


class DayList(QWidget):
    """All five; `chosen` tells the day that was clicked."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.rows = [DayRow(context) for _ in range(5)]
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self.chosen.emit(row.day))
            column.addWidget(row)

    def show_days(self, days: Sequence[WeekdayTry]) -> None:
        """Show the weekdays in this order."""
        for row, tried in zip(self.rows, days, strict=True):
            row.show_day(tried)
