"""Which week of the roster is looked at; it outlives a new language or look."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from planner.plan import Plan, WeekPlan
from planner.week.dates import valid, week_of_cycle


class ShownWeek(QObject):
    """A week plan in one week of its cycle, or in a calendar week.

    In a calendar week (`monday`) the plan that is valid then is shown without those who are away; the week of the
    cycle follows from it. `changed` tells that something else is looked at.

    `by_room` puts rooms in the rows instead of people, `evenings` shows evenings that nobody works, `roles` are the
    functions whose contacts are on show (None: all that have contacts). With `all_weeks` an edit is about all weeks
    of the cycle instead of the one on show.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._week_id = ""
        self._number = 1
        self.monday: date | None = None
        self.by_room = False
        self.evenings = False
        self.all_weeks = False
        self.roles: frozenset[str] | None = None

    def of(self, plan: Plan) -> WeekPlan | None:
        """The week plan that is looked at, the first where the chosen one is gone; None where there is none."""
        if self.monday is not None:
            return valid(plan.weeks, self.monday)
        return next((week for week in plan.weeks if week.id == self._week_id), next(iter(plan.weeks), None))

    def number(self, plan: Plan) -> int:
        """The week of the cycle that is looked at."""
        week = self.of(plan)
        if week is None:
            return 1
        return week_of_cycle(self.monday, week.cycle) if self.monday else min(self._number, week.cycle)

    def choose(self, week_id: str, number: int = 1) -> None:
        """Look at a week plan, apart from the calendar."""
        self._week_id, self._number, self.monday = week_id, number, None
        self.changed.emit()

    def choose_date(self, monday: date) -> None:
        """Look at the calendar week of a Monday."""
        self.monday = monday
        self.changed.emit()

    def set(self, **how: bool | frozenset[str] | None) -> None:
        """Look at it in another way: `by_room`, `evenings`, `roles` or `all_weeks`."""
        for name, value in how.items():
            setattr(self, name, value)
        self.changed.emit()
