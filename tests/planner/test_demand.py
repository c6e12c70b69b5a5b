"""The demand of a plan as a table of activities, worked out when an activity is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner import edits
from planner.demand import demand, demand_per_role, unit_work, volume
from planner.plan import Plan
from planner.terms import GP
from tests.support.plans import plans, worked_example


@given(plans())
def test_every_activity_is_there_with_its_volume_and_work(plan: Plan) -> None:
    asked = demand(plan)
    assert list(asked) == [activity.id for activity in plan.activities]
    assert len(asked) == len(plan.activities)
    for activity in plan.activities:
        one, unit = asked[activity.id], unit_work(activity, plan.roles)
        assert one.volume == volume(activity, plan.patients, plan.practice.weeks_per_year)
        assert one.hours == {role: one.volume * minutes / 60 for role, minutes in unit.minutes.items()}
        assert one.contacts == {role: one.volume * share for role, share in unit.contacts.items()}


@given(plans())
def test_activities_add_up_to_the_roles(plan: Plan) -> None:
    asked = demand(plan)
    per_role = demand_per_role(plan, asked)
    for role in plan.roles:
        hours = sum(one.hours.get(role.id, 0.0) for one in asked.values())
        contacts = sum(one.contacts.get(role.id, 0.0) for one in asked.values())
        assert (per_role[role.id].hours, per_role[role.id].contacts) == pytest.approx((hours, contacts))


def test_an_unknown_activity_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        demand(worked_example())["yoga"]


def test_other_settings_of_a_function_leave_the_demand_as_it_was() -> None:
    plan = worked_example()
    assert demand(edits.set_role(plan, GP, "sick_rate", 0.2).plan) is demand(plan)
    alone = edits.set_role(plan, "assistant", "supervised_by", None).plan
    assert demand_per_role(alone, demand(alone))[GP].hours < demand_per_role(plan, demand(plan))[GP].hours
