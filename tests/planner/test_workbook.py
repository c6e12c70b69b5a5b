"""The workbook's formulas say what the engine says, also after somebody changed the inputs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from hypothesis import given, settings

from planner import edits
from planner.calculation import calculate
from planner.explain import Figure
from planner.files import plan_file
from planner.files.workbook import Layout, report_layout, write_report
from planner.files.workbook.draft import delivery, factor, rate, volume_input
from planner.plan import Plan
from planner.resources import resource
from tests.support.office import recalculate, recalculate_all
from tests.support.plans import plans, worked_example
from tests.support.workbooks import ODD, TODAY, against_engine, differences, write_all


def test_recalculated_formulas_give_what_the_engine_gives(tmp_path: Path) -> None:
    examples = [plan_file.load(path) for path in sorted(resource("examples").glob("*.dagdeel"))]
    many = [worked_example(), *examples, *(make() for make in ODD)]
    paths = write_all(many, tmp_path)

    for plan, path, anew in zip(many, paths, recalculate_all(paths), strict=True):
        assert differences(path, anew) == []
        assert against_engine(plan, anew, report_layout(plan, "nl", TODAY)) == []


@given(plans())
@settings(max_examples=20)
def test_every_figure_carries_its_computed_value(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write_all([plan], Path(folder), "en")

        assert against_engine(plan, path, report_layout(plan, "en", TODAY)) == []


def test_readers_that_do_not_compute_see_the_figures(tmp_path: Path) -> None:
    plan = worked_example()
    (path,) = write_all([plan], tmp_path)
    book, layout = openpyxl.load_workbook(path, data_only=True), report_layout(plan, "nl", TODAY)

    for role_id, known in calculate(plan).roles.items():
        for name in ("demand_hours", "capacity_hours", "utilisation", "fte_required", "wisn_ratio"):
            for kind in ("role", "summary"):
                place = layout.figures[Figure(kind, role_id, name)]
                assert book[place.sheet][place.cell].value == getattr(known, name)


# What is typed in Excel: where, what, and the same edit in the planner.
EDITS: tuple[tuple[Figure, float | str, Callable[[Plan], edits.Change]], ...] = (
    (Figure("limit", "", "weeks_per_year"), 50.0, lambda plan: edits.set_practice(plan, "weeks_per_year", 50)),
    (Figure("limit", "", "locum_rate"), 99.5, lambda plan: edits.set_practice(plan, "locum_rate", 99.5)),
    (Figure("role", "assistant", "cost_per_hour"), 31, lambda p: edits.set_role(p, "assistant", "cost_per_hour", 31)),
    (Figure("member", "da1", "cost_per_hour"), 33.5, lambda plan: edits.set_member(plan, "da1", "cost_per_hour", 33.5)),
    (Figure("member", "poh", "weeks_share"), 0.5, lambda plan: edits.set_member(plan, "poh", "weeks_share", 0.5)),
    (
        Figure("member", "owner", "employment"),
        "Owner",
        lambda p: edits.set_member(p, "owner", "employment", "owner"),
    ),
    (Figure("role", "gp", "allowance_share"), 0.2, lambda plan: edits.set_role(plan, "gp", "allowance_share", 0.2)),
    (Figure("role", "assistant", "leave_weeks"), 9, lambda plan: edits.set_role(plan, "assistant", "leave_weeks", 9)),
    (Figure("role", "poh_s", "fte_hours"), 36, lambda plan: edits.set_role(plan, "poh_s", "fte_hours", 36)),
    (Figure("member", "locum", "pace"), 0.5, lambda plan: edits.set_member(plan, "locum", "pace", 0.5)),
    (
        Figure("member", "partner", "employment"),
        "Locum",
        lambda p: edits.set_member(p, "partner", "employment", "locum"),
    ),
    (Figure("member", "owner", "sick_rate"), 0.25, lambda plan: edits.set_member(plan, "owner", "sick_rate", 0.25)),
    (Figure("member", "owner", "allowance_hours"), 99, lambda p: edits.set_member(p, "owner", "allowance_hours", 99)),
    (Figure("member", "poh", "sessions", "wed_am"), 3, lambda plan: edits.set_session(plan, "poh", "wed_am", 3)),
    (Figure("member", "da2", "hours_per_week"), 12, lambda plan: edits.set_member(plan, "da2", "hours_per_week", 12)),
    (Figure("patients", "85+", "complex"), 400, lambda plan: edits.set_patient_count(plan, "85+", "complex", 400)),
    (rate("consult", "0-4"), 4, lambda plan: edits.set_volume(plan, "consult", "per_year", 4, "0-4")),
    (factor("consult", "social"), 3, lambda plan: edits.set_volume(plan, "consult", "group_factor", 3, "social")),
    (rate("diabetes_check", "85+"), 0.5, lambda plan: edits.set_volume(plan, "diabetes_check", "share", 0.5, "85+")),
    (
        volume_input("diabetes_check", "times_per_year"),
        2,
        lambda plan: edits.set_volume(plan, "diabetes_check", "times_per_year", 2),
    ),
    (
        delivery("diabetes_check", "poh_s", "return_share"),
        0.4,
        lambda plan: edits.set_delivery(plan, "diabetes_check", "poh_s", "return_share", 0.4),
    ),
    (
        delivery("diabetes_check", "gp", "minutes"),
        33,
        lambda plan: edits.set_delivery(plan, "diabetes_check", "gp", "minutes", 33),
    ),
    (Figure("activity", "team_meeting", "volume"), 3, lambda plan: edits.set_volume(plan, "team_meeting", "count", 3)),
    (
        volume_input("triage", "channel"),
        "By phone",
        lambda plan: edits.set_activity(plan, "triage", "channel", "phone"),
    ),
    (
        volume_input("phone", "core_task"),
        "Prevention",
        lambda p: edits.set_activity(p, "phone", "core_task", "preventive"),
    ),
)


def _typed_in(plan: Plan, folder: Path, values: list[tuple[Figure, float | str]]) -> tuple[Path, Layout]:
    """The workbook after somebody typed over inputs and saved it."""
    path = folder / "typed.xlsx"
    write_report(plan, path, "en", TODAY)
    layout, book = report_layout(plan, "en", TODAY), openpyxl.load_workbook(path)
    for home, value in values:
        place = layout.figures[home]
        assert book[place.sheet][place.cell].data_type != "f"
        book[place.sheet][place.cell].value = value
    book.save(path)
    return recalculate(path), layout


def test_a_longer_consult_in_excel_is_a_longer_consult_in_the_planner(tmp_path: Path) -> None:
    plan = edits.set_delivery(worked_example(), "consult", "gp", "minutes", 15).plan

    path, layout = _typed_in(worked_example(), tmp_path, [(delivery("consult", "gp", "minutes"), 15)])

    assert against_engine(plan, path, layout) == []
    before, after = (calculate(one).roles["gp"].utilisation for one in (worked_example(), plan))
    assert before is not None
    assert after is not None
    assert after > before + 0.1


def test_every_kind_of_input_can_be_changed_in_excel(tmp_path: Path) -> None:
    plan = worked_example()
    for _, _, edit in EDITS:
        plan = edit(plan).plan

    path, layout = _typed_in(worked_example(), tmp_path, [(home, value) for home, value, _ in EDITS])

    assert against_engine(plan, path, layout) == []
