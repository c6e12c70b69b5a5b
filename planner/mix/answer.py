"""What a search for the cheapest mix of levers gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.mix.candidate import Candidate
from planner.mix.problem import Limit
from planner.mix.wishes import Wishes
from planner.plan import Lever
from planner.results import Results


@dataclass(frozen=True, slots=True)
class Use:
    """A lever of a mix: how far it is pulled, and what it gives when it alone is pulled on the plan.

    `hours` is by role what it adds to the hours left (net hours less work) in an average week, `continuity` the
    change, `cost` euros a year.
    """

    candidate: Candidate
    intensity: float
    levers: tuple[Lever, ...]
    hours: Mapping[str, float]
    continuity: float | None
    cost: float


@dataclass(frozen=True, slots=True)
class Bind:
    """A limit, or the ceiling of a lever, with no room left; `saves` is what one unit more would save a year.

    The unit is a percentage point of utilisation or continuity, a session, a thousand euros, or the lever's own unit.
    The saving is that of the linear programme at the mix, steps left aside; 0 where it saves nothing.
    """

    what: Limit | Candidate
    saves: float


@dataclass(frozen=True, slots=True)
class Mix:
    """Levers that together hold every limit, what they lead to, and euros a year on top of what the team costs now."""

    uses: tuple[Use, ...]
    results: Results
    cost: float
    binds: tuple[Bind, ...]
    settled: bool

    @property
    def levers(self) -> tuple[Lever, ...]:
        """The levers in the order in which they are applied."""
        return tuple(lever for use in self.uses for lever in use.levers)


@dataclass(frozen=True, slots=True)
class Other:
    """The cheapest mix without a lever of the first one; None where there is none that holds."""

    without: Candidate
    mix: Mix | None


@dataclass(frozen=True, slots=True)
class Way:
    """A limit or a ceiling that would have to give, from what it was to what it takes."""

    what: Limit | Candidate
    asked: float
    needed: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The cheapest mix and the next best; without a mix the ways out.

    `ways` are enough each by itself; where there are none, all of `together` are needed.
    """

    wishes: Wishes
    mix: Mix | None
    others: tuple[Other, ...] = ()
    ways: tuple[Way, ...] = ()
    together: tuple[Way, ...] = ()
