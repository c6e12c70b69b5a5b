"""The mix as something to search: candidates with ceilings, limits, and the real model behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.calculation import calculate
from planner.errors import DagdeelError
from planner.levers import LeverError, apply
from planner.mix.candidate import Candidate
from planner.mix.program import Knob, Line
from planner.mix.search import Reading
from planner.mix.wishes import Wishes
from planner.plan import Lever
from planner.results import Results
from planner.texts import T

Progress = Callable[[int], bool]

_THOUSAND = 1000.0
_ROUNDING = 1e-9


class Stopped(DagdeelError):  # noqa: N818 - what the user asked for is no error
    """The search was stopped."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that has to hold: utilisation at most, continuity at least, sessions with a room or euros at most."""

    kind: Literal["role", "continuity", "rooms", "budget"]
    asked: float
    role: str = ""


class Problem:
    """The real model of a plan with levers pulled at chosen intensities.

    Where `progress` is given it hears how many mixes were tried, and answers whether to go on; if not, `Stopped` is
    raised.
    """

    def __init__(
        self, base: Results, wishes: Wishes, candidates: tuple[Candidate, ...], progress: Progress | None = None
    ) -> None:
        self.base, self.wishes, self.candidates, self.progress = base, wishes, candidates, progress
        self.limits = _limits(base, wishes)
        self.knobs = tuple(_knob(one, wishes.steps) for one in candidates)
        self.bounds = _wholes(candidates)
        self._known: dict[tuple[float, ...], Reading | None] = {}

    def with_candidates(self, candidates: tuple[Candidate, ...]) -> Problem:
        """The same with other levers to choose from."""
        return Problem(self.base, self.wishes, candidates, self.progress)

    def levers(self, intensities: Sequence[float]) -> tuple[Lever, ...]:
        """The levers at these intensities; none for an intensity of 0."""
        pairs = zip(self.candidates, intensities, strict=True)
        return tuple(lever for one, value in pairs if value > 0 for lever in one.levers(value))

    def results(self, intensities: Sequence[float]) -> Results:
        """The results with these levers pulled; `LeverError` where the plan does not take them."""
        plan = self.base.plan
        for lever in self.levers(intensities):
            plan = apply(plan, lever)
        return calculate(plan)

    def read(self, intensities: tuple[float, ...]) -> Reading | None:
        """What the model says; None where the plan does not take the levers."""
        if intensities not in self._known:
            if self.progress and not self.progress(len(self._known)):
                raise Stopped(T("The search was stopped."))
            self._known[intensities] = self._read(intensities)
        return self._known[intensities]

    def _read(self, intensities: tuple[float, ...]) -> Reading | None:
        try:
            results = self.results(intensities)
        except LeverError:
            return None
        return Reading(tuple(self.over(limit, results, intensities) for limit in self.limits), self.cost(results))

    def cost(self, results: Results) -> float:
        """Euros a year on top of what the team costs now."""
        return (results.cost_per_week - self.base.cost_per_week) * self.base.plan.practice.weeks_per_year

    def reached(self, limit: Limit, results: Results, intensities: Sequence[float]) -> float | None:
        """Utilisation, continuity, sessions with a room or euros a year; None where it cannot be computed."""
        match limit.kind:
            case "role":
                return results.roles[limit.role].utilisation
            case "continuity":
                return results.continuity
            case "rooms":
                return sum(one.room_sessions * value for one, value in zip(self.candidates, intensities, strict=True))
            case "budget":
                return self.cost(results)

    def over(self, limit: Limit, results: Results, intensities: Sequence[float]) -> float:
        """How far a limit is exceeded, in hours a week, percentage points, sessions or thousands of euros."""
        if limit.kind == "role":
            role = results.roles[limit.role]
            return role.demand_hours - limit.asked * role.capacity_hours
        reached = self.reached(limit, results, intensities)
        if reached is None:
            return 0.0
        match limit.kind:
            case "continuity":
                return 100 * (limit.asked - reached)
            case "rooms":
                return reached - limit.asked
            case "budget":
                return (reached - limit.asked) / _THOUSAND


def _limits(results: Results, wishes: Wishes) -> tuple[Limit, ...]:
    limits = [Limit("role", target, role) for role, target in wishes.targets.items() if role in results.roles]
    if wishes.continuity is not None and results.continuity is not None:
        limits.append(Limit("continuity", wishes.continuity))
    if wishes.free_sessions is not None:
        limits.append(Limit("rooms", wishes.free_sessions))
    if wishes.budget is not None:
        limits.append(Limit("budget", wishes.budget))
    return tuple(limits)


def _knob(candidate: Candidate, steps: bool) -> Knob:
    if not (steps or candidate.is_whole):
        return Knob(0.0, candidate.ceiling)
    return Knob(0.0, int(candidate.ceiling / candidate.step + _ROUNDING) * candidate.step, candidate.step)


def _wholes(candidates: tuple[Candidate, ...]) -> tuple[Line, ...]:
    """Where several take from the same whole: together no more than there is."""
    together: dict[str, list[Candidate]] = {}
    for one in candidates:
        together.setdefault(one.part_of, []).append(one)
    return tuple(
        Line(-group[0].whole, tuple(one.part if one in group else 0.0 for one in candidates))
        for whole, group in together.items()
        if whole and len(group) > 1
    )
