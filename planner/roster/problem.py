"""A roster as a problem: cells that can be taken, rules that must hold, and wishes that have a price.

Everything is a sum over cells with a lower and an upper bound. Hours of a contract, staff in a session, rooms, days in
a row and free weekends are all such sums, so one solver and one way of checking serve them all. Somebody takes no more
than one cell in a slot; that needs no rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.texts import Message, Quantity, Unit


class Cell(NamedTuple):
    """Somebody who does a duty in a slot; a slot is a session of a practice, or a day of a ward."""

    person: str
    slot: str
    duty: str


Taken = Set[Cell]


@dataclass(frozen=True, slots=True)
class Term:
    """`times` for every one of the cells that is taken, or with `once` for all of them together."""

    cells: tuple[Cell, ...]
    times: int = 1
    once: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of terms and the bounds that it should keep to; None is no bound."""

    terms: tuple[Term, ...]
    at_least: int | None = None
    at_most: int | None = None

    def value(self, taken: Taken) -> int:
        """What the sum comes to in a roster."""
        return sum(term.times * _count(term, taken) for term in self.terms)

    def under(self, taken: Taken) -> int:
        """How far a roster stays under the lower bound; 0 where it keeps to it."""
        return 0 if self.at_least is None else max(0, self.at_least - self.value(taken))

    def over(self, taken: Taken) -> int:
        """How far a roster goes over the upper bound; 0 where it keeps to it."""
        return 0 if self.at_most is None else max(0, self.value(taken) - self.at_most)

    def wider(self, more: int) -> Sum:
        """The same with both bounds further out."""
        return replace(
            self,
            at_least=None if self.at_least is None else self.at_least - more,
            at_most=None if self.at_most is None else self.at_most + more,
        )


def _count(term: Term, taken: Taken) -> int:
    if term.once:
        return int(any(cell in taken for cell in term.cells))
    return sum(cell in taken for cell in term.cells)


@dataclass(frozen=True, slots=True)
class Ease:
    """How a rule can give where no roster fits: in steps of `step` in its bounds, at most `most`, at a price each.

    `kind` groups ways out of one sort (a locum, extra hours), so that alternatives differ. `words` say what to do for
    one step; for more of them {amount} in them becomes `each` x steps in `unit`.
    """

    kind: str
    words: Message
    price: int
    most: int = 1
    step: int = 1
    each: float = 1.0
    unit: Unit = Unit.NONE

    def say(self, steps: int) -> Message:
        """What to do to let the rule give by so many steps."""
        amount = Quantity(steps * self.each, self.unit)
        count = amount.value if self.words.plural else self.words.count
        return replace(self.words, count=count, values={**self.words.values, "amount": amount})


@dataclass(frozen=True, slots=True)
class Rule:
    """Sums that must keep to their bounds, under one id and in the words of a person.

    Without words a rule goes without saying: it holds, and is not named among what collides.
    """

    id: str
    words: Message | None
    sums: tuple[Sum, ...]
    ease: Ease | None = None

    def broken(self, taken: Taken) -> int:
        """How far a roster breaks the rule at worst; 0 where it keeps it."""
        return max((max(one.under(taken), one.over(taken)) for one in self.sums), default=0)

    def eased(self, steps: int) -> Rule:
        """The same after it gave by so many steps; `ValueError` where it cannot give."""
        if self.ease is None:
            raise ValueError(self.id)
        return replace(self, sums=tuple(one.wider(steps * self.ease.step) for one in self.sums))


@dataclass(frozen=True, slots=True)
class Wish:
    """A sum that ought to keep to its bounds, with the price of each unit `under` and `over` them."""

    id: str
    words: Message
    sum: Sum
    under: int = 0
    over: int = 0

    def cost(self, taken: Taken) -> int:
        """What a roster pays for this wish; 0 where it is met."""
        return self.under * self.sum.under(taken) + self.over * self.sum.over(taken)


@dataclass(frozen=True, slots=True)
class Problem:
    """Cells in the order of their slots, what must hold and what is wished for.

    `ValueError` where two rules have one id.
    """

    cells: tuple[Cell, ...]
    rules: tuple[Rule, ...] = ()
    wishes: tuple[Wish, ...] = ()

    def __post_init__(self) -> None:
        twice = [rule_id for rule_id, count in Counter(rule.id for rule in self.rules).items() if count > 1]
        if twice:
            raise ValueError(twice)

    def broken(self, taken: Taken) -> tuple[Rule, ...]:
        """The rules that a roster breaks."""
        return tuple(rule for rule in self.rules if rule.broken(taken))

    def cost(self, taken: Taken) -> int:
        """What a roster pays for all wishes together; the solver makes this small."""
        return sum(wish.cost(taken) for wish in self.wishes)
