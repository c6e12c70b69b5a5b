"""Counting patient lists: exports counted by hand, what makes a client group, rows that need care."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.files import patient_list
from planner.files.patient_cells import REASONS, REMARKS, Reason, Remark
from planner.files.patient_columns import Mapping
from planner.files.patient_list import Cancelled, count_patients, read_header
from planner.files.tables import open_table
from planner.terms import GROUPS
from tests.support.patient_lists import (
    AS_OF,
    FILES,
    HEADER,
    MAPPING,
    count,
    filled,
    skipped,
    write_csv,
    write_text,
    write_xlsx,
)


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [("export_windows1252.csv", "Windows-1252", "semicolon"), ("export_utf16_tabs.txt", "UTF-16", "tab")],
)
def test_an_export_with_a_title_above_the_column_names(name: str, encoding: str, delimiter: str) -> None:
    preview = read_header(FILES / name)
    assert (preview.encoding, preview.delimiter, preview.header_row) == (encoding, delimiter, 3)
    assert preview.columns[0] == "Patiëntnr"
    assert len(preview.rows) == 5
    assert preview.rows[2][1] == "Citroën, C."
    assert preview.mapping == Mapping(
        birth_date="Geb.datum",
        icpc="ICPC-code(s)",
        programmes=dict.fromkeys(
            ("diabetes_check", "cvrm_check", "copd_check", "asthma_check", "frail_elderly"), "Zorgprogramma"
        ),
        postcode="Postcode",
        deregistered="Uitschrijfdatum",
        patient="Patiëntnr",
    )


@pytest.mark.parametrize("name", ["export_windows1252.csv", "export_utf16_tabs.txt"])
def test_an_export_counted_by_hand(name: str) -> None:
    tally = count(FILES / name)
    assert filled(tally) == {
        ("0-4", "healthy"): 1,
        ("5-17", "medical"): 1,
        ("45-64", "healthy"): 1,
        ("65-74", "medical"): 2,
        ("75-84", "complex"): 1,
        ("85+", "social"): 1,
    }
    assert tally.split
    in_programme = {
        programme: {band: n for band, n in bands.items() if n} for programme, bands in tally.programmes.items()
    }
    assert in_programme == {
        "diabetes_check": {"65-74": 1},
        "cvrm_check": {"65-74": 1},
        "copd_check": {"65-74": 1},
        "asthma_check": {},
        "frail_elderly": {"75-84": 1},
    }
    assert {reason: finding.rows for reason, finding in tally.report.skipped.items()} == {
        Reason.TWO_DIGIT_YEAR: (10,),
        Reason.NO_AGE: (11,),
        Reason.DEREGISTERED: (12,),
        Reason.BORN_LATER: (14,),
        Reason.EMPTY: (15,),
        Reason.DATE_NOT_READ: (16,),
        Reason.SAME_PATIENT: (17,),
        Reason.TOO_OLD: (18,),
    }
    assert (tally.report.read, tally.report.counted, tally.report.without_age) == (15, 7, 4)


def test_an_english_export_with_a_row_per_episode_and_the_month_first() -> None:
    tally = count(FILES / "episodes_english.csv", social_postcodes=("4321",))
    assert filled(tally) == {("45-64", "complex"): 1, ("75-84", "medical"): 1, ("5-17", "social"): 1}
    assert tally.report.date_order == "mdy"
    assert skipped(tally) == {Reason.SAME_PATIENT: 1}
    assert tally.programmes["diabetes_check"]["45-64"] == 1
    assert tally.programmes["cvrm_check"]["75-84"] == 1


def test_without_a_patient_number_every_row_is_a_patient() -> None:
    tally = count(FILES / "episodes_english.csv", patient=None)
    assert tally.report.counted == 4


def test_rows_without_a_patient_number_are_patients_of_their_own(tmp_path: Path) -> None:
    rows = [["patiëntnr", "dob"], *([number, "1980-03-02"] for number in ("", "", "0", "0", "-", "-", "7", "7"))]
    assert count(write_csv(tmp_path / "a.csv", rows)).report.counted == 7


@pytest.mark.parametrize(
    ("codes", "flag", "postcode", "copd", "group"),
    [
        ("", "", "1234AB", "", "healthy"),
        ("R74", "nee", "", "nee", "healthy"),
        ("T90", "", "", "", "medical"),
        ("", "", "", "ja", "medical"),
        ("", "ja", "", "", "social"),
        ("Z10", "", "", "", "social"),
        ("", "", "9999 XY", "", "social"),
        ("", "", "8888ab", "", "social"),
        ("", "", "8888 CD", "", "healthy"),
        ("", "", "8888", "", "healthy"),
        ("K86", "x", "", "", "complex"),
        ("Z10", "", "", "1", "complex"),
    ],
)
def test_the_client_group(tmp_path: Path, codes: str, flag: str, postcode: str, copd: str, group: str) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, ["Jansen", "02-03-1980", codes, flag, postcode, "", copd]])
    assert filled(count_patients(path, MAPPING, AS_OF)) == {("45-64", group): 1}


def test_a_list_that_cannot_tell_groups_is_not_split(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["leeftijd", "postcode"], ["34", "9999AB"], ["8 mnd", "9999AB"]])
    tally = count(path)
    assert (tally.split, tally.programmes) == (False, {})
    assert tally.counts["18-44"] == {"healthy": 1}
    assert count(path, social_postcodes=("9999",)).counts["0-4"] == dict.fromkeys(GROUPS, 0) | {"social": 1}


def test_a_programme_column_goes_before_the_codes(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob", "icpc", "copd"], ["1950-01-01", "R95 T90", "nee"]])
    tally = count(path)
    assert tally.programmes["copd_check"]["75-84"] == 0
    assert tally.programmes["diabetes_check"]["75-84"] == 1
    assert filled(tally) == {("75-84", "medical"): 1}


def test_the_frailty_code_counts_from_65(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["age", "icpc"], ["64", "A05"], ["65", "A05"]])
    assert sum(count(path).programmes["frail_elderly"].values()) == 1
    path = write_csv(tmp_path / "b.csv", [["age", "kwetsbare ouderen"], ["64", "ja"], ["65", "ja"]])
    assert sum(count(path).programmes["frail_elderly"].values()) == 2


def test_every_reason_and_remark_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(REMARKS) == set(Remark)


def test_registration(tmp_path: Path) -> None:
    rows = [
        ["dob", "inschrijfdatum", "uitschrijfdatum"],
        ["1980-03-02", "01-01-2026", ""],
        ["1980-03-02", "02-01-2026", ""],
        ["1980-03-02", "", "01-01-2026"],
        ["1980-03-02", "", "02-01-2026"],
        ["1980-03-02", "?", "nee"],
        ["1980-03-02", "nee", ""],
        ["1980-03-02", "ja", "zie dossier"],
    ]
    report = count(write_csv(tmp_path / "a.csv", rows)).report
    assert (report.read, report.counted) == (7, 3)
    assert {reason: finding.rows for reason, finding in report.skipped.items()} == {
        Reason.NOT_YET_REGISTERED: (3,),
        Reason.DEREGISTERED: (4, 7),
        Reason.DEREGISTRATION_UNCLEAR: (8,),
    }
    assert report.remarks[Remark.REGISTRATION_UNCLEAR].rows == (6,)


def test_flags_and_codes_that_cannot_be_read_are_remarked(tmp_path: Path) -> None:
    rows = [["dob", "dm", "icpc"], ["1980-03-02", "misschien", "suiker"], ["1980-03-02", "COPD", "T90"]]
    report = count(write_csv(tmp_path / "a.csv", rows)).report
    assert {remark: finding.rows for remark, finding in report.remarks.items()} == {
        Remark.FLAG_UNCLEAR: (2,),
        Remark.CODES_UNCLEAR: (2,),
    }


def test_a_year_of_birth_is_remarked_where_the_band_is_open(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["geboortejaar"], ["1980"], ["1981"], ["1961"], ["80"]])
    tally = count(path)
    assert filled(tally) == {("18-44", "healthy"): 1, ("45-64", "healthy"): 2}
    assert tally.report.remarks[Remark.YEAR_ONLY].rows == (3, 4)
    assert skipped(tally) == {Reason.TWO_DIGIT_YEAR: 1}


def test_the_surest_column_gives_the_age(tmp_path: Path) -> None:
    rows = [
        ["geboortedatum", "geboortejaar", "leeftijd"],
        ["02-03-1980", "1950", "3"],
        ["02-03-80", "1950", "3"],
        ["", "", "3"],
        ["02-03-1890", "1950", "3"],
        ["02-03-80", "", "?"],
    ]
    tally = count(write_csv(tmp_path / "a.csv", rows))
    assert filled(tally) == {("45-64", "healthy"): 1, ("75-84", "healthy"): 1, ("0-4", "healthy"): 1}
    assert skipped(tally) == {Reason.TOO_OLD: 1, Reason.TWO_DIGIT_YEAR: 1}


def test_rows_shorter_and_longer_than_the_column_names(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "dob,icpc\n1980-03-02\n1980-03-02,T90,K86\n1980-03-02,T90,,\n")
    tally = count(path)
    assert (tally.report.counted, skipped(tally)) == (2, {Reason.TOO_MANY_CELLS: 1})


def test_empty_rows_count_inside_the_list_only(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "dob;dm\n\n1980-03-02;j\n;\n\n1990-03-02;n\n;\n\n")
    report = count(path).report
    assert (report.read, report.counted, report.skipped[Reason.EMPTY].rows) == (5, 2, (2, 4, 5))


def test_only_the_first_rows_are_named(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob"], *[["?"]] * 9])
    finding = count(path).report.skipped[Reason.DATE_NOT_READ]
    assert (finding.count, finding.rows) == (9, (2, 3, 4, 5, 6))


@pytest.mark.parametrize(
    ("dates", "order", "counted"),
    [
        (["02/03/1980", "05/06/1990"], "dmy", 2),
        (["02/03/1980", "25/06/1990"], "dmy", 2),
        (["02/03/1980", "06/25/1990"], "mdy", 2),
        (["06/25/1990", "25/06/1990"], "dmy", 1),
    ],
)
def test_the_order_of_dates_is_found_in_the_whole_list(
    tmp_path: Path, dates: list[str], order: str, counted: int
) -> None:
    for number, rows in enumerate((dates, dates[::-1])):
        report = count(write_csv(tmp_path / f"{number}.csv", [["dob"], *([day] for day in rows)])).report
        assert (report.date_order, report.counted) == (order, counted)


def test_the_order_of_dates_can_be_given(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob"], ["12/11/2007"]])
    assert filled(count(path, date_order="dmy")) == {("18-44", "healthy"): 1}
    assert filled(count_patients(path, Mapping(birth_date="dob", date_order="mdy"), date(2025, 11, 30))) == {
        ("5-17", "healthy"): 1
    }


def test_progress_and_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient_list, "PROGRESS_EVERY", 10)
    path = write_csv(tmp_path / "a.csv", [["dob"], *[["1980-03-02"]] * 35])
    heard: list[int] = []

    def go_on(read: int) -> bool:
        heard.append(read)
        return True

    assert count_patients(path, Mapping(birth_date="dob"), AS_OF, go_on).report.counted == 35
    assert heard == [10, 20, 30]
    with pytest.raises(Cancelled):
        count_patients(path, Mapping(birth_date="dob"), AS_OF, lambda read: read < 20)


def test_the_opening_of_a_workbook_asks_whether_to_go_on(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["dob"], ["1980-03-02"]])
    heard: list[int] = []

    def go_on(read: int) -> bool:
        heard.append(read)
        return len(heard) < 5

    with pytest.raises(Cancelled):
        count_patients(path, Mapping(birth_date="dob"), AS_OF, go_on)
    assert heard == [0] * 5


def test_the_columns_of_a_large_workbook_are_read_from_its_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["dob", "icpc"], *[["1980-03-02", "T90"]] * 300])
    whole = read_header(path)
    monkeypatch.setattr("planner.files.xlsx_parts._HEAD_BYTES", 10_000)
    head = open_table(path, len, head_only=True)
    assert len(list(head)) == 100
    assert read_header(path) == whole
    assert count_patients(path, whole.mapping, AS_OF).report.counted == 300
