"""What one locum changes: everything that the page of the locum day shows, as data.

`locum_day(results, lever)` gives it for a plan's results and a `Locum`; `LeverError` where the plan does not take it.
"""

from planner.locum_day.consults import LongerConsults
from planner.locum_day.day import LocumDay, locum_day
from planner.locum_day.instead import Purchase
from planner.locum_day.lines import FigureLine
from planner.locum_day.weekdays import WeekdayTry

__all__ = ["FigureLine", "LocumDay", "LongerConsults", "Purchase", "WeekdayTry", "locum_day"]
