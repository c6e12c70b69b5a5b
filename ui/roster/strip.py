"""The figures of the week over the grid: places that patients can be booked in, what of them is taken, utilisation."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import names
from planner.explain import Figure
from planner.plan import Practice
from planner.texts import Message, Quantity, T, Unit
from planner.week.needs import RoleWeek
from planner.week.rows import Shown, total
from ui.context import Context
from ui.roster.headers import NAMES_WIDTH, small
from ui.widgets.labels import label
from ui.widgets.links import QuietButton

_ALL = ""
_HEIGHT, _LEAST = 34, 84
_PAD = 5


class FigureCell(QuietButton):
    """The figures of one function: its name, and below it places, the share that is booked, and the utilisation."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._name = self._long = self._short = self._used = ""
        self._state = context.theme.state(None, Practice())
        self._top, self._below = context.theme.font("caption"), small(context.theme)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(260)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, _HEIGHT)

    def show_week(self, name: Message | str, week: RoleWeek, practice: Practice) -> None:
        """Show other figures in place."""
        say = self._context.say
        places, share = Quantity(week.bookable, Unit.PERSONS), Quantity(week.booked_share, Unit.SHARE)
        self._state = self._context.theme.state(week.utilisation, practice)
        self._name, self._used = say(name), say.plain(Quantity(week.utilisation, Unit.SHARE))
        self._long = say(T("{places} places · {share} booked", places=places, share=share))
        self._short = " · ".join((say.plain(places), say.plain(share)))
        told = T(
            "{role}: {places} contacts can be booked, {share} of them are asked for, utilisation {used}, {state}",
            role=name,
            places=places,
            share=share,
            used=self._used,
            state=self._state.word,
        )
        self.setAccessibleName(say(told))
        self.setToolTip(say(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        inner = self.rect().adjusted(_PAD, 2, -_PAD, -2)
        top = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        below = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.height() - top.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(self._below)
        sign = f"{self._state.glyph} {self._used}"
        room = below.width() - metrics.horizontalAdvance(sign) - _PAD
        fits = metrics.horizontalAdvance(self._long) <= room
        painter.setFont(self._top)
        painter.setPen(self.theme.text)
        name = QFontMetrics(self._top).elidedText(self._name, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, left, name)
        painter.setFont(self._below)
        painter.setPen(self.theme.muted)
        text = self._long if fits else self._short
        painter.drawText(below, left, text)
        painter.setPen(self._state.colour)
        below.setLeft(below.left() + metrics.horizontalAdvance(text) + _PAD)
        painter.drawText(below, left, sign)


class WeekStrip(QFrame):
    """A piece for each function on show and one for all of them; `why` asks to explain what a function has to do."""

    why = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.pieces: dict[str, FigureCell] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._legend())
        self._row.addStretch(1)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(context.say(T("Figures of the week")))

    def _legend(self) -> QWidget:
        say, theme = self._context.say, self._context.theme
        legend = QWidget()
        column = QVBoxLayout(legend)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addWidget(label(theme, "caption", text=say(T("This week carries"))))
        below = label(theme, "caption", text=say(T("places, booked, utilisation")), muted=True)
        below.setFont(small(theme))
        column.addWidget(below)
        legend.setMinimumWidth(NAMES_WIDTH)
        return legend

    def show_week(self, known: Shown, roles: list[str]) -> None:
        """Show the figures of these functions."""
        wanted = [*([_ALL] if len(roles) > 1 else []), *roles]
        if wanted != list(self.pieces):
            self._make(wanted)
        practice = known.plan.practice
        for role_id, piece in self.pieces.items():
            if role_id == _ALL:
                piece.show_week(T("All together"), total(known.needs.roles[one] for one in roles), practice)
            else:
                piece.show_week(names.role(known.plan, role_id), known.needs.roles[role_id], practice)

    def _make(self, wanted: list[str]) -> None:
        for piece in self.pieces.values():
            self._row.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self.pieces = {role_id: FigureCell(self._context) for role_id in wanted}
        for role_id, piece in self.pieces.items():
            self._row.insertWidget(self._row.count() - 1, piece, 4)
            if role_id == _ALL:
                piece.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                piece.setCursor(Qt.CursorShape.ArrowCursor)
            else:
                piece.clicked.connect(lambda _checked=False, one=role_id: self._explain(one))

    def _explain(self, role_id: str) -> None:
        result = self._context.document.results.roles[role_id]
        self.why.emit(Figure("role", role_id, "demand_hours" if result.utilisation is None else "utilisation"))
