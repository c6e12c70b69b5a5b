"""What to change so that a roster fits: the cheapest rules to let give, and other ways that cost not much more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.roster.model import Model
from planner.roster.problem import Cell, Ease, Problem, Rule
from planner.roster.search import Deadline
from planner.texts import Message

_MOST = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that gives by so many of its steps."""

    rule: Rule
    ease: Ease
    steps: int

    @property
    def words(self) -> Message:
        """What to do."""
        return self.ease.say(self.steps)

    @property
    def price(self) -> int:
        """What it costs."""
        return self.ease.price * self.steps


@dataclass(frozen=True, slots=True)
class WayOut:
    """Steps that together make a roster fit, and one that then does."""

    steps: tuple[Step, ...]
    taken: frozenset[Cell]

    @property
    def price(self) -> int:
        """What the steps cost together."""
        return sum(step.price for step in self.steps)

    def applied(self, problem: Problem) -> Problem:
        """The problem with the rules that give, so that a roster fits."""
        given = {step.rule.id: step.steps for step in self.steps}
        rules = (rule.eased(given[rule.id]) if rule.id in given else rule for rule in problem.rules)
        return replace(problem, rules=tuple(rules))


def ways_out(problem: Problem, deadline: Deadline, most: int = _MOST) -> tuple[WayOut, ...]:
    """Up to so many ways out, the cheapest first; none where no rule that can give is enough, or a roster fits.

    An alternative lets other rules give; rules of another kind are preferred while they cost no more than twice the
    cheapest way.
    """
    elastic = _Elastic(problem)
    found: list[WayOut] = []
    while len(found) < most:
        way = elastic.cheapest(deadline)
        if way is None or not way.steps:
            break
        found.append(way)
        elastic.other_than(way, found[0].price)
    return tuple(sorted(found, key=lambda way: way.price))


class _Elastic:
    """The problem with every rule that can give doing so at its price; wishes do not count."""

    def __init__(self, problem: Problem) -> None:
        self.model = Model(problem)
        self.model.hold(rule for rule in problem.rules if rule.ease is None)
        self.easy = [(rule, rule.ease, self.model.hold_eased(rule)) for rule in problem.rules if rule.ease is not None]
        self.model.price += [(steps, ease.price) for _, ease, steps in self.easy]

    def cheapest(self, deadline: Deadline) -> WayOut | None:
        """The cheapest steps that are still allowed; None where there are none, or the time is up."""
        self.model.minimise()
        answer = deadline.search(self.model)
        taken = answer.filled.taken
        if taken is None:
            return None
        known = ((rule, ease, answer.value(steps)) for rule, ease, steps in self.easy)
        return WayOut(tuple(Step(rule, ease, steps) for rule, ease, steps in known if steps), taken)

    def other_than(self, way: WayOut, same_kinds: int) -> None:
        """Not all these rules give again; that all these kinds do costs extra."""
        rules = [[variable] for rule, _, variable in self.easy if any(rule is step.rule for step in way.steps)]
        self.model.not_all(rules)
        kinds = [
            [variable for _, ease, variable in self.easy if ease.kind == kind]
            for kind in sorted({step.ease.kind for step in way.steps})
        ]
        self.model.not_all(kinds, unless_paid=same_kinds)
