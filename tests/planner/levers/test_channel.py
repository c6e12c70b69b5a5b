"""Another kind of contact: as many contacts as before in every client group, done as the other kind is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import names
from planner.calculation import calculate, consult_volume
from planner.demand import demand
from planner.language import Translator
from planner.levers import LeverError, apply, sentence
from planner.levers.channel import KIND, ChannelMove
from planner.levers.volumes import times_a_week
from planner.plan import Patients, PerWeek, Plan, find
from planner.terms import AGE_BANDS, GP, GROUPS
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import plans, shares, worked_example

_BY_GROUP = st.dictionaries(st.sampled_from(GROUPS), shares)


@st.composite
def moves(draw: st.DrawFn) -> tuple[Plan, ChannelMove]:
    """A plan with a move that it takes."""
    plan = draw(plans())
    contacts = [activity for activity in plan.activities if activity.channel != "none"]
    targets = [activity for activity in contacts if activity.delivery]
    assume(len(contacts) > 1 and targets)
    target = draw(st.sampled_from(targets))
    source = draw(st.sampled_from([activity for activity in contacts if activity is not target]))
    return plan, ChannelMove(activity=source.id, to=target.id, shares=draw(_BY_GROUP), ceilings=draw(_BY_GROUP))


@given(moves())
def test_as_many_contacts_as_before(move: tuple[Plan, ChannelMove]) -> None:
    plan, lever = move
    changed = apply(plan, lever)
    before, after = volumes(plan), volumes(changed)
    assert sum(after.values()) == pytest.approx(sum(before.values()), rel=1e-9, abs=1e-9)
    assert {key: after[key] for key in before if key != lever.activity} == {
        key: before[key] for key in before if key != lever.activity
    }
    assert consult_volume(demand(changed)) == pytest.approx(consult_volume(demand(plan)))
    assert min(after.values()) >= 0
    assert all(result.demand_hours >= -1e-9 for result in calculate(changed).roles.values())


@given(moves(), st.sampled_from(AGE_BANDS), st.sampled_from(GROUPS))
def test_each_group_moves_up_to_its_ceiling(move: tuple[Plan, ChannelMove], band: str, group: str) -> None:
    plan, lever = move
    some = plan.model_copy(update={"patients": Patients.model_validate({"counts": {band: {group: 1000}}})})
    changed = apply(some, lever)
    part = min(lever.shares.get(group, 0.0), lever.ceilings.get(group, 1.0))
    stays = volumes(some)[lever.activity] * (1 - part)
    assert volumes(changed)[lever.activity] == pytest.approx(stays, rel=1e-9, abs=1e-9)


@given(moves())
def test_what_moves_is_done_as_the_other_kind(move: tuple[Plan, ChannelMove]) -> None:
    plan, lever = move
    changed = apply(plan, lever)
    new = [activity for activity in changed.activities if activity.id not in volumes(plan)]
    for activity in new:
        target, source = find(plan.activities, lever.to), find(plan.activities, lever.activity)
        assert (activity.delivery, activity.channel) == (target.delivery, target.channel)
        assert (activity.core_task, activity.kind) == (target.core_task, source.kind)


@given(moves())
def test_no_share_changes_nothing(move: tuple[Plan, ChannelMove]) -> None:
    plan, lever = move
    nothing = dict.fromkeys(GROUPS, 0.0)
    assert apply(plan, lever.model_copy(update={"shares": nothing})) is plan
    assert apply(plan, lever.model_copy(update={"shares": dict.fromkeys(GROUPS, 0.5), "ceilings": nothing})) is plan


def test_healthy_and_complex_patients_by_phone() -> None:
    """Healthy patients have 6,274 consults a year, of which 0.3 of the 0.5 that is asked suit: 36.196 a week.

    Complex ones have 741 * 1.3 a year, of which 0.05 of the 0.1: 0.926 a week. Together 37.122 of 197.131. A consult
    takes GPs 0.95 * 13 + 0.05 * (2 + 0.1 * 13) = 12.515 minutes, a phone consult 6.5.
    """
    plan = worked_example()
    lever = ChannelMove(
        activity="consult",
        to="phone",
        shares={"healthy": 0.5, "complex": 0.1},
        ceilings={"healthy": 0.3, "complex": 0.05},
    )
    changed = apply(plan, lever)
    moved = 6274 * 0.3 / 52 + 741 * 1.3 * 0.05 / 52
    assert volumes(changed)["phone_for_consult"] == pytest.approx(moved)
    freed = role(plan, GP).demand_hours - role(changed, GP).demand_hours
    assert freed == pytest.approx(moved * (12.515 - 6.5) / 60)
    assert words(plan, lever) == (
        "37.1 times a week Phone consult instead of Consult: 19% of them. More does not suit: Healthy 30%, Complex 5%."
    )


def test_a_number_per_week_moves_by_the_mean_of_the_list() -> None:
    """Half the list is healthy and 0.4 of them move: 20 of 100."""
    plan = worked_example()
    halves = Patients(counts={"18-44": {"healthy": 500, "medical": 300}, "85+": {"complex": 200}})
    weekly = find(plan.activities, "visit").model_copy(update={"volume": PerWeek(count=100)})
    plan = plan.model_copy(update={"patients": halves, "activities": (weekly, find(plan.activities, "phone"))})
    lever = ChannelMove(activity="visit", to="phone", shares={"healthy": 0.4}, ceilings={})
    changed = apply(plan, lever)
    assert [round(times_a_week(changed, a), 9) for a in changed.activities[:2]] == [80, 20]
    nobody = plan.model_copy(update={"patients": Patients()})
    assert volumes(apply(nobody, lever))["visit"] == pytest.approx(60)


def test_its_name_is_right_in_both_languages() -> None:
    plan = example("solo_norm")
    changed = apply(plan, ChannelMove(activity="consult_short", to="econsult", shares={"healthy": 0.1}))
    (new,) = (a for a in changed.activities if a.id == "econsult_for_consult_short")
    assert Translator("en")(names.activity(new)) == "E-consult instead of Short consult"
    dutch = Translator("nl")
    for record in (find(plan.activities, "econsult"), find(plan.activities, "consult_short")):
        assert dutch(names.activity(record)) in dutch(names.activity(new))
    own = find(plan.activities, "consult_short").model_copy(update={"name": "Inloopspreekuur"})
    assert Translator("en")(names.activity(new.model_copy(update={"name": names.instead(new, own)}))) == (
        "E-consult instead of Short consult instead of Inloopspreekuur"
    )


def test_pulled_twice_there_are_two_activities() -> None:
    plan = example("solo_norm")
    lever = KIND.first(plan)
    twice = apply(apply(plan, lever), lever)
    assert len(twice.activities) == len(plan.activities) + 2
    assert sum(volumes(twice).values()) == pytest.approx(sum(volumes(plan).values()))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"activity": "yoga"}, "yoga"),
        ({"to": "yoga"}, "yoga"),
        ({"to": "consult"}, "two different activities"),
        ({"to": "triage"}, "no contact"),
        ({"activity": "triage"}, "no contact"),
    ],
)
def test_what_cannot_be_is_said(wrong: dict[str, str], said: str) -> None:
    lever = ChannelMove(activity="consult", to="phone", shares={"healthy": 0.1}).model_copy(update=wrong)
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=said):
            use(worked_example(), lever)


def test_contacts_that_nobody_does_cannot_take_others_in() -> None:
    plan = worked_example()
    undone = find(plan.activities, "phone").model_copy(update={"delivery": ()})
    plan = plan.model_copy(update={"activities": (plan.activities[0], undone)})
    with pytest.raises(LeverError, match="Nobody does"):
        apply(plan, ChannelMove(activity="consult", to="phone"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_frees_gps(name: str) -> None:
    plan = example(name)
    assert role(apply(plan, KIND.first(plan)), GP).demand_hours < role(plan, GP).demand_hours


def test_an_empty_plan_has_no_contacts_to_move() -> None:
    with pytest.raises(LeverError, match="no consult at the practice"):
        KIND.first(Plan())
