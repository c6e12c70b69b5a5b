"""Answering a question. The model is linear in each amount that is asked for, so every answer is exact."""

from __future__ import annotations

import math
from collections.abc import Callable

from planner.results import Results
from planner.solve.case import Case, UnreachableError
from planner.solve.of_list import largest_list, list_per_fte
from planner.solve.of_people import hours_to_hire, locum_sessions
from planner.solve.of_work import longest_consult, most_to_delegate, share_to_delegate
from planner.solve.question import Answer, Question, QuestionKind, checked

_FIND: dict[QuestionKind, Callable[[Case], float]] = {
    "largest-list": largest_list,
    "list-per-fte": list_per_fte,
    "longest-consult": longest_consult,
    "hours-to-hire": hours_to_hire,
    "share-to-delegate": share_to_delegate,
    "locum-sessions": locum_sessions,
}


def solve(results: Results, question: Question) -> Answer:
    """The amount at which the target holds, or why there is none; `QuestionError` where the plan cannot be asked."""
    case = Case(results, checked(results.plan, question))
    try:
        value = _FIND[question.kind](case)
    except UnreachableError as error:
        return Answer(question, None, error.reason)
    return Answer(question, value, most=most_to_delegate(case) if question.kind == "share-to-delegate" else math.inf)
