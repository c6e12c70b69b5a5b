"""Everything written can be read in both looks, and no state is told by colour alone.

The window is painted at four times its size, so that a stroke of a letter is wider than its soft edge and shows its
real colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)

from planner.calculation import calculate
from planner.plan import Practice
from planner.warnings import Severity
from tests.support.sight import visible
from tests.ui.test_theme import contrast
from tests.walks.quiet import settle
from tests.walks.test_accessible import told
from tests.walks.views import DIALOGS, dialog, states
from ui.main_window import MainWindow
from ui.strip import RoleCell
from ui.theme import THEMES
from ui.widgets.card import RoleCard
from ui.widgets.warning_list import WarningRow, severity_state

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)
LOOKS = pytest.mark.parametrize("look", ["light", "dark"])
_SCALE = 4
_TEXT, _DISABLED = 4.5, 3.0


class Picture:
    """A window as it is painted, to look up how a piece of it can be read."""

    def __init__(self, window: QWidget) -> None:
        size = window.size() * _SCALE
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        window.render(image)
        bits = np.frombuffer(image.constBits(), np.uint32).reshape(size.height(), size.width())
        self._pixels = bits & 0xFFFFFF

    def contrast(self, place: QRect) -> float:
        """How the ink stands out most from the ground, which is the colour that there is most of."""
        left, top = max(0, place.left() * _SCALE), max(0, place.top() * _SCALE)
        piece = self._pixels[top : (place.bottom() + 1) * _SCALE, left : (place.right() + 1) * _SCALE]
        colours, counts = np.unique(piece, return_counts=True)
        ground = QColor.fromRgb(int(colours[counts.argmax()]))
        # A colour that a few stray pixels have is the edge of something.
        solid = colours[counts >= 4]
        return max((contrast(ground, QColor.fromRgb(int(colour))) for colour in solid), default=1.0)


def texts(root: QWidget) -> Iterator[tuple[str, QRect, bool]]:
    """Every piece of text in view: what it is, where in the window, and whether its control is enabled."""
    for widget in visible(root):
        if isinstance(widget, QTableView):
            yield from _cells(widget, root)
        elif isinstance(widget, QHeaderView):
            yield from _headings(widget, root)
        elif isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit) and _text(widget):
            seen = widget.visibleRegion().boundingRect()
            if seen.height() > widget.height() // 2:
                yield told(widget), _in(root, widget, seen.adjusted(2, 2, -2, -2)), widget.isEnabled()


def _text(widget: QWidget) -> str:
    shown = getattr(widget, "currentText", None) or getattr(widget, "text", str)
    return "".join(sign for sign in str(shown()) if sign.isalnum())


def _in(root: QWidget, widget: QWidget, place: QRect) -> QRect:
    return place.translated(widget.mapTo(root, QPoint()))


def _cells(view: QTableView, root: QWidget) -> Iterator[tuple[str, QRect, bool]]:
    model = view.model()
    seen = view.viewport().rect()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            place = view.visualRect(index)
            if str(index.data() or "").strip() and seen.contains(place) and not view.indexWidget(index):
                name = f"cell {index.data()!r} of {told(view)}"
                yield name, _in(root, view.viewport(), place.adjusted(2, 2, -2, -2)), view.isEnabled()


def _headings(header: QHeaderView, root: QWidget) -> Iterator[tuple[str, QRect, bool]]:
    for section in range(header.count()):
        at, size = header.sectionViewportPosition(section), header.sectionSize(section)
        text = header.model().headerData(section, header.orientation())
        upright = header.orientation() is Qt.Orientation.Vertical
        whole = QRect(0, at, header.width(), size) if upright else QRect(at, 0, size, header.height())
        place = whole.adjusted(2, 2, -2, -2)
        if str(text or "").strip() and header.viewport().rect().contains(place):
            yield f"heading {text!r}", _in(root, header.viewport(), place), header.isEnabled()


def unreadable(root: QWidget) -> list[str]:
    """Texts that stand out too little from their ground."""
    picture = Picture(root)
    found = []
    for name, place, enabled in texts(root):
        if place.width() > 4 and place.height() > 4 and root.rect().contains(place):
            known = picture.contrast(place)
            if known < (_TEXT if enabled else _DISABLED):
                found.append(f"{name}: {known:.2f}")
    return found


@LOOKS
def test_every_text_of_the_pages_can_be_read(look: str, window: MainWindow) -> None:
    window.use_theme(look)
    window.resize(1280, 800)
    found = {state: unreadable(window) for state in states(window)}

    assert {state: texts for state, texts in found.items() if texts} == {}


@LOOKS
@pytest.mark.parametrize("name", DIALOGS)
def test_every_text_of_a_dialog_can_be_read(look: str, name: str, window: MainWindow, tmp_path: Path) -> None:
    window.use_theme(look)
    with dialog(name, window, tmp_path) as shown:
        found = unreadable(shown)

    assert found == []


@LOOKS
def test_selected_cells_and_entries_can_be_read(look: str, window: MainWindow) -> None:
    window.use_theme(look)
    window.show_page("team")
    for view in window.pages.currentWidget().findChildren(QTableView):
        view.selectAll()
    window.findChild(QListWidget).setFocus()
    settle()

    assert unreadable(window) == []


@LOOKS
def test_states_differ_in_shape_and_word(look: str) -> None:
    theme, practice = THEMES[look], Practice()
    known = [theme.state(utilisation, practice) for utilisation in (None, 0.1, practice.near_limit, practice.overload)]
    severities = [severity_state(severity, theme) for severity in Severity]

    assert len({state.glyph for state in known}) == len(known)
    assert len({state.word.msgid for state in known}) == len(known)
    assert len({state.glyph for state in severities}) == len(severities)


def test_where_a_state_is_coloured_its_shape_and_word_stand_too(window: MainWindow) -> None:
    window.show_page("overview")
    settle()
    plan, say, theme = window.document.plan, window.context.say, window.context.theme
    for role_id, result in calculate(plan).roles.items():
        state = theme.role_state(result, plan.practice)
        word = say(state.word)
        cells = [cell for cell in window.findChildren(RoleCell) if cell.role_id == role_id]
        assert all(word in cell.accessibleName() and word in cell.toolTip() for cell in cells)
    for card in window.findChildren(RoleCard):
        if card.isVisible():
            assert any(
                label.text()[:2].strip() in "●▲■○" for label in card.findChildren(QLabel) if label.text()[1:2] == " "
            )
    for row in window.findChildren(WarningRow):
        if row.isVisible():
            first = row.findChild(QLabel).text()
            assert first[0] in "●▲■"
            assert first[2:] in row.accessibleName()
