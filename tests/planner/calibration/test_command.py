"""The verb `calibrate`: what it prints, what it writes, and how it refuses."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.cli import calibrate, main
from planner.files.plan_file import load, save
from planner.plan import find
from tests.support.appointment_books import HEADER, row
from tests.support.patient_lists import write_csv
from tests.support.plans import worked_example

MONDAY = date(2025, 6, 16)


@pytest.fixture
def book(tmp_path: Path) -> str:
    days = [MONDAY + timedelta(days=day) for day in range(5)]
    rows = [row(day, minutes="12", status="Verschenen") for day in days for _ in range(4)]
    rows += [row(day, kind="Mysterie", status="no show") for day in days]
    return str(write_csv(tmp_path / "book.csv", [HEADER, *map(list, rows)]))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "p.dagdeel"
    save(worked_example(), path)
    return path


def test_json_has_all_that_was_counted(book: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert main(["calibrate", book, "--plan", str(plan), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)

    assert (document["read"], document["held"], document["missed"], document["cancelled"]) == (25, 20, 5, 0)
    assert document["weeks"]["counted"] == 1
    kinds = {kind["kind"]: kind for kind in document["kinds"]}
    assert kinds["Consult"]["per_week"]["mean"] == 20
    assert kinds["Consult"]["lengths"]["Huisarts"]["median"] == 12
    assert kinds["Mysterie"]["no_show"] == 1
    found = {finding["path"]: finding for finding in document["findings"] if finding["path"]}
    assert found["activity.consult.delivery.gp.minutes"]["found"] == 12
    assert plan.read_bytes() == before


@pytest.mark.parametrize(("language", "word"), [("nl", "Huisarts"), ("en", "GP")])
def test_the_table_is_for_people(language: str, word: str, book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", book, "--language", language]) == 0
    said = capsys.readouterr()

    assert word in said.out
    assert "Mysterie" not in said.out.split("\n\n")[0]
    assert said.err == ""


def test_only_what_is_named_is_written(book: str, plan: Path) -> None:
    assert main(["calibrate", book, "--adopt", "activity.*.minutes", "--into", str(plan)]) == 0
    changed, old = load(plan), worked_example()

    assert find(changed.activities, "consult").delivery[0].minutes == 12
    assert find(changed.activities, "consult").volume == find(old.activities, "consult").volume
    assert changed.practice == old.practice


def test_all_leaves_out_what_rests_on_too_little(
    tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row(MONDAY + timedelta(days=day), minutes="12", status="Verschenen") for day in range(5) for _ in range(8)]
    week = str(write_csv(tmp_path / "week.csv", [HEADER, *map(list, rows)]))
    assert main(["calibrate", week, "--json", "--plan", str(plan)]) == 0
    found = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["path"]]
    enough = {one["path"] for one in found if one["few"] is None}
    assert "activity.consult.delivery.gp.minutes" in enough
    assert "activity.consult.volume" in {one["path"] for one in found} - enough
    assert main(["calibrate", week, "--adopt", "all", "--into", str(plan)]) == 0
    changed, old = load(plan), worked_example()
    assert find(changed.activities, "consult").delivery[0].minutes == 12
    assert find(changed.activities, "consult").volume == find(old.activities, "consult").volume


def test_columns_kinds_and_roles_can_be_set(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_csv(
        tmp_path / "own.csv",
        [["Wanneer", "Wat", "Wie"], *[[(MONDAY + timedelta(days=day)).isoformat(), "X=1", "Z"] for day in range(5)]],
    )
    given = ["--column", "date=Wanneer", "--column", "kind=Wat", "--column", "role=Wie"]
    means = ["--kind", "X=1=diabetes_check", "--role", "Z=gp"]
    assert main(["calibrate", str(path), *given, *means, "--plan", str(plan), "--json"]) == 0
    found = {finding["path"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}

    assert found["activity.diabetes_check.volume"]["found"] == 5


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--adopt", "all"], 2),
        (["--into", "PLAN"], 2),
        (["--into", "PLAN", "--adopt", "all"], 2),
        (["--into", "PLAN", "--adopt", "activity.dance.volume"], 2),
        (["--into", "nowhere.dagdeel", "--adopt", "all"], 2),
        (["--kind", "Consult"], 2),
        (["--kind", "Consult=dance"], 2),
        (["--role", "Huisarts=dancer"], 2),
        (["--column", "date=Nergens"], 2),
        (["--column", "colour=Datum"], 2),
        (["--column", "date="], 1),
        (["--as-of", "2020-01-01"], 1),
    ],
)
def test_errors_are_one_line_and_change_nothing(
    options: list[str], status: int, book: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes()
    assert main(["calibrate", book, *(str(plan) if one == "PLAN" else one for one in options)]) == status
    said = capsys.readouterr()

    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "{" not in said.err
    assert plan.read_bytes() == before


def test_a_stopped_count_changes_nothing(
    book: str, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(calibrate, "read_book", stopped)
    before = plan.read_bytes()
    assert main(["calibrate", book, "--adopt", "all", "--into", str(plan)]) == 130
    said = capsys.readouterr()

    assert (said.out, said.err.count("\n")) == ("", 1)
    assert plan.read_bytes() == before
