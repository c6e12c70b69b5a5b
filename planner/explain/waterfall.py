"""A breakdown as a picture: bars that lead from nothing to the result, each where the one before it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.explain.breakdown import Breakdown, Figure, Line, Op, step
from planner.texts import TN, Message, Quantity, T, Unit

Kind = Literal["part", "level", "total"]

# More parts than this, or parts of less than this share of all, are shown as one.
_MOST_PARTS = 12
_SMALL = 0.01
# Numbers that change an amount but not what it counts.
_PURE = frozenset({Unit.SHARE, Unit.FACTOR, Unit.RATIO, Unit.NONE})
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from `start` to `end`, in the unit of the waterfall.

    A part changes the amount so far, a level stands for itself, the total is the result. `figure` is set where the
    number has a breakdown of its own.
    """

    kind: Kind
    label: Message | str
    start: float
    end: float
    figure: Figure | None = None

    @property
    def change(self) -> float:
        """What the bar adds; below zero it takes away."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The bars of a breakdown from top to bottom, and what their numbers count."""

    bars: tuple[Bar, ...]
    unit: Unit


def waterfall(breakdown: Breakdown) -> Waterfall | None:
    """The bars of a breakdown; None where bars would not tell more than the number.

    Sums get a bar for each part. Where the lines multiply, every bar is in the unit of the result: what lies before
    a change of unit (minutes to hours, weeks to a share of the year) is converted with it. A quotient of two amounts
    of one kind shows both as levels.
    """
    result = breakdown.result
    if result.value is None or breakdown.worked_out() is None:
        return None
    pair = _pair(breakdown.lines)
    if pair is not None:
        return pair
    parts = _parts(_merged(breakdown.lines))
    if len(parts) < 2:
        return None
    total = Bar("total", breakdown.label, 0.0, result.value, breakdown.figure)
    return Waterfall((*parts, total), result.unit)


def _pair(lines: Sequence[Line]) -> Waterfall | None:
    """Two levels, where the lines are one amount over another of the same kind."""
    match lines:
        case [Line(op=Op.ADD, quantity=above) as one, Line(op=Op.DIVIDE, quantity=below) as other] if (
            above.unit == below.unit and above.unit not in _PURE
        ):
            bars = tuple(
                Bar("level", line.label, 0.0, line.quantity.value or 0.0, line.figure) for line in (one, other)
            )
            return Waterfall(bars, above.unit)
    return None


def _merged(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with the smallest of those that are added up first put together."""
    count = next((number for number, line in enumerate(lines) if line.op is not Op.ADD), len(lines))
    amounts = [line.quantity.value or 0.0 for line in lines[:count]]
    ranked = sorted(range(count), key=lambda number: -abs(amounts[number]))
    least = _SMALL * sum(map(abs, amounts))
    named = ranked if count <= _MOST_PARTS else ranked[: _MOST_PARTS - 1]
    kept = sorted(number for number in named if abs(amounts[number]) >= least)
    if count - len(kept) < 2:
        return tuple(lines)
    rest = sum(amounts) - sum(amounts[number] for number in kept)
    label = TN("{count} other", "{count} others", count - len(kept))
    other = Line(Op.ADD, label, Quantity(rest, lines[0].quantity.unit))
    return (*(lines[number] for number in kept), other, *lines[count:])


def _parts(lines: Sequence[Line]) -> tuple[Bar, ...]:
    """A bar for every line that changes the amount, in the unit of the result."""
    bars: list[Bar] = []
    so_far = 0.0
    for line, scale in zip(lines, _conversions(lines), strict=True):
        after = step(so_far, line.op, line.quantity.value or 0.0)
        if not _converts(line) and (not bars or abs(after - so_far) * abs(scale) > _NOTHING):
            bars.append(Bar("part", _label(line), so_far * scale, after * scale, line.figure))
        so_far = after
    return tuple(bars)


def _converts(line: Line) -> bool:
    """Whether a line changes what is counted, as minutes to hours."""
    return line.op in (Op.MULTIPLY, Op.DIVIDE) and line.quantity.unit not in _PURE


def _conversions(lines: Sequence[Line]) -> list[float]:
    """For each line, what an amount there has to be multiplied with to be in the unit of the result."""
    factor, factors = 1.0, []
    for line in reversed(lines):
        factors.append(factor)
        if _converts(line):
            factor = step(factor, line.op, line.quantity.value or 0.0)
    return factors[::-1]


def _label(line: Line) -> Message | str:
    """What a line is called; one that multiplies or divides shows by how much."""
    match line.op:
        case Op.MULTIPLY:
            return T("{label} × {number}", label=line.label, number=line.quantity)
        case Op.DIVIDE:
            return T("{label} ÷ {number}", label=line.label, number=line.quantity)
    return line.label
