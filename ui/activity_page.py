"""Base of the pages about activities: adding one, new or from the usual ones that a plan lacks, and removing some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from planner import edits, names
from planner.defaults import default_activities
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Activity, Delivery
from planner.practice_setup import add_usual
from planner.terms import GP
from planner.texts import Message, T
from ui.context import Context
from ui.table_page import TablePage
from ui.widgets.panels import button, menu_button


class ActivityPage(TablePage):
    """Has the buttons for adding and removing. `add_text` and `new_text` are their words."""

    add_text: Message
    new_text: Message

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add, self.add_menu = menu_button(context, self.add_text, "mdi6.plus")
        self.remove = button(context, T("Remove"), "mdi6.minus")
        self.add_menu.aboutToShow.connect(self._fill_menu)

    def new_activity(self, activity_id: str, name: str, delivery: tuple[Delivery, ...]) -> Activity:
        """A new activity of the kind that this page is about."""
        raise NotImplementedError

    def offers(self, activity: Activity) -> bool:
        """Whether a usual activity belongs on this page."""
        raise NotImplementedError

    def go_to(self, activity: Activity) -> None:
        """Put the cursor on an activity that was added."""
        raise NotImplementedError

    def _fill_menu(self) -> None:
        there = {activity.id for activity in self.context.document.plan.activities}
        missing = [usual for usual in default_activities() if usual.id not in there and self.offers(usual)]
        self.add_menu.clear()
        self.add_menu.addAction(self.say(self.new_text), self.add_new)
        if missing:
            self.add_menu.addSeparator()
        if len(missing) > 1:
            self.add_menu.addAction(self.say(T("All the usual ones below")), lambda: self._add_usual(missing))
        for usual in missing:
            self.add_menu.addAction(self.say(names.activity(usual)), partial(self._add, usual))

    def add_new(self) -> None:
        """Add a new activity."""
        self._add(self._new())

    def _new(self) -> Activity:
        plan = self.context.document.plan
        name = self.say(self.new_text)
        doing = sorted((role.id for role in plan.roles), key=lambda role: role != GP)[:1]
        delivery = tuple(Delivery(role=role, minutes=10) for role in doing)
        return self.new_activity(edits.fresh_id((a.id for a in plan.activities), name), name, delivery)

    def _add(self, activity: Activity) -> None:
        if self.attempt(lambda: edits.add_activity(self.context.document.plan, activity)):
            self.go_to(activity)

    def _add_usual(self, missing: list[Activity]) -> None:
        if self.attempt(lambda: add_usual(self.context.document.plan, missing)):
            self.go_to(missing[0])

    def remove_activities(self, activities: Iterable[Activity]) -> None:
        """Take activities out of the plan."""
        gone = dict.fromkeys(activity.id for activity in activities)
        if gone:
            self.commit(edits.remove_activities(self.context.document.plan, gone))

    def attempt(self, edit: Callable[[], Change]) -> bool:
        """Take over an edit; where it is refused, say why and answer False."""
        try:
            change = edit()
        except EditError as error:
            self.report(error)
            return False
        self.commit(change)
        return True
