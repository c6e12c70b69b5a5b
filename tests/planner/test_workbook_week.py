"""The sheets of week and year: the words and colours of each session, letters of the year, drop-downs, one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner import names
from planner.calculation import calculate
from planner.files.workbook import write_report
from planner.files.workbook.looks import LOOKS, Look
from planner.language import Translator
from planner.plan import Calendar, Plan
from planner.terms import SESSIONS
from planner.year.capacity import year_of
from tests.support.printed_weeks import rostered
from tests.support.weeks import cell, member, practice
from tests.support.workbooks import TODAY

EN = Translator("en")


def book(plan: Plan, folder: Path) -> Any:
    path = folder / "book.xlsx"
    write_report(plan, path, "en", TODAY)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return rostered().model_copy(update={"calendar": Calendar(year=2026)})


@pytest.fixture(scope="module")
def made(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return book(plan, tmp_path_factory.mktemp("book"))


def rows(sheet: Worksheet) -> dict[Any, int]:
    return {sheet.cell(number, 1).value: number for number in range(sheet.max_row, 0, -1)}


def test_every_session_of_every_person_has_its_word_and_colour(plan: Plan, made: Any) -> None:
    sheet = made["Week Standaard"]
    used = {each.session for each in plan.weeks[0].cells} | set(plan.weeks[0].notes)
    columns = [key for key in SESSIONS if key in used or (key[:3] not in ("sat", "sun") and not key.endswith("ev"))]
    at = rows(sheet)
    for each in plan.weeks[0].cells:
        name = next(names.member(one) for one in plan.staff if one.id == each.member)
        box = sheet.cell(at[name], columns.index(each.session) + 2)
        first = EN(names.WORKS[each.work]).split(" ")[0]
        assert box.value.startswith(first), box.coordinate
        assert box.fill.fgColor.rgb[2:] == LOOKS[Look(each.work)]["bg_color"][1:]
        if each.room is not None:
            assert next(EN(names.room(room)) for room in plan.rooms if room.id == each.room) in box.value


def test_all_colours_differ_and_are_explained(made: Any) -> None:
    sheet = made["Week Standaard"]
    row = rows(sheet)["What the colours mean"]
    legend = {sheet.cell(row, column).value: sheet.cell(row, column).fill.fgColor.rgb for column in range(2, 11)}

    assert list(legend) == [EN(word) for word in names.WORKS.values()]
    assert len(set(legend.values())) == len(legend)


def test_the_hours_of_a_person_are_added_up(plan: Plan, made: Any) -> None:
    sheet = made["Week Standaard"]
    first = plan.staff[0]
    total = sum(each.hours for each in plan.weeks[0].cells if each.member == first.id)

    row = rows(sheet)[first.name]
    assert sheet.cell(row, sheet.max_column).value == total


@pytest.mark.parametrize(("title", "size"), [("Week Standaard", 9), ("Shifts", 9), ("Year", 8)])
def test_sheets_keep_their_heads_and_are_one_page_wide(made: Any, title: str, size: int) -> None:
    sheet = made[title]

    assert sheet.freeze_panes is not None
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == size
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.print_title_rows


def test_each_week_of_a_cycle_is_below_the_one_before(tmp_path: Path) -> None:
    entries = (cell("ann", "mon_am", weeks=(1,)), cell("ann", "tue_am", "visits", weeks=(2,)))
    sheet = book(practice((member("ann", name="Ann"),), entries, cycle=2), tmp_path)["Week Standard"]
    at = rows(sheet)

    people = [number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "Ann"]
    assert at["Odd weeks"] < people[0] < at["Even weeks"] < people[1]
    assert sheet.cell(people[0], 2).value.startswith("Surgery")
    assert sheet.cell(people[1], 4).value.startswith("Visits")


def test_the_shifts_are_a_table_with_choices(plan: Plan, made: Any) -> None:
    sheet = made["Shifts"]
    count = len(plan.weeks[0].cells)

    assert sheet.tables["Shifts"].ref == f"A4:K{count + 4}"
    ranges = {str(choice.sqref).split(":")[0]: choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert set(ranges) == {"A5", "C5", "E5", "F5", "G5", "I5", "J5"}
    first, last = ranges["C5"].replace("$", "").split(":")
    listed = [box[0].value for box in sheet[f"{first}:{last}"]]
    assert listed == [names.member(each) for each in plan.staff]


def test_the_year_has_letters_in_colours_and_the_utilisation(plan: Plan, made: Any, tmp_path: Path) -> None:
    sheet, known = made["Year"], year_of(calculate(plan), 2026)
    at = rows(sheet)

    away = sheet.cell(at[plan.staff[0].name], 30 + 1)
    assert away.value == "L"
    assert away.fill.fgColor.rgb[2:] == LOOKS[Look.LEAVE]["bg_color"][1:]
    path = tmp_path / "year.xlsx"
    write_report(plan, path, "en", TODAY)
    stored = openpyxl.load_workbook(path, data_only=True)["Year"]
    shown = [stored.cell(at["GP, utilisation"], column + 2).value for column in range(len(known.weeks))]
    assert shown == pytest.approx([use for use in known.roles["gp"].utilisation if use is not None])


def test_a_plan_without_weeks_has_none_of_these_sheets(tmp_path: Path) -> None:
    titles = book(practice((member("ann"),), ()).model_copy(update={"weeks": ()}), tmp_path).sheetnames

    assert not {"Shifts", "Year"} & set(titles)


def test_week_plans_with_the_same_or_odd_names_get_sheets_of_their_own(tmp_path: Path) -> None:
    base = practice((member("ann"),), (cell("ann", "mon_am"),), name="A/B: [x]" + "y" * 60)
    week = base.weeks[0]
    plan = base.model_copy(update={"weeks": (week, week.model_copy(update={"id": "w2"}))})

    titles = [title for title in book(plan, tmp_path).sheetnames if title.startswith("Week")]
    assert len(titles) == 2
    assert all(len(title) <= 31 for title in titles)
