"""The question before saving over a file that others changed, removed or made unreadable meanwhile."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.difference import outline
from planner.files.guard import Outside
from planner.plan import Plan
from planner.texts import Message, T
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label

_NOTHING = T("Nothing that a page shows is different.")
_MOST_LINES = 6


def _what(outside: Outside, file: str) -> Message:
    match outside:
        case Outside.GONE:
            return T("'{file}' is not there any more: it was moved or removed, or its drive is gone.", file=file)
        case Outside.UNREADABLE:
            return T("'{file}' cannot be read now, so whether others changed it cannot be told.", file=file)
    return T("'{file}' was changed by somebody else since you opened or saved it.", file=file)


class Way(Enum):
    """What to do about it."""

    MINE = auto()
    THEIRS = auto()
    ELSEWHERE = auto()
    NOTHING = auto()


class OutsideDialog(QDialog):
    """Shows what they changed beside what was changed here; `way` is what the user chose.

    `theirs` is the plan that the file holds now, or why it cannot be read; `base` the one that both began with, None
    where that is not known.
    """

    def __init__(
        self,
        context: Context,
        file: str,
        outside: Outside,
        theirs: Plan | Message | None,
        base: Plan | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.way = Way.NOTHING
        self.setWindowTitle("Dagdeel")
        self.setObjectName("outside")
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        what = self._say(_what(outside, file))
        column.addWidget(label(context.theme, "section", text=what, wrap=True))
        if outside is Outside.CHANGED:
            column.addLayout(self._comparison(theirs, base), 1)
            column.addWidget(label(context.theme, text=self._say(_advice(theirs)), muted=True, wrap=True))
        column.addLayout(self._buttons(outside, theirs))
        self.setMinimumWidth(640)

    def _comparison(self, theirs: Plan | Message | None, base: Plan | None) -> QHBoxLayout:
        mine = self._context.document.plan
        row = QHBoxLayout()
        row.setSpacing(AROUND)
        if not isinstance(theirs, Plan):
            row.addWidget(self._lines(T("The file now"), (theirs,) if theirs else ()))
        elif base is None:
            row.addWidget(self._lines(T("From the file to your plan"), outline(theirs, mine)))
        else:
            row.addWidget(self._lines(T("They changed"), outline(base, theirs)), 1)
            row.addWidget(self._lines(T("You changed"), outline(base, mine)), 1)
        return row

    def _lines(self, title: Message, lines: tuple[Message, ...]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(label(self._context.theme, "section", text=self._say(title)))
        for line in lines or (_NOTHING,):
            column.addWidget(label(self._context.theme, text=self._say(line), wrap=True))
        column.addStretch(1)
        if len(lines) <= _MOST_LINES:
            return inside
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(220)
        area.setAccessibleName(self._say(title))
        area.setWidget(inside)
        return area

    def _buttons(self, outside: Outside, theirs: Plan | Message | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addStretch(1)
        here = T("Save it here again") if outside is Outside.GONE else T("Save mine over it")
        row.addWidget(self._button(here, Way.MINE))
        if outside is Outside.CHANGED:
            row.addWidget(self._button(T("Open theirs"), Way.THEIRS, isinstance(theirs, Plan)))
        elsewhere = self._button(T("Save as…"), Way.ELSEWHERE)
        elsewhere.setDefault(True)
        elsewhere.setFocus()
        row.addWidget(elsewhere)
        row.addWidget(self._button(T("Cancel"), Way.NOTHING))
        return row

    def _button(self, text: Message, way: Way, possible: bool = True) -> QPushButton:
        button = QPushButton(self._say(text))
        button.setObjectName(f"outside.{way.name.lower()}")
        button.setEnabled(possible)
        button.clicked.connect(lambda: self._choose(way))
        return button

    def _choose(self, way: Way) -> None:
        self.way = way
        self.done(QDialog.DialogCode.Rejected if way is Way.NOTHING else QDialog.DialogCode.Accepted)


def _advice(theirs: Plan | Message | None) -> Message:
    if isinstance(theirs, Plan):
        return T(
            "Whichever you save over stays as an earlier version in the File menu. After opening theirs, undo brings "
            "back yours. Saving under another name keeps both."
        )
    return T("Saving under another name keeps both.")
