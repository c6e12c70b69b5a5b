"""Taking own values back to their norms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.defaults import default_activities, default_activity, default_role, default_roles, new_plan
from planner.errors import EditError
from planner.language import Translator
from planner.norm_edits import all_back_to_norm, back_to_norm
from planner.norms import norm
from planner.plan import Activity, PerWeek, Plan, Practice, Role, WorkingTime, find
from planner.texts import T


def default_paths() -> Iterator[str]:
    """The path of every default that a plan holds, but for shares, which go back together with the others."""
    yield from (f"practice.{field}" for field in Practice.model_fields if field != "name")
    yield from (f"working_time.{field}" for field in WorkingTime.model_fields)
    for role in default_roles():
        fields = set(Role.model_fields) - {"id", "name", "supervised_by"}
        yield from (f"role.{role.id}.{field}" for field in sorted(fields))
    for activity in default_activities():
        for field, value in activity.volume.model_dump(exclude={"kind", "group_factor"}).items():
            parts = [field, *(f"{field}.{key}" for key in value)] if isinstance(value, dict) else [field]
            yield from (f"activity.{activity.id}.volume.{part}" for part in parts)
        for row in activity.delivery:
            start = f"activity.{activity.id}.delivery.{row.role}"
            yield from (f"{start}.{field}" for field in row.model_dump(exclude={"role", "share"}))


PATHS = tuple(default_paths())


@pytest.fixture
def plan() -> Plan:
    return new_plan("", {})


@given(st.sampled_from(PATHS))
def test_a_plan_of_defaults_stays_as_it_is(path: str) -> None:
    fresh = new_plan("", {})

    assert back_to_norm(fresh, path).plan == fresh


def test_a_setting_of_a_function_goes_back(plan: Plan) -> None:
    changed = edits.set_role(plan, "poh_s", "leave_weeks", 9).plan

    after = back_to_norm(changed, "role.poh_s.leave_weeks").plan
    assert find(after.roles, "poh_s") == default_role("poh_s")


def test_a_limit_of_the_practice_goes_back(plan: Plan) -> None:
    changed = edits.set_practice(plan, "near_limit", 0.5).plan

    assert back_to_norm(changed, "practice.near_limit").plan.practice.near_limit == 0.85


def test_a_cost_that_was_cleared_goes_back(plan: Plan) -> None:
    changed = edits.set_role(plan, "poh_s", "cost_per_hour", None).plan

    assert back_to_norm(changed, "role.poh_s.cost_per_hour").plan == plan


def test_a_yes_or_no_goes_back(plan: Plan) -> None:
    changed = edits.set_role(plan, "assistant", "needs_room", True).plan

    assert find(back_to_norm(changed, "role.assistant.needs_room").plan.roles, "assistant").needs_room is False


def test_one_weekday_goes_back_or_all_of_them(plan: Plan) -> None:
    changed = edits.set_practice(plan, "weekday_factors", 1.3, "mon").plan
    changed = edits.set_practice(changed, "weekday_factors", 0.7, "tue").plan

    one = back_to_norm(changed, "practice.weekday_factors.mon").plan
    assert one.practice.weekday_factors == {"mon": 1.08, "tue": 0.7, "wed": 1, "thu": 1, "fri": 0.92}
    assert back_to_norm(changed, "practice.weekday_factors").plan == plan


@pytest.mark.parametrize(
    ("activity", "field", "key"),
    [
        ("consult_short", "per_year", "85+"),
        ("diabetes_check", "share", "65-74"),
        ("diabetes_check", "times_per_year", None),
        ("trainee_supervision", "count", None),
        ("visit_long", "group_factor", "complex"),
    ],
)
def test_a_number_of_a_volume_goes_back(plan: Plan, activity: str, field: str, key: str | None) -> None:
    changed = edits.set_volume(plan, activity, field, 0.77, key).plan
    path = ".".join(part for part in ("activity", activity, "volume", field, key) if part)
    value = getattr(find(back_to_norm(changed, path).plan.activities, activity).volume, field)

    known = norm(path)
    assert known is not None
    assert (value[key] if key else value) == known.value


def test_minutes_go_back(plan: Plan) -> None:
    changed = edits.set_delivery(plan, "phone", "gp", "minutes", 12).plan

    assert back_to_norm(changed, "activity.phone.delivery.gp.minutes").plan == plan


def test_shares_still_add_up_to_one(plan: Plan) -> None:
    changed = edits.set_share(plan, "minor_procedures", "assistant", 0.9).plan

    after = back_to_norm(changed, "activity.minor_procedures.delivery.gp.share").plan
    assert [row.share for row in find(after.activities, "minor_procedures").delivery] == [0.5, 0.5]


def test_a_volume_that_is_counted_in_another_way_goes_back_as_a_whole(plan: Plan) -> None:
    changed = edits.set_activity(plan, "phone", "volume", PerWeek(count=3)).plan

    after = back_to_norm(changed, "activity.phone.volume.per_year.85+").plan
    assert find(after.activities, "phone").volume == default_activity("phone").volume


def test_all_rates_of_an_activity_go_back_together(plan: Plan) -> None:
    changed = edits.set_volume(plan, "phone", "per_year", {"85+": 9}).plan
    changed = edits.set_volume(changed, "phone", "group_factor", 2, "complex").plan

    volume = find(back_to_norm(changed, "activity.phone.volume.per_year").plan.activities, "phone").volume
    assert volume.per_year == default_activity("phone").volume.per_year
    assert volume.group_factor == {"complex": 2}


def test_a_function_that_lost_its_part_is_told_so(plan: Plan) -> None:
    changed = edits.remove_delivery(plan, "diabetes_check", "poh_s").plan

    with pytest.raises(EditError) as refused:
        back_to_norm(changed, "activity.diabetes_check.delivery.poh_s.minutes")
    assert "Diabetes check" in Translator("en")(refused.value.message)
    again = back_to_norm(changed, "activity.diabetes_check.delivery.poh_s.share").plan
    shares = {row.role: row.share for row in find(again.activities, "diabetes_check").delivery}
    assert shares == pytest.approx({"poh_s": 0.75, "gp": 0.25})


@pytest.mark.parametrize(
    "path",
    [
        "activity.own_task.volume.count",
        "activity.phone.delivery.gp.colour",
        "activity.phone.volume",
        "activity.phone",
        "practice.name",
        "role.gp",
        "role.cook.leave_weeks",
        "list_mix.85+",
        "",
    ],
)
def test_what_has_no_norm_is_refused(plan: Plan, path: str) -> None:
    changed = edits.add_activity(plan, Activity(id="own_task")).plan

    with pytest.raises(EditError):
        back_to_norm(changed, path)


def test_what_the_plan_no_longer_has_is_refused(plan: Plan) -> None:
    changed = edits.remove_activities(plan, ["phone"]).plan

    for path in (
        "activity.phone.delivery.gp.minutes",
        "activity.phone.volume.per_year",
        "activity.phone.delivery.gp.share",
    ):
        with pytest.raises(EditError):
            back_to_norm(changed, path)


def test_the_step_says_what_it_is_and_stands_alone(plan: Plan) -> None:
    changed = edits.set_delivery(plan, "phone", "gp", "minutes", 12).plan

    change = back_to_norm(changed, "activity.phone.delivery.gp.minutes")
    assert Translator("en")(change.label) == "Change 'Minutes' of Phone consult: back to norm"
    assert change.merge_key is None


def test_several_values_go_back_in_one_step(plan: Plan) -> None:
    changed = edits.set_role(plan, "gp", "leave_weeks", 9).plan
    changed = edits.set_delivery(changed, "phone", "gp", "minutes", 12).plan

    change = all_back_to_norm(changed, ["role.gp.leave_weeks", "activity.phone.delivery.gp.minutes"], T("Back"))
    assert change.plan == plan
    assert change.touched == {"roles", "activities"}
