"""What the team costs: whose hour costs what, and what that comes to in an average week."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.calculation import calculate
from planner.capacity import capacity
from planner.money import cost_per_week, hourly_cost, member_cost
from planner.plan import Member, Plan, Practice, Role, find
from tests.support.plans import plans, worked_example

PRACTICE = Practice(locum_rate=85)
GP = Role(id="gp", cost_per_hour=60.5)
COACH = Role(id="coach")


@pytest.mark.parametrize(
    ("member", "role", "cost"),
    [
        (Member(id="a", role="gp"), GP, 60.5),
        (Member(id="a", role="gp", employment="trainee"), GP, 60.5),
        (Member(id="a", role="gp", employment="owner"), GP, 0),
        (Member(id="a", role="gp", employment="locum"), GP, 85),
        (Member(id="a", role="coach", employment="locum"), COACH, 85),
        (Member(id="a", role="coach"), COACH, None),
        (Member(id="a", role="coach", cost_per_hour=40), COACH, 40),
        (Member(id="a", role="gp", employment="owner", cost_per_hour=90), GP, 90),
        (Member(id="a", role="gp", employment="locum", cost_per_hour=0), GP, 0),
    ],
)
def test_own_cost_comes_first_then_owner_locum_and_function(member: Member, role: Role, cost: float | None) -> None:
    assert hourly_cost(member, role, PRACTICE) == cost


def test_the_worked_example_by_hand() -> None:
    # GPs 60 h at 60.50, locum 8 h at 85, practice nurse 20 h at 33.24, assistants 66 h at 28.
    assert calculate(worked_example()).cost_per_week == pytest.approx(3630 + 680 + 664.8 + 1848)


def test_every_other_week_is_half_the_hours_the_days_and_the_money() -> None:
    plan = edits.set_member(worked_example(), "locum", "weeks_share", 0.5).plan
    before, after = capacity(worked_example())["locum"], capacity(plan)["locum"]

    assert (after.paid_hours, after.days) == (4, 0.5)
    assert after.net_hours == pytest.approx(before.net_hours / 2)
    assert cost_per_week(worked_example()) - cost_per_week(plan) == pytest.approx(4 * 85)
    # Contract hours without a pattern count in the same way.
    part = edits.set_member(plan, "da2", "weeks_share", 0.25).plan
    assert (capacity(part)["da2"].paid_hours, capacity(part)["da2"].days) == (7.5, 30 / 8 / 4)


@given(plans())
def test_the_team_costs_what_its_people_cost(plan: Plan) -> None:
    costs = [member_cost(m, find(plan.roles, m.role), plan.practice) for m in plan.staff]

    assert cost_per_week(plan) == pytest.approx(sum(cost or 0.0 for cost in costs))
    assert all(cost is None or cost >= 0 for cost in costs)


@given(plans(), st.integers(2, 5))
def test_money_is_in_proportion_to_the_weeks_worked(plan: Plan, factor: int) -> None:
    fewer = tuple(m.model_copy(update={"weeks_share": m.weeks_share / factor}) for m in plan.staff)

    assert cost_per_week(plan.model_copy(update={"staff": fewer})) == pytest.approx(cost_per_week(plan) / factor)


@given(plans())
def test_costs_change_no_hours(plan: Plan) -> None:
    free = plan.model_copy(update={"roles": tuple(r.model_copy(update={"cost_per_hour": 0.0}) for r in plan.roles)})

    assert calculate(free).roles == calculate(plan).roles
