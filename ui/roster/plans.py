"""What can be done with whole week plans: make, name, date, publish, copy and take away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner import names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Plan, WeekPlan
from planner.terms import WeekState
from planner.texts import T
from planner.week import edits, plan_edits
from planner.week.copies import Copied
from planner.week.grid_edits import copy_cycle
from planner.week.plan_edits import Settings
from ui.roster.bar import WeekBar, add_entry
from ui.roster.copy_dialogs import OntoDialog, PickDialog, ask_cycle_weeks
from ui.roster.edits import GridEdits
from ui.roster.plan_dialog import WeekPlanDialog
from ui.roster.view import WeekView


class WeekPlans:
    """The commands of the buttons over the grid."""

    def __init__(self, page: WeekView, bar: WeekBar, grid: GridEdits) -> None:
        self._page, self._bar, self._grid = page, bar, grid
        self._say = page.context.say
        bar.manage_menu.aboutToShow.connect(self.fill_manage)
        bar.copies_menu.aboutToShow.connect(self.fill_copies)
        bar.state.activated.connect(lambda _number: self.set_state(bar.state.currentData()))
        bar.fill_in.clicked.connect(grid.fill_in)
        bar.absent.clicked.connect(grid.report_absent)

    @property
    def _plan(self) -> Plan:
        return self._page.context.document.plan

    @property
    def _week(self) -> WeekPlan | None:
        return self._page.shown.of(self._plan)

    def fill_manage(self) -> None:
        """What can be done with the week plan that is looked at."""
        menu, week = self._bar.manage_menu, self._week
        menu.clear()
        add_entry(menu, self._say, T("&New week plan…"), self.new)
        if week is not None:
            add_entry(menu, self._say, T("N&ame, period and cycle…"), self.change)
            add_entry(menu, self._say, T("Du&plicate…"), self.duplicate)
            add_entry(menu, self._say, T("&Delete"), self.delete)

    def fill_copies(self) -> None:
        """What can be copied."""
        menu, week = self._bar.copies_menu, self._week
        menu.clear()
        if week is None:
            return
        add_entry(
            menu, self._say, T("This &person to others…"), self._grid.copy_person, self._grid.member_id() is not None
        )
        add_entry(menu, self._say, T("This &day to other days…"), self._grid.copy_day)
        if week.cycle > 1 and self._page.shown.monday is None:
            add_entry(menu, self._say, T("This week of the &cycle to other weeks…"), self.copy_cycle)
        add_entry(menu, self._say, T("This week plan onto a calendar &week…"), self.copy_onto)

    def _take(self, change: Change, chosen: str | None = None) -> None:
        self._page.commit(change)
        if chosen is not None and any(week.id == chosen for week in self._plan.weeks):
            self._page.shown.choose(chosen)

    def _try(self, make: Callable[[], Change]) -> bool:
        try:
            change = make()
        except EditError as error:
            self._page.report(error)
            return False
        self._page.commit(change)
        return True

    def new(self) -> WeekPlanDialog:
        """Ask what a new week plan starts from."""
        plan, week = self._plan, self._week
        starts = [
            (T("the week patterns of the team"), lambda wanted: plan_edits.from_patterns(plan, wanted)),
            (T("an empty week"), lambda wanted: plan_edits.empty(plan, wanted)),
        ]
        if week is not None:
            text = T("a copy of '{week}'", week=names.week(week))
            starts.append((text, lambda wanted: plan_edits.copy_of(plan, week.id, wanted)))
        name = self._say(T("Standard week") if week is None else T("Week plan {number}", number=len(plan.weeks) + 1))
        dialog = WeekPlanDialog(self._page, T("New week plan"), Settings(name), starts, self._page)
        dialog.taken.connect(self._add)
        dialog.open()
        return dialog

    def _add(self, change: Change) -> None:
        known = {week.id for week in self._plan.weeks}
        self._take(change, next((week.id for week in change.plan.weeks if week.id not in known), None))

    def start(self, from_patterns: bool) -> None:
        """Make the first week plan at once; an empty one is to be filled in."""
        wanted = Settings(self._say(T("Standard week")))
        make = plan_edits.from_patterns if from_patterns else plan_edits.empty
        if self._try(lambda: make(self._plan, wanted)) and not from_patterns:
            self._grid.fill_in()

    def change(self) -> WeekPlanDialog:
        """Ask for another name, period or cycle."""
        plan, week = self._plan, self._week
        assert week
        starts = [(T("this week plan"), lambda wanted: plan_edits.change_settings(plan, week.id, wanted))]
        settings = plan_edits.settings_of(week)
        dialog = WeekPlanDialog(self._page, T("Name, period and cycle"), settings, starts, self._page)
        dialog.taken.connect(self._take)
        dialog.open()
        return dialog

    def duplicate(self) -> WeekPlanDialog:
        """Ask for the name and the period of a copy."""
        plan, week = self._plan, self._week
        assert week
        starts = [(T("a copy"), lambda wanted: plan_edits.copy_of(plan, week.id, wanted))]
        name = self._say(T("Copy of {week}", week=names.week(week)))
        wanted = Settings(name, week.start, week.end, week.cycle)
        dialog = WeekPlanDialog(self._page, T("Duplicate a week plan"), wanted, starts, self._page)
        dialog.taken.connect(self._add)
        dialog.open()
        return dialog

    def delete(self) -> None:
        """Take the week plan away; undo brings it back."""
        week = self._week
        if week is not None:
            self._try(lambda: edits.remove(self._plan, week.id))

    def set_state(self, state: WeekState) -> None:
        """Make the week plan a draft, final or published."""
        week = self._week
        if week is None or week.state == state or not self._try(lambda: edits.set_state(self._plan, week.id, state)):
            self._page.refresh()

    def copy_cycle(self) -> PickDialog | None:
        """Ask which weeks of the cycle become as this one."""
        week = self._week
        if week is None or not self._grid.may_change():
            return None
        number = self._page.shown.number(self._plan)

        def take(chosen: list[str]) -> None:
            self._try(lambda: copy_cycle(self._plan, week.id, number, list(map(int, chosen))))

        return ask_cycle_weeks(self._page, week, number, take)

    def copy_onto(self) -> OntoDialog | None:
        """Ask onto which calendar week the week plan is copied."""
        week = self._week
        if week is None:
            return None
        dialog = OntoDialog(self._page, week, self._page.shown.monday or date.today(), self._page)
        dialog.taken.connect(lambda copied: self._copied(copied, dialog.monday))
        dialog.open()
        return dialog

    def _copied(self, copied: Copied, monday: date) -> None:
        self._page.commit(copied.change)
        self._page.shown.choose_date(monday)
