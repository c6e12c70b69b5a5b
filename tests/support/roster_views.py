"""A page that looks at a week of the roster, without a grid, for tests of what stands beside one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from planner.edits import add_member, fresh_id
from planner.plan import Cell, Member, Plan
from planner.roster.practice import Collision, LocumOffer, Measure, Proposal, Way
from planner.texts import Quantity, T, Unit
from tests.support.contexts import context
from tests.support.weeks import cell, cells, member, practice
from ui.roster.view import WeekView

# A Monday in the summer of 2027.
MONDAY = date(2027, 7, 19)


class BareWeek(WeekView):
    """Shows nothing of itself; `parts_shown` are refreshed with every change, as on the real page."""

    def __init__(self, plan: Plan, language: str = "en") -> None:
        super().__init__(context(plan, language))
        self.parts_shown: list[Any] = []
        self.shown.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Refresh the parts."""
        for part in self.parts_shown:
            part.refresh()


def bare_week(qtbot: QtBot, plan: Plan, language: str = "en") -> BareWeek:
    """The page, shown."""
    page = BareWeek(plan, language)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def two_gps(**fields: Any) -> Plan:
    """Two GPs and an assistant: Anna works Monday and Tuesday, Bram Tuesday only."""
    staff = (member("anna", sessions={"mon_am": 4, "mon_pm": 4, "tue_am": 4}), member("bram", sessions={"tue_am": 4}))
    entries = (*cells("anna", "mon_am mon_pm tue_am"), cell("bram", "tue_am"), *cells("desk", "mon_am mon_pm tue_am"))
    return practice((*staff, member("desk", "assistant")), entries, **fields)


def found(plan: Plan, cells: tuple[Cell, ...], monday: date | None = None) -> Proposal:
    """A roster as an answer of filling in, with a locum that would help."""
    met = Measure("demand", T("Contacts with a place"), Quantity(0.5, Unit.SHARE), Quantity(0.75, Unit.SHARE))
    locum = Member(id=fresh_id((one.id for one in plan.staff), "locum"), role="gp", employment="locum")
    change = replace(add_member(plan, locum), label=T("Add a locum"))
    hours, cost = Quantity(4, Unit.HOURS), Quantity(340, Unit.EUROS)
    offer = LocumOffer(T("GPs have too few places."), 1, hours, cost, change)
    return Proposal(cells, 0.25, False, 1.0, (met,), (offer,), monday)


def clash(plan: Plan) -> Collision:
    """An answer that no roster fits, with two ways out: somebody more, or nothing that costs."""
    change = add_member(plan, Member(id=fresh_id((one.id for one in plan.staff), "carl"), role="gp"))
    ways = (
        Way((T("Plan a locum on Mon morning."), T("Open it.")), change, Quantity(340, Unit.EUROS)),
        Way((T("Close Mon morning."),), replace(change, label=T("Close")), Quantity(0, Unit.EUROS)),
    )
    return Collision((T("These 2 rules cannot all hold:"), T("A GP in every session"), T("Anna is away")), ways)
