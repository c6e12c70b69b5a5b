"""Odd tables for each reader of lists and sheets: their cells are strange, the files themselves are sound."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

import xlsxwriter

# Texts that a spreadsheet would take for a formula, or a program for a path.
HOSTILE = (
    "=1+1",
    "+31 6",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "=cmd|'/C calc'!A0",
    "../../etc/passwd",
    "C:\\CON",
    "NaN",
    "1e999",
)
NOT_CALCULATED = object()
DAY = date(2025, 4, 1)
FOUR = ["2025-04-01", "1-4-2025", "01/04/2025", "1 april 2025"]
TWO_DIGITS = ["1-4-25", "01/04/25", "25-04-01"]

Rows = Sequence[Sequence[object]]


def csv(*rows: Sequence[str]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


def book(rows: Rows, *, title: str = "Blad1", merged: str = "", is_1904: bool = False) -> bytes:
    """A workbook with one sheet; `merged` is a text in cells that are merged over all columns, above the rows."""
    memory = io.BytesIO()
    settings = {"default_date_format": "dd-mm-yyyy", "date_1904": is_1904, "strings_to_formulas": False}
    with xlsxwriter.Workbook(memory, settings) as made:
        page = made.add_worksheet(title)
        if merged:
            page.merge_range(0, 0, 0, len(rows[0]) - 1, merged)
        for at, row in enumerate(rows, bool(merged)):
            for place, cell in enumerate(row):
                if cell is NOT_CALCULATED:
                    page.write_formula(at, place, "=Z1", None, "")
                else:
                    page.write(at, place, cell)
    return memory.getvalue()


def _two_rows_of_titles() -> bytes:
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory) as made:
        page = made.add_worksheet("Team")
        for place, text in enumerate(("Naam", "Functie", "Uren")):
            page.merge_range(0, place, 1, place, text)
        page.merge_range(0, 3, 0, 4, "Maandag")
        page.write_row(1, 3, ["ochtend", "middag"])
        page.write_row(2, 0, ["A. Jansen", "Huisarts", 24, 4, 4])
    return memory.getvalue()


_BOOK = ["Datum", "Soort"]
_WORKED = ["Medewerker", "Datum", "Gewerkt"]
_SHIFTS = ["Persoon", "Dag", "Dagdeel", "Werk", "Uren"]
_OWN_LEAVE = ["Wie", "Soort", "Van", "Tot en met"]
_LEAVE = ["Wie", "Soort", "Eerste dag", "Laatste dag"]
_OWN_TEAM = ["Naam", "Functie", "Uren"]
_TEAM = ["Naam", "Functie", "Dienstverband", "Contracturen"]


def _leave(texts: list[str]) -> Rows:
    return [_LEAVE, *(["owner", "Verlof", text, text] for text in texts)]


def _team(names: tuple[str, ...] = HOSTILE) -> Rows:
    return [_TEAM, *([name, "Huisarts", "employed", 24] for name in names)]


TABLES: dict[str, Callable[[], bytes]] = {
    "book_1904.xlsx": lambda: book([_BOOK, [DAY, "Consult"]], is_1904=True),
    "book_empty.xlsx": lambda: book([_BOOK]),
    "book_formula_kinds.csv": lambda: csv(_BOOK, *(["2025-04-01", f'"{name}"'] for name in HOSTILE)),
    "book_four_notations.csv": lambda: csv(_BOOK, *([text, "Consult"] for text in FOUR)),
    "book_infinite.csv": lambda: csv(["Datum", "Aantal"], ["2025-04-01", "1e999"], ["2025-04-01", "NaN"]),
    "book_merged_title.xlsx": lambda: book([_BOOK, [DAY, "Consult"]], merged="Afspraken april"),
    "book_not_calculated.xlsx": lambda: book([_BOOK, [NOT_CALCULATED, "Consult"]]),
    "book_two_digit_years.csv": lambda: csv(_BOOK, *([text, "Consult"] for text in TWO_DIGITS)),
    "own_1904.xlsx": lambda: book([_OWN_LEAVE, ["owner", "Verlof", DAY, DAY]], title="Verlof", is_1904=True),
    "own_empty.xlsx": lambda: book([[""]]),
    "own_formula_names.csv": lambda: csv(_OWN_TEAM, *([f'"{name}"', "Huisarts", "24"] for name in HOSTILE)),
    "own_four_notations.csv": lambda: csv(_OWN_LEAVE, *(["owner", "Verlof", text, text] for text in FOUR)),
    "own_infinite.csv": lambda: csv(_OWN_TEAM, ["A", "Huisarts", "1e999"], ["B", "Huisarts", "NaN"]),
    "own_merged_titles.xlsx": _two_rows_of_titles,
    "own_not_calculated.xlsx": lambda: book([_OWN_TEAM, ["A. Jansen", "Huisarts", NOT_CALCULATED]]),
    "own_two_digit_years.csv": lambda: csv(_OWN_LEAVE, *(["owner", "Verlof", text, text] for text in TWO_DIGITS)),
    "shifts_formula_texts.csv": lambda: csv(
        _SHIFTS, *([f'"{text}"', "maandag", "ochtend", "Overleg", "4"] for text in HOSTILE)
    ),
    "shifts_infinite.csv": lambda: csv(_SHIFTS, ["owner", "maandag", "ochtend", "Overleg", "1e999"]),
    "shifts_merged_title.xlsx": lambda: book([_SHIFTS, ["?", "maandag", "ochtend", "Overleg", 4]], merged="Rooster"),
    "shifts_not_calculated.xlsx": lambda: book([_SHIFTS, ["owner", "maandag", "ochtend", "Overleg", NOT_CALCULATED]]),
    "template_1904.xlsx": lambda: book(
        [_LEAVE, ["owner", "Verlof", DAY, DAY]], title="Verlof", merged="Verlof", is_1904=True
    ),
    "template_empty.xlsx": lambda: book([_LEAVE], title="Verlof"),
    "template_formula_names.xlsx": lambda: book(_team(), title="Team"),
    "template_four_notations.xlsx": lambda: book(_leave(FOUR), title="Verlof"),
    "template_infinite.xlsx": lambda: book([_TEAM, ["A", "Huisarts", "employed", "1e999"]], title="Team"),
    "template_merged_title.xlsx": lambda: book(_team(("A. Jansen",)), title="Team", merged="Ons team"),
    "template_not_calculated.xlsx": lambda: book([_TEAM, ["A", "Huisarts", "employed", NOT_CALCULATED]], title="Team"),
    "template_two_digit_years.xlsx": lambda: book(_leave(TWO_DIGITS), title="Verlof"),
    "worked_1904.xlsx": lambda: book([_WORKED, ["owner", date(2026, 4, 1), 8]], is_1904=True),
    "worked_empty.xlsx": lambda: book([_WORKED]),
    "worked_formula_names.csv": lambda: csv(_WORKED, *([f'"{name}"', "1-4-2026", "8"] for name in HOSTILE)),
    "worked_four_notations.csv": lambda: csv(_WORKED, *(["owner", t.replace("2025", "2026"), "1"] for t in FOUR)),
    "worked_infinite.csv": lambda: csv(_WORKED, ["owner", "1-4-2026", "1e999"], ["owner", "1-4-2026", "NaN"]),
    "worked_merged_title.xlsx": lambda: book([_WORKED, ["owner", date(2026, 4, 1), 8]], merged="Uren 2026"),
    "worked_not_calculated.xlsx": lambda: book([_WORKED, ["owner", date(2026, 4, 1), NOT_CALCULATED]]),
    "worked_two_digit_years.csv": lambda: csv(_WORKED, *(["owner", text, "8"] for text in TWO_DIGITS)),
}
