"""Warnings as sentences, the worst first, each with its best remedy, what that does, and the others in a menu."""

from __future__ import annotations

import time
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from planner import words
from planner.plan import Plan
from planner.texts import TN, T
from planner.warnings import Remedy, Severity, Warning
from ui.context import Context
from ui.icons import icon
from ui.theme import NEAR, State, Theme
from ui.widgets.labels import label, tint
from ui.widgets.links import TextLink


def severity_state(severity: Severity, theme: Theme) -> State:
    """How bad a warning is, as colour, shape and word."""
    match severity:
        case Severity.RED:
            return State(theme.over, "■", T("serious"))
        case Severity.AMBER:
            return State(theme.watch, "▲", T("warning"))
        case Severity.INFO:
            return State(theme.muted, "●", T("remark"))


class WarningRow(QFrame):
    """One warning. It can show another one later, so that an edit needs no new widgets."""

    apply_remedy = Signal(object)
    why = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._say, self._theme = context.say, theme
        self._warning: Warning | None = None
        self._plan = Plan()
        self._state = label(theme, "caption")
        self._text = label(theme, wrap=True)
        self._why = TextLink(theme)
        self._why.show_text(self._say(T("Why?")))
        self._apply = QPushButton(self._say(T("Apply")))
        self._remedy = label(theme, "caption", wrap=True)
        self._remedy.setTextFormat(Qt.TextFormat.RichText)
        self._others = QToolButton()
        self._menu = QMenu(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setMenu(self._menu)
        self._others.setAutoRaise(True)
        self._others.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._others.setIcon(icon("mdi6.chevron-down", self._theme))
        self._others.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._others.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._others.setFont(self._theme.font("caption"))
        self._others.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._text, 1)
        first.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        for line in (first, second):
            line.setSpacing(NEAR)
        second.addWidget(self._apply)
        second.addWidget(self._remedy, 1)
        second.addWidget(self._others)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self._why.clicked.connect(lambda: self.why.emit(self._warning.figure if self._warning else None))
        self._apply.clicked.connect(self._apply_best)
        self._menu.aboutToShow.connect(self._fill_menu)

    def _apply_best(self) -> None:
        if self._warning and self._warning.remedies:
            self.apply_remedy.emit(self._warning.remedies[0])

    def show_warning(self, warning: Warning, plan: Plan) -> None:
        """Show this warning as it is now; what its remedy does comes with `show_effects`."""
        self._warning, self._plan = warning, plan
        state = severity_state(warning.severity, self._theme)
        self._state.setText(f"{state.glyph} {self._say(state.word)}")
        tint(self._state, state.colour)
        sentence = self._say(warning.text)
        self._text.setText(sentence)
        self.setAccessibleName(f"{self._say(state.word)}: {sentence}")
        self._why.setVisible(warning.figure is not None)
        self._why.setAccessibleName(self._say(T("Why? {sentence}", sentence=sentence)))
        self._show_remedies(warning.remedies)

    def _show_remedies(self, remedies: Sequence[Remedy]) -> None:
        for part in (self._apply, self._remedy):
            part.setVisible(bool(remedies))
        self._others.setVisible(len(remedies) > 1)
        count = len(remedies) - 1
        self._others.setText(self._say(TN("{count} more", "{count} more", count)))
        self._others.setAccessibleName(self._say(TN("{count} other remedy", "{count} other remedies", count)))

    def show_effects(self) -> None:
        """Show what the best remedy does. It takes a calculation of its own."""
        remedies = self._warning.remedies if self._warning else ()
        if not remedies:
            return
        best, effects = self._say(remedies[0].text), self._effects(remedies[0])
        muted = self._theme.muted.name()
        self._remedy.setText(f'{escape(best)} &nbsp;<span style="color:{muted}">{escape(effects)}</span>')
        whole = self._say(T("Apply: {remedy}. {effects}", remedy=best, effects=effects))
        self._apply.setAccessibleName(whole)
        self._apply.setToolTip(whole)

    def _effects(self, remedy: Remedy) -> str:
        return ", ".join(self._say(words.effect(self._plan, effect)) for effect in remedy.effects)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for remedy in self._warning.remedies[1:] if self._warning else ():
            text = f"{self._say(remedy.text)}  ({self._effects(remedy)})"
            action = QAction(text.replace("&", "&&"), self._menu)
            action.triggered.connect(lambda _checked=False, chosen=remedy: self.apply_remedy.emit(chosen))
            self._menu.addAction(action)


# So many rows are in sight before the list was ever laid out.
_FIRST = 4
# Seconds that the others take from the window at a time.
_AT_ONCE = 0.01


class WarningList(QScrollArea):
    """All warnings of a plan in one column. Rows are kept and filled anew.

    What the remedies do is found at once for the rows in sight, and for the others as soon as there is time.
    """

    apply_remedy = Signal(object)
    why = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[WarningRow] = []
        self._waiting: list[WarningRow] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._catch_up)
        self._none = label(context.theme, text=context.say(T("No warnings.")), muted=True)
        self._none.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)
        self.setAccessibleName(context.say(T("Warnings")))
        self.setObjectName("warnings")
        theme = context.theme
        self.setStyleSheet(
            f"#warnings {{ border: 1px solid {theme.line.name()}; border-radius: 4px; }}"
            f"#warnings:focus {{ border-color: {theme.accent.name()}; }}"
            f"#warnings > QWidget > QWidget {{ background: {theme.surface.name()}; }}"
        )

    def sizeHint(self) -> QSize:
        return QSize(320, 150)

    def show_warnings(self, found: Sequence[Warning], plan: Plan) -> None:
        """Show these warnings, in this order."""
        while len(self._rows) < len(found):
            self._add_row()
        self._waiting = []
        for number, (row, warning) in enumerate(zip(self._rows, found, strict=False)):
            row.show_warning(warning, plan)
            if self._is_in_sight(row, number):
                row.show_effects()
            else:
                self._waiting.append(row)
        self._pause.start(0)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(found))
        self._none.setVisible(not found)

    def _is_in_sight(self, row: WarningRow, number: int) -> bool:
        return not row.visibleRegion().isEmpty() if row.isVisible() else number < _FIRST

    def _catch_up(self) -> None:
        end = time.perf_counter() + _AT_ONCE
        while self._waiting and time.perf_counter() < end:
            self._waiting.pop(0).show_effects()
        if self._waiting:
            self._pause.start(0)

    def _add_row(self) -> None:
        row = WarningRow(self._context)
        row.apply_remedy.connect(self.apply_remedy)
        row.why.connect(self.why)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
