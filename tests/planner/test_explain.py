"""Every figure's breakdown works out to the figure."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner import edits
from planner.calculation import calculate
from planner.defaults import default_activities, default_roles
from planner.explain import Breakdown, Figure, UnknownFigureError, all_figures, explain, parse
from planner.money import member_cost
from planner.plan import Member, Patients, Plan, find
from planner.results import Results
from tests.support.plans import plans, worked_example


def _engine(results: Results, figure: Figure) -> float | None:
    """The figure straight from the results, without the explanation."""
    if figure.kind == "practice":
        return getattr(results, figure.name)  # type: ignore[no-any-return]
    if figure.name == "cost_per_week":
        member = find(results.plan.staff, figure.id)
        return member_cost(member, find(results.plan.roles, member.role), results.plan.practice)
    if figure.kind == "member":
        return getattr(results.capacity[figure.id], figure.name)  # type: ignore[no-any-return]
    if figure.kind == "activity":
        asked = results.demand[figure.id]
        return asked.volume if figure.name == "volume" else getattr(asked, figure.name)[figure.role]
    return getattr(results.roles[figure.id], figure.name)  # type: ignore[no-any-return]


def _agrees(breakdown: Breakdown, expected: float | None) -> None:
    worked_out = breakdown.worked_out()
    if expected is None:
        assert worked_out is None, breakdown.figure
        assert breakdown.result.value is None
    else:
        assert worked_out == pytest.approx(expected, abs=1e-9, rel=1e-9), breakdown.figure
        assert breakdown.result.value == expected


@given(plans())
def test_lines_work_out_to_the_figure(plan: Plan) -> None:
    results = calculate(plan)
    for figure in all_figures(results):
        breakdown = explain(results, figure)
        expected = breakdown.result.value if figure.name == "presence" else _engine(results, figure)
        _agrees(breakdown, expected)


@given(plans())
def test_every_step_can_be_followed(plan: Plan) -> None:
    results = calculate(plan)
    for figure in all_figures(results):
        for line in explain(results, figure).lines:
            if line.figure is not None:
                assert explain(results, line.figure).result == line.quantity


def test_defaults_show_their_source_and_own_values_are_marked() -> None:
    plan = Plan(
        roles=default_roles(),
        staff=(Member(id="d", role="gp", hours_per_week=40),),
        patients=Patients(counts={"18-44": {"healthy": 1000}}),
        activities=default_activities(),
    )
    figure = Figure("activity", "consult_short", "hours", "gp")
    before = explain(calculate(plan), figure).lines[0]
    assert before.norm is not None
    assert before.norm.sources
    assert not before.own
    changed = edits.set_delivery(plan, "consult_short", "gp", "minutes", 15).plan
    after = explain(calculate(changed), figure).lines[0]
    assert after.own
    assert after.norm == before.norm
    assert after.quantity.value == 15


def test_address_survives_text() -> None:
    results = calculate(worked_example())
    for figure in all_figures(results):
        assert parse(str(figure)) == figure


@pytest.mark.parametrize("text", ["", "role", "role/gp", "role/nobody/utilisation", "practice/nothing", "x/y/z"])
def test_unknown_figures_are_refused(text: str) -> None:
    with pytest.raises(UnknownFigureError):
        explain(calculate(worked_example()), parse(text))
