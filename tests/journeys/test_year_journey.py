"""A manager grants leave, sees week 30 break, repairs it with a locum, prints the year, and takes all of it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from planner.files.plan_file import load, save
from planner.resources import resource
from tests.journeys.journey import Journey, journey
from tests.support.pdfs import pdf_pages, pdf_text
from tests.support.years import bare, with_list

# Two GPs with so few patients that one of them alone has too many.
DUO = with_list(bare(load(resource("examples", "overloaded_duo.dagdeel"))), 0.45)
YEAR = date.today().year + 1
LOCUM = "Apply: Take on a locum in week 30"


def says(seen: dict[str, Any], *parts: str) -> bool:
    """Whether one text in view has all these parts."""
    return any(all(part in text for part in parts) for text, _place in seen["texts"])


def tab(seen: dict[str, Any], title: str) -> bool:
    return title in seen["places"]


def ask_for_week_30(user: Journey) -> None:
    """By keyboard: to the week, leave, and that it is only asked for."""
    user.go_to("year")
    user.click(f"Plan {YEAR}")
    user.until(lambda seen: says(seen, "A. Voorbeeld, week 1"))
    user.go_to("year")
    user.keys(*["Right"] * 29)
    user.until(lambda seen: says(seen, "A. Voorbeeld, week 30"))
    user.type("l")
    user.until(lambda seen: seen["cell"].endswith(": L"))
    user.type("?")
    user.until(lambda seen: seen["cell"].endswith(": ?L") and tab(seen, "Requests (1)"))


def grant(user: Journey) -> None:
    """What would break is told before, and shows afterwards in the row of the GPs."""
    user.until(lambda seen: says(seen, "If it is granted:", "Week 30: GP goes from 60% to 120%."))
    user.click("Grant")
    user.until(lambda seen: tab(seen, "Requests"))
    user.go_to("year")
    user.keys("Up")
    user.until(lambda seen: says(seen, "GP, week 30", "■ overloaded: 120% used"))


def repair(user: Journey) -> None:
    """The remedy of what breaks, with its effect in the same row."""
    user.until(lambda seen: tab(seen, "What breaks (2)"))
    user.click("What breaks (2)")
    seen = user.until(lambda seen: any(name.startswith(LOCUM) for name in seen["places"]))
    user.click(next(name for name in seen["places"] if name.startswith(LOCUM)))
    user.until(lambda seen: tab(seen, "What breaks (1)") and says(seen, "GP, week 30", "▲ near the limit"))


def test_leave_breaks_week_30_and_a_locum_repairs_it(tmp_path: Path) -> None:
    file, paper = tmp_path / "mine.dagdeel", tmp_path / "year.pdf"
    save(DUO, file)
    with journey(tmp_path, str(file)) as user:
        user.until(lambda seen: seen.get("patients", 0) > 0)
        user.screen.window("Dagdeel$")
        ask_for_week_30(user)
        grant(user)
        repair(user)

        user.keys("alt+f")
        user.keys("d")
        user.screen.window("PDF")
        user.save_as(paper)
        user.until(lambda seen: paper.exists() and "Dagdeel" in seen["active"])

        user.keys(*["ctrl+z"] * 5)
        user.until(lambda seen: seen["saved"] and tab(seen, f"Plan {YEAR}"))
        user.keys(*["ctrl+y"] * 5)
        user.until(lambda seen: tab(seen, "What breaks (1)"))
        user.keys("ctrl+s")
        user.until(lambda seen: seen["saved"])
        assert user.close() == (0, "")

    kept = load(file)
    leave = [(one.kind, one.state, one.first) for one in kept.absences if one.member is not None]
    assert leave == [("leave", "granted", date.fromisocalendar(YEAR, 30, 1))]
    assert [(one.employment, one.start) for one in kept.staff[len(DUO.staff) :]] == [
        ("locum", date.fromisocalendar(YEAR, 30, 1))
    ]
    assert len(pdf_pages(paper)) == 1
    printed = pdf_text(paper)
    assert str(YEAR) in printed
    assert "A. Voorbeeld" in printed
