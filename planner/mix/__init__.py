"""The cheapest mix of levers for given targets (model section 9): successive linear programming with OR-Tools."""

from planner.mix.answer import Answer, Bind, Mix, Other, Use, Way
from planner.mix.candidate import Candidate
from planner.mix.candidates import offered
from planner.mix.cheapest import cheapest
from planner.mix.problem import Limit, Stopped
from planner.mix.wishes import Wishes, usual

__all__ = [
    "Answer",
    "Bind",
    "Candidate",
    "Limit",
    "Mix",
    "Other",
    "Stopped",
    "Use",
    "Way",
    "Wishes",
    "cheapest",
    "offered",
    "usual",
]
