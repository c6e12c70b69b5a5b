"""Lines for inputs that have a published or assumed default behind them."""

from __future__ import annotations

from planner.explain.breakdown import Figure, Line, Op
from planner.norms import norm, own
from planner.texts import Message, Quantity, T, Unit


def given(
    op: Op, label: Message | str, value: float | None, unit: Unit, path: str, detail: Message | None = None
) -> Line:
    """A line for a value of the plan, with the norm at `path` beside it where there is one."""
    return behind(Line(op, label, Quantity(value, unit), detail=detail), path, value)


def behind(line: Line, path: str, value: float | None) -> Line:
    """The line with the norm at `path`; `value` is the plan's own value there, which the line may have combined."""
    return Line(line.op, line.label, line.quantity, line.figure, norm(path), own(value, path), line.detail)


def computed(
    op: Op,
    label: Message | str,
    value: float | None,
    unit: Unit,
    figure: Figure | None = None,
    detail: Message | None = None,
) -> Line:
    """A line for a number that the model computed."""
    return Line(op, label, Quantity(value, unit), figure=figure, detail=detail)


def not_ill(sick_rate: float, path: str) -> Line:
    """Times the share of the time that sickness leaves, with the norm of the sick rate."""
    detail = T("1 - {rate} sickness", rate=Quantity(sick_rate, Unit.SHARE))
    return behind(Line(Op.MULTIPLY, T("Not ill"), Quantity(1 - sick_rate, Unit.SHARE), detail=detail), path, sick_rate)


def counted_share(op: Op, allowance_share: float, path: str) -> Line:
    """The share of the time that uncounted work leaves, with the norm of the allowance."""
    detail = T("1 - {share} uncounted work", share=Quantity(allowance_share, Unit.SHARE))
    label = T("Share of time for counted work")
    return behind(Line(op, label, Quantity(1 - allowance_share, Unit.SHARE), detail=detail), path, allowance_share)
