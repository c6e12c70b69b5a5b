"""Figures without and with the locum, line by line, each told by number, sign, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.explain import Figure
from planner.locum_day import FigureLine
from planner.locum_day.words import amount, state
from planner.texts import T
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.labels import label, tint
from ui.widgets.links import TextLink

_RIGHT, _LEFT = (
    side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
)


class _Row:
    """The parts of one line: what it is, the figure now (a click explains it), the figure then, how that is."""

    def __init__(self, context: Context) -> None:
        theme = context.theme
        self.name, self.then = label(theme, "caption"), label(theme)
        self.now = TextLink(theme, "body", theme.muted)
        self.now.setToolTip(context.say(T("Click for the calculation.")))
        self.state = label(theme, "caption")
        self.figure: Figure | None = None

    @property
    def parts(self) -> tuple[QLabel | TextLink, ...]:
        """From left to right."""
        return self.name, self.now, self.then, self.state


class FigureGrid(QWidget):
    """A row for each figure; rows are kept and filled anew. `why` asks for the breakdown of the figure as it is now."""

    why = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for column, text in enumerate((T("now"), T("then")), 1):
            self._grid.addWidget(label(context.theme, "caption", text=context.say(text), muted=True), 0, column, _RIGHT)

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show these figures."""
        while len(self._rows) < len(lines):
            self._add_row()
        for row, line in zip(self._rows, lines, strict=False):
            self._show_line(row, line)
        for number, row in enumerate(self._rows):
            for part in row.parts:
                part.setVisible(number < len(lines))

    def _add_row(self) -> None:
        row = _Row(self._context)
        for column, part in enumerate(row.parts):
            self._grid.addWidget(part, len(self._rows) + 1, column, _RIGHT if column in (1, 2) else _LEFT)
        row.now.clicked.connect(lambda: self.why.emit(row.figure))
        self._rows.append(row)

    def _show_line(self, row: _Row, line: FigureLine) -> None:
        say, theme = self._context.say, self._context.theme
        glyph, word = state(line)
        name, now = say(line.measure.label), say.plain(amount(line.measure, line.before))
        for part, text in (
            (row.name, name),
            (row.then, say.plain(amount(line.measure, line.after))),
            (row.state, f"{glyph} {say(word)}".strip()),
        ):
            if part.text() != text:
                part.setText(text)
        tint(row.state, {"●": theme.fine, "▲": theme.watch, "■": theme.over}.get(glyph, theme.muted))
        row.figure = line.measure.figure
        row.now.show_text(now)
        row.now.setAccessibleName(f"{name}: {now}")
        row.now.setEnabled(row.figure is not None)
