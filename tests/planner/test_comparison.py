"""Scenarios beside the plan: the figures, what is better and worse, and what happens to the warnings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import gp_hours, measures
from planner.calculation import calculate
from planner.comparison import Line, difference, lines, role_lines, warning_change
from planner.language import Translator
from planner.levers import apply
from planner.levers.consult_length import ConsultLength
from planner.levers.hire import Hire
from planner.levers.list_size import ListSize
from planner.levers.locum import Locum
from planner.levers.more_rooms import MoreRooms
from planner.measures import Change, Measure
from planner.plan import Lever, Plan, Practice
from planner.results import Results
from planner.terms import GP
from planner.texts import T, Unit
from planner.warnings import warnings
from tests.support.contexts import example
from tests.support.plans import plans, worked_example

EN = Translator("en")
TODAY = date(2026, 11, 22)
EXTRA = Locum(sessions={"wed_am": 4, "wed_pm": 4})


def after(*levers: Lever, plan: Plan | None = None) -> Results:
    """The results of the worked example, or another plan, with some levers pulled."""
    changed = plan or worked_example()
    for lever in levers:
        changed = apply(changed, lever)
    return calculate(changed)


def line(found: tuple[Line, ...], key: str) -> Line:
    return next(one for one in found if one.measure.key == key)


def changes(key: str, *levers: Lever) -> tuple[Change, str]:
    """What a figure's change means, and the word for it."""
    known = line(lines(after(), [after(*levers)]), key)
    word = difference(known.cells[1], known.cells[0].value)
    return known.cells[1].change, EN(word) if word else ""


def test_the_hours_of_gps_in_the_worked_example() -> None:
    results = calculate(worked_example())

    # 19.41 hours short for the owner (32 hours) and the partner (28); the locum does no overtime.
    assert [member.id for member in gp_hours.regular_gps(results)] == ["owner", "partner"]
    assert gp_hours.hours_over(results) == pytest.approx(19.410562179487172 / 2)
    assert gp_hours.hours_worked(results) == pytest.approx(30 + 19.410562179487172 / 2)
    # 95 % of 197.13 consults of 10 minutes, 86.61 of 5 by phone, and 11.98 visits of 25.
    assert gp_hours.minutes_per_consult(results) == pytest.approx(
        (187.27423 * 10 + 86.60577 * 5 + 11.98269 * 25) / (187.27423 + 86.60577 + 11.98269), rel=1e-6
    )


def test_hours_that_are_left_are_no_overtime() -> None:
    results = after(Hire(role=GP, hours=60))

    assert results.roles[GP].gap_hours > 0
    assert gp_hours.hours_over(results) == 0
    assert gp_hours.hours_worked(results) == pytest.approx((32 + 28 + 60) / 3)


def test_without_regular_gps_there_is_no_overtime_to_share() -> None:
    plan = worked_example()
    alone = plan.model_copy(update={"staff": tuple(m for m in plan.staff if m.id == "locum")})

    assert gp_hours.hours_over(calculate(alone)) is None
    assert gp_hours.hours_worked(calculate(alone)) is None
    assert gp_hours.minutes_per_consult(calculate(Plan())) is None


def test_a_line_for_every_role_in_use_and_for_the_practice() -> None:
    found = lines(after(), [after(EXTRA)])
    of_roles = [(one.role, one.measure.key.rsplit("/", 1)[-1]) for one in found if one.role]

    roles = ("gp", "poh_s", "assistant")
    assert of_roles == [(role, name) for name in ("utilisation", "gap_hours", "fte_required") for role in roles]
    assert [one.measure.key for one in found if not one.role] == [
        "contacts_per_gp_day",
        "patients_per_gp_fte",
        "minutes_per_consult",
        "minutes_per_contact",
        "hours_over",
        "hours_worked",
        "continuity",
        "cost_per_week",
    ]
    assert {len(one.cells) for one in found} == {2}


def test_a_role_that_only_a_scenario_uses_has_a_line() -> None:
    plan = worked_example()
    spare = plan.roles[0].model_copy(update={"id": "vs"})
    base = calculate(plan.model_copy(update={"roles": (*plan.roles, spare)}))
    hired = calculate(apply(base.plan, Hire(role="vs", hours=20)))

    assert "vs" not in {one.role for one in lines(base, [])}
    known = line(lines(base, [hired]), "role/vs/utilisation")
    assert [cell.value for cell in known.cells] == [None, 0]
    assert known.cells[1].change == "other"


def test_rooms_have_a_line_only_where_they_are_short() -> None:
    plan = example()
    base = calculate(plan)
    crowded = after(Hire(role=GP, hours=8), EXTRA, plan=plan.model_copy(update={"rooms": plan.rooms[:1]}))

    assert "times_without_room" not in {one.measure.key for one in lines(base, [])}
    known = line(lines(base, [crowded, after(MoreRooms(), plan=plan)]), "times_without_room")
    assert [cell.change for cell in known.cells] == ["same", "worse", "same"]
    assert [cell.is_beyond for cell in known.cells] == [False, True, False]


def test_better_and_worse_where_that_is_clear() -> None:
    longer = ConsultLength(activity="consult", minutes=15)

    assert changes("role/gp/utilisation", longer) == ("worse", "worse")
    assert changes("role/gp/utilisation", EXTRA) == ("better", "better")
    assert changes("role/gp/gap_hours", EXTRA) == ("better", "better")
    assert changes("hours_over", longer) == ("worse", "worse")
    assert changes("minutes_per_contact", EXTRA) == ("better", "better")
    assert changes("cost_per_week", EXTRA) == ("worse", "worse")
    assert changes("contacts_per_gp_day", EXTRA) == ("better", "better")


def test_a_difference_that_is_neither_says_which_way_it_goes() -> None:
    longer = ConsultLength(activity="consult", minutes=15)

    assert changes("minutes_per_consult", longer) == ("other", "more")
    assert changes("role/gp/fte_required", longer) == ("other", "more")
    # The practice nurse has hours left, and keeps them.
    assert changes("role/poh_s/utilisation", Hire(role="poh_s", hours=8)) == ("other", "less")
    # With 88 % continuity is far above its floor.
    assert changes("continuity", EXTRA) == ("other", "less")
    assert changes("role/assistant/utilisation", EXTRA) == ("same", "")


def test_below_the_limit_less_is_no_longer_better() -> None:
    known = Measure("x", T("X"), Unit.SHARE, lambda _results: None, "less", lambda plan: plan.practice.near_limit)
    plan = Plan(practice=Practice(near_limit=0.85))

    assert known.change(1.2, 0.9, plan) == "better"
    assert known.change(0.9, 0.5, plan) == "better"
    assert known.change(0.5, 0.9, plan) == "worse"
    assert known.change(0.8, 0.5, plan) == "other"
    assert known.change(None, 0.5, plan) == "other"
    assert known.change(None, None, plan) == "same"
    assert [known.is_beyond(value, plan) for value in (None, 0.85, 0.86)] == [False, False, True]


def test_hours_worked_are_marked_above_48() -> None:
    short = after(ConsultLength(activity="consult", minutes=60))
    found = line(lines(after(), [short]), "hours_worked")

    assert [cell.is_beyond for cell in found.cells] == [False, True]
    assert found.cells[1].change == "worse"


@given(plans(), st.floats(0, 10))
def test_turning_a_comparison_around_turns_better_into_worse(plan: Plan, factor: float) -> None:
    base = calculate(plan)
    turned: dict[Change, Change] = {"better": "worse", "worse": "better", "same": "same", "other": "other"}
    for measure in (
        *measures.practice_measures([plan]),
        *(m for r in plan.roles for m in measures.role_measures(r.id)),
    ):
        value = measure.read(base)
        if value is not None:
            other = value * factor
            assert measure.change(value, other, plan) == turned[measure.change(other, value, plan)]


@given(plans())
def test_a_plan_beside_itself_differs_nowhere(plan: Plan) -> None:
    base = calculate(plan)
    found = lines(base, [base, calculate(plan)])

    assert {cell.change for one in found for cell in one.cells} <= {"same"}
    assert warning_change(warnings(base, TODAY), warnings(base, TODAY)) == warning_change((), ())


def test_role_lines_are_those_of_one_role_and_the_practice() -> None:
    found = role_lines(after(), [after(EXTRA)], "poh_s")

    assert {one.role for one in found} == {"poh_s", ""}
    assert {one.measure.key for one in found} <= {one.measure.key for one in lines(after(), [after(EXTRA)])}


def test_warnings_gained_and_solved() -> None:
    base = calculate(worked_example())
    relieved = after(Hire(role=GP, hours=60), ConsultLength(activity="triage", role="assistant", minutes=20))
    change = warning_change(warnings(base, TODAY), warnings(relieved, TODAY))

    assert ("OVERLOAD", "role/gp") in {(one.code, one.subject) for one in change.solved}
    assert ("OVERLOAD", "role/assistant") in {(one.code, one.subject) for one in change.gained}
    assert not {(one.code, one.subject) for one in change.gained} & {(one.code, one.subject) for one in change.solved}


def test_a_warning_that_becomes_worse_is_not_solved() -> None:
    plan = example()
    base, fuller = calculate(plan), after(Hire(role=GP, hours=1), ListSize(patients=6_000, per_gp_fte=None), plan=plan)
    change = warning_change(warnings(base, TODAY), warnings(fuller, TODAY))

    assert ("NEAR_LIMIT", "role/poh_s") in {(one.code, one.subject) for one in warnings(base, TODAY)}
    assert ("OVERLOAD", "role/poh_s") in {(one.code, one.subject) for one in change.gained}
    assert ("NEAR_LIMIT", "role/poh_s") not in {(one.code, one.subject) for one in change.solved}
    back = warning_change(warnings(fuller, TODAY), warnings(base, TODAY))
    assert ("OVERLOAD", "role/poh_s") in {(one.code, one.subject) for one in back.solved}
    assert ("NEAR_LIMIT", "role/poh_s") in {(one.code, one.subject) for one in back.gained}


def test_a_warning_with_other_numbers_is_the_same_warning() -> None:
    base, other = calculate(worked_example()), after(ConsultLength(activity="consult", minutes=11))
    change = warning_change(warnings(base, TODAY), warnings(other, TODAY))

    assert "OVERLOAD" not in {one.code for one in (*change.gained, *change.solved)}
