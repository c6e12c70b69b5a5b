"""Single cells of a patient list: every way of writing that is read, and every one that is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.icpc import read_codes
from planner.files.patient_cells import (
    DateOrder,
    Reason,
    age_on,
    read_age,
    read_date,
    read_flag,
    read_left,
    read_postcode,
    read_year,
    shows_order,
)

SECOND_OF_MARCH = date(1980, 3, 2)
NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1980-03-02",
        "1980/3/2",
        "1980-03-02 00:00:00",
        "1980-03-02T00:00:00.000Z",
        "02-03-1980",
        "2-3-1980",
        "2/3/1980",
        "02.03.1980",
        "02 03 1980",
        " 02-03-1980 ",
        "02-03-1980 0:00",
        "19800302",
        "02031980",
        "2 maart 1980",
        "2 Mrt 1980",
        "2 mrt. 1980",
        "02-mrt-1980",
        "02MAR1980",
        "2 March 1980",
        "March 2, 1980",
        "Mar. 2 1980",
    ],
)
def test_dates_as_exports_write_them(text: str) -> None:
    assert read_date(text, "dmy") == SECOND_OF_MARCH


@pytest.mark.parametrize("text", ["02-03-80", "80-03-02", "2/3/80", "020380", "2 mrt 80", "2-mrt-'80", "80", "'80"])
def test_a_year_of_two_digits_is_refused(text: str) -> None:
    assert read_date(text, "dmy") is Reason.TWO_DIGIT_YEAR


@pytest.mark.parametrize(
    "text",
    [
        "onbekend",
        "31-02-1980",
        "00-00-1938",
        "30-13-1980",
        "1980-13-30",
        "02-03/1980",
        "29282",
        "1980",
        "2 foo 1980",
        "02-03-0980",
        "2031980",
        "#####",
        "1 januari",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, "dmy") is Reason.DATE_NOT_READ


@pytest.mark.parametrize("text", ["", "  ", "-", "0", "00-00-0000", "0000-00-00", "00000000", "NULL", "n.v.t."])
def test_how_exports_leave_a_date_out(text: str) -> None:
    assert read_date(text, "dmy") is Reason.NO_AGE


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("03-02-1980", "mdy", SECOND_OF_MARCH),
        ("03021980", "mdy", SECOND_OF_MARCH),
        ("1980-03-02", "mdy", SECOND_OF_MARCH),
        ("25-03-1980", "mdy", Reason.DATE_NOT_READ),
        ("02-03-1980", "ymd", Reason.DATE_NOT_READ),
        ("1980-03-02", "ymd", SECOND_OF_MARCH),
    ],
)
def test_the_order_of_day_and_month(text: str, order: DateOrder, expected: date | Reason) -> None:
    assert read_date(text, order) == expected


@pytest.mark.parametrize(
    ("text", "order"), [("25-03-1980", "dmy"), ("03/25/1980", "mdy"), ("02-03-1980", None), ("1980-03-25", None)]
)
def test_a_date_may_prove_its_order(text: str, order: DateOrder | None) -> None:
    assert shows_order(text) == order


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%Y%m%d", "%d%m%Y", "%d.%m.%Y"]),
)
def test_every_date_is_read_back(day: date, written: str) -> None:
    assert read_date(day.strftime(written), "dmy") == day


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    for read in (
        read_age,
        read_flag,
        read_postcode,
        read_codes,
        shows_order,
        lambda cell: read_date(cell, "dmy"),
        lambda cell: read_year(cell, NEW_YEAR),
        lambda cell: read_left(cell, "mdy"),
    ):
        read(text)


@pytest.mark.parametrize(
    ("birth", "as_of", "expected"),
    [
        (date(1980, 3, 2), date(2026, 3, 1), 45),
        (date(1980, 3, 2), date(2026, 3, 2), 46),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
        (date(2026, 1, 1), NEW_YEAR, 0),
        (date(2026, 1, 2), NEW_YEAR, Reason.BORN_LATER),
        (date(1905, 1, 2), NEW_YEAR, 120),
        (date(1905, 1, 1), NEW_YEAR, Reason.TOO_OLD),
    ],
)
def test_age_on_a_date(birth: date, as_of: date, expected: int | Reason) -> None:
    assert age_on(birth, as_of) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34", 34),
        ("0", 0),
        ("34,5", 34),
        ("34.0", 34),
        ("34 jaar", 34),
        ("34 jr.", 34),
        ("34j", 34),
        ("34 years", 34),
        ("1 jaar en 3 mnd", 1),
        ("8 mnd", 0),
        ("18 maanden", 1),
        ("6 weken", 0),
        ("10 days", 0),
        ("120", 120),
        ("121", Reason.TOO_OLD),
        ("-1", Reason.AGE_NOT_READ),
        ("1980", Reason.AGE_NOT_READ),
        ("18-44", Reason.AGE_NOT_READ),
        ("oud", Reason.AGE_NOT_READ),
        ("", Reason.NO_AGE),
    ],
)
def test_ages(text: str, expected: int | Reason) -> None:
    assert read_age(text) == expected


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("1980", date(2026, 6, 30), 45),
        ("1980", date(2026, 7, 1), 46),
        ("2026", date(2026, 2, 1), 0),
        ("2027", date(2026, 2, 1), Reason.BORN_LATER),
        ("1890", NEW_YEAR, Reason.TOO_OLD),
        ("80", NEW_YEAR, Reason.TWO_DIGIT_YEAR),
        ("0980", NEW_YEAR, Reason.YEAR_NOT_READ),
        ("02-03-1980", NEW_YEAR, Reason.YEAR_NOT_READ),
        ("", NEW_YEAR, Reason.NO_AGE),
    ],
)
def test_a_year_of_birth_counts_from_july(text: str, as_of: date, expected: int | Reason) -> None:
    assert read_year(text, as_of) == expected


@pytest.mark.parametrize("text", ["ja", "J", "1", "x", "X", "true", "Yes", "y", " ja ", "✓"])
def test_yes(text: str) -> None:
    assert read_flag(text) is True


@pytest.mark.parametrize("text", ["nee", "N", "0", "", "false", "no", "-", "NULL"])
def test_no(text: str) -> None:
    assert read_flag(text) is False


@pytest.mark.parametrize("text", ["misschien", "2", "ja?", "12-03-2019"])
def test_neither_yes_nor_no(text: str) -> None:
    assert read_flag(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("nee", False),
        ("ingeschreven", False),
        ("00-00-0000", False),
        ("ja", True),
        ("overleden", True),
        ("31-12-2025", date(2025, 12, 31)),
        ("31-12-9999", date(9999, 12, 31)),
        ("31-12-25", None),
        ("zie dossier", None),
    ],
)
def test_deregistration(text: str, expected: date | bool | None) -> None:
    assert read_left(text, "dmy") == expected
    assert type(read_left(text, "dmy")) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1234 ab", "1234AB"), ("1234AB", "1234AB"), ("1234", "1234"), ("0123 AB", ""), ("B-1000", ""), ("", "")],
)
def test_postcodes(text: str, expected: str) -> None:
    assert read_postcode(text) == expected


@pytest.mark.parametrize(
    ("cell", "programmes"),
    [
        ("T90", {"diabetes_check"}),
        ("t90.02", {"diabetes_check"}),
        ("T90.01", set()),
        ("K86,R96", {"cvrm_check", "asthma_check"}),
        ("K86;R96", {"cvrm_check", "asthma_check"}),
        ("K86 R96", {"cvrm_check", "asthma_check"}),
        ("K86|R96", {"cvrm_check", "asthma_check"}),
        ("K86\nR96", {"cvrm_check", "asthma_check"}),
        ("R95 COPD (ernstig), R91", {"copd_check"}),
        ("K92.01", {"cvrm_check"}),
        ("K92.02", set()),
        ("K99.01", {"cvrm_check"}),
        ("K99", set()),
        ("K77", set()),
        ("A05", {"frail_elderly"}),
        ("XT90", set()),
        ("T900", set()),
        ("", set()),
    ],
)
def test_codes_of_programmes(cell: str, programmes: set[str]) -> None:
    assert read_codes(cell).programmes == programmes


@pytest.mark.parametrize(
    ("cell", "chronic", "social", "readable"),
    [
        ("T90.01", True, False, True),
        ("K77", True, False, True),
        ("U99.01", True, False, True),
        ("U99", False, False, True),
        ("R74", False, False, True),
        ("Z01", False, True, True),
        ("Z29.01", False, True, True),
        ("Z30", False, False, True),
        ("Z05, L91", True, True, True),
        ("-", False, False, True),
        ("suikerziekte", False, False, False),
    ],
)
def test_chronic_and_social_codes(cell: str, chronic: bool, social: bool, readable: bool) -> None:
    codes = read_codes(cell)
    assert (codes.chronic, codes.social, codes.readable) == (chronic, social, readable)


@given(st.sampled_from(["T90", "T90.02", "K74", "K86", "K92", "K99.01", "R91", "R95", "R96", "A05", "T93"]))
def test_a_code_of_a_programme_is_chronic(code: str) -> None:
    assert read_codes(code).programmes
    assert read_codes(code).chronic
