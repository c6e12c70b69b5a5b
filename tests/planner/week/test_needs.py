"""Contacts needed, planned and open: they add up to the model's own figures, and react to the roster as they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.plan import Cell, Plan, WeekPlan
from planner.terms import WORKDAYS
from planner.week import cell_edits, edits
from planner.week.needs import WeekNeeds, needs, needs_of
from planner.week.spread import basis, spread
from tests.support.plans import plans, worked_example
from tests.support.weeks import ACTIVITIES, activity, cell, cells, member, practice


def as_patterns_say(plan: Plan) -> WeekPlan:
    """A roster that follows the week patterns, with surgery in every session."""
    week = edits.new_week(plan, "Standard").plan.weeks[-1]
    return week.model_copy(update={"cells": tuple(one.model_copy(update={"work": "surgery"}) for one in week.cells)})


@given(plans())
def test_a_roster_by_the_patterns_gives_just_the_contacts_possible(plan: Plan) -> None:
    results, week = calculate(plan), as_patterns_say(plan)
    found = [needs(plan, week, number) for number in range(1, week.cycle + 1)]
    for role_id, role in results.roles.items():
        with_hours = (person for person in plan.staff if person.role == role_id)
        if not all(person.sessions or not results.capacity[person.id].paid_hours for person in with_hours):
            continue
        hours = sum(one.roles[role_id].hours for one in found) / week.cycle
        assert hours == pytest.approx(role.capacity_hours)
        if role.demand_hours:
            planned = sum(one.roles[role_id].bookable or 0 for one in found) / week.cycle
            assert planned == pytest.approx(role.contacts_possible)


@given(plans(), st.data())
def test_what_is_needed_adds_up_to_the_contacts_that_the_model_asks(plan: Plan, data: st.DataObject) -> None:
    week = data.draw(st.sampled_from((*plan.weeks, as_patterns_say(plan))))
    found = needs(plan, week)
    for role_id, role in calculate(plan).roles.items():
        there = [session[role_id] for session in found.sessions.values() if role_id in session]
        assert sum(one.needed for one in there) == pytest.approx(role.contacts_per_week)
        assert found.roles[role_id].needed == pytest.approx(role.contacts_per_week)
        if role.demand_hours and role.contacts_per_week:
            assert sum(one.planned for one in there) == pytest.approx(found.roles[role_id].bookable)
            assert all(one.open == pytest.approx(one.planned - one.needed) for one in there)
            assert 0 <= found.roles[role_id].booked <= found.roles[role_id].bookable + 1e-6
            assert found.roles[role_id].booked <= role.contacts_per_week + 1e-6


@given(st.floats(0, 500), st.floats(0, 1), st.dictionaries(st.sampled_from(WORKDAYS), st.floats(0, 3)), st.data())
def test_spreading_loses_no_contact(contacts: float, share: float, factors: dict, data: st.DataObject) -> None:
    sessions = st.sampled_from(("mon_am", "mon_pm", "tue_am", "wed_ev", "fri_pm"))
    hours = data.draw(st.dictionaries(sessions, st.floats(0.5, 20), min_size=1))
    found = spread(contacts, contacts * share, factors, hours)

    assert sum(found.same_day.values()) + sum(found.waiting.values()) == pytest.approx(contacts)
    assert sum(found.waiting.values()) == pytest.approx(contacts * share)
    assert found.same_day.keys() | found.waiting.keys() == hours.keys()


def test_contacts_go_by_weekday_and_by_the_hours_of_a_day() -> None:
    found = spread(100, 0, {"mon": 1.2, "tue": 0.8}, {"mon_am": 4, "mon_pm": 2, "tue_am": 5})

    assert found.same_day == pytest.approx({"mon_am": 40, "mon_pm": 20, "tue_am": 40})


def test_contacts_that_can_wait_go_by_hours_alone() -> None:
    found = spread(100, 100, {"mon": 3}, {"mon_am": 4, "tue_am": 4, "sat_am": 2})

    assert found.waiting == pytest.approx({"mon_am": 40, "tue_am": 40, "sat_am": 20})
    assert sum(found.same_day.values()) == 0


@pytest.mark.parametrize(
    ("pattern", "rostered", "office_only", "expected"),
    [
        ({"mon_am": 4, "mon_ev": 3}, {"tue_am": 4}, {"mon_ev"}, {"mon_am": 4}),
        ({"mon_ev": 3}, {"tue_am": 4}, {"mon_ev"}, {"tue_am": 4}),
        ({"sat_am": 3}, {"tue_am": 4}, set(), {"tue_am": 4}),
        ({}, {}, set(), {f"{day}_{part}": 1 for day in WORKDAYS for part in ("am", "pm")}),
    ],
)
def test_patterns_come_before_the_roster_and_office_work_takes_no_contacts(
    pattern: dict[str, float], rostered: dict[str, float], office_only: set[str], expected: dict[str, float]
) -> None:
    assert basis(pattern, rostered, office_only) == expected


def plan_of_two(*entries: Cell) -> Plan:
    """Two GPs on Monday and Tuesday, with 60 consults of 10 minutes and 10 of administration: 20 hours of work."""
    consult = activity("consult", "practice", "gp")
    row = consult.delivery[0].model_copy(update={"admin_minutes": 10})
    volume = consult.volume.model_copy(update={"count": 60})
    asked = consult.model_copy(update={"delivery": (row,), "volume": volume, "core_task": "generalist"})
    pattern = {"mon_am": 4.0, "mon_pm": 4.0, "tue_am": 4.0, "tue_pm": 4.0}
    staff = (member("anna", sessions=pattern), member("bram", sessions=pattern))
    plan = practice(staff, entries)
    factors = {"mon": 1.5, "tue": 1.0, "wed": 1.0, "thu": 1.0, "fri": 1.0}
    busy = plan.practice.model_copy(update={"weekday_factors": factors})
    return plan.model_copy(update={"activities": (asked,), "practice": busy})


ALL = "mon_am mon_pm tue_am tue_pm"


def gp(plan: Plan) -> tuple[WeekNeeds, dict[str, tuple[float, float]]]:
    found = needs(plan, plan.weeks[0])
    return found, {key: (there["gp"].needed, there["gp"].planned) for key, there in found.sessions.items() if there}


def test_a_week_worked_out_by_hand() -> None:
    found, sessions = gp(plan_of_two(*cells("anna", ALL), *cells("bram", ALL)))

    # 60 contacts in 20 hours are 3 an hour; Monday has 1.5 / 2.5 of them.
    assert sessions == {
        "mon_am": pytest.approx((18, 24)),
        "mon_pm": pytest.approx((18, 24)),
        "tue_am": pytest.approx((12, 24)),
        "tue_pm": pytest.approx((12, 24)),
    }
    week = found.roles["gp"]
    assert (week.bookable, week.booked) == (pytest.approx(96), pytest.approx(60))
    assert week.booked_share == pytest.approx(60 / 96)
    assert week.utilisation == pytest.approx(20 / 32)


def test_who_is_taken_out_leaves_the_need_where_it_was() -> None:
    _, sessions = gp(plan_of_two(*cells("anna", ALL), *cells("bram", "tue_am tue_pm")))

    assert sessions["mon_am"] == pytest.approx((18, 12))
    assert sessions["tue_am"] == pytest.approx((12, 24))
    _, sessions = gp(plan_of_two(*cells("anna", "tue_am tue_pm"), *cells("bram", "tue_am tue_pm")))
    assert sessions["mon_am"] == pytest.approx((18, 0))


def test_patients_do_not_come_to_the_office_work_of_who_is_away() -> None:
    staff = (member("ann", sessions={"mon_am": 4, "mon_ev": 3}), member("bob", sessions={"mon_am": 4}))
    office = cell("ann", "mon_ev", "admin", 3)
    plan = practice(staff, (cell("bob", "mon_am"), office))
    there = [cell("bob", "mon_am")]

    assert "gp" in needs_of(plan, there).sessions["mon_ev"]
    assert "gp" not in needs_of(plan, there, [office]).sessions["mon_ev"]
    assert "gp" in needs_of(plan, there, [cell("ann", "mon_ev", "surgery", 3)]).sessions["mon_ev"]


def test_sessions_of_office_work_make_the_hours_of_contact_worth_more_up_to_contacts_only() -> None:
    # Half of the work is administration: 8 hours of contact and 8 of office work do all of 16 hours.
    _, sessions = gp(plan_of_two(*cells("anna", ALL), *cells("bram", ALL, "admin", 2)))
    assert sessions["mon_am"][1] == pytest.approx(4 * 3 * 1.5)
    found, sessions = gp(plan_of_two(*cells("anna", ALL), *cells("bram", ALL, "admin")))
    assert sessions["mon_am"][1] == pytest.approx(4 * 3 * 2)
    found, sessions = gp(plan_of_two(*cells("anna", ALL), *cells("bram", ALL, "meeting", 8)))
    assert sessions["mon_am"][1] == pytest.approx(4 * 3 * 2)
    assert found.roles["gp"].hours == pytest.approx(48)


def test_courses_duty_and_days_off_give_no_contacts_and_no_counted_hours() -> None:
    entries = (cell("anna", "mon_am"), cell("anna", "mon_pm", "training"), cell("bram", "mon_ev", "duty"))
    found, sessions = gp(plan_of_two(*entries, cell("bram", "tue_am", "off"), cell("gone", "tue_am")))

    assert found.roles["gp"].hours == pytest.approx(4)
    assert {key: planned for key, (_, planned) in sessions.items() if planned} == {"mon_am": pytest.approx(12)}


def test_visits_phone_and_procedures_give_contacts_too() -> None:
    plan = plan_of_two(
        cell("anna", "mon_am", "visits"), cell("anna", "mon_pm", "phone"), cell("bram", "tue_am", "procedures")
    )
    _, sessions = gp(plan)

    assert [sessions[key][1] for key in ("mon_am", "mon_pm", "tue_am")] == [pytest.approx(12)] * 3


def test_a_role_without_contacts_stands_in_no_session_and_one_without_work_has_no_places() -> None:
    plan = practice((member("desk", "assistant"), member("vera", "vs")), (*cells("desk", ALL), *cells("vera", ALL)))
    plan = plan.model_copy(update={"activities": tuple(one for one in ACTIVITIES if one.id == "phone_triage")})
    found = needs(plan, plan.weeks[0])

    assert not any(found.sessions.values())
    assert found.roles["assistant"].bookable == 0
    assert found.roles["assistant"].booked_share is None
    assert found.roles["vs"].bookable is None
    assert found.roles["vs"].utilisation == 0


def test_a_locum_counts_with_its_own_pace_though_it_has_no_contract() -> None:
    plan = plan_of_two(cell("zoe", "mon_am"))
    plan = plan.model_copy(update={"staff": (*plan.staff, member("zoe", employment="locum", pace=0.5))})
    _, sessions = gp(plan)

    assert sessions["mon_am"][1] == pytest.approx(6)


def test_the_odd_weeks_are_not_the_even_ones() -> None:
    plan = plan_of_two(cell("anna", "mon_am", weeks=(1,)), cell("anna", "mon_pm", weeks=(2,)))
    week = plan.weeks[0].model_copy(update={"cycle": 2})
    places = [
        {key for key, there in needs(plan, week, number).sessions.items() if there and there["gp"].planned}
        for number in (1, 2)
    ]

    assert places == [{"mon_am"}, {"mon_pm"}]


def test_the_worked_example_week_by_its_patterns_is_as_busy_as_the_average_week() -> None:
    plan = worked_example()
    week = as_patterns_say(plan)
    results, found = calculate(plan), needs(plan, week)

    assert found.roles["gp"].utilisation == pytest.approx(results.roles["gp"].utilisation)
    less = cell_edits.clear(
        plan.model_copy(update={"weeks": (week,)}), week.id, [(one.member, one.session) for one in week.cells[:1]]
    )
    assert needs(plan, less.plan.weeks[0]).roles["gp"].hours < found.roles["gp"].hours
