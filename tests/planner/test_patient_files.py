"""Patient lists in every format that is read, and files that are broken, hostile or something else."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from planner.errors import ListError
from planner.files.patient_cells import Reason
from planner.files.patient_columns import Mapping
from planner.files.patient_list import count_patients, read_header
from tests.support.patient_lists import (
    AS_OF,
    changed,
    count,
    filled,
    skipped,
    write_csv,
    write_text,
    write_xlsx,
    zipped,
)


def test_a_workbook_with_real_dates_and_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Naam", "Geboortedatum", "Postcode", "DM", "Uitschrijfdatum"],
        ["Jansen", date(1980, 3, 2), 9999, 1, None],
        ["de Vries", date(2019, 7, 14), 1234, False, date(2026, 5, 1)],
        ["Bakker", "02-03-1941", "9999 AB", True, date(2025, 5, 1)],
        ["Visser", "2 mrt 1941", "9999 AB", 0.0, ""],
        ["Smit", 29282, "", "", ""],
    ]
    tally = count(write_xlsx(tmp_path / "a.xlsx", rows), social_postcodes=("9999",))
    assert filled(tally) == {("45-64", "complex"): 1, ("5-17", "healthy"): 1, ("75-84", "social"): 1}
    assert skipped(tally) == {Reason.DEREGISTERED: 1, Reason.DATE_NOT_READ: 1}


def test_a_workbook_that_counts_days_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "dob")
        page.write_datetime(1, 0, date(1980, 3, 2))
    assert filled(count(path)) == {("45-64", "healthy"): 1}


def test_the_sheet_with_patients_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Uitleg").write(0, 0, "Lees dit eerst")
        book.add_worksheet("Oud").write_column(0, 0, ["geboortedatum", "01-01-1950", "01-01-1950"])
        book.get_worksheet_by_name("Oud").hide()
        book.add_worksheet("Lijst").write_column(2, 0, ["geboortedatum", "02-03-1980"])
    preview = read_header(path)
    assert (preview.sheet, preview.header_row, preview.delimiter) == ("Lijst", 3, "")
    assert count(path).report.counted == 1


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.csv", [["dob"], ["1980-03-02"]])
    assert count(path).report.counted == 1


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_named_on_the_first_line(tmp_path: Path, delimiter: str) -> None:
    path = write_text(
        tmp_path / "a.csv", f"sep={delimiter}\r\ndob{delimiter}dm\r\n1980-03-02{delimiter}j\r\nx{delimiter}\r\n"
    )
    tally = count(path)
    assert filled(tally) == {("45-64", "medical"): 1}
    assert tally.report.skipped[Reason.DATE_NOT_READ].rows == (3,)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    assert (
        count(write_text(tmp_path / "a.csv", end.join(["dob;dm", "1980-03-02;j", "1990-03-02;n"]))).report.counted == 2
    )


def test_codes_with_commas_do_not_make_a_comma_file(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "dob;icpc\n1980-03-02;T90,K86,R95\n1980-03-02;R96,K77,Z01\n")
    assert read_header(path).delimiter == "semicolon"
    assert filled(count(path)) == {("45-64", "medical"): 1, ("45-64", "complex"): 1}


def test_a_comma_file_without_column_names(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", "Jansen,1980-03-02\nde Vries,1990-03-02\n")
    assert read_header(path).delimiter == "comma"


def test_an_accent_as_the_very_last_sign(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("dob;naam\n1980-03-02;Zoë".encode("cp1252"))
    assert read_header(path).rows == (("1980-03-02", "Zoë"),)


def test_an_accent_far_into_the_file_decides_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("naam;dob\n" + "Jansen;1980-03-02\n" * 70_000 + "Zoë;1980-03-02\n").encode("cp1252"))
    assert read_header(path).encoding == "Windows-1252"
    path.write_bytes(("naam;dob\n" + "Jansen;1980-03-02\n" * 70_000 + "Zoë;1980-03-02\n").encode())
    assert read_header(path).encoding == "UTF-8"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "not a table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a table"),
        (b"PK\x03\x04" + b"\x00" * 99, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "old XLS"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "damaged"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "damaged"),
        (b'dob;icpc\n1980-03-02;"T90\n1990-03-02;K86\n', "quotation mark"),
        (b'dob;icpc\n"1980-03-02;T90\n"1990-03-02;K86\n', "quotation mark"),
        (b"dob;icpc\n1980-03-02;" + b"T90 " * 50_000, "quotation mark"),
        ("dob;icpc\n1980-03-02;T90\n".encode("utf-16-le"), "not a table"),
        (b"dob;icpc\n", "no rows"),
        (b"dob;icpc\n;\n;\n", "no rows"),
    ],
)
def test_a_file_that_cannot_be_counted(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(ListError) as caught:
        count_patients(path, Mapping(birth_date="dob"), AS_OF)
    assert said in caught.value.message.msgid
    assert caught.value.place == "a.bin"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda xml: xml.replace('r="B2"', 'r="XFD1048576"'), "too large"),
        (lambda xml: xml.replace('<row r="2"', '<row r="9000000"'), "too large"),
        (lambda xml: xml.replace('r="B2"', "r = 'XFC4000'"), "too large"),
        (lambda xml: xml.replace('r="B2"', 'r="&#88;&#70;&#68;9999"'), "too large"),
        (lambda xml: xml.replace('r="B2"', 'r="B99999999999999999999"'), "damaged"),
        (lambda xml: xml.replace('r="B2"', 'r="ZZZZZZZZ2"'), "damaged"),
        (lambda xml: xml.replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1), "damaged"),
        (lambda xml: xml.replace("</sheetData>", ""), "damaged"),
        (lambda xml: xml.replace("<v>3</v>", "<v>999</v>"), "damaged"),
        (lambda xml: xml[: xml.index("<sheetData>")] + "<sheetData/></worksheet>", "is empty"),
        (lambda xml: "", "damaged"),
    ],
)
def test_a_hostile_workbook(tmp_path: Path, change: Callable[[str], str], said: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(path, change))
    with pytest.raises(ListError) as caught:
        read_header(path)
    assert said in caught.value.message.msgid


def test_cells_and_rows_without_a_reference_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(path, lambda xml: re.sub(r' r="[^"]+"', "", xml)))
    assert read_header(path).columns == ("dob", "icpc")
    monkeypatch.setattr("planner.files.xlsx_extent._BYTES_PER_CELL", 200_000_000)
    with pytest.raises(ListError, match="too large"):
        read_header(path)


def test_a_workbook_that_is_two_formats_at_once(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["dob"], ["1980-03-02"]])
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("content.xml", "<office/>")
    with pytest.raises(ListError, match="damaged or not XLSX"):
        read_header(path)


def test_a_workbook_that_unpacks_to_far_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["dob"], ["1980-03-02"]])
    monkeypatch.setattr("planner.files.xlsx_parts.MAX_UNPACKED", 1000)
    with pytest.raises(ListError, match="too large"):
        read_header(path)


def test_cells_without_a_reference_are_next_to_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(path, lambda xml: xml.replace('r="B1" ', "").replace('r="B2" ', "")))
    assert filled(count(path)) == {("45-64", "medical"): 1}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="does not exist"):
        read_header(tmp_path / "nergens.csv")
    with pytest.raises(ListError, match="a folder"):
        read_header(tmp_path)


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["dob"], ["1980-03-02"]])
    with pytest.raises(ListError, match="has no column") as caught:
        count_patients(path, Mapping(birth_date="dob", programmes={"copd_check": "longen"}), AS_OF)
    assert caught.value.place == "programmes.copd_check"
    assert caught.value.message.values == {"column": "longen"}


def test_a_mapping_without_age(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["naam", "icpc"], ["Jansen", "T90"]])
    with pytest.raises(ListError, match="No column gives an age"):
        count(path)
