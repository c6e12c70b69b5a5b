"""A role on one card: how full its week is, what that means in words, and the hours behind it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner import words
from planner.explain import Figure
from planner.plan import Practice
from planner.results import RoleResult
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.theme import NEAR, FontKind
from ui.widgets.labels import ElidedLabel, elided, label, tint
from ui.widgets.links import QuietButton, TextLink

# The bar ends here; what is more is cut off, with a point to show that it goes on.
_BAR_END = 1.5
CARD_WIDTH = 220


class LimitBar(QWidget):
    """Utilisation as a bar from 0 to 150 %, with a mark at each of the practice's limits."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._utilisation: float | None = None
        self._practice = Practice()
        self._colour = context.theme.muted
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 14)

    def show_level(self, utilisation: float | None, practice: Practice, colour: QColor) -> None:
        """Draw another level, in the colour of its state."""
        if (utilisation, practice, colour) != (self._utilisation, self._practice, self._colour):
            self._utilisation, self._practice, self._colour = utilisation, practice, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        painter.setBrush(self._theme.line)
        painter.drawRoundedRect(ground, 2, 2)
        if self._utilisation:
            self._paint_level(painter, ground, self._utilisation)
        painter.setPen(self._theme.text)
        for limit in (self._practice.near_limit, self._practice.overload):
            across = round(min(limit, _BAR_END) / _BAR_END * (self.width() - 1)) + 0.5
            painter.drawLine(QPointF(across, 0.5), QPointF(across, self.height() - 0.5))

    def _paint_level(self, painter: QPainter, ground: QRectF, level: float) -> None:
        painter.setBrush(self._colour)
        filled = QRectF(ground)
        filled.setWidth(ground.width() * min(level, _BAR_END) / _BAR_END)
        painter.drawRoundedRect(filled, 2, 2)
        if level > _BAR_END:
            middle, right = ground.center().y(), ground.right()
            painter.setBrush(self._theme.surface)
            corners = (right - 7, middle - 3), (right - 2, middle), (right - 7, middle + 3)
            painter.drawPolygon([QPointF(*corner) for corner in corners])


class RoleCard(QuietButton):
    """One role: click or Return explains its utilisation, the smaller numbers explain themselves."""

    why = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._role_id = ""
        self._name = self._elided("section")
        self._state = self._elided("caption")
        self._number = self._label("big")
        self._words = self._elided("caption")
        self._needed = self._link("demand_hours")
        self._available = self._link("capacity_hours")
        self._fte = self._link("fte_required")
        self._bar = LimitBar(context)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lay_out()
        self.clicked.connect(lambda: self._explain("utilisation"))

    def _label(self, kind: FontKind) -> QLabel:
        made = label(self.theme, kind)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _elided(self, kind: FontKind) -> ElidedLabel:
        made = elided(self.theme, kind)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _link(self, name: str) -> TextLink:
        link = TextLink(self.theme, colour=self.theme.muted)
        link.clicked.connect(lambda: self._explain(name))
        return link

    def _lay_out(self) -> None:
        middle = QGridLayout()
        middle.setSpacing(0)
        middle.setColumnStretch(0, 1)
        middle.addWidget(self._number, 0, 0, 2, 1)
        middle.addWidget(self._state, 2, 0)
        for row, link in enumerate((self._needed, self._available, self._fte)):
            middle.addWidget(link, row, 1, Qt.AlignmentFlag.AlignRight)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, NEAR, NEAR, NEAR)
        column.setSpacing(1)
        column.addWidget(self._name)
        column.addLayout(middle)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(CARD_WIDTH)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint().expandedTo(QSize(CARD_WIDTH, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(CARD_WIDTH, self._column.minimumSize().height())

    def _explain(self, name: str) -> None:
        self.why.emit(Figure("role", self._role_id, name))

    def show_role(self, role_id: str, name: Message | str, role: RoleResult, practice: Practice) -> None:
        """Show this role as it is now."""
        say = self._context.say
        self._role_id = role_id
        state = self.theme.role_state(role, practice)
        number, sentence = say.plain(Quantity(role.utilisation, Unit.SHARE)), say(words.balance(role))
        self._name.setText(say(name))
        self._state.setText(f"{state.glyph} {say(state.word)}")
        tint(self._state, state.colour)
        self._number.setText(number)
        self._words.setText(sentence)
        self._needed.show_text(say(T("{hours} h needed", hours=Quantity(role.demand_hours, Unit.HOURS))))
        self._available.show_text(say(T("{hours} h available", hours=Quantity(role.capacity_hours, Unit.HOURS))))
        present, required = Quantity(role.fte_present, Unit.FTE), Quantity(role.fte_required, Unit.FTE)
        self._fte.show_text(say(T("{present} of {required} fte", present=present, required=required)))
        self._bar.show_level(role.utilisation, practice, state.colour)
        self.setAccessibleName(f"{say(name)}: {number}, {say(state.word)}. {sentence}.")
        self.setToolTip(say(T("Why {number}? Click for the calculation.", number=number)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_frame(QPainter(self), self.theme.surface, self.theme.line)


class FigureTile(QuietButton):
    """One number of the practice with its name below; a click explains it."""

    why = Signal(object)

    def __init__(self, context: Context, figure: Figure, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._say = context.say
        self._title = context.say(title)
        self._number = label(self.theme, "title")
        name = elided(self.theme, "caption", text=self._title, muted=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 4)
        column.setSpacing(0)
        for part in (self._number, name):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self.clicked.connect(lambda: self.why.emit(figure))
        self.setToolTip(self._say(T("Click for the calculation.")))

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def show_number(self, quantity: Quantity) -> None:
        """Show the number as it is now."""
        text = self._say.plain(quantity)
        self._number.setText(text)
        self.setAccessibleName(f"{self._title}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_frame(QPainter(self))
