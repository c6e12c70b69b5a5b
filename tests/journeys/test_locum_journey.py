"""A GP asks what a locum on Tuesday changes, beside what a practice nurse would, and takes the page along on paper."""

from __future__ import annotations

from pathlib import Path

from planner.calculation import calculate
from planner.files.plan_file import load
from planner.language import Translator
from planner.levers import apply
from planner.levers.hire import Hire
from planner.levers.locum import Locum
from planner.plan import Lever
from planner.resources import resource
from planner.results import Results
from planner.texts import Quantity, Unit
from tests.journeys.journey import Journey, below, beside, choose, journey, open_the_duo
from tests.support.pdfs import pdf_pages, pdf_text

DUO = load(resource("examples", "overloaded_duo.dagdeel"))
AFTERNOON = Locum(sessions={"tue_pm": 4})
TUESDAY = Locum(sessions={"tue_am": 4, "tue_pm": 4})
NURSE = Hire(role="poh_s")
say = Translator("en")


def after(lever: Lever) -> Results:
    """What the engine makes of the example with a lever."""
    return calculate(apply(DUO, lever))


def full(results: Results, role: str = "gp") -> str:
    """How full a function's week is, as it is written."""
    return say.plain(Quantity(results.roles[role].utilisation, Unit.SHARE))


def shows(user: Journey, locum: Locum) -> None:
    """Waits until the page shows how full the GPs' week is without and with a locum."""
    told = [full(calculate(DUO)), full(after(locum))]
    user.until(lambda seen: [below(seen, "GPs now"), below(seen, "GPs with this locum")] == told)


def choose_tuesday(user: Journey) -> None:
    """Switch the sessions of Tuesday off and on: the morning by mouse, the afternoon by keyboard."""
    shows(user, TUESDAY)
    user.click("Tue morning")
    shows(user, AFTERNOON)
    while user.seen["focus_name"] != "Tue afternoon":
        before = user.seen["focus_name"]
        user.keys("Tab")
        user.until(lambda seen, before=before: seen["focus_name"] != before)
    user.keys("space")
    user.until(lambda seen: "▲ Choose at least one session for the locum." in dict(seen["texts"]))
    user.keys("space")
    shows(user, AFTERNOON)
    user.click("Tue morning")
    shows(user, TUESDAY)


def read_the_figures(user: Journey) -> None:
    """Waits until the lines below the two big numbers are those of the engine."""
    both = calculate(DUO), after(TUESDAY)
    contacts = [say.number(one.contacts_per_gp_day or 0, 1) for one in both]
    costs = [say.number(one.cost_per_week, 0) for one in both]
    user.until(lambda seen: beside(seen, "Contacts per GP per day")[:3] == [*contacts, "■ too high"])
    user.until(lambda seen: beside(seen, "Cost per week")[:3] == [*costs, "▲ worse"])


def try_a_nurse(user: Journey) -> None:
    """A second scenario, named by hand, with a hire whose function is chosen in the form."""
    user.go_to("scenarios")
    user.until(lambda seen: [row[0] for row in seen["rows"].get("Scenarios", [])] == ["Locum on Tue"])
    choose(user, "Add a scenario", "Empty scenario")
    user.until(lambda seen: seen["focus"] == "QLineEdit")
    user.type("A practice nurse")
    user.keys("Return")
    user.until(lambda seen: "A practice nurse" in seen["places"])
    user.click("Find a lever")
    user.type("hire")
    user.keys("Return")
    user.until(lambda seen: seen["rows"]["Levers"] and "Hire GP" in seen["rows"]["Levers"][0][1])
    user.until(lambda seen: seen["focus_name"] == "Function")
    user.type("practice")
    user.until(lambda seen: "Hire Practice nurse, somatic" in seen["rows"]["Levers"][0][1])


def compare(user: Journey) -> None:
    """Both scenarios beside the plan: how full the weeks are, and what a week costs."""
    user.click("Compare")
    name = "Scenarios beside the plan"
    table = user.until(lambda seen: name in seen["rows"])["rows"][name]
    beside = [calculate(DUO), after(TUESDAY), after(NURSE)]
    for title, role in (("GP", "gp"), ("Practice nurse, somatic", "poh_s")):
        told = next(row for row in table if row[0] == title)
        assert [cell.partition(": ")[2].split(",")[0] for cell in told[1:]] == [full(one, role) for one in beside]
    cost = next(row for row in table if row[0].startswith("Cost per week"))
    assert [cell.partition(": ")[2].split(", ")[0] for cell in cost[1:]] == [
        say.number(one.cost_per_week, 0) for one in beside
    ]
    assert "A practice nurse" in cost[3]


def test_a_locum_on_tuesday_kept_compared_with_a_nurse_and_printed(tmp_path: Path) -> None:
    saved, paper = tmp_path / "mine.dagdeel", tmp_path / "locum.pdf"
    with journey(tmp_path) as user:
        open_the_duo(user)
        user.go_to("locum")
        choose_tuesday(user)
        read_the_figures(user)
        user.click("Keep as a scenario")
        user.until(lambda seen: "Kept as the scenario 'Locum on Tue'." in dict(seen["texts"]))

        try_a_nurse(user)
        compare(user)

        user.go_to("locum")
        user.keys("alt+f")
        user.keys("d")
        user.screen.window("PDF")
        user.save_as(paper)
        user.until(lambda seen: paper.exists() and "Dagdeel" in seen["active"])

        user.keys("ctrl+s")
        user.screen.window("Save the plan")
        user.save_as(saved)
        user.until(lambda seen: seen["saved"] and "mine.dagdeel" in seen["title"])
        assert user.close() == (0, "")

    kept = load(saved)
    assert kept.model_copy(update={"scenarios": ()}) == DUO
    assert [[step.lever for step in scenario.steps] for scenario in kept.scenarios] == [[TUESDAY], [NURSE]]
    printed = pdf_text(paper)
    assert len(pdf_pages(paper)) == 1
    assert "An extra locum on Tue morning, Tue afternoon" in printed
    assert f"Utilisation {full(calculate(DUO))} {full(after(TUESDAY))}" in printed
