"""What can be asked of a plan, and what an answer is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

from planner.errors import DagdeelError
from planner.plan import Plan
from planner.texts import Message, T

QuestionKind = Literal[
    "largest-list", "list-per-fte", "longest-consult", "hours-to-hire", "share-to-delegate", "locum-sessions"
]
QUESTIONS: tuple[QuestionKind, ...] = get_args(QuestionKind)
ABOUT_AN_ACTIVITY: frozenset[QuestionKind] = frozenset({"longest-consult", "share-to-delegate"})

# Rounding of computed hours must not lift an answer to the next whole step.
_SLACK = 1e-9


class QuestionError(DagdeelError):
    """A question that names something the plan does not have, or leaves out what it needs."""


@dataclass(frozen=True, slots=True)
class Question:
    """What it takes for the function `role` to have the utilisation `target` (a fraction, above 0).

    `activity` is the consult or task that the question is about, `to` the function that takes work over.
    """

    kind: QuestionKind
    role: str
    target: float
    activity: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """The whole steps in which an answer is used in a practice, and whether rounding up keeps the target."""

    size: float
    up: bool


_STEPS: dict[QuestionKind, _Step] = {
    "largest-list": _Step(1, up=False),
    "list-per-fte": _Step(1, up=False),
    "longest-consult": _Step(0.1, up=False),
    "hours-to-hire": _Step(0.5, up=True),
    "share-to-delegate": _Step(0.01, up=True),
    "locum-sessions": _Step(1, up=True),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The amount at which the target holds exactly, or the reason why there is none.

    Patients, patients per GP fte, minutes, paid hours a week, a share of the activity's volume, or sessions of
    4 hours a week. 0 hours, share or sessions mean that nothing is needed. `most` bounds what is possible.
    """

    question: Question
    value: float | None
    reason: Message | None = None
    most: float = math.inf

    @property
    def is_reachable(self) -> bool:
        """Whether there is an amount at which the target holds."""
        return self.value is not None

    @property
    def practical(self) -> float:
        """The amount in whole steps, rounded to the side on which the target holds; `ValueError` without one."""
        if self.value is None:
            raise ValueError(self.question)
        step = _STEPS[self.question.kind]
        steps = self.value / step.size
        whole = math.ceil(steps - _SLACK) if step.up else math.floor(steps + _SLACK)
        return min(round(whole * step.size, 9), self.most)


def checked(plan: Plan, question: Question) -> Question:
    """The question itself where this plan has all that it names; `QuestionError` in words where it has not."""
    roles = {role.id for role in plan.roles}
    if not question.target > 0 or math.isinf(question.target):
        raise QuestionError(T("A target is a number above 0, such as 0.85 or 85%."))
    for role in (question.role, question.to):
        if role is not None and role not in roles:
            raise QuestionError(T("The function '{role}' is not in this plan. Choose another.", role=role))
    if question.kind in ABOUT_AN_ACTIVITY:
        _check_activity(plan, question.activity)
    if question.kind == "share-to-delegate" and question.to in (None, question.role):
        raise QuestionError(T("Choose another function that takes the work over."))
    return question


def _check_activity(plan: Plan, activity: str | None) -> None:
    if activity is None:
        raise QuestionError(T("Choose the activity that the question is about."))
    if all(known.id != activity for known in plan.activities):
        raise QuestionError(T("The activity '{activity}' is not in this plan. Choose another.", activity=activity))
