"""Linear programmes with whole steps, solved by OR-Tools: what is asked is made small in order of importance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.linear_solver import pywraplp

# How much of what was made small before may be given back, so that rounding does not leave nothing.
_GIVE = 1e-9
_MOST_NODES = 50_000


def _sum(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


@dataclass(frozen=True, slots=True)
class Knob:
    """An intensity between two bounds, in whole steps or, without a step, of any size."""

    low: float
    high: float
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A linear function of the intensities."""

    constant: float
    slopes: tuple[float, ...]

    def at(self, intensities: Sequence[float]) -> float:
        """Its value at some intensities."""
        return self.constant + _sum(self.slopes, intensities)


@dataclass(frozen=True, slots=True)
class Aim:
    """A sum to be made small: weights of what is over each limit, of the cost, and of the intensities themselves."""

    excess: tuple[float, ...]
    cost: float
    use: tuple[float, ...]

    def at(self, excess: Sequence[float], cost: float, intensities: Sequence[float]) -> float:
        """The sum for given amounts over the limits, a cost and intensities."""
        return _sum(self.excess, excess) + self.cost * cost + _sum(self.use, intensities)


@dataclass(frozen=True, slots=True)
class Program:
    """Lines that ought to be at most 0 (`limits`), lines that must be (`bounds`), and what it costs."""

    limits: tuple[Line, ...]
    bounds: tuple[Line, ...]
    cost: Line


def solve(program: Program, knobs: Sequence[Knob], aims: Sequence[Aim]) -> tuple[float, ...]:
    """The intensities with the first aim as small as can be, then the second, and so on.

    There always is a solution as long as the lower bounds of the knobs keep to the `bounds` of the programme.
    """
    model = _Model(knobs)
    over = [model.solver.NumVar(0, model.solver.infinity(), "") for _ in program.limits]
    for line, slack in zip(program.limits, over, strict=True):
        model.at_most(line.slopes, -line.constant).SetCoefficient(slack, -1)
    for line in program.bounds:
        model.at_most(line.slopes, -line.constant)
    best = tuple(knob.low for knob in knobs)
    for aim in aims:
        use = tuple(own + aim.cost * price for own, price in zip(aim.use, program.cost.slopes, strict=True))
        if not model.minimise(use, over, aim.excess):
            break
        best = model.intensities()
        model.keep(use, over, aim.excess)
    return best


def prices(program: Program, knobs: Sequence[Knob]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What one unit more of each limit, and of the upper bound of each knob, would save, steps left aside.

    All 0 where the limits cannot all hold.
    """
    model = _Model([Knob(knob.low, knob.high) for knob in knobs])
    rows = [model.at_most(line.slopes, -line.constant) for line in program.limits]
    for line in program.bounds:
        model.at_most(line.slopes, -line.constant)
    if not model.minimise(program.cost.slopes):
        return (0.0,) * len(rows), (0.0,) * len(knobs)
    return (
        tuple(max(0.0, -row.dual_value()) for row in rows),
        tuple(max(0.0, -variable.reduced_cost()) for variable in model.variables),
    )


class _Model:
    """A programme in the solver. A knob with steps counts them; without, its variable is the intensity itself."""

    def __init__(self, knobs: Sequence[Knob]) -> None:
        from ortools.linear_solver import pywraplp

        has_steps = any(knob.step for knob in knobs)
        self.solver = pywraplp.Solver.CreateSolver("SCIP" if has_steps else "GLOP")
        if has_steps:
            # A bound on nodes instead of seconds: the same question has the same answer on every computer.
            self.solver.SetSolverSpecificParametersAsString(f"limits/nodes = {_MOST_NODES}")
        self.knobs = knobs
        self.variables = [self._variable(knob) for knob in knobs]

    def _variable(self, knob: Knob) -> pywraplp.Variable:
        if knob.step is None:
            return self.solver.NumVar(knob.low, knob.high, "")
        return self.solver.IntVar(round(knob.low / knob.step), round(knob.high / knob.step), "")

    def _terms(self, weights: Sequence[float]) -> Iterator[tuple[pywraplp.Variable, float]]:
        for knob, variable, weight in zip(self.knobs, self.variables, weights, strict=True):
            if weight:
                yield variable, weight * (knob.step or 1)

    def at_most(self, weights: Sequence[float], most: float) -> pywraplp.Constraint:
        """Keep a sum over the intensities below a bound."""
        row = self.solver.Constraint(-self.solver.infinity(), most)
        for variable, weight in self._terms(weights):
            row.SetCoefficient(variable, weight)
        return row

    def minimise(
        self, use: Sequence[float], over: Sequence[pywraplp.Variable] = (), excess: Sequence[float] = ()
    ) -> bool:
        """Make a sum over the intensities and the excesses as small as can be; whether that went well."""
        objective = self.solver.Objective()
        objective.Clear()
        for variable, weight in (*self._terms(use), *zip(over, excess, strict=True)):
            objective.SetCoefficient(variable, weight)
        objective.SetMinimization()
        return self.solver.Solve() in (self.solver.OPTIMAL, self.solver.FEASIBLE)

    def keep(self, use: Sequence[float], over: Sequence[pywraplp.Variable], excess: Sequence[float]) -> None:
        """Hold on to what was made small, but for a rounding."""
        least = self.solver.Objective().Value()
        row = self.at_most(use, least + _GIVE * (1 + abs(least)))
        for variable, weight in zip(over, excess, strict=True):
            row.SetCoefficient(variable, weight)

    def intensities(self) -> tuple[float, ...]:
        """What the solver found, in whole steps where a knob has them, and within its bounds."""
        return tuple(map(_value, self.knobs, self.variables))


def _value(knob: Knob, variable: pywraplp.Variable) -> float:
    found: float = variable.solution_value()
    if knob.step is not None:
        found = round(found) * knob.step
    return min(knob.high, max(knob.low, found))
