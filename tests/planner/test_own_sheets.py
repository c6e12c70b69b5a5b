"""Sheets that people made themselves: columns found or mapped, rows taken over, and the rest refused with its cell."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.cli.main import main
from planner.defaults import new_plan
from planner.difference import Kind
from planner.errors import ListError
from planner.files import plan_file
from planner.files.template import Preview
from planner.files.template.own_kinds import guess, kind_of, likely_kind
from planner.files.template.own_mapping import OwnMapping, load_mapping, save_mapping
from planner.files.template.own_sheet import KINDS, OwnSheet, own_sheets, read_own
from planner.files.template.own_titles import with_titles
from planner.files.template.pattern import LONGEST_SESSION
from planner.files.template.raw import RawSheet
from planner.language import LANGUAGES, Translator
from planner.plan import Absence, Activity, Delivery, Member, PerPatient, PerWeek, Plan, Role, Room

EN = Translator("en")


def small() -> Plan:
    """A plan with two people, an activity that two functions do, one that one does, leave and a room."""
    both = (Delivery(role="gp", share=0.7, minutes=10), Delivery(role="assistant", share=0.3, minutes=5))
    talk = Activity(id="talk", name="Spreekuur", kind="consult", volume=PerPatient(per_year={"0-4": 1}), delivery=both)
    call = Activity(
        id="call", name="Bellen", volume=PerWeek(count=12), delivery=(Delivery(role="assistant", minutes=4),)
    )
    return Plan(
        roles=(
            Role(id="gp"),
            Role(id="assistant"),
            Role(id="poh_s"),
            Role(id="poh_ggz"),
            Role(id="coach", name="Coach"),
        ),
        staff=(
            Member(id="ann", name="Anna de Vries", role="gp", sessions={"mon_am": 4, "tue_pm": 3}),
            Member(id="bob", name="Bob", role="assistant", hours_per_week=20),
        ),
        activities=(talk, call),
        absences=(Absence(id="x1", member="ann", first=date(2027, 3, 1), last=date(2027, 3, 5)),),
        rooms=(Room(id="r1", name="Kamer 1"),),
    )


SMALL = small()


def sheet_of(path: Path, *rows: list[Any], merge: tuple[str, ...] = (), title: str = "Blad1") -> OwnSheet:
    """A workbook with these rows, as it is found."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for at, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(at, place).value = value
                if isinstance(value, str):
                    sheet.cell(at, place).data_type = "s"
    for cells in merge:
        sheet.merge_cells(cells)
    book.save(path / "own.xlsx")
    (found,) = own_sheets(path / "own.xlsx")
    return found


def read(sheet: OwnSheet, plan: Plan = SMALL, kind: str = "") -> Preview:
    """What the sheet would change as the list that it looks like, with the columns that are found."""
    kind = kind or likely_kind(sheet.title, sheet.names)
    return read_own(sheet, kind, guess(kind, sheet.names), plan)


def reasons(preview: Preview) -> list[str]:
    """What is refused, as it is told."""
    return [f"{one.cell}: {EN(one.reason)}" for one in preview.refused]


def lines(preview: Preview) -> list[str]:
    """What is different, as it is told."""
    return [EN(one.text) for entry in preview.entries for one in entry.differences]


def test_a_dutch_list_of_staff(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        ["Personeel De Linde"],
        ["bijgewerkt", "1-2-2027"],
        [],
        ["Naam", "Functie", "Contract", "Uren per week", "In dienst", "ma", "di", "wo", "do", "vr"],
        ["ANNA  de vries", "huisarts", "praktijkhouder", "32,5", "1-3-2020", 8, None, "8 uur", "x", None],
        ["Zoë", "Doktersassistente", "Loondienst", "24 uur", datetime(2021, 3, 4), 4, "o", "m", "o/m", "-"],
        ["=cmd|' /C calc'!A0", "POH-GGZ", "zzp", 16, "2020-03-01", None, None, None, None, None],
        ["Kees", "coach", None, None, "1 maart 2020", None, None, None, None, None],
        merge=("A1:E1",),
    )
    assert sheet.header_row == 4
    assert [column.samples for column in sheet.columns[:2]][1] == ("huisarts", "Doktersassistente", "POH-GGZ")
    preview = read(sheet)
    assert reasons(preview) == []
    assert [(entry.key, entry.kind) for entry in preview.entries] == [
        ("staff/ann", Kind.CHANGED),
        ("staff/assistant", Kind.ADDED),
        ("staff/poh_ggz", Kind.ADDED),
        ("staff/coach", Kind.ADDED),
    ]
    ann, bob, zoe, cmd, kees = preview.proposal.staff
    assert (ann.name, ann.employment, ann.hours_per_week, ann.start) == (
        "Anna de Vries",
        "owner",
        32.5,
        date(2020, 3, 1),
    )
    # The row tells of a week, so an empty day is a day off.
    assert ann.sessions == {f"{day}_{part}": 4 for day in ("mon", "wed", "thu") for part in ("am", "pm")}
    assert bob == SMALL.staff[1]
    assert (zoe.role, zoe.hours_per_week, zoe.start) == ("assistant", 24, date(2021, 3, 4))
    assert zoe.sessions == {"mon_am": 4, "tue_am": 4, "wed_pm": 4, "thu_am": 4, "thu_pm": 4}
    assert (cmd.name, cmd.role, cmd.employment, cmd.start) == (
        "=cmd|' /C calc'!A0",
        "poh_ggz",
        "locum",
        date(2020, 3, 1),
    )
    assert (kees.role, kees.employment, kees.start) == ("coach", "employed", date(2020, 3, 1))
    # Read once more, nothing is different.
    assert lines(read(sheet, preview.change().plan)) == []


def test_an_english_list_below_merged_titles(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        ["Staff member", "Job", "Monday", None, "Tuesday", None],
        [None, None, "morning", "afternoon", "am", "pm"],
        ["Bob", "Medical assistant", 4, "8:30-12:00", "yes", None],
        merge=("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert sheet.header_row == 2
    assert sheet.names == ("Staff member", "Job", "Monday morning", "Monday afternoon", "Tuesday am", "Tuesday pm")
    preview = read(sheet)
    assert reasons(preview) == []
    assert preview.proposal.staff[1].sessions == {"mon_am": 4, "mon_pm": 3.5, "tue_am": 4}


def test_hours_of_a_day_that_the_plan_has_already_stay_where_they_are(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, ["Naam", "ma", "di"], ["Anna de Vries", 4, 3])
    assert lines(read(sheet)) == []
    longer = sheet_of(tmp_path, ["Naam", "ma", "di"], ["Anna de Vries", 4, LONGEST_SESSION + 1])
    assert read(longer).proposal.staff[0].sessions == {"mon_am": 4, "tue_am": 3, "tue_pm": 3}


@pytest.mark.parametrize(
    ("days", "sessions"),
    [
        ("ma, di ochtend", "mon_am mon_pm tue_am"),
        ("ma t/m wo", "mon_am mon_pm tue_am tue_pm wed_am wed_pm"),
        ("ma-di-do", "mon_am mon_pm tue_am tue_pm thu_am thu_pm"),
        ("Mon am + thu-fri", "mon_am thu_am thu_pm fri_am fri_pm"),
        ("ma-ochtend en vr avond", "mon_am fri_ev"),
        ("wisselend", "names no days"),
        ("2", "names no days"),
    ],
)
def test_days_of_work_may_be_a_text(tmp_path: Path, days: str, sessions: str) -> None:
    preview = read(sheet_of(tmp_path, ["Naam", "Functie", "Fte", "Werkdagen"], ["Eva", "Assistente", "0,8", days]))
    if " no " in sessions:
        assert sessions in reasons(preview)[0]
    else:
        eva = preview.proposal.staff[-1]
        assert eva.hours_per_week == 30.4
        assert eva.sessions == dict.fromkeys(sessions.split(), 4.0)


def test_how_often_may_be_told_by_day_month_or_year(tmp_path: Path) -> None:
    head = ["Taak", "Per dag", "Per maand", "Per jaar"]
    made = read(sheet_of(tmp_path, head, ["Post", 2], ["Audit", None, 13], ["Jaarplan", None, None, 1])).proposal
    assert [one.volume for one in made.activities[2:]] == [PerWeek(count=n) for n in (10, 13 * 12 / 52, 1 / 52)]


def test_tasks_with_minutes(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        ["Taak", "Keer per week", "Minuten", "Wie"],
        ["Bellen", "15", "4,5", None],
        ["Uitstrijkjes", 6, "15 min", "Assistente"],
        ["Spreekuur", None, 12, "Huisarts"],
        ["Post", 5, None, None],
    )
    assert likely_kind(sheet.title, sheet.names) == "tasks"
    preview = read(sheet)
    assert reasons(preview) == []
    assert lines(preview)[:3] == [
        "Spreekuur, GP, Minutes: 10 min → 12 min",
        "Bellen, Times per week: 12 times → 15 times",
        "Bellen, Medical assistant, Minutes: 4 min → 4.5 min",
    ]
    smears, post = preview.proposal.activities[2:]
    assert (smears.volume, smears.delivery) == (PerWeek(count=6), (Delivery(role="assistant", minutes=15),))
    assert (post.kind, post.volume, post.delivery) == ("task", PerWeek(count=5), ())
    assert lines(read(sheet, preview.change().plan)) == []


def test_a_task_may_have_a_row_for_each_function(tmp_path: Path) -> None:
    head = ["Task", "Count", "Function", "Share", "Minutes"]
    sheet = sheet_of(tmp_path, head, ["Smear", 6, "GP", "25%", 10], ["smear", 6, "assistant", 0.75, 15])
    preview = read(sheet)
    assert reasons(preview) == []
    assert [(one.role, one.share) for one in preview.proposal.activities[2].delivery] == [
        ("gp", 0.25),
        ("assistant", 0.75),
    ]
    odd = sheet_of(tmp_path, head, ["Smear", 6, "GP", 1, 10], ["Smear", 7, "assistant", 0, 15])
    assert reasons(read(odd)) == ["B3: This is not what the first row of 'Smear' says."]


def test_leave_with_dates_in_four_notations(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        ["Medewerker", "Van", "T/m", "Soort verlof", "Opmerking"],
        ["Anna de Vries", "01-03-2027", "8 maart 2027", "vakantie", None],
        ["Bob", "2027-05-03", "05/05/2027", "Cursus", "@Utrecht"],
        ["bob", datetime(2027, 6, 7), None, None, None],
        ["Praktijk dicht", date(2027, 4, 27), None, "feestdag", None],
    )
    preview = read(sheet)
    assert reasons(preview) == []
    assert lines(preview)[0].startswith("Anna de Vries")
    changed, course, day, closed = preview.proposal.absences
    assert (changed.id, changed.last) == ("x1", date(2027, 3, 8))
    assert (course.member, course.kind, course.first, course.last) == (
        "bob",
        "study",
        date(2027, 5, 3),
        date(2027, 5, 5),
    )
    assert course.note == "@Utrecht"
    assert (day.kind, day.first, day.last) == ("leave", date(2027, 6, 7), date(2027, 6, 7))
    assert (closed.member, closed.kind) == (None, "holiday")
    assert lines(read(sheet, preview.change().plan)) == []


def test_rooms_from_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "kamers.csv"
    path.write_bytes("Ruimte;Geschikt voor\nKamer 1;Huisarts\nSpreekkamer é;huisarts; \n".encode("cp1252"))
    (sheet,) = own_sheets(path)
    assert (sheet.title, likely_kind(sheet.title, sheet.names)) == ("kamers", "rooms")
    preview = read(sheet)
    assert reasons(preview) == []
    assert [(one.name, one.roles) for one in preview.proposal.rooms] == [
        ("Kamer 1", ("gp",)),
        ("Spreekkamer é", ("gp",)),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Eva", "Tovenaar", 8], "B2: 'Tovenaar' is not known: Function."),
        (["Eva", "POH", 8], "B2: 'POH' is not known: Function."),
        (["Eva", None, 8], "B2: Function is empty."),
        ([None, "Huisarts", 8], "A2: Name is empty."),
        (["Eva", "Huisarts", "1.200"], "C2: '1.200' can be thousands"),
        (["Eva", "Huisarts", "veel"], "C2: 'veel' is no number."),
        (["Eva", "Huisarts", -1], "C2: Contract hours cannot be below 0."),
        (["Eva", "Huisarts", 8, "1-3-27"], "D2: '1-3-27' is no date."),
        (["Eva", "Huisarts", 8, "31-2-2027"], "D2: '31-2-2027' is no date."),
        (["Eva", "Huisarts", 8, None, "kwart"], "E2: 'kwart' says no hours."),
        (["Eva", "Huisarts", 8, None, 30], "E2: Week pattern cannot be above 12."),
        (["E" * 200, "Huisarts", 8], "A2: "),
    ],
)
def test_what_does_not_fit_is_refused_with_the_cell_of_the_sheet(tmp_path: Path, row: list[Any], said: str) -> None:
    sheet = sheet_of(tmp_path, ["Naam", "Functie", "Uren", "In dienst", "ma"], row, ["Bob", None, 21])
    preview = read(sheet)
    assert [one.startswith(said) for one in reasons(preview)] == [True], reasons(preview)
    assert lines(preview) == ["Bob, Contract hours: 20.0 h → 21.0 h"]


def test_names_that_do_not_tell_who_is_meant_are_refused(tmp_path: Path) -> None:
    twin = SMALL.staff[1].model_copy(update={"id": "bob2"})
    plan = SMALL.model_copy(update={"staff": (*SMALL.staff, twin)})
    rows = ["Naam", "Uren"], ["bob", 30], ["Eva", 8], ["Anna de Vries", 8], ["anna de vries", 9]
    told = reasons(read(sheet_of(tmp_path, *rows), plan))
    assert told == [
        "A2: More than one is called 'bob'. Give them different names first.",
        "A5: 'anna de vries' stands here twice.",
        "A3: Function is empty.",
    ]
    leave = ["Wie", "Van"], ["Bob", "1-3-2027"], ["Anna de Vries", "1-4-2027"], ["Anna de Vries", "1-4-2027"]
    assert reasons(read(sheet_of(tmp_path, *leave), plan)) == [
        "A2: 'Bob' is not known: Who.",
        "B4: This absence stands here twice.",
    ]


def test_titles_that_stand_in_the_rows_again_are_passed_over(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, ["Naam", "Functie"], ["Eva", "Huisarts"], ["Naam", "Functie"], ["Kees", "Huisarts"])
    preview = read(sheet)
    assert (reasons(preview), [one.name for one in preview.proposal.staff[2:]]) == ([], ["Eva", "Kees"])


def test_columns_without_known_titles_are_mapped_by_hand(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, ["Kolom A", "Kolom B", "Kolom B"], ["Eva", "Huisarts", 8])
    assert sheet.names == ("Kolom A", "Kolom B", "Kolom B (2)")
    mapping = {"name": "kolom a", "role": "Kolom B", "hours_per_week": "Kolom B (2)"}
    eva = read_own(sheet, "staff", mapping, SMALL).proposal.staff[-1]
    assert (eva.name, eva.role, eva.hours_per_week) == ("Eva", "gp", 8)
    bare = sheet_of(tmp_path, ["Eva", 8.5], ["Kees", 4])
    assert (bare.header_row, bare.names, bare.row_count) == (0, ("1", "2"), 2)
    for wrong in ({"name": "Kolom Z"}, {"role": "Kolom B"}, {"name": "Kolom A", "colour": "Kolom B"}):
        with pytest.raises(ListError):
            read_own(sheet, "staff", wrong, SMALL)


def test_each_field_is_found_by_its_title_in_both_languages() -> None:
    for language in LANGUAGES:
        say = Translator(language)
        for spec in KINDS:
            columns = [say(column.title) for column in spec.columns]
            assert guess(spec.key, columns) == {one.field: say(one.title) for one in spec.columns}, spec.key
            assert likely_kind("", columns) == spec.key


@pytest.mark.parametrize(
    ("kind", "column", "field"),
    [
        ("staff", "Naam medewerker", "name"),
        ("staff", "Uren/wk", "hours_per_week"),
        ("staff", "Contracturen (p.w.)", "hours_per_week"),
        ("staff", "Datum uit dienst", "end"),
        ("staff", "Uren ma", "mon"),
        ("staff", "Ma-ochtend", "mon_am"),
        ("staff", "WOENSDAG middag", "wed_pm"),
        ("staff", "Fuctie", "role"),
        ("tasks", "Omschrijving", "name"),
        ("tasks", "Duur (min.)", "minutes"),
        ("tasks", "Aantal per week", "count"),
        ("leave", "Datum t/m", "last"),
        ("leave", "Eerste dag", "first"),
        ("rooms", "Kamernummer", "name"),
    ],
)
def test_names_of_columns_are_guessed(kind: str, column: str, field: str) -> None:
    assert guess(kind, ["Iets anders", column]) == {field: column}


_CELLS = (
    st.none() | st.text(max_size=12) | st.floats() | st.booleans() | st.dates() | st.sampled_from(["x", "Bob", "="])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=2, max_size=6), max_size=5), st.sampled_from([one.key for one in KINDS]))
def test_whatever_stands_in_a_sheet_nothing_is_removed(rows: list[list[Any]], kind: str) -> None:
    cells = [["" if cell is None else cell for cell in row] for row in rows]
    fields = [column.field for column in kind_of(kind).columns]
    order = [*kind_of(kind).needed, *(one for one in fields if one not in kind_of(kind).needed)][:6]
    sheet = with_titles(RawSheet("Blad", [list(order), *cells], {}), 1, order)
    preview = read_own(sheet, kind, {one: one for one in order}, SMALL)
    assert preview.count(Kind.REMOVED) == 0
    known = {
        f"{part}/{one.id}" for part in ("staff", "activities", "absences", "rooms") for one in getattr(SMALL, part)
    }
    made = preview.change().plan if preview.entries else SMALL
    assert known <= {f"{p}/{one.id}" for p in ("staff", "activities", "absences", "rooms") for one in getattr(made, p)}


def test_a_mapping_is_kept_as_a_file(tmp_path: Path) -> None:
    mapping = OwnMapping(kind="staff", sheet="Blad1", columns={"name": "Naam"})
    save_mapping(mapping, tmp_path / "map.json")
    assert load_mapping(tmp_path / "map.json") == mapping
    (tmp_path / "map.json").write_text('{"kind": "Jansen"}')
    with pytest.raises(ListError) as error:
        load_mapping(tmp_path / "map.json")
    assert "Jansen" not in str(error.value)
    assert error.value.__context__ is None
    with pytest.raises(ListError):
        load_mapping(tmp_path / "none.json")


def test_the_command_line_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet_of(tmp_path, ["Naam", "Functie", "Wat"], ["Eva", "Huisarts", 8], ["Kees", "Tovenaar", 9], title="Wij")
    plan, book, mapping = (str(tmp_path / name) for name in ("plan.dagdeel", "own.xlsx", "map.json"))
    plan_file.save(new_plan("", {}), Path(plan))
    assert main(["import", book, "--into", plan, "--kind", "staff", "--save-mapping", mapping]) == 1
    columns = json.loads(Path(mapping).read_text())
    assert columns == {"kind": "staff", "sheet": "Wij", "columns": {"name": "Naam", "role": "Functie"}}
    columns["columns"]["hours_per_week"] = "Wat"
    Path(mapping).write_text(json.dumps(columns))
    capsys.readouterr()
    take = ["--take", "all", "--skip-refused", "--json"]
    assert main(["import", book, "--into", plan, "--mapping", mapping, *take]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["sheets"], [one["cell"] for one in told["refused"]]) == (1, ["staff"], ["B3"])
    assert [(one.name, one.hours_per_week) for one in plan_file.load(Path(plan)).staff] == [("Eva", 8)]
    assert main(["import", book, "--into", plan, "--kind", "staff", "--sheet", "Zij"]) == 1
    assert main(["import", book, "--into", plan, "--sheet", "Wij"]) == 2
