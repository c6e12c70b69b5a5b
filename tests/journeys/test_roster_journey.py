"""A manager plans a week from nothing, and repairs one when a GP falls sick on Monday."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from planner.files.plan_file import load, save
from planner.plan import Plan, WeekPlan
from planner.resources import resource
from planner.warnings import Severity
from planner.week.checks import check
from planner.week.dates import holds, monday_of, valid, week_of_cycle
from planner.week.works import CONTACT_WORKS
from tests.journeys.journey import Journey, journey

_ENOUGH = 10
SICK = "A. Voorbeeld"


def example(name: str, **fields: Any) -> Plan:
    """An example without absence, so that the day on which this runs makes no difference."""
    plan = load(resource("examples", f"{name}.dagdeel"))
    return plan.model_copy(update={"absences": (), "scenarios": (), **fields})


class Counted:
    """What a person does, counted: every click, and every key or keys at once."""

    def __init__(self, user: Journey) -> None:
        self.user, self.count = user, 0

    def go_to(self, page: str) -> None:
        """Show a page."""
        self.count += 1
        self.user.go_to(page)

    def click(self, name: str) -> None:
        """Click what has this name on the page."""
        self.count += 1
        self.user.click(name)

    def click_cell(self, name: str) -> None:
        """Click a cell of the roster."""
        self.count += 1
        self.user.screen.click(*self.user.until(lambda seen: name in seen["grid"])["grid"][name])

    def answer(self, button: str) -> None:
        """Press the default button of a dialog, which has this name."""
        self.count += 1
        self.user.until(lambda seen: button in seen.get("dialog", {}))
        self.user.keys("Return")


def opened(user: Journey, plan: Plan) -> Counted:
    patients = sum(count for groups in plan.patients.counts.values() for count in groups.values())
    user.until(lambda seen: seen.get("patients") == patients)
    user.screen.window("Dagdeel$")
    return Counted(user)


def saved(user: Journey, file: Path) -> Plan:
    user.keys("ctrl+s")
    user.until(lambda seen: seen["saved"])
    return load(file)


def issues(seen: dict[str, Any]) -> list[str]:
    return [title for title, _told in seen["rows"].get("Issues", [])]


def test_a_standard_week_is_planned_from_nothing(tmp_path: Path) -> None:
    file, plan = tmp_path / "mine.dagdeel", example("overloaded_duo", weeks=())
    save(plan, file)
    with journey(tmp_path, str(file)) as user:
        manager = opened(user, plan)
        manager.go_to("week")
        manager.click("Start empty and fill in")
        manager.answer("Fill in")
        manager.answer("Take over")
        user.until(lambda seen: "dialog" not in seen and not seen["saved"])
        filled = saved(user, file)
        user.keys("ctrl+z", "ctrl+z")
        user.until(lambda seen: not seen["saved"])
        assert saved(user, file) == plan
        assert user.close() == (0, "")

    (week,) = filled.weeks
    assert {cell.member for cell in week.cells} == {member.id for member in plan.staff if member.sessions}
    assert not [issue for issue in check(filled, week) if issue.severity is Severity.RED]


def test_a_gp_falls_sick_on_monday_and_the_week_is_repaired(tmp_path: Path) -> None:
    file, plan = tmp_path / "mine.dagdeel", example("group_practice")
    save(plan, file)
    monday = monday_of(date.today())
    with journey(tmp_path, str(file)) as user:
        manager = opened(user, plan)
        manager.go_to("week")
        manager.click("This week")
        manager.click_cell(f"{SICK}/mon_am")
        manager.click("Report absent")
        manager.answer("Report absent")
        user.until(lambda seen: any(f"{SICK} stands in the roster" in title for title in issues(seen)))
        seen = user.until(lambda seen: any(name.startswith("Let ") for name in seen["places"]))
        manager.click(next(name for name in seen["places"] if name.startswith("Let ")))
        user.until(lambda seen: not any("is away" in title for title in issues(seen)))
        assert manager.count < _ENOUGH
        repaired = saved(user, file)
        user.keys("ctrl+z", "ctrl+z")
        user.until(lambda seen: not seen["saved"])
        assert saved(user, file) == plan
        assert user.close() == (0, "")

    week = valid(repaired.weeks, monday)
    assert week is not None
    assert repaired.weeks[0] == plan.weeks[0]
    sick = repaired.absences[0].member
    assert not [cell for cell in week.cells if cell.member == sick and cell.session.startswith("mon")]
    number = week_of_cycle(monday, plan.weeks[0].cycle)
    assert with_patients(week) == with_patients(plan.weeks[0], number)


def with_patients(week: WeekPlan, number: int = 1) -> list[tuple[str, str]]:
    """In which sessions patients are seen, and how, in a week of the cycle."""
    cells = [cell for cell in week.cells if cell.work in CONTACT_WORKS and holds(cell, number)]
    return sorted((cell.session, cell.work) for cell in cells)
