"""How a scenario gets from the plan to where it ends: a bar for each lever, and one for what they do only together."""

from __future__ import annotations

from planner.explain.waterfall import Bar, Waterfall
from planner.language import Translator
from planner.levers import KINDS
from planner.measures import Measure
from planner.scenarios import Chain, Contribution
from planner.texts import Message, Quantity, T
from ui.charts.drawing import Drawing
from ui.charts.waterfall import bars_drawing

PLAN_NOW = T("The plan now")


def chain_drawing(
    chain: Chain, measure: Measure, figure: Message | str, scenario: Message | str, say: Translator
) -> Drawing:
    """The bars from the plan to the scenario; `figure` is what the measure is called in full."""
    title = say(T("{scenario}: {figure}", scenario=scenario, figure=figure))
    bars = _bars(chain, scenario)
    if bars is None:
        nothing = say(T("This figure cannot be computed in the plan or in the scenario."))
        return Drawing(title=title, summary=nothing, axis="", unit=measure.unit, columns=())
    return bars_drawing(Waterfall(bars, measure.unit), title, figure, Quantity(chain.scenario, measure.unit), say)


def _bars(chain: Chain, scenario: Message | str) -> tuple[Bar, ...] | None:
    """None where a number is missing."""
    if chain.base is None or chain.scenario is None or chain.interaction is None:
        return None
    bars = [Bar("total", PLAN_NOW, 0.0, chain.base)]
    for one in chain.contributions:
        bars.append(_part(bars[-1].end, _name(one), one.amount or 0.0))
    if len(chain.contributions) > 1:
        bars.append(_part(bars[-1].end, T("What they do only together"), chain.interaction))
    return (*bars, Bar("total", scenario, 0.0, chain.scenario))


def _part(start: float, label: Message | str, amount: float) -> Bar:
    return Bar("part", label, start, start + amount)


def _name(one: Contribution) -> Message:
    return KINDS[one.step.lever.kind].title
