"""The bar at the top of the window that says what is to be known about the plan's file, with what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.texts import Message, T
from ui.context import Context
from ui.icons import icon
from ui.safety import Notice, Offer, Safety, Topic
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label

_OFFERS: dict[Offer, Message] = {
    Offer.TAKE_OVER: T("Take over"),
    Offer.OPEN_AGAIN: T("Open again"),
    Offer.COPY: T("Save a copy…"),
}
_ICONS: dict[Topic, str] = {
    Topic.LOCK: "mdi6.lock-outline",
    Topic.SIDE_FILE: "mdi6.alert-outline",
    Topic.SAVING: "mdi6.information-outline",
}


class NoticeBar(QFrame):
    """A line for each notice; hidden while there is none. `chosen` carries the `Offer` that the user takes."""

    chosen = Signal(object)

    def __init__(self, context: Context, safety: Safety, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._safety = context, safety
        self._shown: dict[Topic, Notice] = {}
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GROUP, NEAR // 2, NEAR, NEAR // 2)
        self._column.setSpacing(0)
        self.setObjectName("notices")
        self.setAccessibleName(context.say(T("About this file")))
        self._paint_ground()
        safety.noticed.connect(self._show)
        self.hide()
        self._show()

    def _paint_ground(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._context.theme.selected)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def _show(self) -> None:
        if self._shown == self._safety.notices:
            return
        self._shown = dict(self._safety.notices)
        for line in self._lines:
            # Hidden at once: until it is deleted it would still be found and reached by the keyboard.
            line.hide()
            line.deleteLater()
        self._lines = [self._line(topic, self._shown[topic]) for topic in Topic if topic in self._shown]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._shown))

    def _line(self, topic: Topic, notice: Notice) -> QWidget:
        theme, say = self._context.theme, self._context.say
        line, sign = QWidget(), QLabel()
        sign.setPixmap(icon(_ICONS[topic], theme, theme.watch).pixmap(QSize(18, 18)))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(NEAR)
        row.addWidget(sign)
        row.addWidget(label(theme, text=say(notice.text), wrap=True), 1)
        for offer in notice.offers:
            row.addWidget(self._button(offer))
        if not notice.offers:
            row.addWidget(self._away(topic))
        return line

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(self._context.say(_OFFERS[offer]))
        button.setObjectName(f"notice.{offer}")
        button.clicked.connect(lambda: self.chosen.emit(offer))
        return button

    def _away(self, topic: Topic) -> QToolButton:
        words = self._context.say(T("Put this message away"))
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon("mdi6.close", self._context.theme, self._context.theme.text))
        button.setObjectName(f"notice.away.{topic}")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self._safety.put_away(topic))
        return button
