"""What a plan holds: told from the records themselves, so that no field can be forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given

from planner.cli import main
from planner.files import backups, lock
from planner.files.plan_file import dumps, save
from planner.files.side_file import SideFile
from planner.language import Translator
from planner.levers import KINDS
from planner.levers.merge import Merge
from planner.plan import Absence, Lever, Member, Plan, Record, Scenario, Step, WorkedWeek
from planner.privacy import fields, told
from planner.privacy.fields import MEANINGS, WHOSE, Whose, fields_of, holds_records
from planner.privacy.holdings import ORIGINS, WORDS, Holding, holdings
from planner.privacy.places import Place, places
from tests.support.plans import plans, worked_example

EN = Translator("en")


def kinds(start: type[Record]) -> Iterator[type[Record]]:
    """Every kind of record that a plan can hold, the levers among them."""
    waiting, seen = [start, *(kind.record for kind in KINDS.values())], set()
    while waiting:
        kind = waiting.pop()
        if kind in seen or kind is Lever:
            continue
        seen.add(kind)
        yield kind
        for known in kind.model_fields.values():
            waiting += _records_in(known.annotation)


def _records_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [kind for part in get_args(annotation) for kind in _records_in(part)]


ALL_KINDS = sorted(kinds(Plan), key=lambda kind: kind.__name__)


def part(plan: Plan, name: str) -> Holding:
    return next(one for one in holdings(plan) if one.part == name)


def test_every_part_has_words() -> None:
    assert set(WORDS) == set(ORIGINS) == set(Plan.model_fields)
    assert set(WHOSE) == set(MEANINGS) == set(Whose)
    assert len(ALL_KINDS) > 35


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_classified_and_has_words(kind: type[Record]) -> None:
    told_of = {field.name for field in fields_of(kind)}
    walked = {name for name, known in kind.model_fields.items() if holds_records(known.annotation)}

    assert told_of | walked == set(kind.model_fields)
    assert all(EN(field.title) for field in fields_of(kind))


def test_a_new_field_is_noticed() -> None:
    class WithBirthday(Member):
        birthday: date | None = None

    with pytest.raises(KeyError):
        fields_of(WithBirthday)


def test_no_classification_is_left_over() -> None:
    for kind, by_whose in fields._TABLE.items():
        names = [name for words in by_whose.values() for name in words.split()]
        assert sorted(names) == sorted(set(names) & set(kind.model_fields))


def test_levers_hold_no_text_but_names_of_work_and_ids() -> None:
    """Free text in a lever could name somebody."""
    texts = {
        (kind.record.__name__, name)
        for kind in KINDS.values()
        for name, known in kind.record.model_fields.items()
        if known.annotation is str and not any(type(mark).__name__ == "Refers" for mark in known.metadata)
    }

    assert texts == {("NewTask", "name")}


@given(plans())
def test_sizes_and_amounts_are_those_of_the_file(plan: Plan) -> None:
    text, found = dumps(plan), holdings(plan)
    around = len(("{\n" + f' "version": {json.loads(text)["version"]},\n' + "}\n").encode())

    assert sum(one.size for one in found) + around == len(text.encode())
    for one in found:
        assert bool(one.records) == bool(getattr(plan, one.part))
        assert all(held.filled <= one.records for held in one.fields)


def test_whom_it_is_about() -> None:
    day = date(2026, 3, 2)
    plan = worked_example()
    away = Absence(id="a", member=plan.staff[0].id, first=day, last=day)
    sick = away.model_copy(update={"kind": "sick"})

    assert part(plan, "practice").whose == (Whose.NOBODY,)
    assert Whose.TEAM in part(plan, "staff").whose
    assert Whose.HEALTH not in part(plan, "staff").whose
    assert part(plan, "patients").whose[0] is Whose.PATIENTS
    assert part(plan.model_copy(update={"absences": (away,)}), "absences").whose == (Whose.TEAM,)
    assert part(plan.model_copy(update={"absences": (sick,)}), "absences").whose == (Whose.HEALTH, Whose.TEAM)
    worked = (WorkedWeek(member="m", week=2, planned=8, worked=8),)
    assert part(plan.model_copy(update={"worked": worked}), "worked").whose == (Whose.TEAM,)
    worked = (WorkedWeek(member="m", week=2, planned=8, sick=8),)
    assert part(plan.model_copy(update={"worked": worked}), "worked").whose == (Whose.HEALTH, Whose.TEAM)


def test_a_scenario_with_another_practice_holds_its_people() -> None:
    steps = (Step(lever=Merge(other=worked_example())),)
    plan = Plan(scenarios=(Scenario(id="s", steps=steps),))

    assert {Whose.TEAM, Whose.PATIENTS} <= set(part(plan, "scenarios").whose)


def test_the_list_tells_where_it_comes_from() -> None:
    plan = worked_example()
    origins = {
        origin: part(
            plan.model_copy(update={"patients": plan.patients.model_copy(update={"origin": origin})}), "patients"
        )
        for origin in ("typed", "import", "mix")
    }

    assert len({one.origin.msgid for one in origins.values()}) == 3
    assert "forgotten" in origins["import"].origin.msgid


def place(path: Path | None, key: str) -> Place:
    return next(one for one in places(path) if one.key == key)


def test_what_is_on_disk_is_what_was_written(tmp_path: Path) -> None:
    path, plan = tmp_path / "plan.dagdeel", worked_example()
    assert not [one for one in places(path) if one.files]
    save(plan, path)
    save(plan.model_copy(update={"staff": plan.staff[1:]}), path)
    held = lock.acquire(path)
    side = SideFile(path)
    side.write(plan)

    assert place(path, "plan").files == (path,)
    assert place(path, "plan").size == path.stat().st_size
    assert [file.parent.name for file in place(path, "backups").files] == [backups.FOLDER]
    assert [file.name for file in place(path, "lock").files] == [".plan.dagdeel.lock"]
    assert side._file in place(None, "recovery").files
    side.discard()
    assert isinstance(held, lock.Lock)
    held.release()
    everything = {file for one in places(path) for file in one.files}
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == everything & set(tmp_path.rglob("*"))


def test_without_a_file_there_is_nothing_beside_it() -> None:
    assert {one.key for one in places(None) if one.folder is None} == {"plan", "backups", "lock", "unfinished"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_tells_every_part_and_place(language: str, tmp_path: Path) -> None:
    say, plan = Translator(language), worked_example()
    text = told.text(plan, tmp_path / "plan.dagdeel", datetime(2026, 11, 22, 9, 30), say)

    assert all(say(one.what) in text for one in holdings(plan))
    assert all(say(one.kept) in text for one in places(None))
    assert not [member.name for member in plan.staff if member.name and member.name in text]


def test_the_command_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.dagdeel"
    save(worked_example(), path)

    assert main(["privacy", str(path), "--language", "en"]) == 0
    assert "never who they are" in capsys.readouterr().out
    assert main(["privacy", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bytes"] == path.stat().st_size
    assert [one["part"] for one in found["parts"]] == list(Plan.model_fields)
    assert found["places"][0]["files"] == ["plan.dagdeel"]
