"""An appointment book read into counts: a small one by hand, what is left out, and what is refused."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from planner.calibration.book import LeftOut, Sort, Unclear
from planner.calibration.cells import MOST_NAMES, read_clock, read_length, read_outcome
from planner.calibration.reading import preview_book, read_book
from planner.errors import ListError
from planner.files.patient_list import PROGRESS_EVERY, Cancelled
from tests.support.appointment_books import AS_OF, read_rows, row
from tests.support.patient_lists import write_csv, write_xlsx

MONDAY = date(2025, 3, 3)


def test_a_small_book_by_hand(tmp_path: Path) -> None:
    header = ["Datum", "Tijd", "Soort", "Functie", "Duur", "Status"]
    book = read_rows(
        tmp_path / "book.csv",
        [
            ("03-03-2025", "9:30", "Consult", "Huisarts", "10", "Verschenen"),
            ("03-03-2025", "09:50", "Consult", "Huisarts", "20 min", "Verschenen"),
            ("04-03-2025", "14:00", "Visite", "Huisarts", "0:30", "Verschenen"),
            ("04-03-2025", "", "Consult", "Huisarts", "10", "Niet verschenen"),
            ("07-03-2025", "", "Consult", "Huisarts", "10", "Geannuleerd door patiënt"),
            ("05-03-2025", "", "Consult", "", "lang", "Misschien"),
            ("02-01-2026", "", "Consult", "Huisarts", "10", "Gepland"),
            ("01-03-1999", "", "Consult", "Huisarts", "10", "Verschenen"),
            ("?", "", "Consult", "Huisarts", "10", "Verschenen"),
        ],
        header,
    )

    short, long = Sort("Consult", "Huisarts", False), Sort("Consult", "Huisarts", True)
    visit, other = Sort("Visite", "Huisarts", True), Sort("Consult", "", False)
    assert book.held == {
        (MONDAY, short): 1,
        (MONDAY, long): 1,
        (date(2025, 3, 4), visit): 1,
        (date(2025, 3, 5), other): 1,
    }
    assert (book.missed, book.cancelled) == ({short: 1}, 1)
    assert book.lengths == {short: {10: 1}, long: {20: 1}, visit: {30: 1}}
    assert book.hours == {9: 2, 14: 1}
    assert (book.first, book.last, book.read) == (MONDAY, date(2025, 3, 7), 9)
    assert book.left_out == {LeftOut.NO_DATE: 1, LeftOut.TO_COME: 1, LeftOut.LONG_AGO: 1}
    assert book.unclear == {Unclear.STATUS: 1, Unclear.LENGTH: 1}
    assert (book.kinds, book.roles) == (("Consult", "Visite"), ("Huisarts", ""))
    assert book.continuity is None


def test_a_workbook_and_a_text_file_are_one(tmp_path: Path) -> None:
    text = [["Datum", "Tijd", "Einde", "Soort"], ["03-03-2025", "9:00", "9:15", "Consult"]]
    cells: list[list[object]] = [[*text[0]], [MONDAY, "9:00", "9:15", "Consult"]]
    books = [
        read_book(path, AS_OF) for path in (write_csv(tmp_path / "a.csv", text), write_xlsx(tmp_path / "a.xlsx", cells))
    ]

    assert books[0] == books[1]
    assert books[0].lengths == {Sort("Consult", "", False): {15.0: 1}}


def test_a_row_may_stand_for_many(tmp_path: Path) -> None:
    rows = [("3-3-2025", "Consult", "12"), ("3-3-2025", "Consult", "veel")]
    book = read_rows(tmp_path / "book.csv", rows, ("Datum", "Soort", "Aantal"))

    assert book.totals == Counter({Sort("Consult", "", False): 12})
    assert book.left_out == {LeftOut.NO_NUMBER: 1}


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "book.csv", [["Wanneer", "Wat"], ["3-3-2025", "Consult"]])

    assert preview_book(path).places == {}
    with pytest.raises(ListError):
        read_book(path, AS_OF)
    assert read_book(path, AS_OF, {"date": 0, "kind": 1}).kinds == ("Consult",)


def test_progress_is_told_and_can_stop(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "book.csv", [["Datum"], *[["3-3-2025"]] * (2 * PROGRESS_EVERY)])
    heard: list[int] = []

    def stop_at_second(rows: int) -> bool:
        heard.append(rows)
        return len(heard) < 2

    with pytest.raises(Cancelled):
        read_book(path, AS_OF, progress=stop_at_second)
    assert heard == [PROGRESS_EVERY, 2 * PROGRESS_EVERY]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row(date(2026, 6, 1))],
        [row(MONDAY, status="geannuleerd")],
        [row(MONDAY, kind=f"Mevrouw {number}") for number in range(MOST_NAMES + 1)],
    ],
)
def test_what_is_no_book_is_refused(rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    with pytest.raises(ListError) as caught:
        read_rows(tmp_path / "book.csv", rows)
    assert "Mevrouw" not in f"{caught.value!r} {caught.value.message}"


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("10", 10),
        ("12,5 min", 12.5),
        ("0:15", 15),
        ("1:00:30", 60.5),
        ("0", None),
        ("481", None),
        ("", None),
        ("x", None),
    ],
)
def test_lengths(cell: str, minutes: float | None) -> None:
    assert read_length(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("9:05", 545),
        ("2025-03-03T14:30:00", 870),
        ("2:15 PM", 855),
        ("12:00 am", 0),
        ("24:00", None),
        ("3-3-2025", None),
    ],
)
def test_times(cell: str, minutes: float | None) -> None:
    assert read_clock(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("No-show", "missed"),
        ("Niet verschenen", "missed"),
        ("DNA", "missed"),
        ("Afgezegd", "cancelled"),
        ("Verschenen", "held"),
        ("arrived", "held"),
        ("Gepland", None),
    ],
)
def test_outcomes(cell: str, outcome: str | None) -> None:
    assert read_outcome(cell) == outcome
