"""Questions to a specialist cost time; referrals that they avoid take along their work, never more than there is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.levers import LeverError, apply, sentence
from planner.levers.specialist_advice import KIND, SpecialistAdvice
from planner.plan import Plan
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import plans, shares, worked_example

numbers = st.floats(0, 50)


@given(plans(), numbers, numbers, shares, numbers, st.data())
def test_questions_add_work_and_referrals_take_it_along(
    plan: Plan, questions: float, minutes: float, avoided: float, times: float, data: st.DataObject
) -> None:
    assume(plan.activities)
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    work = data.draw(st.sampled_from([known.id for known in plan.activities]))
    before = volumes(plan)
    lever = SpecialistAdvice(
        questions=questions, minutes=minutes, role=who, avoided=avoided, activity=work, times=times
    )
    after = volumes(apply(plan, lever))
    assert after[work] == pytest.approx(max(0.0, before[work] - questions * avoided * times), abs=1e-9)
    assert {name: n for name, n in after.items() if name not in (work, "specialist_questions")} == {
        name: n for name, n in before.items() if name != work
    }
    asked = apply(plan, lever.model_copy(update={"activity": None}))
    assert role(asked, who).demand_hours - role(plan, who).demand_hours == pytest.approx(
        questions * minutes / 60, abs=1e-9
    )
    assert sentence(plan, lever)


def test_by_hand() -> None:
    """10 questions of 6 minutes are an hour; 2 referrals fewer with 3 calls each leave 414 of 420 calls."""
    plan = worked_example()
    lever = SpecialistAdvice(questions=10, minutes=6, avoided=0.2, activity="triage", times=3)
    changed = apply(plan, lever)
    assert volumes(changed)["triage"] == pytest.approx(414)
    # Half a minute of the GP with each call.
    assert role(changed, GP).demand_hours - role(plan, GP).demand_hours == pytest.approx(1 - 6 * 0.5 / 60)
    assert words(plan, lever) == (
        "Questions to a specialist take GP 1.0 hours a week (10 × 6 minutes). 'Telephone triage' falls by 6 a week."
    )


def test_no_more_work_goes_than_there_is() -> None:
    plan = worked_example()
    lever = SpecialistAdvice(questions=300, avoided=1, activity="team_meeting", times=2)
    assert volumes(apply(plan, lever))["team_meeting"] == 0
    assert "falls by 1 a week" in words(plan, lever)


def test_it_avoids_nothing_unless_asked() -> None:
    assert KIND.record().avoided == 0
    plan = worked_example()
    assert words(plan, SpecialistAdvice(activity="triage")) == (
        "Questions to a specialist take GP 0.2 hours a week (3 × 5 minutes). No work falls away with referrals avoided."
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_costs_time_and_names_the_letters(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    assert lever.activity == "results_letters"
    assert role(apply(plan, lever), GP).demand_hours - role(plan, GP).demand_hours == pytest.approx(0.25)
    fewer = lever.model_copy(update={"avoided": 0.5})
    assert role(apply(plan, fewer), GP).demand_hours < role(apply(plan, lever), GP).demand_hours


@pytest.mark.parametrize("lever", [SpecialistAdvice(role="choir"), SpecialistAdvice(activity="choir")])
def test_what_cannot_be_is_said(lever: SpecialistAdvice) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="choir"):
            use(worked_example(), lever)


def test_a_plan_without_gps_is_refused() -> None:
    with pytest.raises(LeverError, match="gp"):
        KIND.first(Plan())


def test_without_letters_no_work_is_chosen() -> None:
    assert KIND.first(worked_example()).activity is None
