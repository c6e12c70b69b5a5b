"""Counts of appointments and hours worked from lists of other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import ListError
from planner.files.named_columns import read_number
from planner.files.worked_hours import preview_worked, read_worked
from planner.plan import Member, WorkedWeek

_STAFF = (Member(id="m1", name="Ann de Wit", role="gp"), Member(id="m2", role="assistant"))


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_hours_worked_by_week(tmp_path: Path) -> None:
    text = (
        "Medewerker;Week;Gepland;Gewerkt;Verlof;Ziek;Scholing;Overleg\n"
        "ann de wit;1;40;30,5;8;;1,5;\nM2;W02;20;20;;;;\nOnbekend;1;1;1;;;;\nm2;60;1;1;;;;\nm2;3;1;veel;;;;\n"
    )
    found = read_worked(_file(tmp_path, text), _STAFF, 2027)

    assert found.weeks == (
        WorkedWeek(member="m1", week=1, planned=40, worked=30.5, leave=8, training=1.5),
        WorkedWeek(member="m2", week=2, planned=20, worked=20),
    )
    assert found.has_planned
    assert found.unknown == ("Onbekend",)
    assert found.skipped == (5, 6)


def test_hours_worked_by_day_are_added_up(tmp_path: Path) -> None:
    """Monday and Sunday of week 1, and a Sunday that still belongs to the year before."""
    text = "naam,datum,uren\nm1,04-01-2027,7:30\nm1,10-01-2027,2\nm1,03-01-2027,8\n"
    found = read_worked(_file(tmp_path, text), _STAFF, 2027)

    assert found.weeks == (WorkedWeek(member="m1", week=1, worked=9.5),)
    assert not found.has_planned
    assert found.skipped == (4,)


@pytest.mark.parametrize("text", ["naam;week\nm1;1\n", "naam;uren\nm1;1\n", "week;uren\n1;1\n"])
def test_hours_worked_need_their_columns(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListError):
        read_worked(_file(tmp_path, text), _STAFF, 2027)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("4", 4), ("4,5", 4.5), (" 4.50 ", 4.5), ("7:30", 7.5), ("", None), ("-1", None), ("1.000,5", None)],
)
def test_numbers(cell: str, number: float | None) -> None:
    assert read_number(cell) == number


def test_a_list_is_shown_before_it_is_read(tmp_path: Path) -> None:
    """Without a name that is known, the first row that holds anything has them; a column without one is numbered."""
    known = preview_worked(_file(tmp_path, "Overzicht\n\nDatum;;Uren\n04-01-2027;x;31\n"))
    assert known.columns == ("Datum", "2", "Uren")
    assert known.rows == (("04-01-2027", "x", "31"),)
    assert known.places == {"date": 0, "worked": 2}

    other = preview_worked(_file(tmp_path, "\nA;B\n1;2\n"))
    assert (other.columns, other.rows, other.places) == (("A", "B"), (("1", "2"),), {})


def test_columns_that_were_chosen_go_before_their_names(tmp_path: Path) -> None:
    hours = read_worked(_file(tmp_path, "A;B;C\nm2;3;12\n"), _STAFF, 2027, {"member": 0, "week": 1, "worked": 2})
    assert hours.weeks == (WorkedWeek(member="m2", week=3, worked=12),)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_list_without_rows_has_nothing_to_show(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListError):
        preview_worked(_file(tmp_path, text))
