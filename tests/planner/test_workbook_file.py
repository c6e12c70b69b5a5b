"""The workbook as a file: texts stay texts, both languages, print, pictures, and nothing half-written is left."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange
from python_calamine import CalamineWorkbook

from planner import scenario_edits
from planner.calculation import calculate
from planner.errors import DagdeelError
from planner.files import plan_file
from planner.files.workbook import Place, report_layout, write_report
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import LOOKS, Look
from planner.language import Translator
from planner.norms import norm
from planner.plan import Plan, Practice, Role
from planner.program import PROGRAM_VERSION
from planner.resources import resource
from planner.texts import T
from planner.warnings import warnings
from tests.support.plans import worked_example
from tests.support.printed_weeks import rostered
from tests.support.workbooks import LANGUAGES, NASTY, ODD, TODAY, formulas, nasty, shown_sheets, texts


def test_text_that_people_typed_never_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "nasty.xlsx"
    write_report(nasty(), path, "nl", TODAY)
    write_report(_plain(nasty()), tmp_path / "plain.xlsx", "nl", TODAY)

    written, plain = _without_names(path), _without_names(tmp_path / "plain.xlsx")

    assert written == plain
    shown = {cell for sheet in CalamineWorkbook.from_path(path).sheet_names for cell in texts(path, sheet)}
    assert {text for text in map(str.strip, NASTY) if text != NASTY[-1].strip()} <= shown
    assert "=cmd|' /C calc'!A0" in shown


def _without_names(path: Path) -> list[tuple[Place, str]]:
    """Every formula, with its place; what a function is called is part of the names of its cells."""
    book = openpyxl.load_workbook(path)
    words = re.compile("|".join(sorted(map(re.escape, book.defined_names), key=len, reverse=True)))
    return [
        (place, words.sub(lambda name: book.defined_names[name[0]].attr_text, text)) for place, text in formulas(path)
    ]


def _plain(plan: Plan) -> Plan:
    """The same plan with harmless names."""
    return plan.model_copy(
        update={
            "practice": Practice(name="Praktijk"),
            **{
                part: tuple(one.model_copy(update={"name": f"n{n}"}) for n, one in enumerate(getattr(plan, part)))
                for part in ("roles", "staff", "activities")
            },
        }
    )


def test_risky_text_stays_text_when_somebody_edits_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "nasty.xlsx"
    write_report(nasty(), path, "nl", TODAY)

    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "-", "@"))]

    assert {cell.value for cell in risky} >= {"=1+1", "+31 6", "-x", "@SUM(A1)"}
    assert all(cell.quotePrefix for cell in risky)


def test_every_part_of_the_file_is_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "nasty.xlsx"
    write_report(nasty(), path, "nl", TODAY)

    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("nl", ["Samenvatting", "Team", "Patiënten", "Consulten", "Taken", "Instellingen", "Capaciteit", "Waarom"]),
        ("en", ["Summary", "Team", "Patients", "Consults", "Tasks", "Settings", "Capacity", "Why"]),
    ],
)
def test_the_sheets_speak_the_language(tmp_path: Path, language: str, titles: list[str]) -> None:
    path = tmp_path / "book.xlsx"
    write_report(worked_example(), path, language, TODAY)

    assert [sheet.title for sheet in shown_sheets(path)] == titles


def test_the_two_languages_hold_the_same_figures_in_the_same_cells() -> None:
    for make in (worked_example, *ODD):
        dutch, english = (report_layout(make(), language, TODAY).figures for language in LANGUAGES)

        assert {figure: place.cell for figure, place in dutch.items()} == {
            figure: place.cell for figure, place in english.items()
        }


def test_warnings_stand_on_the_summary_with_the_remedy_and_its_effect(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    plan, say = worked_example(), Translator("en")
    write_report(plan, path, "en", TODAY)
    shown = set(texts(path, "Summary"))

    found = warnings(calculate(plan), TODAY)

    assert found
    for warning in found:
        assert say(warning.text) in shown
        assert say(warning.remedies[0].text) in shown
    assert any("22 Nov 2026" in text for text in shown)


def test_the_why_sheet_gives_norm_own_value_and_source(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_report(worked_example(), path, "en", TODAY)
    rows = [
        tuple(cell.value for cell in row) for row in openpyxl.load_workbook(path, data_only=True)["Why"].iter_rows()
    ]

    leave = next(row for row in rows if row[0] == "Leave" and row[1] == 6)
    limit = next(row for row in rows if row[0] == "Near the limit from")

    known = norm("role.gp.leave_weeks")
    assert known is not None
    assert (leave[4], leave[5]) == (known.value, "yes")
    assert known.sources[0][0] in leave[7]
    assert (limit[5], limit[6]) == ("no", "Assumption")
    assert known.sources[0][1] in {row[7] for row in rows}


def test_each_sheet_prints_one_page_wide_the_year_on_a3_and_a_week_on_one_page(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_report(plan_file.load(resource("examples", "group_practice.dagdeel")), path, "nl", TODAY)

    wide = {Translator("nl")(title) for title in (T("Year"), T("Hours by week"))}

    for sheet in shown_sheets(path):
        is_year, is_week = sheet.title in wide, sheet.title.startswith("Week ")
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8 if is_year else 9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        high = sheet.page_setup.fitToHeight
        pages = (sheet.page_setup.fitToWidth or 1, 1 if high is None else high)
        assert pages == (1, 1 if sheet.title == "Jaar" or is_week else 0)
        assert sheet.print_area
        assert sheet.freeze_panes
        assert "De Verbeelding" in sheet.oddHeader.left.text


def test_the_pictures_are_native_charts_on_cells_with_titled_axes(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_report(worked_example(), path, "en", TODAY)

    with zipfile.ZipFile(path) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if re.match(r"xl/charts/chart\d+\.xml", name)]

    assert len(charts) == 3
    for chart in charts:
        assert "<c:barChart>" in chart
        assert chart.count("<a:t>") >= 3
        assert "<c:f>'Summary'!$" in chart or "<c:f>'Capacity'!$" in chart


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.xlsx", "two.xlsx")]
    for path in paths:
        write_report(worked_example(), path, "nl", TODAY)

    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(DagdeelError) as caught:
        write_report(worked_example(), tmp_path / "missing" / "book.xlsx", "nl", TODAY)

    assert "book.xlsx" in Translator("en")(caught.value.message)


def test_a_failed_export_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "refused")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(DagdeelError):
        write_report(worked_example(), path, "nl", TODAY)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_plan_with_more_rows_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.files.workbook.report._MOST_ROWS", 20)

    with pytest.raises(DagdeelError, match="more rows"):
        write_report(worked_example(), tmp_path / "book.xlsx", "nl", TODAY)

    assert list(tmp_path.iterdir()) == []


def _book(plan: Plan, folder: Path, language: str = "en") -> Path:
    path = folder / "book.xlsx"
    write_report(plan, path, language, TODAY)
    return path


def test_formulas_are_locked_without_a_password_and_inputs_are_not(tmp_path: Path) -> None:
    locked = {sheet.title: sheet for sheet in shown_sheets(_book(rostered(), tmp_path)) if sheet.protection.sheet}

    assert set(locked) >= {"Summary", "Team", "Patients", "Consults", "Tasks", "Capacity", "Year", "Hours by week"}
    # Settings are inputs only, shifts are read back with rows that were added, and groups of rows do not open on a
    # locked sheet.
    assert not {"Settings", "Shifts", "Why"} & set(locked)
    for sheet in locked.values():
        assert sheet.protection.password is None
        # In the file 'true' means that it is not allowed.
        known = sheet.protection
        assert (known.sort, known.autoFilter, known.formatColumns) == (False, False, False)
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            is_input = cell.fill.fgColor.rgb[2:] == str(LOOKS[Look.INPUT]["bg_color"])[1:]
            assert cell.protection.locked is not is_input, f"{sheet.title} {cell.coordinate}"
            assert not (is_input and cell.data_type == "f")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_tables_with_titles_of_their_own(tmp_path: Path, language: str) -> None:
    found = {}
    for sheet in shown_sheets(_book(worked_example(), tmp_path, language)):
        for table in sheet.tables.values():
            head, *rows = sheet[table.ref]
            titles = [cell.value for cell in head]
            assert titles == table.column_names
            assert len({title.lower() for title in titles}) == len(titles)
            assert all(merged.isdisjoint(CellRange(table.ref)) for merged in sheet.merged_cells)
            found[sheet.title] = len(rows)

    assert found["Team"] == len(worked_example().staff)
    assert len(found) == 4


def test_formulas_say_hours_and_limits_by_name(tmp_path: Path) -> None:
    path = _book(worked_example(), tmp_path)
    book = openpyxl.load_workbook(path)
    written = [text for _, text in formulas(path)]

    for name in ("needed_gp", "available_gp", "utilisation_gp", "weeks_per_year", "locum_rate", "patients_total"):
        assert name in book.defined_names
        assert any(re.search(rf"\b{name}\b", text) for text in written), name


def test_functions_with_the_same_letters_have_names_of_their_own() -> None:
    words = ("É é", "E_e", "e e", "e__2", "", "漢字", "x", "A1", "R1C1", "y" * 120)
    plan = Plan(roles=tuple(Role(id=f"r{n}", name=text) for n, text in enumerate(words)))
    draft = Draft(calculate(plan), Translator("nl"), TODAY)

    assert len(set(draft.role_words.values())) == len(words)
    assert all(re.fullmatch(r"[a-z0-9_]{1,70}", word) for word in draft.role_words.values())


def test_the_file_says_what_it_is_and_which_program_made_it(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(_book(_plain(worked_example()), tmp_path))
    known = book.properties

    assert (known.creator, known.category) == ("Dagdeel", "Capacity plan")
    assert known.title == "Praktijk"
    assert "22 Nov 2026" in known.description
    assert known.created.date() == TODAY
    assert [(one.name, one.value) for one in book.custom_doc_props.props] == [("Dagdeel", PROGRAM_VERSION)]
    assert book.calculation.calcMode in (None, "auto")
    assert book.calculation.fullCalcOnLoad


def test_a_scenario_that_is_called_like_a_function_of_excel_keeps_its_formulas(tmp_path: Path) -> None:
    path = _book(scenario_edits.add(worked_example(), "MAP(x) en FILTER(y)").plan, tmp_path)

    assert "MAP (x) en FILTER (y)" in openpyxl.load_workbook(path).sheetnames
    assert not any("_xlfn" in text for _, text in formulas(path))
