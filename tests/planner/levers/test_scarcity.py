"""In scarcity work goes until a role is at its target; the rest stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.errors import DagdeelError
from planner.language import Translator
from planner.levers import LeverError, apply, sentence
from planner.levers.scarcity import KIND, Scarcity, planned
from planner.plan import Plan
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import plans, worked_example


def _said(error: DagdeelError) -> str:
    return Translator("en")(error.message)


@given(plans(), st.floats(0.1, 2), st.booleans(), st.data())
def test_work_only_goes_and_only_in_the_order(plan: Plan, target: float, partly: bool, data: st.DataObject) -> None:
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    order = tuple(data.draw(st.permutations([known.id for known in plan.activities]))[:3])
    assume(order)
    assume(role(plan, who).utilisation is not None)
    lever = Scarcity(role=who, target=target, order=order, partly=partly)
    before, after = volumes(plan), volumes(apply(plan, lever))
    assert list(after) == list(before)
    for activity, times in after.items():
        assert times <= before[activity] + 1e-9
        assert activity in order or times == before[activity]
    assert role(apply(plan, lever), who).utilisation == pytest.approx(planned(plan, lever).after, abs=1e-6)
    assert sentence(plan, lever)


def test_by_hand() -> None:
    """The meeting and 49 % of the phone calls bring the GPs of the worked example to 130 %."""
    plan = worked_example()
    lever = Scarcity(target=1.3, order=("team_meeting", "phone"))
    changed = apply(plan, lever)
    assert role(changed, GP).utilisation == pytest.approx(1.3)
    assert volumes(changed)["team_meeting"] == 0
    assert volumes(changed)["phone"] == pytest.approx(86.60576923076923 - 4.579780641025638 * 60 / 6.5)
    assert words(plan, lever) == (
        "Dropped or handed back: 100% of Team meeting, 49% of Phone consult. GP goes from 144% to 130%."
    )


def test_too_little_to_drop_is_said() -> None:
    assert words(worked_example(), Scarcity(order=("team_meeting",))) == (
        "Dropped or handed back: 100% of Team meeting. GP goes from 144% to 140%; for 85% more has to go."
    )


def test_work_of_others_does_not_help() -> None:
    plan = worked_example()
    lever = Scarcity(role="assistant", target=0.5, order=("team_meeting",))
    assert apply(plan, lever) == plan
    assert "Nothing in this order takes time of that function." in words(plan, lever)


def test_who_is_at_the_target_drops_nothing() -> None:
    plan = worked_example()
    lever = Scarcity(role="poh_s")
    assert apply(plan, lever) == plan
    assert words(plan, lever) == ("Practice nurse, somatic: 50% of the time is filled. For 85% nothing has to go.")


def test_the_group_practice_has_work_that_is_not_core() -> None:
    """Four hours of trainee supervision: not enough for 85 %."""
    plan = example("group_practice")
    lever = KIND.first(plan)
    assert lever == Scarcity(role=GP, target=0.85)
    assert [drop.activity.id for drop in planned(plan, lever).gone] == ["trainee_supervision"]
    assert role(plan, GP).demand_hours - role(apply(plan, lever), GP).demand_hours == pytest.approx(4)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "group_practice"])
def test_where_all_work_is_core_the_practice_has_to_choose(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    for use in (apply, sentence):
        with pytest.raises(LeverError) as refused:
            use(plan, lever)
        assert _said(refused.value) == (
            "All work of GP serves a core task. Choose yourself what goes first, or set work to 'No core task' on the "
            "page Delegated tasks."
        )
    chosen = lever.model_copy(update={"order": ("smears", "flu_vaccination", "cvrm_check")})
    assert role(apply(plan, chosen), GP).demand_hours < role(plan, GP).demand_hours


@pytest.mark.parametrize(
    ("lever", "reason"),
    [
        (Scarcity(role="choir"), "choir"),
        (Scarcity(order=("choir",)), "choir"),
        (Scarcity(role="poh_s", order=("visit",)), "Nobody works as Practice nurse, somatic"),
    ],
)
def test_what_cannot_be_is_said(lever: Scarcity, reason: str) -> None:
    plan = worked_example()
    plan = plan.model_copy(update={"staff": tuple(member for member in plan.staff if member.role != "poh_s")})
    for use in (apply, sentence):
        with pytest.raises(LeverError) as refused:
            use(plan, lever)
        assert reason in _said(refused.value)


def test_a_plan_without_functions_has_nobody_to_relieve() -> None:
    with pytest.raises(LeverError, match="no functions"):
        KIND.first(Plan())
