"""Scenarios to begin with: the questions that practices ask most, as one lever each that fits the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.levers import LeverError, consult_length, delegate, locum
from planner.plan import Lever, Plan
from planner.texts import Message, T

_DAY = {"tue_am": 4.0, "tue_pm": 4.0}


@dataclass(frozen=True, slots=True)
class Start:
    """A scenario to begin with; `lever` makes its lever for a plan, or raises `LeverError` where it does not fit."""

    title: Message
    lever: Callable[[Plan], Lever]

    def problem(self, plan: Plan) -> Message | None:
        """Why a plan does not take it; None where it does."""
        try:
            self.lever(plan)
        except LeverError as error:
            return error.message
        return None


def _tuesday(plan: Plan) -> Lever:
    return locum.first(plan).model_copy(update={"sessions": _DAY})


def _fifteen(plan: Plan) -> Lever:
    return consult_length.first(plan).model_copy(update={"minutes": 15.0})


STARTS: tuple[Start, ...] = (
    Start(T("A locum on Tuesday"), _tuesday),
    Start(T("15-minute consults"), _fifteen),
    Start(T("More delegation"), delegate.first),
)
