"""What people do in the grid, made into edits of the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from planner.edits import Change
from planner.errors import EditError
from planner.plan import Cell, Plan
from planner.terms import Work
from planner.week import cell_edits, copies, grid_edits
from planner.week.cell_edits import change_cells
from planner.week.edits import editable, set_note
from planner.week.merge import Spot, Weeks
from planner.week.rows import WITHOUT_ROOM
from ui.roster import clip
from ui.roster.absence_dialog import report_absent
from ui.roster.cell_dialog import CellDialog
from ui.roster.copy_dialogs import PickDialog, ask_days, ask_people
from ui.roster.exports import save_calendar
from ui.roster.fill_dialog import fill_in

if TYPE_CHECKING:
    from ui.roster.grid import RosterGrid
    from ui.roster.view import WeekView

CellEdit = Callable[[Plan, str, Weeks], Change]


class GridEdits:
    """The commands of a grid. `by_room` tells whether its rows are rooms."""

    def __init__(self, page: WeekView, grid: RosterGrid) -> None:
        self.page, self.grid = page, grid
        self.say = page.context.say
        grid.dropped.connect(self.drop)
        grid.roster.noted.connect(self.note)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.page.context.document.plan

    @property
    def by_room(self) -> bool:
        """Whether the rows are rooms."""
        return self.page.shown.by_room

    def weeks(self) -> Weeks:
        """The weeks of the cycle that an edit is about; none means all of them."""
        shown = self.page.shown
        return () if shown.monday is not None or shown.all_weeks else (shown.number(self.plan),)

    def apply(self, edit: CellEdit) -> bool:
        """Make an edit of the week that is looked at, or say why not."""
        week = self.page.shown.of(self.plan)
        if week is None:
            return False
        try:
            editable(self.plan, week.id)
            weeks = () if week.cycle == 1 else self.weeks()
            change = grid_edits.in_week(
                self.plan, week, self.page.shown.monday, lambda now, week_id: edit(now, week_id, weeks)
            )
        except EditError as error:
            self.page.report(error)
            return False
        self.page.commit(change)
        return True

    def may_change(self) -> bool:
        """Whether the week that is looked at can be changed; says why where it can't."""
        week = self.page.shown.of(self.plan)
        try:
            if week is not None:
                editable(self.plan, week.id)
        except EditError as error:
            self.page.report(error)
            return False
        return week is not None

    def places(self) -> list[Spot]:
        """The spots of the selected cells."""
        found = [spot for index in self.grid.selectedIndexes() for spot in self.grid.roster.spots(index)]
        return list(dict.fromkeys(found))

    def filled(self) -> list[Spot]:
        """The spots of the selected cells in which there is something."""
        return [
            spot
            for index in self.grid.selectedIndexes()
            if self.grid.roster.row_at(index).kind in ("person", "room") and self.grid.roster.cells(index)
            for spot in self.grid.roster.spots(index)
        ]

    def can_open(self) -> bool:
        """Whether the cursor is on a cell of a person or a room."""
        index = self.grid.currentIndex()
        return index.isValid() and self.grid.roster.row_at(index).kind in ("person", "room")

    def member_id(self) -> str | None:
        """The person whom the cursor is on."""
        index = self.grid.currentIndex()
        if not self.can_open():
            return None
        row, spots = self.grid.roster.row_at(index), self.grid.roster.spots(index)
        return row.id if row.kind == "person" else spots[0][0] if spots else None

    def session(self) -> str:
        """The session that the cursor is in."""
        return self.grid.roster.session_at(self.grid.currentIndex())

    def set_work(self, work: Work) -> None:
        """Let this be the work in the selected cells."""
        self.apply(lambda plan, week, weeks: grid_edits.set_work(plan, week, self.places(), work, weeks))

    def toggle_pins(self) -> None:
        """Pin the selected cells, or let them go."""
        self.apply(lambda plan, week, weeks: grid_edits.toggle_pins(plan, week, self.filled(), weeks))

    def clear(self) -> None:
        """Empty the selected cells; out of a room, people only lose the room."""
        rows = {self.grid.roster.row_at(index) for index in self.grid.selectedIndexes()}
        if any(row.kind == "room" and row.id != WITHOUT_ROOM for row in rows):
            self.apply(lambda plan, week, weeks: change_cells(plan, week, self.filled(), "room", None, weeks))
        else:
            self.apply(lambda plan, week, weeks: cell_edits.clear(plan, week, self.filled(), weeks))

    def copy(self) -> None:
        """Put the selected cells on the clipboard, in the words of the grid."""
        clip.copy(self.grid)

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        clip.copy(self.grid)
        self.clear()

    def paste(self) -> None:
        """Fill cells from the clipboard."""
        if not self.may_change():
            return
        try:
            clip.paste(self)
        except EditError as error:
            self.page.report(error)

    def fill_down(self) -> None:
        """Copy the topmost selected cell of each session to those below it, or one cell alone from above it."""
        pairs = clip.downwards(self.grid)
        if pairs:
            self.apply(lambda plan, week, weeks: grid_edits.fill_down(plan, week, pairs, weeks))

    def note(self, session: str, text: str) -> None:
        """Write a note at a session."""
        self.apply(lambda plan, week, _weeks: set_note(plan, week, session, text))

    def open_note(self) -> None:
        """Put the cursor in the note of the session that it is in."""
        at = self.grid.roster.index(0, max(0, self.grid.currentIndex().column()))
        self.grid.put_cursor(at)
        self.grid.edit(at)

    def drop(self, source: QModelIndex, target: QModelIndex, is_copy: bool) -> None:
        """Take a cell from one place to another one."""
        roster = self.grid.roster
        spot, session, row = roster.spots(source)[0], roster.session_at(target), roster.row_at(target)
        if row.kind == "room":
            room = row.id or None

            def edit(plan: Plan, week: str, weeks: Weeks) -> Change:
                return grid_edits.put_in_room(plan, week, spot, session, room, weeks, is_copy)
        else:
            place = (row.id, session)

            def edit(plan: Plan, week: str, weeks: Weeks) -> Change:
                if is_copy:
                    return copies.copy_cell(plan, week, spot, [place], weeks)
                return cell_edits.move(plan, week, spot, place, weeks)

        if self.apply(edit):
            self.grid.put_cursor(target)

    def open_cell(self) -> CellDialog | None:
        """Open the form of the cell that the cursor is on."""
        if not self.can_open() or not self.may_change():
            return None
        index = self.grid.currentIndex()
        cells, row = self.grid.roster.cells(index), self.grid.roster.row_at(index)
        old = cells[0] if cells else None
        dialog = CellDialog(self.page, old, row, self.session(), self.grid)
        dialog.taken.connect(lambda new: self._replace(old, new))
        dialog.open()
        return dialog

    def _replace(self, old: Cell | None, new: Cell) -> None:
        if self.page.shown.monday is not None:
            old = None
            new = new.model_copy(update={"weeks": ()})
        self.apply(lambda plan, week, _weeks: grid_edits.replace(plan, week, old, new))

    def copy_person(self) -> PickDialog | None:
        """Ask to whom the week of this person is copied."""
        who = self.member_id()
        if who is None or not self.may_change():
            return None

        def take(chosen: list[str]) -> None:
            self.apply(lambda plan, week, _weeks: copies.copy_person(plan, week, who, chosen))

        return ask_people(self.page, who, take)

    def copy_day(self) -> PickDialog | None:
        """Ask to which days this day is copied."""
        if not self.grid.currentIndex().isValid() or not self.may_change():
            return None
        day = self.session().partition("_")[0]

        def take(chosen: list[str]) -> None:
            self.apply(lambda plan, week, _weeks: copies.copy_day(plan, week, day, chosen))

        return ask_days(self.page, day, take)

    def report_absent(self) -> None:
        """Report the person in this row as absent."""
        member = self.member_id()
        session = self.session() if self.grid.currentIndex().isValid() else None
        report_absent(self.page, member, session)

    def fill_in(self) -> None:
        """Let the program propose a roster."""
        fill_in(self.page)

    def save_calendar(self) -> None:
        """Save the week of the person in this row as a calendar file."""
        member = self.member_id()
        if member is not None:
            save_calendar(self.page, member)
