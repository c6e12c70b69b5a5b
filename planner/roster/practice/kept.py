"""A rule of a practice with the edit of the plan that lets it give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.plan import Plan
from planner.roster.problem import Rule, Taken
from planner.texts import Message, Quantity, Unit


@dataclass(frozen=True, slots=True)
class Given:
    """The plan after a rule gave, what was done in words, and the euros a week that it costs."""

    plan: Plan
    words: Message
    euros: float = 0.0


# Of the plan so far, by how many steps the rule gives, and a roster that fits then.
Give = Callable[[Plan, int, Taken], Given]


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule, and how the plan changes where it gives; None where it never does."""

    rule: Rule
    give: Give | None = None


def euros(number: float) -> Quantity:
    """An amount of money for a sentence."""
    return Quantity(number, Unit.EUROS)


def hours(number: float) -> Quantity:
    """A number of hours for a sentence."""
    return Quantity(number, Unit.HOURS)
