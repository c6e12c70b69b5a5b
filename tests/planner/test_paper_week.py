"""The week on paper: everybody with work, room and hours, who is away, what is protected, on the pages it promises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from pytestqt.qtbot import QtBot

from planner import names
from planner.calculation import calculate
from planner.language import Translator
from planner.paper import GridBlock, GridCell, GridRow, Heading, Legend, Paper, Paragraph, Points, Watched, paper
from planner.plan import Plan
from planner.week.needs import needs
from tests.support.pdfs import pdf_pages, pdf_text
from tests.support.plans import plans
from tests.support.printed_weeks import MONDAY, rostered, the_week
from tests.support.weeks import ROLES, cell, cells, member, practice
from ui.printing.pages import lay_out
from ui.printing.pdf import page_size, wished_size, write_pdf

TODAY = date(2026, 6, 1)
EN = Translator("en")


def made(plan: Plan, key: str = "week", monday: date | None = None) -> Paper:
    watched = Watched(plan.weeks[0].id, monday) if plan.weeks else None
    return paper(key, calculate(plan), (), TODAY, "plan.dagdeel", None, watched)


def grids(known: Paper) -> list[GridBlock]:
    return [block for sheet in known.sheets for block in sheet.blocks if isinstance(block, GridBlock)]


def row(grid: GridBlock, title: str) -> GridRow:
    return next(row for row in grid.rows if EN(row.title) == title)


def text(box: GridCell) -> str:
    return " | ".join(EN(line) for line in box.lines).replace("\xa0", " ")


def told(known: Paper) -> str:
    lines = []
    for sheet in known.sheets:
        for block in sheet.blocks:
            match block:
                case Heading(words) | Paragraph(words):
                    lines.append(EN(words))
                case Points(items):
                    lines += [f"{point.sign} {EN(point.text)}" for point in items]
                case Legend(items):
                    lines += [EN(words) for _box, words in items]
    return "\n".join(lines).replace("\xa0", " ")


def small() -> Plan:
    """A GP with a room, a meeting and a short afternoon, and an assistant; most mornings have 4 hours."""
    entries = (
        cell("ann", "mon_am", room="r"),
        cell("ann", "mon_pm", "meeting", 3, note="With the hospital"),
        cell("ann", "tue_am", "off"),
        *cells("bob", "mon_am mon_pm", "phone"),
        cell("bob", "wed_ev", "duty", 2.5),
    )
    plan = practice((member("ann", name="Ann"), member("bob", "assistant", name="Bob")), entries)
    rooms = rostered().rooms[:1]
    kept = rooms[0].model_copy(update={"id": "r", "name": "Room A"})
    week = plan.weeks[0].model_copy(update={"notes": {"mon_pm": "Fire drill"}})
    return plan.model_copy(update={"rooms": (kept,), "weeks": (week,)})


def test_a_box_says_work_room_and_hours_that_differ() -> None:
    grid = grids(made(small()))[0]

    assert [text(box) for box in row(grid, "Ann").cells[:2]] == ["Surgery | Room A", "Meeting (1) 3 h"]
    assert text(row(grid, "Bob").cells[0]) == "Phone"
    assert text(row(grid, "Ann").cells[-1]) == "7.0"


def test_titles_say_day_part_and_the_usual_hours() -> None:
    grid = grids(made(small()))[0]

    assert [(EN(title), count) for title, count in grid.groups[:3]] == [("Monday", 2), ("Tuesday", 2), ("Wednesday", 3)]
    assert [EN(title).replace("\xa0", " ") for title in grid.columns[:2]] == ["morning, 4 h", "afternoon, 4 h"]


def test_protected_time_is_grey_and_so_is_nothing_else() -> None:
    grid = grids(made(small()))[0]

    assert [box.tone for box in row(grid, "Ann").cells[:3]] == ["", "kept", "free"]
    assert row(grid, "Bob").cells[6].tone == "kept"
    assert "protected time, no patients" in told(made(small()))


def test_notes_of_sessions_and_of_people_stand_below() -> None:
    below = told(made(small()))

    assert "· Mon afternoon: Fire drill" in below
    assert "(1) Ann, Mon afternoon: With the hospital" in below


def test_a_function_says_what_is_needed_and_planned() -> None:
    plan = small()
    known = needs(plan, plan.weeks[0]).sessions["mon_am"]["gp"]
    box = row(grids(made(plan))[0], "GP").cells[0]

    assert text(box).removeprefix("▲ ") == f"{known.needed:.0f} / {known.planned:.0f}"
    assert known.open is not None
    assert text(box).startswith("▲") == (known.open <= -0.5)


def test_only_sessions_that_are_used_have_a_column_beyond_the_working_week() -> None:
    plan = practice((member("ann"),), cells("ann", "mon_am sat_am"))
    grid = grids(made(plan))[0]

    assert [EN(title) for title, _count in grid.groups] == [*map(EN, list(names.DAYS.values())[:6]), ""]
    assert len(grid.columns) == 5 * 2 + 1 + 1


def test_who_has_nothing_in_the_week_is_named() -> None:
    plan = practice((member("ann"), member("zed", name="Zed")), cells("ann", "mon_am"))

    assert "Not in this roster: Zed" in told(made(plan))


def test_a_draft_says_so_and_a_published_plan_does_not() -> None:
    draft, published = rostered(), rostered(state="published")

    assert EN(made(draft).title) == "Week roster, draft"
    assert EN(made(published).title) == "Week roster"
    assert "Standaard · Draft · valid from 1 Jan 2026 to 31 Dec 2026" in told(made(draft))


def test_each_week_of_a_cycle_has_a_page() -> None:
    plan = practice((member("ann"),), (cell("ann", "mon_am", weeks=(1,)), cell("ann", "tue_am", weeks=(2,))), cycle=2)
    known = made(plan)
    first, second = grids(known)

    assert "Odd weeks" in told(known)
    assert "Even weeks" in told(known)
    assert [text(box) for box in row(first, "ann").cells[:3]] == ["Surgery", "", ""]
    assert [text(box) for box in row(second, "ann").cells[:3]] == ["", "", "Surgery"]


def test_in_a_calendar_week_who_is_away_is_shown_with_the_reason() -> None:
    plan = rostered()
    known = made(plan, monday=MONDAY)
    boxes = row(grids(known)[0], plan.staff[0].name).cells[:-1]

    assert {(text(box), box.tone) for box in boxes if box.lines} == {("Leave", "away")}
    assert "Week 30 of 2026, 20 Jul 2026 to 24 Jul 2026" in told(known)
    assert EN(grids(known)[0].groups[0][0]) == "Monday 20-7"


def test_everybody_has_a_week_of_their_own() -> None:
    plan = small()
    known = made(plan, "week.people")

    assert "Ann, GP" in told(known)
    assert "10.5 hours a week" in told(known)
    ann, bob = grids(known)
    assert text(ann.rows[0].cells[0]) == "Surgery, 4 h | Room A"
    assert [EN(each.title) for each in bob.rows] == ["morning", "afternoon", "evening"]


def test_rooms_say_who_is_there_and_mark_two_in_one() -> None:
    plan = practice(
        (member("ann", name="Ann"), member("cas", "vs", name="Cas"), member("dot", name="Dot")),
        (*cells("ann", "mon_am", room="r"), *cells("cas", "mon_am", room="r"), *cells("dot", "tue_am")),
        roles=ROLES,
        rooms=tuple(room.model_copy(update={"id": "r", "name": "A"}) for room in rostered().rooms[:1]),
    )
    known = made(plan, "week.rooms")
    box = row(grids(known)[0], "A").cells[0]

    assert text(box) == "Ann | Surgery | Cas | Surgery"
    assert box.tone == "mark"
    assert "· Dot, Tue morning: Surgery" in told(known)


@pytest.mark.parametrize("key", ["week", "week.people", "week.rooms"])
def test_without_a_week_plan_the_page_says_so(key: str) -> None:
    assert told(made(Plan(), key)) == "There is no week plan here yet."


@settings(max_examples=15)
@given(plans())
def test_any_plan_has_its_papers_and_every_row_a_box_for_every_column(plan: Plan) -> None:
    for key in ("week", "week.people", "week.rooms"):
        for monday in (None, MONDAY):
            for grid in grids(made(plan, key, monday)):
                assert {len(each.cells) for each in grid.rows} <= {len(grid.columns)}
                assert sum(count for _title, count in grid.groups) == len(grid.columns)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_group_practice_is_on_one_page_across(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    path = tmp_path / "week.pdf"
    write_pdf(made(rostered()), Translator(language), path)

    (page,) = pdf_pages(path)
    assert page.is_landscape
    assert (round(page.width), round(page.height)) == (842, 595)
    assert "Spreekkamer 1" in pdf_text(path)
    assert min(word.bottom - word.top for word in page.words) > 5


def test_forty_people_stay_legible_on_two_pages(qtbot: QtBot) -> None:
    plan = rostered(40)
    known = made(plan)
    printed = lay_out(known, EN, page_size(wished_size(known)))

    assert len(plan.staff) == 40
    assert len(printed.pages) == 2
    assert min(page.scale for page in printed.pages) >= 0.7
    first, second = printed.pages[1].strips[:2]
    assert second.strip.head is first.strip
    shown = {line.text for page in printed.pages for placed in page.strips for line in placed.strip.lines}
    assert {names.member(each) for each in plan.staff if each.role != "x"} - shown == set()


def test_an_odd_and_an_even_week_are_two_pages(qtbot: QtBot) -> None:
    known = made(rostered(cycle=2))

    assert len(lay_out(known, EN, page_size(wished_size(known))).pages) == 2
    assert the_week(rostered(cycle=2)).cycle == 2
