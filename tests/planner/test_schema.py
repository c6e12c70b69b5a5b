"""The JSON Schema of the plan file: it is what the reader takes, and the stored copy is up to date."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from planner.calculation import calculate
from planner.cli import main
from planner.cli.output import results_json
from planner.cli.schema import results_schema
from planner.errors import PlanError
from planner.files.plan_file import dumps, load, loads
from planner.language import Translator
from planner.levers import KINDS, LeverError
from planner.plan import VERSION, Plan, Scenario, Step, WorkedWeek
from planner.resources import resource
from planner.roster_records import Absence, Calendar
from planner.schema import plan_schema
from planner.warnings import warnings
from tests.support.plans import PLANS, plans, worked_example

STORED = Path(__file__).resolve().parents[2] / "docs" / "plan.schema.json"


@cache
def _validator() -> Validator:
    return Draft202012Validator(plan_schema(Translator("en")), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _problems(document: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}"[:200] for error in _validator().iter_errors(document)]


def test_it_is_a_schema_and_the_stored_copy_is_up_to_date() -> None:
    """`make schema` writes it again."""
    schema = plan_schema(Translator("en"))
    Draft202012Validator.check_schema(schema)
    assert json.loads(STORED.read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("name", ["solo_norm", "overloaded_duo", "group_practice", "more_time"])
def test_examples_fit(name: str) -> None:
    assert _problems(json.loads(resource("examples", f"{name}.dagdeel").read_text(encoding="utf-8"))) == []


@settings(max_examples=20)
@given(plans())
def test_every_plan_that_is_saved_fits(plan: Plan) -> None:
    assert _problems(json.loads(dumps(plan))) == []


def test_every_kind_of_lever_and_the_year_fit() -> None:
    base = load(resource("examples", "group_practice.dagdeel"))
    steps = []
    for kind in KINDS.values():
        try:
            steps.append(Step(lever=kind.first(base)))
        except LeverError:
            continue
    assert len(steps) > len(KINDS) / 2
    full = base.model_copy(
        update={
            "scenarios": (Scenario(id="all", steps=tuple(steps)),),
            "absences": (Absence(id="a", first=date(2026, 1, 5), last=date(2026, 1, 9)),),
            "calendar": Calendar(year=2026, season=(1.0, 1.2)),
            "worked": (WorkedWeek(member=base.staff[0].id, week=3, worked=30),),
        }
    )
    text = dumps(full)
    assert loads(text) == full
    assert _problems(json.loads(text)) == []


def _set(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("staff", 0, "pace", value=-1),
        _set("staff", 0, "paces", value=1),
        _set("staff", 0, "sessions", value={"someday_am": 4}),
        _set("staff", 0, "start", value="soon"),
        _set("version", value=99),
        _set("patients", "counts", value={"teens": {"healthy": 1}}),
        _set("activities", 0, "volume", value={"kind": "per_moon"}),
        _set("scenarios", value=[{"id": "s", "steps": [{"lever": {"kind": "magic"}}]}]),
        _set("roles", value=None),
    ],
)
def test_what_the_reader_refuses_does_not_fit(change: Callable[[dict[str, Any]], None]) -> None:
    document = json.loads(dumps(worked_example()))
    assert _problems(document) == []
    change(document)
    assert _problems(document) != []
    with pytest.raises(PlanError):
        loads(json.dumps(document))


def test_fields_are_told_with_title_unit_and_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--language", "en"]) == 0
    english = json.loads(capsys.readouterr().out)
    field = english["$defs"]["Role"]["properties"]["fte_hours"]
    assert (field["title"], field["x-unit"]) == ("Hours of a full-time job", "hours")
    assert field["description"] == "Paid hours a week that count as 1 fte."
    assert main(["schema", "--language", "nl"]) == 0
    assert json.loads(capsys.readouterr().out)["$defs"]["Role"]["properties"]["fte_hours"]["title"] != field["title"]


def _results_fit(plan: Plan) -> list[str]:
    document = json.loads(results_json(calculate(plan), warnings(calculate(plan), date(2026, 11, 2)), Translator("en")))
    return [error.message[:200] for error in Draft202012Validator(results_schema()).iter_errors(document)]


def test_results_fit_their_own_schema() -> None:
    Draft202012Validator.check_schema(results_schema())
    assert _results_fit(load(resource("examples", "overloaded_duo.dagdeel"))) == []
    assert _results_fit(Plan(roles=worked_example().roles)) == []
    assert main(["schema", "results"]) == 0
    assert list(Draft202012Validator(results_schema()).iter_errors({"roles": {"gp": {}}})) != []


def test_old_files_still_tell_which_version_they_are() -> None:
    """The schema is of the version that is written now; an older file is read, and saved as that."""
    old = json.loads((PLANS / "worked_example.json").read_text(encoding="utf-8"))
    assert old.get("version") != VERSION
    assert _problems(old) != []
    assert _problems(json.loads(dumps(loads(json.dumps(old))))) == []
