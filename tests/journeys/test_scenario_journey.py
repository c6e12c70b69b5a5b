"""A manager puts three scenarios together, keeps them in the file, and hands them on as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from planner.calculation import calculate
from planner.comparison import lines
from planner.explain import Figure
from planner.files.plan_file import load, save
from planner.files.workbook import Layout, report_layout
from planner.plan import Plan
from planner.resources import resource
from planner.scenarios import run
from tests.journeys.journey import Journey, choose, journey
from tests.support.office import recalculate
from tests.support.workbooks import Values, against_engine, differences, same, scenarios_against_engine, shown_sheets

DUO = load(resource("examples", "overloaded_duo.dagdeel"))
LOCUM, LONGER, HANDS = "A locum on Tuesday", "15-minute consults", "Less paper, more hands"


def titles(seen: dict[str, Any], view: str) -> list[str]:
    """The titles of the rows of a list; none while it is not there."""
    return [title for title, _told in seen["rows"].get(view, [])]


def add_lever(user: Journey, words: str, levers: list[str]) -> None:
    """Add the lever that some words find; then these are the levers."""
    user.until(lambda seen: seen["focus_name"] == "Find a lever")
    user.type(words)
    user.keys("Return")
    user.until(lambda seen: titles(seen, "Levers") == levers)


def build(user: Journey) -> None:
    """A locum; 15 minutes with delegation; less administration with somebody more."""
    user.go_to("scenarios")
    user.click(LOCUM)
    user.until(lambda seen: titles(seen, "Levers") == ["Locum"])
    choose(user, "Add a scenario", LONGER)
    user.until(lambda seen: titles(seen, "Levers") == ["Longer consults"])
    user.click("Add a lever")
    add_lever(user, "delegate", ["Longer consults", "Delegate work"])
    choose(user, "Add a scenario", "Empty scenario")
    user.until(lambda seen: seen["focus"] == "QLineEdit" and seen["focus_name"] != "Find a lever")
    user.type(HANDS)
    user.keys("Return")
    user.until(lambda seen: titles(seen, "Scenarios") == [LOCUM, LONGER, HANDS])
    user.click("Find a lever")
    add_lever(user, "less admin", ["Less administration"])
    user.click("Add a lever")
    add_lever(user, "hire", ["Less administration", "Hire somebody"])


def switch_order_undo_and_redo(user: Journey) -> None:
    """The last lever goes off and on, then up; all of that back, and the order once more."""
    user.click("Hire somebody")
    user.until(lambda seen: seen["focus_name"] == "Levers")
    user.keys("space")
    user.until(lambda seen: "switched off" in seen["rows"]["Levers"][1][1])
    user.keys("space")
    user.until(lambda seen: "switched off" not in seen["rows"]["Levers"][1][1])
    user.keys("alt+Up")
    user.until(lambda seen: titles(seen, "Levers") == ["Hire somebody", "Less administration"])
    user.keys("ctrl+z", "ctrl+z")
    user.until(lambda seen: "switched off" in seen["rows"]["Levers"][1][1])
    user.keys("ctrl+y", "ctrl+y")
    user.until(lambda seen: titles(seen, "Levers") == ["Hire somebody", "Less administration"])
    user.click(LONGER)
    user.keys("alt+Up")
    user.until(lambda seen: titles(seen, "Scenarios") == [LONGER, LOCUM, HANDS])


def compared(plan: Plan, path: Path, layout: Layout) -> int:
    """Checks the sheet that compares, cell by cell against the engine; how many rows it has."""
    values, base = Values(path), calculate(plan)
    outcomes = [run(base, scenario).results for scenario in plan.scenarios]
    count = 0
    for line in lines(base, outcomes):
        place = layout.figures.get(Figure("comparison", line.role, str(line.measure.figure)))
        if place is None:
            continue
        count += 1
        before, *after = (cell.value for cell in line.cells)
        wanted = [before]
        for value in after:
            wanted += [value, None if value is None or before is None else value - before]
        shown = [values[place._replace(column=place.column + number)] for number in range(len(wanted))]
        assert all(map(same, shown, wanted)), (line.measure.key, shown, wanted)
    return count


def test_three_scenarios_are_kept_in_the_file_and_exported(tmp_path: Path) -> None:
    file, book = tmp_path / "mine.dagdeel", tmp_path / "mine.xlsx"
    save(DUO, file)
    with journey(tmp_path, str(file)) as user:
        user.until(lambda seen: seen.get("patients") == 4600)
        user.screen.window("Dagdeel$")
        build(user)
        switch_order_undo_and_redo(user)
        user.keys("ctrl+s")
        user.until(lambda seen: seen["saved"])

        user.keys("ctrl+o")
        user.screen.window("Open a plan")
        user.save_as(file)
        user.until(lambda seen: seen["focus"] != "" and titles(seen, "Scenarios") == [LONGER, LOCUM, HANDS])

        user.go_to("export")
        user.keys("alt+s")
        user.screen.window("workbook")
        user.save_as(book)
        user.until(lambda seen: f"'mine.xlsx' is saved in {tmp_path}." in dict(seen["texts"]))
        assert user.close() == (0, "")

    plan = load(file)
    kinds = [[step.lever.kind for step in scenario.steps] for scenario in plan.scenarios]
    assert kinds == [["consult_length", "delegate"], ["locum"], ["hire", "less_admin"]]
    assert all(step.on for scenario in plan.scenarios for step in scenario.steps)
    assert plan.model_copy(update={"scenarios": ()}) == DUO

    assert [sheet.title for sheet in shown_sheets(book)][-4:] == ["Comparison", LONGER, LOCUM, HANDS]
    layout, anew = report_layout(plan, "en", date.today()), recalculate(book)
    assert differences(book, anew) == []
    assert against_engine(plan, anew, layout) == []
    assert scenarios_against_engine(plan, anew, layout) == []
    assert compared(plan, anew, layout) > 15
