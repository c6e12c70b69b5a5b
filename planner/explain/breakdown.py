"""The shape of an explanation: lines that, worked through in order, give the figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from planner.norms import Norm
from planner.texts import Message, Quantity


class Figure(NamedTuple):
    """The address of a number: role/gp/utilisation, activity/consult/volume, activity/consult/hours/gp,
    member/owner/net_hours, practice//continuity."""

    kind: str
    id: str
    name: str
    role: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in self if part)


class Op(StrEnum):
    """What a line does to the result so far."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    AT_LEAST = "max"


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what is done with which number, where that number comes from.

    `figure` is set where the number has a breakdown of its own; `norm` where a default stands behind it,
    and then `own` tells that the plan has another value than the default. `detail` says in words how a
    computed line came about.
    """

    op: Op
    label: Message | str
    quantity: Quantity
    figure: Figure | None = None
    norm: Norm | None = None
    own: bool = False
    detail: Message | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A figure with its result, its formula in words and the lines that lead to it."""

    figure: Figure
    label: Message
    result: Quantity
    formula: Message
    lines: tuple[Line, ...]

    def worked_out(self) -> float | None:
        """The lines worked through from 0; None where one of them is unknown or divides by zero."""
        total = 0.0
        for line in self.lines:
            value = line.quantity.value
            if value is None or (line.op is Op.DIVIDE and value == 0):
                return None
            total = step(total, line.op, value)
        return total


def step(total: float, op: Op, value: float) -> float:
    """The result so far after one line more; `ZeroDivisionError` where that divides by zero."""
    match op:
        case Op.ADD:
            return total + value
        case Op.SUBTRACT:
            return total - value
        case Op.MULTIPLY:
            return total * value
        case Op.DIVIDE:
            return total / value
        case Op.AT_LEAST:
            return max(total, value)
