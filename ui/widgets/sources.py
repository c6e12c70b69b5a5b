"""Where figures come from as text to read and to copy. An address is text too: nothing here opens the network."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from planner.norms import Fact
from planner.texts import T
from ui.context import Context
from ui.theme import FontKind
from ui.widgets.why_lines import sources


def source_lines(facts: Iterable[Fact]) -> list[str]:
    """Every source of some figures: its title with the year, and its address on a line of its own."""
    return [line for title, address in sources(facts).items() for line in (title, address)]


class SourceText(QTextEdit):
    """Plain text as high as it needs to be, or as `most` allows; addresses break where the line ends."""

    def __init__(
        self, context: Context, kind: FontKind = "body", most: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(context.theme.font(kind))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if most is None else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        if kind == "caption":
            colours = self.palette()
            colours.setColor(QPalette.ColorRole.Text, context.theme.muted)
            self.setPalette(colours)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(context.say(T("Sources")))

    def show_text(self, text: str) -> None:
        """Show another text; nothing is seen where there is none."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        high = int(self.document().size().height()) + 2
        high = high if self._most is None else min(high, self._most)
        if high != self.maximumHeight():
            self.setFixedHeight(high)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())
