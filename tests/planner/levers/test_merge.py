"""Two practices as one have the patients, the people and the work of both."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from planner.calculation import calculate, patient_total
from planner.demand import volume
from planner.files import plan_file
from planner.levers import LeverError, apply, sentence
from planner.levers.merge import KIND, Merge
from planner.plan import (
    Activity,
    Delivery,
    Member,
    Patients,
    PerPatient,
    PerWeek,
    Plan,
    Practice,
    Prevalence,
    Role,
    Room,
    Scenario,
    Step,
    find,
)
from planner.scenario_edits import add, make_base
from planner.terms import AGE_BANDS, GP
from tests.support.levers import EXAMPLES, example, volumes, words
from tests.support.plans import plans


def _sum(*parts: dict[str, float]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(total)


def _own_hours(plan: Plan) -> dict[str, float]:
    """Hours a week that each function works itself, without supervision and returned work."""
    times = volumes(plan)
    worked = (
        {row.role: times[activity.id] * row.share * (row.minutes + row.admin_minutes) / 60}
        for activity in plan.activities
        for row in activity.delivery
    )
    return _sum(dict.fromkeys(("gp", "poh_s", "assistant", "coach"), 0.0), *worked)


def _by_origin(plan: Plan) -> dict[str, float]:
    """Times a week of each activity; what was kept apart with a new id is added to where it came from."""
    return _sum(*({activity.removesuffix("_2"): times} for activity, times in volumes(plan).items()))


def _per_band(plan: Plan, activity_id: str) -> list[float]:
    """Times a week that an activity happens for each age band."""
    weeks = plan.practice.weeks_per_year
    rows = [activity for activity in plan.activities if activity.id == activity_id]
    lists = [Patients(counts={band: plan.patients.counts.get(band, {})}) for band in AGE_BANDS]
    return [sum(volume(row, patients, weeks) for row in rows) for patients in lists]


@given(plans(), plans())
def test_the_work_of_both_is_all_there(plan: Plan, other: Plan) -> None:
    merged = apply(plan, Merge(other=other))
    assert _by_origin(merged) == pytest.approx(_sum(volumes(plan), volumes(other)), rel=1e-9, abs=1e-9)
    assert _own_hours(merged) == pytest.approx(_sum(_own_hours(plan), _own_hours(other)), rel=1e-9, abs=1e-9)


@given(plans(), plans())
def test_each_age_band_keeps_its_contacts(plan: Plan, other: Plan) -> None:
    merged = apply(plan, Merge(other=other))
    apart = {activity.id for activity in merged.activities if activity.id.endswith("_2")}
    for activity in merged.activities:
        if activity.volume.kind != "per_week" and not {activity.id, f"{activity.id}_2"} & apart:
            before = [_per_band(one, activity.id) for one in (plan, other) if volumes(one).get(activity.id)]
            expected = [sum(parts) for parts in zip(*before, [0.0] * len(AGE_BANDS), strict=True)]
            assert _per_band(merged, activity.id) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(plans(), plans())
def test_supervision_and_what_comes_back_add_up_too(plan: Plan, other: Plan) -> None:
    """The minutes of supervision, and the number of times that come back."""
    merged = apply(plan, Merge(other=other))
    for field in ("supervision_minutes", "return_share"):
        asked = [
            sum(
                volumes(one)[activity.id] * row.share * getattr(row, field)
                for activity in one.activities
                for row in activity.delivery
            )
            for one in (plan, other, merged)
        ]
        assert asked[2] == pytest.approx(asked[0] + asked[1], rel=1e-9, abs=1e-9)


@given(plans(), plans())
def test_people_and_patients_of_both_are_there(plan: Plan, other: Plan) -> None:
    merged = apply(plan, Merge(other=other))
    assert patient_total(merged.patients) == patient_total(plan.patients) + patient_total(other.patients)
    assert len({member.id for member in merged.staff}) == len(plan.staff) + len(other.staff)
    assert [m.model_copy(update={"id": ""}) for m in merged.staff] == [
        m.model_copy(update={"id": ""}) for m in (*plan.staff, *other.staff)
    ]
    assert merged.roles[: len(plan.roles)] == plan.roles
    assert {known.id for known in merged.roles} == {known.id for one in (plan, other) for known in one.roles}


@given(plans(), plans())
def test_it_can_become_the_plan(plan: Plan, other: Plan) -> None:
    added = add(plan, "Together", (Merge(other=other),)).plan
    kept = make_base(calculate(added), "scenario").plan
    assert volumes(kept) == pytest.approx(volumes(apply(plan, Merge(other=other))))


@given(plans())
def test_an_empty_practice_changes_nothing(plan: Plan) -> None:
    assert apply(plan, Merge(other=Plan())) == plan
    nobody = plan.model_copy(update={"staff": (), "patients": Patients(), "activities": (), "rooms": ()})
    assert apply(plan, Merge(other=nobody)) == plan


@given(plans())
def test_one_that_joins_an_empty_practice_stays_what_it_is(plan: Plan) -> None:
    merged = apply(Plan(practice=Practice(weeks_per_year=52)), Merge(other=plan))
    assert volumes(merged) == pytest.approx(volumes(plan), rel=1e-9, abs=1e-9)
    hours = {known: result.demand_hours for known, result in calculate(plan).roles.items()}
    assert {known: result.demand_hours for known, result in calculate(merged).roles.items()} == pytest.approx(
        hours, rel=1e-9, abs=1e-9
    )


def _practice(patients: float, *activities: Activity, weeks: float = 52) -> Plan:
    return Plan(
        practice=Practice(weeks_per_year=weeks),
        roles=(Role(id=GP), Role(id="poh_s", supervised_by=GP)),
        patients=Patients(counts={"18-44": {"healthy": patients}}),
        activities=activities,
    )


def _consult(rate: float, *delivery: Delivery) -> Activity:
    return Activity(id="consult", kind="consult", volume=PerPatient(per_year={"18-44": rate}), delivery=delivery)


def test_rates_are_weighed_by_patients_and_minutes_by_contacts() -> None:
    """1,000 patients twice a year and 500 four times: 4,000 times for 1,500 patients.

    The GPs have 2,000 of 10 minutes and 1,000 of 20: 40,000 minutes for 3,000 times; the nurse has the other 1,000.
    """
    plan = _practice(1000, _consult(2, Delivery(role=GP, minutes=10)))
    nurse = Delivery(role="poh_s", share=0.5, minutes=15, supervision_minutes=2, return_share=0.1)
    other = _practice(500, _consult(4, Delivery(role=GP, share=0.5, minutes=20), nurse))
    united = apply(plan, Merge(other=other)).activities[0]
    assert united.volume == PerPatient(per_year={"18-44": 4000 / 1500})
    gp, other_nurse = united.delivery
    assert (gp.role, gp.share, gp.minutes) == (GP, 0.75, pytest.approx(40 / 3))
    assert other_nurse == nurse.model_copy(update={"share": 0.25})


def test_a_programme_keeps_the_number_of_people_in_it() -> None:
    """100 of 1,000 come four times and 100 of 500 twice: 200 of 1,500, three times."""
    checks = [
        Activity(id="check", volume=Prevalence(share={"18-44": share}, times_per_year=times))
        for share, times in ((0.1, 4), (0.2, 2))
    ]
    merged = apply(_practice(1000, checks[0]), Merge(other=_practice(500, checks[1])))
    united = merged.activities[0].volume
    assert isinstance(united, Prevalence)
    assert (united.share, united.times_per_year) == ({"18-44": pytest.approx(200 / 1500)}, pytest.approx(3))


def test_a_number_per_week_makes_the_sum_one() -> None:
    """2,600 times a year are 50 a week, and 7 more."""
    weekly = _consult(0).model_copy(update={"volume": PerWeek(count=7)})
    for plan, other in ((_consult(2.6), weekly), (weekly, _consult(2.6))):
        merged = apply(_practice(1000, plan), Merge(other=_practice(1000, other)))
        assert merged.activities[0].volume.kind == "per_week"
        assert volumes(merged) == {"consult": pytest.approx(57)}


def test_weeks_of_the_year_are_the_bases() -> None:
    """440 times in 44 weeks are 10 a week, and so they are in 52."""
    plan, other = _practice(0, weeks=52), _practice(100, _consult(4.4), weeks=44)
    assert volumes(apply(plan, Merge(other=other))) == {"consult": pytest.approx(10)}


def test_work_that_only_one_practice_has_stays_what_it_is() -> None:
    plan = _practice(1000, _consult(2, Delivery(role=GP, minutes=10)))
    other = _practice(500, Activity(id="choir", volume=PerWeek(count=1), delivery=(Delivery(role=GP, minutes=60),)))
    merged = apply(plan, Merge(other=other))
    assert volumes(merged) == {"consult": pytest.approx(2000 / 52), "choir": 1}


def test_work_that_nobody_does_is_not_added_to_somebodys() -> None:
    plan = _practice(1000, _consult(2, Delivery(role=GP, minutes=10)))
    merged = apply(plan, Merge(other=_practice(500, _consult(4))))
    assert volumes(merged) == {"consult": pytest.approx(2000 / 52), "consult_2": pytest.approx(2000 / 52)}
    assert find(merged.activities, "consult_2").delivery == ()


def test_the_own_settings_hold_and_other_functions_come_along() -> None:
    plan = Plan(
        roles=(Role(id=GP, leave_weeks=5),), staff=(Member(id="gp", role=GP),), rooms=(Room(id="room", name="One"),)
    )
    other = Plan(
        roles=(Role(id=GP, leave_weeks=8), Role(id="vs", supervised_by=GP)),
        staff=(Member(id="gp", name="B.", role=GP), Member(id="vs", role="vs")),
        rooms=(Room(id="room", name="Two"),),
        scenarios=(Scenario(id="scenario"),),
    )
    lever = Merge(other=other)
    merged = apply(plan, lever)
    assert lever.other.scenarios == ()
    assert [(known.id, known.leave_weeks) for known in merged.roles] == [(GP, 5), ("vs", 0)]
    assert [(member.id, member.name) for member in merged.staff] == [("gp", ""), ("gp_2", "B."), ("vs", "")]
    assert [(room.id, room.name) for room in merged.rooms] == [("room", "One"), ("room_2", "Two")]


def test_what_is_saved_together() -> None:
    """Three hours of management for 1,000 patients in each: six hours, less a quarter."""
    plan, other = example("solo_norm"), example("overloaded_duo")
    both = _sum(volumes(plan), volumes(other))
    merged = volumes(apply(plan, Merge(other=other, management_saved=0.25, meetings_saved=0.5)))
    assert merged.pop("practice_management") == pytest.approx(both.pop("practice_management") * 0.75)
    assert merged.pop("team_meeting") == pytest.approx(both.pop("team_meeting") * 0.5)
    assert merged == pytest.approx(both)


def test_nothing_can_be_saved_where_there_is_nothing() -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="nothing to save"):
            use(_practice(1000), Merge(other=_practice(500), meetings_saved=0.1))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_take_in_another(name: str) -> None:
    plan, other = example(name), example("overloaded_duo")
    lever = Merge(other=other)
    merged = apply(plan, lever)
    assert calculate(merged).cost_per_week == pytest.approx(
        calculate(plan).cost_per_week + calculate(other).cost_per_week
    )
    assert words(plan, lever).startswith(f"Together with {other.practice.name}: ")


def test_the_other_practice_has_to_be_chosen() -> None:
    with pytest.raises(LeverError, match="Choose the plan file"):
        KIND.first(example("solo_norm"))


def test_a_plan_file_holds_the_other_practice(tmp_path: Path) -> None:
    lever = Merge(other=example("overloaded_duo"), management_saved=0.1)
    plan = example("solo_norm").model_copy(update={"scenarios": (Scenario(id="together", steps=(Step(lever=lever),)),)})
    plan_file.save(plan, tmp_path / "together.dagdeel")
    assert plan_file.load(tmp_path / "together.dagdeel") == plan
