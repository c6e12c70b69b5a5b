"""Swings of a role's utilisation are what editing the plan by 10 % and calculating again gives."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner import edits
from planner.calculation import calculate
from planner.language import Translator
from planner.norms import norm
from planner.plan import Member, Plan, find
from planner.results import Results
from planner.sensitivity import Swing, sensitivity
from tests.support.norm_plans import norm_plans
from tests.support.plans import worked_example

_SHARES = ("sick_rate", "allowance_share", "return_share", "share")


def _edited(plan: Plan, path: str, factor: float) -> Plan:
    """The plan with the number at a path multiplied, made with the edits that a person makes."""
    kind, record_id, *rest = path.split(".")
    if kind == "role":
        return edits.set_role(
            plan, record_id, rest[0], _times(rest[0], getattr(_role(plan, record_id), rest[0]), factor)
        ).plan
    activity = find(plan.activities, record_id)
    if rest[0] == "delivery":
        _, role_id, field = rest
        row = next(row for row in activity.delivery if row.role == role_id)
        value = _times(field, getattr(row, field), factor)
        change = (
            edits.set_share(plan, record_id, role_id, value)
            if field == "share"
            else edits.set_delivery(plan, record_id, role_id, field, value)
        )
        return change.plan
    return _volume_edited(plan, record_id, rest[1:], factor)


def _volume_edited(plan: Plan, activity_id: str, rest: list[str], factor: float) -> Plan:
    volume = find(plan.activities, activity_id).volume
    if rest[0] == "group_factor":
        value = volume.group_factor[rest[1]] * factor  # type: ignore[union-attr, index]
        return edits.set_volume(plan, activity_id, "group_factor", value, rest[1]).plan
    if rest[0] == "times_per_year":
        return edits.set_volume(plan, activity_id, rest[0], volume.times_per_year * factor).plan  # type: ignore[union-attr]
    if volume.kind == "per_week":
        return edits.set_volume(plan, activity_id, "count", volume.count * factor).plan
    field = "per_year" if volume.kind == "per_patient" else "share"
    rates = {band: _times(field, rate, factor) for band, rate in getattr(volume, field).items()}
    return edits.set_volume(plan, activity_id, field, rates).plan


def _role(plan: Plan, role_id: str) -> object:
    return find(plan.roles, role_id)


def _times(field: str, value: float, factor: float) -> float:
    return min(1.0, value * factor) if field in _SHARES else value * factor


def _utilisation(plan: Plan, role_id: str) -> float | None:
    return calculate(plan).roles[role_id].utilisation


def _agree(results: Results, role_id: str, swing: Swing) -> None:
    for factor, known in ((0.9, swing.low), (1.1, swing.high)):
        expected = _utilisation(_edited(results.plan, swing.path, factor), role_id)
        assert known == (None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-12)), swing.path


@given(norm_plans())
def test_every_swing_is_what_editing_and_calculating_gives(plan: Plan) -> None:
    results = calculate(plan)
    for role_id in ("gp", "poh_s", "assistant"):
        for swing in sensitivity(results, role_id):
            assert swing.base == results.roles[role_id].utilisation
            _agree(results, role_id, swing)


@given(norm_plans())
def test_widest_first_and_nothing_without_effect(plan: Plan) -> None:
    for role_id in plan_roles(plan):
        reaches = [swing.reach for swing in sensitivity(calculate(plan), role_id)]
        known = [reach for reach in reaches if reach is not None]
        assert known == sorted(known, reverse=True)
        assert all(reach > 0 for reach in known)
        assert reaches[len(reaches) - len(known) :] == known


def plan_roles(plan: Plan) -> list[str]:
    return [role.id for role in plan.roles]


@given(norm_plans())
def test_what_is_left_out_has_no_effect(plan: Plan) -> None:
    """A number of a delivery without a swing can be changed freely."""
    results = calculate(plan)
    felt = {swing.path for swing in sensitivity(results, "gp")}
    if results.roles["gp"].utilisation is None:
        assert not felt
        return
    for activity in plan.activities:
        for row in activity.delivery:
            path = f"activity.{activity.id}.delivery.{row.role}.minutes"
            if path not in felt:
                changed = edits.set_delivery(plan, activity.id, row.role, "minutes", row.minutes * 1.1).plan
                assert _utilisation(changed, "gp") == pytest.approx(results.roles["gp"].utilisation, rel=1e-12)


def test_only_numbers_with_a_norm_are_varied() -> None:
    swings = sensitivity(calculate(worked_example()), "gp")
    assert swings
    assert all(norm(swing.path) for swing in swings)


def test_no_capacity_no_swings() -> None:
    plan = worked_example()
    idle = plan.model_copy(update={"staff": tuple(m for m in plan.staff if m.role != "gp")})
    assert sensitivity(calculate(idle), "gp") == ()


def test_unknown_role() -> None:
    with pytest.raises(KeyError):
        sensitivity(calculate(worked_example()), "nobody")


def test_where_nothing_is_left_the_swing_is_unknown_and_comes_first() -> None:
    plan = edits.set_role(worked_example(), "gp", "allowance_share", 0.95).plan
    first, *others = sensitivity(calculate(plan), "gp")
    assert (first.path, first.high, first.reach) == ("role.gp.allowance_share", None, None)
    assert first.low is not None
    assert all(swing.reach is not None for swing in others)


def test_rates_of_all_ages_are_one_number_in_words() -> None:
    plan = worked_example()
    paths = [swing.path for swing in sensitivity(calculate(plan), "gp") if swing.path.startswith("activity.phone.vol")]
    assert paths == ["activity.phone.volume.per_year"]
    labels = {swing.path: Translator("en")(swing.label) for swing in sensitivity(calculate(plan), "gp")}
    assert labels["activity.phone.delivery.gp.minutes"] == "Phone consult · GP: Minutes"
    assert labels["role.gp.leave_weeks"] == "GP: Leave"


def test_own_absence_is_not_the_roles() -> None:
    """Somebody with an own number of leave weeks does not follow the role's norm."""
    plan = worked_example()
    staff = (Member(id="a", role="gp", hours_per_week=40, leave_weeks=6),)
    paths = {swing.path for swing in sensitivity(calculate(plan.model_copy(update={"staff": staff})), "gp")}
    assert "role.gp.leave_weeks" not in paths
    assert "role.gp.study_weeks" in paths
