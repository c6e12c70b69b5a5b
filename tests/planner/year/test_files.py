"""Counts of appointments and hours worked from lists of other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.errors import ListError
from planner.files.appointments import count_appointments
from planner.files.named_columns import read_number
from planner.files.worked_hours import read_worked
from planner.plan import Member, WorkedWeek

_STAFF = (Member(id="m1", name="Ann de Wit", role="gp"), Member(id="m2", role="assistant"))


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_for_each_appointment(tmp_path: Path) -> None:
    text = "Agenda;Datum;Tijd;Naam\nA;04-01-2027;09:00;Jansen\nA;04-01-2027;09:10;Piet\nB;5-1-2027;;\n"
    found = count_appointments(_file(tmp_path, text))

    assert found.per_day == {date(2027, 1, 4): 2, date(2027, 1, 5): 1}
    assert (found.read, found.skipped) == (3, 0)


def test_a_number_for_each_day(tmp_path: Path) -> None:
    text = "Overzicht van de praktijk\n\nAfspraakdatum,Aantal\n2027-01-04,31\n2027-01-05,28\n\ntotaal,59\n2027-01-06,\n"
    found = count_appointments(_file(tmp_path, text))

    assert found.per_day == {date(2027, 1, 4): 31, date(2027, 1, 5): 28}
    assert (found.read, found.skipped) == (4, 2)


def test_the_order_of_day_and_month_is_found(tmp_path: Path) -> None:
    found = count_appointments(_file(tmp_path, "date\n1/5/2027\n1/14/2027\n"))

    assert set(found.per_day) == {date(2027, 1, 5), date(2027, 1, 14)}


@pytest.mark.parametrize("text", ["Naam;Tijd\nJansen;09:00\n", "Datum\nmaandag\n"])
def test_a_list_without_dates_is_refused_and_not_quoted(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListError) as caught:
        count_appointments(_file(tmp_path, text))
    assert "Jansen" not in str(caught.value.message)


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
