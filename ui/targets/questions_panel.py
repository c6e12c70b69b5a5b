"""A function and a target, and below them the answer to every question that can be asked about the two."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from planner import names
from planner.errors import DagdeelError
from planner.plan import Practice
from planner.results import Results
from planner.solve import QUESTIONS, TITLES
from planner.solve.offers import questions
from planner.solve.put_in import Trial, add_scenario, change
from planner.texts import Quantity, T, Unit
from ui.context import Context
from ui.targets.answer_row import AnswerRow
from ui.theme import NEAR
from ui.widgets.labels import label, tint
from ui.widgets.panels import row
from ui.widgets.role_box import chosen_role, fill_roles

_HIGHEST = 200
_NOBODY = T("No function has work or people yet. Begin on the pages Team and Patients.")


class QuestionsPanel(QWidget):
    """All answers at once, live.

    `changed` carries a change of the plan that was asked for, `scenario_wanted` one that adds a scenario, `refused`
    why there is none.
    """

    changed = Signal(object)
    scenario_wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say = context, context.say
        self._own_target = False
        self.role = QComboBox()
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.target = QSpinBox()
        self.target.setRange(1, _HIGHEST)
        self.target.setSuffix("%")
        self.target.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._now = label(context.theme)
        self._rows = [AnswerRow(context, kind) for kind in QUESTIONS]
        self._nobody = label(context.theme, text=self._say(_NOBODY), muted=True, wrap=True)
        self._lay_out()
        self.role.activated.connect(self.refresh)
        self.target.valueChanged.connect(self._take_target)
        for one in self._rows:
            one.asked.connect(self.refresh)
            one.wanted.connect(self._apply)
            one.scenario_wanted.connect(self._try)

    def _lay_out(self) -> None:
        theme, say = self._context.theme, self._say
        role_label, target_label = label(theme, text=say(T("F&unction"))), label(theme, text=say(T("T&arget")))
        role_label.setBuddy(self.role)
        target_label.setBuddy(self.target)
        self.target.setAccessibleDescription(say(T("The utilisation that the function should have")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        self._choosing = QWidget()
        choosing = row(role_label, self.role, target_label, self.target, self._now, None)
        choosing.setContentsMargins(0, 0, 0, 0)
        self._choosing.setLayout(choosing)
        column.addWidget(self._choosing)
        column.addWidget(self._nobody, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._answers(), 1)

    def _answers(self) -> QScrollArea:
        theme = self._context.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in self._rows:
            column.addWidget(one)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setObjectName("answers")
        area.setAccessibleName(self._say(T("Answers")))
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setStyleSheet(
            f"#answers {{ border: 1px solid {theme.line.name()}; border-radius: 4px; }}"
            f"#answers > QWidget > QWidget {{ background: {theme.surface.name()}; }}"
            f"QFrame#answer {{ border: 0; border-bottom: 1px solid {theme.line.name()}; }}"
        )
        return area

    def _take_target(self) -> None:
        self._own_target = True
        self.refresh()

    def refresh(self) -> None:
        """Answer every question about the plan as it is now."""
        results = self._context.document.results
        fill_roles(self.role, results, self._say, vacant=True)
        role = chosen_role(self.role, results)
        for part in (self._choosing, self._area):
            part.setVisible(role is not None)
        self._nobody.setVisible(role is None)
        if role is not None:
            self._show_target(results.plan.practice)
            self._show_now(results, role)
            self._show_answers(results, role)

    def _show_target(self, practice: Practice) -> None:
        """Until somebody chooses a target it is the limit from which the plan warns."""
        if not self._own_target:
            with QSignalBlocker(self.target):
                self.target.setValue(round(100 * practice.near_limit))

    def _show_answers(self, results: Results, role: str) -> None:
        asked = questions(role)
        for one in self._rows:
            one.setVisible(one.kind in asked)
            if one.kind in asked:
                one.show_answer(results, role, self.target.value() / 100)

    def _show_now(self, results: Results, role: str) -> None:
        """How the function stands now."""
        theme, known = self._context.theme, results.roles[role]
        state = theme.role_state(known, results.plan.practice)
        tint(self._now, state.colour)
        now = self._say(T("now {utilisation}", utilisation=Quantity(known.utilisation, Unit.SHARE)))
        self._now.setText(f"{state.glyph} {now}, {self._say(state.word)}")

    def _apply(self, tried: Trial) -> None:
        try:
            self.changed.emit(change(tried))
        except DagdeelError as error:
            self.refused.emit(error)

    def _try(self, tried: Trial) -> None:
        question = tried.answer.question
        name = T(
            "{role} at {target}: {what}",
            role=names.role(tried.before.plan, question.role),
            target=Quantity(question.target, Unit.SHARE),
            what=TITLES[question.kind],
        )
        try:
            self.scenario_wanted.emit(add_scenario(tried, self._say(name)))
        except DagdeelError as error:
            self.refused.emit(error)
