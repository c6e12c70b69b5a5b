"""One question with its answer: what it is about, the answer in words, what that does, and two ways to use it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from planner import names, words
from planner.results import Results
from planner.solve import TITLES, Question, QuestionKind, sentence
from planner.solve.offers import activities, takers
from planner.solve.put_in import Trial, trial
from planner.solve.question import ABOUT_AN_ACTIVITY
from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.choices import fill
from ui.widgets.labels import label, tint
from ui.widgets.panels import button, row

_ASKING = 224


class AnswerRow(QFrame):
    """One kind of question. It is filled anew with every edit.

    `scenario_wanted` and `wanted` carry the `Trial` that somebody wants as a scenario, or in the plan itself; `asked`
    tells that another activity or function was chosen.
    """

    scenario_wanted = Signal(object)
    wanted = Signal(object)
    asked = Signal()

    def __init__(self, context: Context, kind: QuestionKind) -> None:
        super().__init__()
        self.setObjectName("answer")
        # A style sheet draws the border of a frame that has one.
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.kind = kind
        self._trial: Trial | None = None
        self._context, self._say = context, context.say
        theme, self._name = context.theme, context.say(TITLES[kind])
        self._title = label(theme, "section", text=self._name)
        self.activity = self._box(T("Activity")) if kind in ABOUT_AN_ACTIVITY else None
        self.taker = self._box(T("To function")) if kind == "share-to-delegate" else None
        self.answer = label(theme, wrap=True)
        self.effects = label(theme, "caption", muted=True, wrap=True)
        self.scenario = self._button(T("Try as a scenario"))
        self.apply = self._button(T("Apply"))
        self._lay_out()
        self.scenario.clicked.connect(lambda: self.scenario_wanted.emit(self._trial))
        self.apply.clicked.connect(lambda: self.wanted.emit(self._trial))

    def _box(self, title: Message) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(f"{self._name}: {self._say(title)}")
        box.activated.connect(self.asked)
        return box

    def _button(self, text: Message) -> QPushButton:
        made = button(self._context, text)
        made.setAccessibleName(f"{self._say(text)}: {self._name}")
        return made

    def _lay_out(self) -> None:
        asking, telling = QVBoxLayout(), QVBoxLayout()
        self._title.setFixedWidth(_ASKING)
        asking.addWidget(self._title)
        if self.activity:
            asking.addWidget(self.activity)
        if self.taker:
            to = label(self._context.theme, text=self._say(T("to")), muted=True)
            line = row(to, self.taker)
            line.setStretch(1, 1)
            asking.addLayout(line)
        telling.addWidget(self.answer)
        telling.addWidget(self.effects)
        for column in (asking, telling):
            column.setSpacing(4)
            column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(GROUP, NEAR, NEAR, NEAR)
        line.setSpacing(GROUP)
        line.addLayout(asking)
        line.addLayout(telling, 1)
        for one in (self.scenario, self.apply):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def show_answer(self, results: Results, role: str, target: float) -> None:
        """Answer the question for a role and a target, about what is chosen here."""
        self._fill(results, role)
        boxes = [box for box in (self.activity, self.taker) if box]
        if any(box.currentData() is None for box in boxes):
            self._trial = None
            self._show(T("{role} has no work that this could be asked of.", role=names.role(results.plan, role)), False)
            return
        question = Question(self.kind, role, target, *(box.currentData() for box in boxes))
        self._trial = tried = trial(results, question)
        self._show(sentence(results, tried.answer), tried.answer.is_reachable)

    def _fill(self, results: Results, role: str) -> None:
        """Offer the work of the role, and for what is chosen of it the functions that could take it over."""
        if self.activity:
            offered = activities(results, role)
            fill(self.activity, [(self._say(names.activity(one)), one.id) for one in offered])
        if self.activity and self.taker:
            others = takers(results, role, self.activity.currentData())
            fill(self.taker, [(self._say(names.role_name(one)), one.id) for one in others])

    def _show(self, text: Message, reached: bool) -> None:
        theme = self._context.theme
        tint(self.answer, theme.text if reached else theme.watch)
        self.answer.setText(self._say(text) if reached else f"▲ {self._say(text)}")
        # Patients per fte is the largest list in other words, which has the effects above.
        effects = self._effects(self._trial) if self._trial and self.kind != "list-per-fte" else ""
        self.effects.setText(effects)
        self.effects.setVisible(bool(effects))
        usable = self._trial is not None and bool(self._trial.levers)
        for one in (self.scenario, self.apply):
            one.setEnabled(usable)

    def _effects(self, tried: Trial) -> str:
        """What becomes of every function, with the sign of its state then."""
        plan, then = tried.before.plan, tried.after.roles
        signs = [self._context.theme.role_state(then[one.figure.id], plan.practice).glyph for one in tried.effects]
        told = [self._say(words.effect(plan, one)) for one in tried.effects]
        return "   ".join(_kept(f"{sign} {one}", sign) for sign, one in zip(signs, told, strict=True))


def _kept(text: str, sign: str) -> str:
    """The text with its sign, its numbers and POH-S each in one line."""
    for part in (f"{sign} ", " → "):
        text = text.replace(part, part.replace(" ", "\N{NO-BREAK SPACE}"))
    return text.replace("-", "\N{NON-BREAKING HYPHEN}")
