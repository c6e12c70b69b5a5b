"""Every kind of chart, drawn from an example."""

from __future__ import annotations

from planner.calculation import calculate
from planner.explain import explain, parse
from planner.language import Translator
from planner.list_summary import list_summary
from planner.results import Results
from planner.sensitivity import sensitivity
from tests.support.contexts import example
from ui.charts.ages import ages_drawing
from ui.charts.balance import balance_drawing
from ui.charts.drawing import Drawing
from ui.charts.list_ages import list_ages_drawing
from ui.charts.tornado import tornado_drawing
from ui.charts.waterfall import waterfall_drawing
from ui.charts.work import work_drawing

_FIGURES = {
    "sum": "role/gp/demand_hours",
    "product": "role/gp/fte_required",
    "below": "role/gp/gap_hours",
    "pair": "role/gp/utilisation",
    "hours": "activity/diabetes_check/hours/gp",
}
DRAWINGS = ("balance", "work", "tornado", "ages", "list", *_FIGURES)


def drawing(name: str, language: str = "en", results: Results | None = None) -> Drawing:
    """One of `DRAWINGS`."""
    say, known = Translator(language), results or calculate(example())
    match name:
        case "balance":
            return balance_drawing(known, say)
        case "work":
            return work_drawing(known, "gp", say)
        case "tornado":
            return tornado_drawing(known, "gp", sensitivity(known, "gp"), say)
        case "ages":
            return ages_drawing(known, say)
        case "list":
            return list_ages_drawing(list_summary(known.plan.patients), say)
    made = waterfall_drawing(explain(known, parse(_FIGURES[name])), known.plan, say)
    assert made is not None
    return made
