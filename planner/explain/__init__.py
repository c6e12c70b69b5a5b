"""Why a number is what it is: every figure as steps from inputs and norms to the result.

`explain(results, figure)` gives a `Breakdown` that a screen, a workbook and the command line can each show.
"""

from planner.explain.breakdown import Breakdown, Figure, Line, Op
from planner.explain.figures import KINDS, UnknownFigureError, all_figures, explain, parse

__all__ = ["KINDS", "Breakdown", "Figure", "Line", "Op", "UnknownFigureError", "all_figures", "explain", "parse"]
