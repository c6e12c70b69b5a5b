"""The workbook to fill in: what is written comes back, an edited cell is one difference, and the rest is refused."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.defaults import new_plan
from planner.difference import Kind
from planner.errors import EditError, ListError
from planner.files.patient_columns import key_of
from planner.files.shift_words import plain
from planner.files.template import Preview, read_template, write_template
from planner.files.template.columns import SHEETS
from planner.files.template.columns import Kind as Holds
from planner.files.template.grid import is_known
from planner.files.template.preview import compare_sheets
from planner.files.template.raw import RawSheet, read_sheets
from planner.files.template.write import HEAD
from planner.files.workbook import write_report
from planner.files.workbook.check_sheet import TITLE
from planner.language import LANGUAGES, Translator
from planner.plan import (
    Absence,
    Activity,
    Delivery,
    Patients,
    PerPatient,
    PerWeek,
    Plan,
    Prevalence,
    Role,
    Room,
)
from tests.support.office import recalculate
from tests.support.template_plans import full_plans
from tests.support.weeks import cell, member, practice
from tests.support.workbooks import TODAY

EN = Translator("en")


def small() -> Plan:
    """Two people with leave and rooms, and an activity with each kind of volume."""
    staff = (
        member("ann", name="Ann", hours_per_week=30, sessions={"mon_am": 4}, wishes={"mon_pm": "likes"}),
        member("bob", "assistant", name="Bob", may_do=("call", "talk"), start=TODAY, end=date(2028, 1, 1)),
    )
    away = {"sessions": ("mon_am", "mon_pm"), "asked": TODAY, "note": "Sea"}
    absences = (Absence(id="x1", member="ann", first=TODAY, last=TODAY, **away),)
    roles = (Role(id="gp", needs_room=True), Role(id="assistant"))
    plan = practice(staff, (cell("ann", "mon_am", room="r1"),), roles=roles, absences=absences, rooms=_rooms())
    split = (Delivery(role="gp", share=0.7, minutes=10), Delivery(role="assistant", share=0.3, minutes=5))
    activities = (
        Activity(id="talk", name="Talk", kind="consult", volume=PerPatient(per_year={"0-4": 1.5}), delivery=split),
        Activity(id="check", kind="task", volume=Prevalence(share={"85+": 0.25}, group_factor={"medical": 2})),
        Activity(id="call", name="Call", kind="overhead", volume=PerWeek(count=12)),
    )
    patients = Patients(counts={"0-4": {"healthy": 120}}, as_of=TODAY)
    return plan.model_copy(update={"activities": activities, "patients": patients})


def _rooms() -> tuple[Room, ...]:
    return Room(id="r1", name="Front", roles=("gp",)), Room(id="r2", name="Back")


def sheets_of(plan: Plan, language: str = "en", *, is_filled: bool = True) -> list[RawSheet]:
    """The workbook of a plan, read as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        write_template(plan, path, language, is_filled=is_filled, today=TODAY)
        return read_sheets(path, is_known)


SMALL = small()
WRITTEN = sheets_of(SMALL)


def place(sheet: str, field: str) -> int:
    """The column of a field."""
    spec = next(spec for spec in SHEETS if spec.key == sheet)
    return [column.field for column in spec.columns].index(field)


def edited(*edits: tuple[str, int, Mapping[str, Any]], plan: Plan = SMALL) -> Preview:
    """What is read after values were put into rows, the first of which is row 1 of the table."""
    sheets = copy.deepcopy(WRITTEN)
    for key, row, values in edits:
        title = EN(next(spec for spec in SHEETS if spec.key == key).title)
        rows = next(sheet for sheet in sheets if sheet.title == title).rows
        rows += [[""] * len(rows[HEAD]) for _ in range(HEAD + row + 1 - len(rows))]
        for field, value in values.items():
            rows[HEAD + row][place(key, field)] = value
    return compare_sheets(sheets, plan, "book.xlsx")


def without_row(key: str, row: int) -> Preview:
    """What is read after a row was deleted."""
    sheets = copy.deepcopy(WRITTEN)
    title = EN(next(spec for spec in SHEETS if spec.key == key).title)
    del next(sheet for sheet in sheets if sheet.title == title).rows[HEAD + row]
    return compare_sheets(sheets, SMALL, "book.xlsx")


def reasons(preview: Preview) -> list[str]:
    """What is refused, as it is told."""
    return [f"{one.sheet} {one.cell}: {EN(one.reason)}" for one in preview.refused]


def lines(preview: Preview) -> list[str]:
    """What is different, as it is told."""
    return [EN(one.text) for entry in preview.entries for one in entry.differences]


@settings(max_examples=8, deadline=None, phases=(Phase.generate,))
@given(full_plans(), st.sampled_from(LANGUAGES))
def test_what_is_written_comes_back_without_a_difference(plan: Plan, language: str) -> None:
    preview = compare_sheets(sheets_of(plan, language), plan, "book.xlsx")
    assert (lines(preview), reasons(preview)) == ([], [])
    assert preview.proposal == plan


@settings(max_examples=5, deadline=None, phases=(Phase.generate,))
@given(full_plans(), st.sampled_from(LANGUAGES))
def test_a_practice_is_built_from_its_workbook(plan: Plan, language: str) -> None:
    gone = {"staff": (), "activities": (), "rooms": (), "absences": (), "weeks": (), "patients": Patients()}
    bare = plan.model_copy(update=gone)
    # Activities that are not there any more are unknown in a plan that never had them.
    known = {one.id for one in plan.activities}
    staff = (one.model_copy(update={"may_do": tuple(a for a in one.may_do if a in known)}) for one in plan.staff)
    plan = plan.model_copy(update={"staff": tuple(staff)})
    preview = compare_sheets(sheets_of(plan, language), bare, "book.xlsx")
    assert reasons(preview) == []
    if preview.entries:
        made = preview.change().plan
        for part in ("staff", "rooms", "absences", "activities"):
            old, new = ({one.id: _nameless(one) for one in getattr(each, part)} for each in (plan, made))
            assert new == old
        assert made.patients.as_of == plan.patients.as_of


def _nameless(record: Any) -> Any:
    """All of a record but its name; a workbook has fewer digits than a plan, and texts without two characters."""
    document = json.loads(record.model_dump_json(), parse_float=lambda text: round(float(text), 9))
    return {**document, "name": "", "note": plain(document.get("note", ""))}


def _edits() -> list[Any]:
    """For each column a row of the small plan and another value for it."""
    others: dict[Holds, Any] = {Holds.TEXT: "Another", Holds.NUMBER: 0.5, Holds.DATE: date(2027, 3, 4)}
    words = {
        **{"employment": "Locum", "kind": "Overhead", "channel": "At home"},
        **{"core_task": "Urgent care", "wish": "Cannot", "absence_kind": "Sick", "absence_state": "Asked for"},
        **{"who": "Bob", "activity": "Call", "session": "Tue morning"},
    }
    # Values that only fit one sheet, and cells that say nothing or too little by themselves.
    own = {
        ("staff", "role"): "Medical assistant",
        ("rooms", "roles"): "GP; Medical assistant",
        ("leave", "first"): date(2026, 11, 1),
    }
    alone = {("consults", "count"), ("consults", "times_per_year"), ("delivery", "role"), ("delivery", "share")}
    found = []
    for spec in SHEETS:
        for column in spec.columns:
            spot = spec.key, column.field
            value = own.get(spot, words.get(column.words, others.get(column.kind)))
            if column.kind in (Holds.ID, Holds.REFERENCE) or column.words in ("band", "volume") or spot in alone:
                continue
            row = 2 if spot in (("tasks", "count"), ("staff", "end"), ("staff", "may_do")) else 1
            found.append(pytest.param(spec.key, row, column.field, value, id="-".join(spot)))
    return found


@pytest.mark.parametrize(("sheet", "row", "field", "value"), _edits())
def test_an_edited_cell_is_one_difference(sheet: str, row: int, field: str, value: Any) -> None:
    preview = edited((sheet, row, {field: value}))
    assert reasons(preview) == []
    assert len(lines(preview)) == 1, lines(preview)
    assert [entry.kind for entry in preview.entries] == [Kind.CHANGED]
    assert preview.change().plan != SMALL


@pytest.mark.parametrize(
    ("raw", "hours"),
    [
        *((" 7,5 ", 7.5), ("7.5", 7.5), ("7:30", 7.5), (time(7, 30), 7.5), (timedelta(hours=30), 30.0)),
        *(("1.200,5", 1200.5), ("1,200.5", 1200.5), ("0,125", 0.125), (8, 8.0)),
    ],
)
def test_numbers_are_read_as_people_type_them(raw: Any, hours: float) -> None:
    preview = edited(("staff", 1, {"hours_per_week": raw}))
    assert reasons(preview) == []
    assert preview.proposal.staff[0].hours_per_week == hours


@pytest.mark.parametrize(("raw", "share"), [("12,5%", 0.125), ("12.5 %", 0.125), (0.125, 0.125), ("0,125", 0.125)])
def test_shares_may_be_per_cents(raw: Any, share: float) -> None:
    assert edited(("staff", 1, {"sick_rate": raw})).proposal.staff[0].sick_rate == share


@pytest.mark.parametrize("raw", ["1-3-2027", "01/03/2027", "2027-03-01", "1 maart 2027", datetime(2027, 3, 1, 9)])
def test_dates_may_be_text(raw: Any) -> None:
    preview = edited(("staff", 1, {"start": raw}))
    assert reasons(preview) == []
    assert preview.proposal.staff[0].start == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("sheet", "field", "raw", "said"),
    [
        ("staff", "hours_per_week", "many", "Team E7: 'many' is no number."),
        ("staff", "hours_per_week", "1.200", "Team E7: '1.200' can be thousands or a decimal."),
        ("staff", "sick_rate", 12, "Team J7: Sickness cannot be above 100%."),
        ("staff", "role", None, "Team C7: Function is empty."),
        ("staff", "role", "Wizard", "Team C7: 'Wizard' is not known: Function."),
        ("staff", "start", "1-3-27", "Team O7: '1-3-27' is no date."),
        ("staff", "start", 46000.0, "Team O7: '46000' is no date."),
        ("staff", "may_do", "Talk; Juggle", "Team Q7: 'Juggle' is not known: May do."),
        ("patterns", "mon_am", 13, "Week patterns C7: Week pattern cannot be above 12."),
        ("patterns", "member", "Bob", "Week patterns B7: The id in this row is of somebody or something else."),
        ("patterns", "id", "zoe", "Week patterns A7: 'zoe' is not known: Id."),
        ("patients", "healthy", -1, "Patients B7: "),
        ("consults", "count", 5, "Consults F7: Times per week does not go with this volume."),
        ("consults", "volume", None, "Consults E7: Volume is empty."),
        ("consults", "id", "call", "Consults A7: 'call' belongs to another sheet."),
        ("delivery", "share", 0.5, "Who does what D7: The shares of 'Talk' add up to 0.80, not to 1."),
        ("delivery", "role", "Medical assistant", "Who does what C8: This function stands here twice"),
        ("leave", "member", None, "Leave B7: Who is empty."),
        ("leave", "last", date(2026, 1, 1), "Leave E7: The absence ends before it begins."),
        ("rooms", "roles", "GP; Wizard", "Rooms C7: 'Wizard' is not known: Suits."),
    ],
)
def test_what_does_not_fit_is_refused_with_its_cell(sheet: str, field: str, raw: Any, said: str) -> None:
    preview = edited((sheet, 1, {field: "" if raw is None else raw}))
    assert [one.startswith(said) for one in reasons(preview)] == [True], reasons(preview)
    assert all(entry.kind is not Kind.REMOVED for entry in preview.entries)
    # What is refused stays as it was; the other rows of the workbook can still be taken over.
    assert lines(edited((sheet, 1, {field: "" if raw is None else raw}), ("rooms", 2, {"name": "Side"}))) == [
        "Side, Name: Back → Side"
    ]


def test_new_people_are_known_on_the_other_sheets_by_their_name() -> None:
    preview = edited(
        ("staff", 3, {"name": "Zoe", "role": "GP", "may_do": "Swim"}),
        ("patterns", 3, {"member": "Zoe", "fri_pm": "4,5"}),
        ("leave", 2, {"member": "Zoe", "kind": "Leave", "first": "1-3-2027"}),
        ("tasks", 3, {"name": "Swim", "kind": "Task", "count": 3}),
        ("delivery", 3, {"activity": "Swim", "role": "GP", "share": "100%", "minutes": 20}),
        ("rooms", 3, {"name": "Pool"}),
    )
    assert reasons(preview) == []
    assert {entry.kind for entry in preview.entries} == {Kind.ADDED}
    # Leave brings along the person, who brings along the activity.
    leave = next(entry.key for entry in preview.entries if entry.key.startswith("absences/"))
    change = preview.change([leave])
    zoe = change.plan.staff[-1]
    assert (zoe.name, zoe.sessions) == ("Zoe", {"fri_pm": 4.5})
    assert change.plan.absences[-1].member == zoe.id
    assert change.plan.absences[-1].last == date(2027, 3, 1)
    assert change.plan.activities[-1].delivery == (Delivery(role="gp", minutes=20),)
    assert zoe.may_do == (change.plan.activities[-1].id,)
    assert change.plan.rooms == SMALL.rooms
    assert change.touched == {"staff", "absences", "activities"}
    # The same workbook again: rows without an id are known by their names.
    assert lines(edited(("rooms", 1, {"id": ""}), ("staff", 2, {"id": ""}))) == []


def test_a_row_that_is_gone_is_a_record_that_is_removed() -> None:
    preview = without_row("staff", 1)
    assert reasons(preview) == []
    assert [(entry.key, entry.kind) for entry in preview.entries] == [
        ("staff/ann", Kind.REMOVED),
        ("absences/x1", Kind.REMOVED),
    ]
    assert preview.with_needed(["staff/ann"]) == {"staff/ann", "absences/x1"}
    change = preview.change(["staff/ann"])
    assert [one.id for one in change.plan.staff] == ["bob"]
    assert (change.plan.absences, change.plan.weeks[0].cells) == ((), ())
    room = without_row("rooms", 1).change().plan
    assert room.weeks[0].cells[0].room is None


def test_a_renamed_person_stays_the_same_on_all_sheets() -> None:
    preview = edited(("staff", 1, {"name": "Bob"}), ("staff", 2, {"name": "Ann"}))
    assert lines(preview) == ["Bob, Name: Ann → Bob", "Ann, Name: Bob → Ann"]


def test_part_is_taken_over_and_a_wrong_key_is_refused() -> None:
    preview = edited(("staff", 1, {"pace": 2}), ("rooms", 1, {"name": "Side"}))
    change = preview.change(["rooms/r1"])
    assert (change.plan.rooms[0].name, change.plan.staff) == ("Side", SMALL.staff)
    with pytest.raises(EditError):
        preview.change(["rooms/r9"])
    with pytest.raises(EditError):
        edited().change()


def test_sheets_and_columns_that_are_not_there_leave_their_part_as_it_is() -> None:
    kept = [sheet for sheet in copy.deepcopy(WRITTEN) if sheet.title == "Team"]
    for row in kept[0].rows:
        del row[4:]
    assert lines(compare_sheets(kept, SMALL, "book.xlsx")) == []
    blank = compare_sheets(sheets_of(new_plan("", {}), is_filled=False), SMALL, "book.xlsx")
    assert (lines(blank), reasons(blank)) == ([], [])
    with pytest.raises(ListError):
        compare_sheets([RawSheet("Else", [["a"]], {})], SMALL, "book.xlsx")
    nameless = compare_sheets([RawSheet("Rooms", [["Colour"], ["red"]], {})], SMALL, "book.xlsx")
    assert reasons(nameless) == ["Rooms A1: The sheet has no column 'Name', so nothing of it is read."]


def test_titles_tell_columns_and_sheets_apart_in_both_languages() -> None:
    for language in LANGUAGES:
        say = Translator(language)
        titles = [key_of(say(spec.title)) for spec in SHEETS]
        assert len(set(titles)) == len(SHEETS)
        for spec in SHEETS:
            columns = [key_of(say(column.title)) for column in spec.columns]
            assert len(set(columns)) == len(columns)


def test_a_spreadsheet_program_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_template(SMALL, path, "nl", is_filled=True)
    book = openpyxl.load_workbook(path)
    book["Team"].cell(HEAD + 2, place("staff", "pace") + 1).value = "=1/4"
    book.save(path)
    raw = read_template(path, SMALL)
    assert [(one.sheet, one.cell) for one in raw.refused] == [("Team", "K7")]
    assert raw.entries == ()
    preview = read_template(recalculate(path), SMALL)
    assert reasons(preview) == []
    assert lines(preview) == ["Ann, Pace: 1 → 0.25"]


def test_a_report_that_says_nothing_of_its_inputs_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(SMALL, path, "nl", TODAY)
    book = openpyxl.load_workbook(path)
    del book[TITLE]
    book.save(path)
    with pytest.raises(ListError) as error:
        read_template(path, SMALL)
    assert "report" in error.value.message.msgid
    path.write_text("naam;uren\n")
    with pytest.raises(ListError):
        read_template(path, SMALL)
