"""What the grid shows, to tick: functions with contacts, evenings, and of which weeks an edit is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from planner import names
from planner.texts import Message, T
from planner.week.rows import contact_roles, shown
from ui.roster.view import WeekView


def fill_show(menu: QMenu, page: WeekView) -> None:
    """Put the choices on the menu, as they are now."""
    menu.clear()
    plan, looked = page.context.document.plan, page.shown
    week = looked.of(plan)
    if week is None:
        return
    roles = contact_roles(shown(plan, week, looked.number(plan), looked.monday))
    on = set(roles) if looked.roles is None else set(looked.roles)
    for role_id in roles:
        text = T("Contacts: {role}", role=names.role(plan, role_id))
        _tick(menu, page, text, role_id in on, partial(looked.set, roles=frozenset(on ^ {role_id})))
    menu.addSeparator()
    _tick(menu, page, T("&Evenings"), looked.evenings, lambda: looked.set(evenings=not looked.evenings))
    if week.cycle > 1 and looked.monday is None:
        text = T("Change &all weeks of the cycle at once")
        _tick(menu, page, text, looked.all_weeks, lambda: looked.set(all_weeks=not looked.all_weeks))


def _tick(menu: QMenu, page: WeekView, text: Message, ticked: bool, run: Callable[[], None]) -> None:
    action = menu.addAction(page.say(text))
    action.setCheckable(True)
    action.setChecked(ticked)
    action.triggered.connect(lambda _checked=False: run())
