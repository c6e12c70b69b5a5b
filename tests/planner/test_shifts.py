"""The sheet with the shifts: what is written comes back, what is changed is told, what is unknown is refused."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from planner.errors import ListError
from planner.files.shift_differences import sentence
from planner.files.shifts import ShiftsRead, read_shifts
from planner.files.workbook import write_report
from planner.language import LANGUAGES, Translator
from planner.plan import Plan
from planner.week.edits import set_state
from tests.support.office import recalculate
from tests.support.plans import plans
from tests.support.printed_weeks import rostered, write_shifts
from tests.support.weeks import cell, cells, member, practice
from tests.support.workbooks import NASTY, TODAY

EN = Translator("en")
_HEAD = 4
_COLUMNS = ("week", "weeks", "member", "role", "day", "part", "work", "hours", "room", "pinned", "note")


def small(**fields: Any) -> Plan:
    """Two people, two rooms and a cycle of two weeks."""
    entries = (
        cell("ann", "mon_am", room="r1"),
        cell("ann", "mon_pm", "visits", weeks=(1,)),
        cell("bob", "tue_ev", "duty", 2.5, pinned=True, note="Until ten"),
    )
    staff = (member("ann", name="Ann"), member("bob", "assistant", name="Bob"))
    rooms = tuple(room.model_copy(update={"id": f"r{n}"}) for n, room in enumerate(rostered().rooms[:2], start=1))
    return practice(staff, entries, rooms=rooms, **{"cycle": 2, **fields})


def edited(folder: Path, plan: Plan, change: Callable[[Worksheet], object], language: str = "en") -> ShiftsRead:
    """What is read after somebody changed the sheet in a spreadsheet program."""
    path = write_shifts(plan, folder / "book.xlsx", language)
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return read_shifts(path, plan)


def put(row: int, **values: Any) -> Callable[[Worksheet], None]:
    """Write values in a row of the table, the first of which is row 1."""

    def change(sheet: Worksheet) -> None:
        for column, value in values.items():
            sheet.cell(_HEAD + row, _COLUMNS.index(column) + 1).value = value

    return change


def told(read: ShiftsRead, plan: Plan) -> list[tuple[str, str]]:
    return [(one.kind, EN(sentence(plan, one)).replace("\xa0", " ")) for one in read.differences]


def refusals(read: ShiftsRead) -> list[tuple[str, str]]:
    return [(one.cell, EN(one.reason)) for one in read.refused]


@settings(max_examples=10, deadline=None)
@given(plans(), st.sampled_from(LANGUAGES))
def test_what_is_written_comes_back(plan: Plan, language: str) -> None:
    """Read into the same plan nothing changes; read into one whose rosters are empty it gives the very cells."""
    empty = plan.model_copy(update={"weeks": tuple(w.model_copy(update={"cells": ()}) for w in plan.weeks)})
    with tempfile.TemporaryDirectory() as folder:
        path = write_shifts(plan, Path(folder) / "book.xlsx", language)
        same, new = read_shifts(path, plan), read_shifts(path, empty)
    assert (same.refused, same.differences, same.change, new.refused) == ((), (), None, ())
    assert same.rows == sum(len(week.cells) for week in plan.weeks)
    now = new.change.plan if new.change else empty
    assert [Counter(week.cells) for week in now.weeks] == [Counter(week.cells) for week in plan.weeks]


def test_the_workbook_of_the_plan_has_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_report(small(), path, "nl", TODAY)

    assert (read_shifts(path, small()).rows, read_shifts(path, small()).differences) == (3, ())


def test_what_libreoffice_saves_reads_back_the_same(tmp_path: Path) -> None:
    plan = rostered(cycle=2)
    path = write_shifts(plan, tmp_path / "book.xlsx", "nl")

    read = read_shifts(recalculate(path), plan)

    assert (read.refused, read.differences) == ((), ())
    assert read.rows == len(plan.weeks[0].cells)


def test_names_that_spreadsheets_take_for_something_else_come_back(tmp_path: Path) -> None:
    staff = tuple(member(f"m{n}", name=text) for n, text in enumerate((*NASTY, "Ann", "ann", "m0")))
    entries = tuple(cell(one.id, "mon_am", note=text) for one, text in zip(staff, (*NASTY, "", "", ""), strict=True))
    plan = practice(staff, entries, name="=1+1")

    read = read_shifts(write_shifts(plan, tmp_path / "book.xlsx", "en"), plan)

    assert refusals(read) == []
    assert read.differences == ()


def test_a_changed_row_is_one_change(tmp_path: Path) -> None:
    plan = small()
    read = edited(tmp_path, plan, put(1, work="Office work", hours=3.5, room=None, note="Letters"))

    assert told(read, plan) == [
        ("changed", "Ann, Mon morning: Surgery, 4 h, Spreekkamer 1 becomes Office work, 3.5 h, Letters")
    ]
    assert read.change is not None
    assert [one.work for one in read.change.plan.weeks[0].cells] == ["admin", "visits", "duty"]
    assert read.change.touched == {"weeks"}
    assert EN(read.change.label) == "Read 1 shift from Excel"


def test_a_new_row_is_added_and_one_that_is_gone_is_removed(tmp_path: Path) -> None:
    plan = small()

    def change(sheet: Worksheet) -> None:
        put(2, **dict.fromkeys(_COLUMNS))(sheet)
        put(4, week="Standard", weeks="1; 2", member="bob", day="Friday", part="morning", work="phone", hours=4)(sheet)

    read = edited(tmp_path, plan, change)

    assert told(read, plan) == [
        ("removed", "Ann, Mon afternoon (week 1): Visits, 4 h"),
        ("added", "Bob, Fri morning (week 1, 2): Phone and triage, 4 h"),
    ]
    assert (read.count("added"), read.count("changed"), read.count("removed")) == (1, 0, 1)


def test_rows_may_stand_in_another_order(tmp_path: Path) -> None:
    plan = small()

    def swap(sheet: Worksheet) -> None:
        rows = [[sheet.cell(_HEAD + n, column + 1).value for column in range(len(_COLUMNS))] for n in (1, 3)]
        for number, values in zip((3, 1), rows, strict=True):
            put(number, **dict(zip(_COLUMNS, values, strict=True)))(sheet)

    assert edited(tmp_path, plan, swap).differences == ()


@pytest.mark.parametrize(
    ("values", "where", "why"),
    [
        ({"member": "Zed"}, "C5", "'Zed' is not known: Person."),
        ({"member": None}, "C5", "Person is empty."),
        ({"day": "Mooday"}, "E5", "'Mooday' is not known: Day."),
        ({"part": "night"}, "F5", "'night' is not known: Part of the day."),
        ({"work": "Golf"}, "G5", "'Golf' is not known: Work."),
        ({"hours": "four"}, "H5", "'four' is no number of hours."),
        ({"hours": 13}, "H5", ""),
        ({"room": "Attic"}, "I5", "'Attic' is not known: Room."),
        ({"pinned": "maybe"}, "J5", "'maybe' is neither yes nor no."),
        ({"weeks": 3}, "B5", "Standard has a cycle of 2 weeks: there is no week 3."),
        ({"weeks": "1.5"}, "B5", "'1.5' is no list of weeks such as 1; 3."),
        ({"week": "Summer"}, "A5", "'Summer' is not known: Week plan."),
        ({"note": "x" * 121}, "K5", ""),
    ],
)
def test_what_the_plan_does_not_know_is_refused_with_its_cell(
    tmp_path: Path, values: dict[str, Any], where: str, why: str
) -> None:
    plan = small()
    read = edited(tmp_path, plan, put(1, **values))

    assert [place for place, _why in refusals(read)] == [where]
    assert refusals(read)[0][1] == why or not why
    assert read.change is None


def test_one_refused_row_changes_nothing_at_all(tmp_path: Path) -> None:
    plan = small()

    def change(sheet: Worksheet) -> None:
        put(1, hours=2)(sheet)
        put(3, member="Zed")(sheet)

    read = edited(tmp_path, plan, change)

    assert read.differences
    assert read.change is None


def test_a_published_week_plan_refuses_what_is_different(tmp_path: Path) -> None:
    plan = set_state(small(), "w", "published").plan

    assert edited(tmp_path, plan, lambda _sheet: None).refused == ()
    read = edited(tmp_path, plan, put(1, hours=2))
    assert refusals(read) == [("A5", "Standard is published. Set it back to final before you change it.")]
    assert read.change is None


def test_a_week_plan_that_the_sheet_does_not_name_stays(tmp_path: Path) -> None:
    plan = small()
    other = plan.weeks[0].model_copy(update={"id": "w2", "name": "Other", "cells": cells("ann", "fri_am", weeks=(2,))})
    both = plan.model_copy(update={"weeks": (*plan.weeks, other)})

    read = edited(tmp_path, both, put(4, **dict.fromkeys(_COLUMNS)))

    assert read.differences == ()


def test_week_plans_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    plan = small()
    twin = plan.weeks[0].model_copy(update={"id": "w2", "cells": cells("ann", "fri_am")})
    read = edited(tmp_path, plan.model_copy(update={"weeks": (*plan.weeks, twin)}), put(4, hours=1))

    assert [(one.week.id, one.cell.session) for one in read.differences] == [("w2", "fri_am")]


def test_a_dutch_workbook_reads_back_with_dutch_words(tmp_path: Path) -> None:
    plan = small()
    read = edited(tmp_path, plan, put(1, day="vrijdag", work="Vrij", pinned="ja"), "nl")

    assert {(one.kind, one.cell.session, one.cell.work, one.cell.pinned) for one in read.differences} == {
        ("added", "fri_am", "off", True),
        ("removed", "mon_am", "surgery", False),
    }


def test_a_list_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Naam;Geboren\nJan;1960\n", encoding="utf-8")

    with pytest.raises(ListError):
        read_shifts(path, small())


def test_a_csv_of_the_sheet_reads_too(tmp_path: Path) -> None:
    path = tmp_path / "shifts.csv"
    path.write_text("Medewerker;Dag;Dagdeel;Werk;Uren\nAnn;maandag;ochtend;Spreekuur;4,5\n", encoding="utf-8")
    read = read_shifts(path, small())

    assert refusals(read) == []
    assert ("changed", "mon_am", 4.5) in {(one.kind, one.cell.session, one.cell.hours) for one in read.differences}
