"""What shows while a plan has no scenarios: what belongs there, and a few to begin with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.plan import Plan
from planner.scenario_starts import STARTS, Start
from planner.texts import T
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row

_READING_WIDTH = 640


class NoScenarios(QWidget):
    """`chosen` carries the start that was chosen, None for an empty scenario."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, self._say = context.theme, context.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(label(theme, "section", text=self._say(T("What would help?"))))
        intro = T(
            "A scenario is a list of levers: things that you could do, such as longer consults, a locum or delegating "
            "work. You see at once what each of them gives. Your plan stays as it is until you say otherwise."
        )
        column.addWidget(label(theme, text=self._say(intro), wrap=True))
        column.addSpacing(GROUP - NEAR)
        column.addWidget(
            label(theme, text=self._say(T("Begin with one of these, or with an empty scenario.")), wrap=True)
        )
        self.starts = tuple((start, button(context, start.title, "mdi6.lightbulb-outline")) for start in STARTS)
        self._reasons = tuple(label(theme, "caption", muted=True, wrap=True) for _ in STARTS)
        for start, made in self.starts:
            made.clicked.connect(partial(self._choose, start))
        self.empty = button(context, T("Empty scenario"), "mdi6.plus")
        self.empty.clicked.connect(lambda: self.chosen.emit(None))
        for (_, made), reason in zip(self.starts, self._reasons, strict=True):
            column.addLayout(row(made, None))
            column.addWidget(reason)
        column.addLayout(row(self.empty, None))
        self.setMaximumWidth(_READING_WIDTH)

    def _choose(self, start: Start) -> None:
        self.chosen.emit(start)

    def show_plan(self, plan: Plan) -> None:
        """Offer the starts that fit a plan; the others say why they do not."""
        for (start, made), told in zip(self.starts, self._reasons, strict=True):
            reason = start.problem(plan)
            made.setEnabled(reason is None)
            told.setText(self._say(reason) if reason else "")
            told.setVisible(reason is not None)
