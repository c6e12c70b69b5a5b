"""A page's content in a frame that scrolls down when the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import AROUND, GROUP


def scrolled_column(page: QWidget, spacing: int) -> QVBoxLayout:
    """The column in which a page lays out its parts; never wider than the page."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
    column.setSpacing(spacing)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    return column


def scrolled_text(text: QLabel, name: str) -> QScrollArea:
    """A text of any length in a place of its own, at its top; by keyboard it scrolls with the arrows."""
    area = QScrollArea()
    area.setObjectName("text")
    area.setWidgetResizable(True)
    # A style sheet draws the border, which shows the keyboard, of a frame that has one.
    area.setFrameShape(QFrame.Shape.StyledPanel)
    area.setAccessibleName(name)
    text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    area.setWidget(text)
    return area
