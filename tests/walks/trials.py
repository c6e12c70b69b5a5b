"""The pages on which something is tried beside the plan, each with what it shows only then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from planner import scenario_edits
from planner.calculation import calculate
from planner.levers import KINDS
from planner.levers.merge import Merge
from planner.mix import Answer, cheapest, usual
from planner.plan import Absence, Plan
from planner.texts import T
from planner.week import edits
from tests.support.contexts import example
from tests.walks.quiet import settle
from ui.main_window import MainWindow
from ui.pages.dropouts import DropoutsPage
from ui.pages.locum import LocumPage
from ui.pages.scenarios import ScenariosPage
from ui.pages.targets import TargetsPage
from ui.pages.week import WeekPage

# Levers whose forms have all sorts of fields between them.
_FORMS = ("consult_length", "channel", "locum", "hire", "take_over_list", "scarcity")
# A mix is found for the first one; nothing is enough for the second.
_MIXED = ("solo_norm", "overloaded_duo")
# A Monday.
_MONDAY = date(2027, 3, 1)


def with_scenarios(plan: Plan) -> Plan:
    """The plan with a scenario of many levers, and one of a single lever."""
    levers = tuple(KINDS[kind].first(plan) for kind in _FORMS)
    plan = scenario_edits.add(plan, "Scenario 1", (*levers, Merge(other=example("solo_norm")))).plan
    return scenario_edits.add(plan, "Scenario 2", levers[:1]).plan


def trials(window: MainWindow) -> Iterator[str]:
    """Shows them one after another; the value says which. Afterwards the plan is as it was."""
    full = window.document.plan
    for part in (_locum, _scenarios, _targets, _dropouts, _week):
        yield from part(window)
        window.document.start(full, T("Open"))


def _locum(window: MainWindow) -> Iterator[str]:
    """Some weeks only and in somebody's place; kept as a scenario; without a session."""
    window.show_page("locum")
    page = window.pages.currentWidget()
    assert isinstance(page, LocumPage)
    for box in (page.inputs.weeks, page.inputs.instead):
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.currentIndex())
    settle()
    yield "locum, some weeks instead of somebody"
    page.keep.click()
    settle()
    yield "locum, kept"
    page.inputs.sessions.show_sessions({})
    settle()
    yield "locum, no session"


def _scenarios(window: MainWindow) -> Iterator[str]:
    """Two scenarios: every form that a lever can have, the levers to add, the comparison and the charts."""
    window.document.start(with_scenarios(window.document.plan), T("Open"))
    window.show_page("scenarios")
    page = window.pages.currentWidget()
    assert isinstance(page, ScenariosPage)
    for number, kind in enumerate((*_FORMS, "merge")):
        page.levers.list.go_to(number)
        settle()
        yield f"scenarios, {kind}"
    page.levers.wants_lever.emit()
    settle()
    yield "scenarios, levers to add"
    for number in range(1, page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        settle()
        yield f"scenarios, tab {number + 1} filled"
    page.tabs.setCurrentIndex(0)


@cache
def _mix(name: str) -> Answer:
    """What the search for the cheapest mix gives for an example."""
    results = calculate(example(name))
    return cheapest(results, usual(results))


def _targets(window: MainWindow) -> Iterator[str]:
    """A mix that was found, and none."""
    window.show_page("targets")
    page = window.pages.currentWidget()
    assert isinstance(page, TargetsPage)
    page.tabs.setCurrentWidget(page.mix)
    for name in _MIXED:
        window.document.start(example(name), T("Open"))
        page.mix.result.show_answer(window.document.plan, _mix(name))
        settle()
        yield f"targets, mix for {name}"
    page.tabs.setCurrentWidget(page.questions)


def _dropouts(window: MainWindow) -> Iterator[str]:
    """Everybody's plan to fall back on."""
    window.show_page("dropouts")
    page = window.pages.currentWidget()
    assert isinstance(page, DropoutsPage)
    for member in window.document.plan.staff:
        page.people.go_to(member.id)
        settle()
        yield f"dropouts, {member.id}"


def _week(window: MainWindow) -> Iterator[str]:
    """A calendar week with somebody away, rooms in the rows, and a week that is published."""
    plan = window.document.plan
    away = Absence(id="away", member=plan.staff[0].id, first=_MONDAY, last=_MONDAY)
    window.document.start(plan.model_copy(update={"absences": (*plan.absences, away)}), T("Open"))
    window.show_page("week")
    page = window.pages.currentWidget()
    assert isinstance(page, WeekPage)
    page.shown.choose_date(_MONDAY)
    settle()
    yield "week, in the calendar"
    page.shown.set(by_room=True)
    settle()
    yield "week, by room"
    page.shown.set(by_room=False, evenings=True)
    week_id = plan.weeks[0].id
    window.document.apply(edits.set_cycle(plan, week_id, 2))
    window.document.apply(edits.set_state(window.document.plan, week_id, "published"))
    page.shown.choose(week_id, 2)
    settle()
    yield "week, published"
    page.shown.set(evenings=False)
