"""Part of the consults goes to the social team, and coordinating that takes time."""

from __future__ import annotations

import pytest

from planner.levers import LeverError, apply, sentence
from planner.levers.social_domain import KIND, SocialDomain
from planner.plan import Patients, Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import worked_example


def test_the_social_group_of_the_worked_example() -> None:
    """868.8 consults and 318 phone calls a year; a tenth of them is 2.2823 a week, at 5 minutes 0.19 h."""
    plan = worked_example()
    changed = apply(plan, SocialDomain())
    before, after = volumes(plan), volumes(changed)
    assert before["consult"] - after["consult"] == pytest.approx(86.88 / 52)
    assert before["phone"] - after["phone"] == pytest.approx(31.8 / 52)
    assert after["social_coordination"] == pytest.approx(118.68 / 52)
    assert {name: times for name, times in after.items() if name in ("visit", "triage", "diabetes_check")} == {
        name: times for name, times in before.items() if name in ("visit", "triage", "diabetes_check")
    }
    # One consult costs the GP 0.95 * 13 minutes, and 0.05 * (2 + 0.1 * 13) with the assistant's.
    freed = (86.88 * (12.35 + 0.165) + 31.8 * 6.5 - 118.68 * 5) / 52 / 60
    assert role(plan, GP).demand_hours - role(changed, GP).demand_hours == pytest.approx(freed)
    assert words(plan, SocialDomain()) == (
        "2.3 contacts a week go to the social team: 10% of the consults of Social need. Coordination takes GP 0.2 "
        "hours a week."
    )


def test_the_coordination_is_no_contact() -> None:
    work = find(apply(worked_example(), SocialDomain()).activities, "social_coordination")
    assert (work.channel, work.core_task, work.kind) == ("none", "coordination", "task")


def test_pulled_twice_it_is_coordinated_twice() -> None:
    plan = worked_example()
    twice = apply(apply(plan, SocialDomain()), SocialDomain())
    assert {"social_coordination", "social_coordination_2"} <= set(volumes(twice))
    # A tenth of what is left.
    assert volumes(twice)["social_coordination_2"] == pytest.approx(118.68 * 0.9 / 52)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_helps_every_example(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    assert lever.groups == (() if name == "solo_norm" else ("social",))
    assert role(apply(plan, lever), GP).demand_hours < role(plan, GP).demand_hours
    assert "go to the social team" in words(plan, lever)


@pytest.mark.parametrize(
    ("plan", "lever", "reason"),
    [
        (example("solo_norm"), SocialDomain(), "no patients in these client groups"),
        (worked_example().model_copy(update={"patients": Patients()}), SocialDomain(groups=()), "no patients"),
        (worked_example().model_copy(update={"activities": ()}), SocialDomain(), "no consults"),
        (worked_example(), SocialDomain(role="choir"), "choir"),
    ],
)
def test_what_cannot_be_is_said(plan: Plan, lever: SocialDomain, reason: str) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=reason):
            use(plan, lever)


def test_a_plan_without_gps_is_refused() -> None:
    with pytest.raises(LeverError, match="gp"):
        KIND.first(Plan())
