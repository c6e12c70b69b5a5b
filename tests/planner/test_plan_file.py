"""The plan file: what is written comes back, and what is broken is refused in words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.defaults import default_role
from planner.errors import PlanError
from planner.files.plan_file import dumps, load, loads, save
from planner.language import Translator
from planner.plan import VERSION, Plan, WorkingTime, find
from planner.problems import place
from tests.support.plans import PLANS, plans, worked_example


@given(plans())
def test_a_plan_comes_back_to_the_byte(plan: Plan) -> None:
    text = dumps(plan)
    assert loads(text) == plan
    assert dumps(loads(text)) == text


def test_worked_example_loads_as_it_stands() -> None:
    raw = json.loads((PLANS / "worked_example.json").read_text())
    plan = worked_example()
    for role, record in zip(raw["roles"], plan.roles, strict=True):
        assert role.items() <= record.model_dump(mode="json").items()


def _change(path: str, value: Any) -> str:
    document = json.loads((PLANS / "worked_example.json").read_text())
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    inside = document
    for part in way:
        inside = inside[part]
    inside[last] = value
    return json.dumps(document)


BROKEN = [
    ("staff/0/sessions/mon_am", 25, "staff.0.sessions.mon_am"),
    ("staff/0/sessions/xxx_am", 4, "staff.0.sessions.xxx_am"),
    ("staff/0/role", "dentist", "staff.0"),
    ("staff/1/id", "owner", "staff"),
    ("roles/0/sick_rate", float("nan"), "roles.0.sick_rate"),
    ("roles/0/sick_rate", 1e999, "roles.0.sick_rate"),
    ("roles/0/leave_weeks", None, "roles.0.leave_weeks"),
    ("roles/0/fte_hours", 0, "roles.0.fte_hours"),
    ("roles/1/supervised_by", "poh_s", "roles.1.supervised_by"),
    ("working_time", {"shift": 25}, "working_time.shift"),
    ("practice/session_starts", {"noon": 12}, "practice.session_starts.noon"),
    ("roles", {"a": 1}, "roles"),
    ("staff", 7, "staff"),
    ("activities/0/volume/kind", "per_moon", "activities.0.volume"),
    ("activities/0/delivery/0/share", 0.9, "activities.0.delivery"),
    ("activities/0/surprise", 1, "activities.0.surprise"),
    ("patients/counts/5-17/healthy", -1, "patients.counts.5-17.healthy"),
    ("patients/counts/5-17/healthy", 10**30, "patients.counts.5-17.healthy"),
    ("patients/counts/90-99", {}, "patients.counts.90-99"),
    ("practice/name", "a\nb", "practice.name"),
    ("version", VERSION + 1, "version"),
    ("version", "one", "version"),
    ("version", True, "version"),
]


@pytest.mark.parametrize(("path", "value", "where"), BROKEN)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_broken_plans_are_refused_with_the_place(path: str, value: Any, where: str, language: str) -> None:
    with pytest.raises(PlanError) as caught:
        loads(_change(path, value))
    assert caught.value.place.startswith(where)
    assert len(Translator(language)(caught.value.message)) > 10


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '{"staff": ' + "[" * 100_000, "\x00", '{"a": 1' + "0" * 5000 + "}"]
)
def test_rubbish_is_refused(text: str) -> None:
    with pytest.raises(PlanError):
        loads(text)


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("plans") / "x.dagdeel"
    path.write_bytes(content)
    with pytest.raises(PlanError):
        load(path)


def test_a_newer_file_is_refused_by_version() -> None:
    with pytest.raises(PlanError) as caught:
        loads(json.dumps({"version": 99}))
    assert caught.value.message.values == {"theirs": 99, "ours": VERSION}


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_file_of_every_earlier_version_keeps_its_figures(version: int, tmp_path: Path) -> None:
    text = (PLANS / f"version_{version}.dagdeel").read_text(encoding="utf-8")
    assert json.loads(text)["version"] == version
    expected = json.loads((PLANS / f"version_{version}_expected.json").read_text())

    plan = loads(text)
    results = calculate(plan)

    for role_id, figures in expected.pop("roles").items():
        assert {name: getattr(results.roles[role_id], name) for name in figures} == pytest.approx(figures, rel=1e-12)
    volumes = {activity: asked.volume for activity, asked in results.demand.items()}
    assert volumes == pytest.approx(expected.pop("volumes"), rel=1e-12)
    assert {name: getattr(results, name) for name in expected} == pytest.approx(expected, rel=1e-12)
    save(plan, tmp_path / "p.dagdeel")
    assert json.loads((tmp_path / "p.dagdeel").read_text(encoding="utf-8"))["version"] == VERSION
    assert load(tmp_path / "p.dagdeel") == plan


def test_functions_of_version_1_get_the_costs_and_rooms_of_the_standard_ones() -> None:
    plan = load(PLANS / "version_1.dagdeel")

    for role in plan.roles:
        usual = default_role(role.id)
        assert (role.cost_per_hour, role.needs_room) == (usual.cost_per_hour, usual.needs_room)
    assert all((member.weeks_share, member.cost_per_hour) == (1, None) for member in plan.staff)
    assert (plan.practice.locum_rate, plan.rooms, plan.scenarios) == (85, (), ())
    # Assistants 88 h at 28, practice nurses 44 h at 33.24 and 20 h at 35.93; the two GPs own the practice.
    assert calculate(plan).cost_per_week == pytest.approx(2464 + 1462.56 + 718.6)


def test_rosters_of_version_2_are_kept_and_the_law_holds() -> None:
    plan = load(PLANS / "version_2.dagdeel")

    assert plan.working_time == WorkingTime()
    assert plan.practice.session_starts == {"am": 8, "pm": 13, "ev": 18}
    assert [(week.name, week.state, week.cycle) for week in plan.weeks] == [
        ("Standaard", "final", 2),
        ("Schoolvakantie", "draft", 2),
    ]
    assert {cell.weeks for cell in plan.weeks[0].cells if cell.member == "poh_ggz"} == {(1,)}
    assert {absence.note for absence in plan.absences} == {"", "bruiloft", "teamdag"}
    assert (plan.calendar.year, plan.worked[0].training, find(plan.staff, "owner").leave_carried) == (2026, 6, 8)
    assert [step.lever.kind for step in plan.scenarios[0].steps] == ["locum", "list_size"]


def test_a_save_that_fails_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.dagdeel"
    save(worked_example(), path)
    before = path.read_bytes()

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlanError) as caught:
        save(Plan(), path)
    assert "disk is full" in Translator("en")(caught.value.message)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_gone_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        save(worked_example(), tmp_path / "gone" / "p.dagdeel")
    assert "not there" in Translator("en")(caught.value.message)


def test_the_place_names_the_record() -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({"staff": [{"id": "a"}]})
    assert place(caught.value) == "staff.0.role"
