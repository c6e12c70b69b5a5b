"""The verb solve: amounts and reasons as JSON and as sentences, and how wrong use is told."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from planner.calculation import calculate
from planner.cli import main
from planner.files.plan_file import dumps
from planner.plan import Member, Plan, find
from planner.solve import QUESTIONS
from tests.support.plans import PLANS, worked_example

PLAN = str(PLANS / "worked_example.json")
_ABOUT = {"longest-consult": ["--activity", "consult"], "share-to-delegate": ["--activity", "consult", "--to", "poh_s"]}
_UNITS = {
    "largest-list": "patients",
    "list-per-fte": "patients per fte",
    "longest-consult": "minutes",
    "hours-to-hire": "hours",
    "share-to-delegate": "share",
    "locum-sessions": "sessions",
}


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["solve", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def _solved(capsys: pytest.CaptureFixture[str], question: str, *more: str, plan: str = PLAN, role: str = "gp") -> dict:
    status, out, err = _run(
        capsys, plan, "--for", question, "--role", role, "--target", "0.85", *_ABOUT.get(question, []), *more, "--json"
    )
    assert (status, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_has_an_amount_and_its_unit(question: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = _solved(capsys, question)
    assert set(document) == {"reachable", "value", "unit"} | ({"rounded_up"} if question == "locum-sessions" else set())
    assert document["reachable"] is True
    assert document["unit"] == _UNITS[question]
    assert document["value"] > 0


def test_the_amounts_hold_the_target(capsys: pytest.CaptureFixture[str]) -> None:
    plan = worked_example()
    hours = _solved(capsys, "hours-to-hire")["value"]
    sessions = _solved(capsys, "locum-sessions")
    for member in (
        Member(id="new", role="gp", hours_per_week=hours),
        Member(id="new", role="gp", hours_per_week=4 * sessions["value"], employment="locum"),
    ):
        changed = plan.model_copy(update={"staff": (*plan.staff, member)})
        assert calculate(changed).roles["gp"].utilisation == pytest.approx(0.85, rel=1e-9)
    assert sessions["rounded_up"] == math.ceil(sessions["value"])
    minutes = _solved(capsys, "longest-consult")["value"]
    consult = find(plan.activities, "consult")
    rows = tuple(row.model_copy(update={"minutes": minutes}) if row.role == "gp" else row for row in consult.delivery)
    others = tuple(activity for activity in plan.activities if activity is not consult)
    changed = plan.model_copy(update={"activities": (*others, consult.model_copy(update={"delivery": rows}))})
    assert calculate(changed).roles["gp"].utilisation == pytest.approx(0.85, rel=1e-9)


def test_what_cannot_be_reached_has_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.dagdeel"
    path.write_text(dumps(Plan(roles=worked_example().roles, activities=worked_example().activities)), encoding="utf-8")
    document = _solved(capsys, "largest-list", "--language", "en", plan=str(path))
    assert set(document) == {"reachable", "reason"}
    assert document["reachable"] is False
    assert document["reason"].startswith("Cannot be reached because GP has 0.0 hours a week")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_without_json_it_is_a_sentence(question: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = _run(
        capsys, PLAN, "--for", question, "--role", "gp", "--target", "85%", *_ABOUT.get(question, []),
        "--language", language,
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert out.endswith(".\n")
    assert out.count("\n") == 1
    assert any(letter.isdigit() for letter in out)


@pytest.mark.parametrize("target", ["0.85", "0,85", "85%", " 85 % ", "85,0%"])
def test_targets_as_people_type_them(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, PLAN, "--for", "hours-to-hire", "--role", "gp", "--target", target, "--json")
    assert json.loads(out) == _solved(capsys, "hours-to-hire")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--for", "largest-list", "--role", "gp", "--target", "full"],
        ["--for", "largest-list", "--role", "gp", "--target", "0"],
        ["--for", "largest-list", "--role", "gp", "--target=-1"],
        ["--for", "largest-list", "--role", "gp", "--target", "nan"],
        ["--for", "largest-list", "--role", "gp", "--target", "inf"],
        ["--for", "largest-list", "--role", "gp", "--target", "85"],
        ["--for", "largest-list", "--role", "gp", "--target", "%"],
        ["--for", "largest-list", "--role", "gp"],
        ["--for", "largest-list", "--target", "0.85"],
        ["--for", "smallest-list", "--role", "gp", "--target", "0.85"],
        ["--role", "gp", "--target", "0.85"],
        ["--for", "largest-list", "--role", "nobody", "--target", "0.85"],
        ["--for", "longest-consult", "--role", "gp", "--target", "0.85"],
        ["--for", "longest-consult", "--role", "gp", "--target", "0.85", "--activity", "nothing"],
        ["--for", "share-to-delegate", "--role", "gp", "--target", "0.85", "--activity", "consult"],
        ["--for", "share-to-delegate", "--role", "gp", "--target", "0.85", "--activity", "consult", "--to", "gp"],
        ["--for", "share-to-delegate", "--role", "gp", "--target", "0.85", "--activity", "consult", "--to", "nobody"],
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = _run(capsys, PLAN, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert len(err) > 30


def test_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("nowhere.dagdeel", "--for", "largest-list", "--role", "gp", "--target", "0.85")
    assert _run(capsys, *arguments)[0] == 2
