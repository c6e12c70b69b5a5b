"""Dragging an absence in the planner: all of it to other days, or one of its ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from planner.edits import Change
from planner.plan import Absence
from planner.year import edits
from ui.year.leave_model import LeaveModel

if TYPE_CHECKING:
    from ui.year.leave_grid import LeaveGrid

# How near to the end of a bar an end is meant, in pixels, and how wide a bar has to be for that.
_NEAR_END, _WIDE_ENOUGH = 4, 14


@dataclass
class Drag:
    """An absence held by the mouse in a row: `side` is -1 for its first day, 1 for its last, 0 for all of it."""

    absence: Absence
    row: int
    column: int
    side: int
    start: QPoint
    by: int = 0
    moved: bool = False

    def move_to(self, records: LeaveModel, column: int) -> None:
        """The mouse is over a column now; the absence stays in the year."""
        self.moved = True
        days = (column - self.column) * records.step
        first, last = records.slots[0].first, records.slots[-1].last
        length = (self.absence.last - self.absence.first).days
        low = (first - self.absence.first).days if self.side <= 0 else -length
        high = (last - self.absence.last).days if self.side >= 0 else length
        self.by = min(max(days, low), high)
        if self.side == 0 and self.by != days:
            self.by = int(self.by / records.step) * records.step

    def period(self, records: LeaveModel) -> tuple[date, date]:
        """The first and last day as they would be."""
        step = timedelta(days=self.by)
        first = self.absence.first + step if self.side <= 0 else self.absence.first
        last = self.absence.last + step if self.side >= 0 else self.absence.last
        return first, last

    def change(self, records: LeaveModel) -> Change | None:
        """The edit; None where everything is as before."""
        if not self.by:
            return None
        if self.side == 0:
            return edits.move(records.plan, self.absence.id, self.by)
        first, last = self.period(records)
        return edits.change(records.plan, self.absence.id, first=first, last=last)


def drag_at(grid: LeaveGrid, at: QPoint) -> Drag | None:
    """What the mouse would hold at a point: the absence of the cell there, by one of its ends where that is near."""
    index = grid.indexAt(at)
    if not index.isValid():
        return None
    records = grid.records
    found = records.cell_absences(index.row(), index.column())
    if not found:
        return None
    absence = found[-1]
    left = grid.left_of(records.column_of(absence.first))
    right = grid.left_of(records.column_of(absence.last) + 1)
    side = 0
    if right - left >= _WIDE_ENOUGH and not absence.sessions:
        inside = records.slots[0].first <= absence.first, absence.last <= records.slots[-1].last
        if inside[0] and at.x() - left <= _NEAR_END:
            side = -1
        elif inside[1] and right - at.x() <= _NEAR_END:
            side = 1
    return Drag(absence, index.row(), index.column(), side, at)
