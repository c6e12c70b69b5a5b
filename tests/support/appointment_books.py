"""Appointment books for tests: written as files, read, and drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from planner.calibration.book import Book
from planner.calibration.reading import read_book
from tests.support.patient_lists import write_csv

AS_OF = date(2026, 1, 1)
HEADER = ["Datum", "Soort", "Functie", "Duur", "Status", "Behandelaar", "Eigen huisarts", "Patiëntnummer"]

Row = tuple[str, str, str, str, str, str, str, str]


def read_rows(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Book:
    """The book of these rows, by way of a file."""
    write_csv(path, [list(header), *map(list, rows)])
    return read_book(path, AS_OF)


def row(
    day: date,
    kind: str = "Consult",
    role: str = "Huisarts",
    minutes: str = "10",
    status: str = "",
    provider: str = "",
    own_gp: str = "",
    patient: str = "",
) -> Row:
    return day.isoformat(), kind, role, minutes, status, provider, own_gp, patient


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Up to some hundred appointments in about a month."""
    one = st.builds(
        row,
        st.integers(0, 40).map(lambda days: date(2025, 4, 1) + timedelta(days=days)),
        st.sampled_from(("Consult", "Visite", "Telefonisch", "Uitstrijkje")),
        st.sampled_from(("Huisarts", "Assistente", "")),
        st.sampled_from(("5", "7,3", "10", "12.1", "20", "0:25", "?")),
        st.sampled_from(("", "verschenen", "niet verschenen", "geannuleerd")),
        st.sampled_from(("A", "B", "C", "")),
        st.sampled_from(("A", "B", "")),
        st.integers(0, 9).map(str),
    )
    return draw(st.lists(one, min_size=1, max_size=120))
