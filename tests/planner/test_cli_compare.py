"""The verbs that lay plans side by side, and that check them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner import edits
from planner.calculation import calculate
from planner.cli import main
from planner.files.plan_file import load, save
from planner.levers.hire import Hire
from planner.plan import Plan, Scenario, Step
from planner.resources import resource
from tests.support.plans import worked_example


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([*map(str, arguments), "--language", "en"])
    said = capsys.readouterr()
    return status, said.out, said.err


def _json(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_run(capsys, *arguments, "--json")[1])
    return document


def _with_scenario() -> Plan:
    steps = (Step(lever=Hire(kind="hire", role="gp", hours=20)), Step(lever=Hire(kind="hire", role="nobody", hours=8)))
    return worked_example().model_copy(update={"scenarios": (Scenario(id="more", name="More", steps=steps),)})


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The worked example, and the same with other contract hours of one and a scenario."""
    plan = _with_scenario()
    one, other = tmp_path / "one.dagdeel", tmp_path / "other.dagdeel"
    save(plan, one)
    save(edits.set_member(plan, plan.staff[0].id, "pace", 0.5).plan, other)
    return one, other


def test_plans_stand_side_by_side_with_their_differences(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    document = _json(capsys, "compare", *files)
    base, other = (calculate(load(file)) for file in files)
    figures = {line["figure"]: line for line in document["figures"]}
    gap = figures["role/gp/gap_hours"]
    before, after = base.roles["gp"].gap_hours, other.roles["gp"].gap_hours
    assert gap["values"] == [before, after]
    assert gap["differences"] == [0, pytest.approx(after - before)]
    assert gap["changes"] == ["same", "worse"]
    assert gap["unit"] == "hours"
    first, second = document["columns"]
    assert first["entered_differently"] == []
    [entered] = second["entered_differently"]
    assert entered["place"] == f"staff/{base.plan.staff[0].id}/pace"
    assert entered["kind"] == "changed"


def test_scenarios_are_columns_and_what_they_cannot_do_is_told(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    columns = _json(capsys, "compare", files[0], "--scenarios")["columns"]
    assert [column["scenario"] for column in columns] == [None, "more"]
    assert len(columns[1]["problems"]) == 1
    both = _json(capsys, "compare", *files, "--scenarios")["columns"]
    assert [(Path(one["file"]).stem, one["scenario"]) for one in both] == [
        ("one", None),
        ("one", "more"),
        ("other", None),
        ("other", "more"),
    ]


def test_the_table_tells_figures_entries_and_warnings(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    status, text, _ = _run(capsys, "compare", *files)
    assert status == 0
    assert text.splitlines()[0].split() == ["Figure", "one.dagdeel", "other.dagdeel"]
    assert "Pace: 1 → 0.5" in text
    assert len({len(line) for line in text.split("\n\n")[0].splitlines()}) == 1


def test_the_same_plan_twice_has_no_difference(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    text = _run(capsys, "compare", files[0], files[0])[1]
    assert "no difference" in text
    document = _json(capsys, "compare", files[0], files[0])
    assert {change for line in document["figures"] for change in line["changes"]} == {"same"}


def test_one_plan_alone_is_nothing_to_compare(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, text, error = _run(capsys, "compare", files[0])
    assert (status, text, error.count("\n")) == (2, "", 1)


def test_a_check_names_the_place_of_what_is_wrong(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.dagdeel"
    broken.write_text('{"staff": [{"id": "a", "role": "gp", "pace": -1}]}', encoding="utf-8")
    status, text, error = _run(capsys, "check", files[0], broken)
    assert (status, error) == (1, "")
    assert "staff.0.pace" in text
    good, bad = _json(capsys, "check", files[0], broken)["files"]
    assert (good["usable"], good["problem"]) == (True, None)
    assert bad["usable"] is False
    assert bad["problem"]["place"] == "staff.0.pace"
    assert {"code", "severity", "subject", "week_plan", "text"} == set(good["remarks"][0])


def test_week_plans_are_checked_against_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    [file] = _json(capsys, "check", resource("examples", "group_practice.dagdeel"))["files"]
    of_weeks = [remark for remark in file["remarks"] if remark["week_plan"] == "week"]
    assert any("article 5:7" in remark["text"] for remark in of_weeks)


def test_a_strict_check_ends_with_one_for_warnings(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(capsys, "check", files[0])[0] == 0
    assert _run(capsys, "check", files[0], "--strict")[0] == 1
    quiet = tmp_path / "quiet.dagdeel"
    plan = load(resource("examples", "solo_norm.dagdeel"))
    limits = {"near_limit": 2.0, "overload": 2.0, "contacts_per_gp_day": 500.0, "list_per_gp_fte": 1e5}
    practice = plan.practice.model_copy(update=limits)
    save(plan.model_copy(update={"practice": practice, "weeks": ()}), quiet)
    assert {remark["severity"] for remark in _json(capsys, "check", quiet)["files"][0]["remarks"]} == {"info"}
    assert _run(capsys, "check", quiet, "--strict")[0] == 0


def test_a_file_that_is_not_there_is_wrong_use(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("check", "compare"):
        assert _run(capsys, verb, files[0], "nowhere.dagdeel")[:2] == (2, "")


def test_a_file_that_is_no_plan_is_named(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, torn = tmp_path / "broken.dagdeel", tmp_path / "torn.dagdeel"
    broken.write_text('{"staff": [{"id": "a", "role": "gp", "pace": -1}]}', encoding="utf-8")
    torn.write_text('{"version":', encoding="utf-8")

    for path, place in ((broken, f"[{broken}: "), (torn, f"[{torn}]")):
        status, text, error = _run(capsys, "compare", files[0], path)
        assert (status, text) == (1, "")
        assert place in error
