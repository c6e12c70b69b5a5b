from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from planner import names
from planner.errors import EditError
from planner.files import plan_file
from planner.language import Translator
from planner.plan import Cell, Plan, WeekPlan
from planner.roster.practice import Ask, Collision, Proposal, Sliders, propose, take_over
from planner.week import edits
from planner.week.dates import holds
from planner.week.works import works
from tests.support.collisions import ANNA, BO, GP, GP2, MONDAY, ROOMS, away, person, pin, team
from tests.support.fills import practices, serious
from tests.support.weeks import cell, cells, member

EXAMPLES = sorted((Path(__file__).parents[4] / "resources" / "examples").glob("*.dagdeel"))
english = Translator("en")


def fill(plan: Plan, monday: date | None = None, week_id: str = "w", **fields: object) -> Proposal:
    found = propose(Ask(plan, week_id, monday=monday, seconds=20, **fields), lambda _: True)  # type: ignore[arg-type]
    assert isinstance(found, Proposal), [english(one) for one in found.sentences]
    return found


def spots(proposal: Proposal, who: str) -> set[str]:
    return {one.session for one in proposal.cells if one.member == who and works(one)}


def measure(proposal: Proposal, key: str) -> tuple[float | None, float | None]:
    found = next(one for one in proposal.measures if one.key == key)
    return found.before.value, found.after.value


@given(practices())
@settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_a_roster_has_no_issue_or_the_plan_is_told_what_collides(known: tuple[Plan, date | None]) -> None:
    plan, monday = known
    found = propose(Ask(plan, "w", monday=monday, seconds=10), lambda _: True)
    if isinstance(found, Collision):
        assert len(found.sentences) > 1
        return
    after = take_over(plan, "w", found).plan
    week = next(one for one in after.weeks if one.cells == found.cells)
    wrong = serious(after, week, monday)
    assert {one.code for one in wrong} <= {"NO_SUPERVISION"}
    for one in wrong:
        role = next(role for role in plan.roles if role.id == one.wanted)
        assert any(english(names.role_name(role)) in english(told) for told in found.told)
    if monday is None:
        kept = {(one.member, one.session, one.work) for one in week.cells if one.pinned}
        team_ids = {one.id for one in plan.staff}
        pins = [one for one in plan.weeks[0].cells if one.pinned and one.member in team_ids]
        assert {(one.member, one.session, one.work) for one in pins} == kept


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_filled_from_nothing_and_nothing_is_wrong_with_it(path: Path) -> None:
    plan = edits.add(plan_file.load(path), WeekPlan(id="filled")).plan
    found = fill(plan, week_id="filled")
    assert found.proven
    assert found.gap == 0
    after = take_over(plan, "filled", found).plan
    assert not serious(after, after.weeks[-1])


def test_a_week_as_the_patterns_are_stays_as_it_is() -> None:
    plan = edits.new_week(team(GP, GP2, ANNA, BO), "Standard").plan
    found = fill(plan, week_id=plan.weeks[-1].id)
    assert set(found.cells) == set(plan.weeks[-1].cells)
    assert measure(found, "changes") == (0, 0)


def test_what_is_pinned_stays_with_its_hours_room_and_note() -> None:
    first = pin("gp", "mon_am", hours=3.5, room="r2", note="until half past eleven")
    found = fill(team(GP, GP2, ANNA, entries=(first, pin("gp2", "mon_pm", "off")), rooms=ROOMS))
    assert first in found.cells
    assert "mon_pm" not in spots(found, "gp2")


def test_who_is_away_in_a_calendar_week_is_not_placed_and_gets_no_other_hours_for_it() -> None:
    plan = team(GP, GP2, ANNA, BO, absences=(away("gp"),))
    found = fill(plan, MONDAY)
    assert spots(found, "gp") <= {"tue_am"}
    change = take_over(plan, "w", found)
    own = change.plan.weeks[-1]
    assert (own.start, own.cells, len(change.plan.weeks)) == (MONDAY, found.cells, 2)
    again = take_over(change.plan, "w", found)
    assert len(again.plan.weeks) == 2


def test_absence_comes_before_what_is_pinned() -> None:
    plan = team(GP, GP2, ANNA, BO, entries=(pin("gp", "mon_am"), pin("gp", "tue_am")), absences=(away("gp", "sick"),))
    assert spots(fill(plan, MONDAY), "gp") == {"tue_am"}


def test_nobody_is_placed_while_the_practice_is_closed() -> None:
    plan = team(GP, GP2, ANNA, BO, absences=(away(None, "holiday"),))
    assert {one.session for one in fill(plan, MONDAY).cells} == {"tue_am"}


def test_nobody_works_more_than_the_contract_on_average_in_a_cycle() -> None:
    every_other = person("gp3", weeks_share=0.5)
    found = fill(team(GP, ANNA, every_other, cycle=2))
    for who, most in (("gp", 12), ("gp3", 6)):
        there = [one.hours for number in (1, 2) for one in found.cells if one.member == who and holds(one, number)]
        assert sum(there) / 2 <= most


def test_supervision_by_a_function_that_nobody_has_is_told() -> None:
    nurse = person("nurse", "poh_s", "mon_am mon_pm tue_am")
    told = fill(team(GP, ANNA, nurse)).told
    assert [english(one) for one in told] == [
        "The team has no Nurse practitioner to supervise Practice nurse, somatic: no roster can change that."
    ]
    assert fill(team(GP, ANNA, nurse, person("vs", "vs"))).told == ()


@pytest.mark.parametrize(("weeks_later", "hours"), [(0, 0), (1, 8)])
def test_who_comes_every_other_week_has_a_whole_week_or_none(weeks_later: int, hours: float) -> None:
    """The roster of a cycle has nurse only in its first week; the Monday is that of an even week."""
    nurse = person("nurse", "assistant", "mon_am mon_pm", weeks_share=0.5)
    there = (*cells("gp", "mon_am mon_pm tue_am"), *cells("anna", "mon_am mon_pm tue_am", "phone"))
    plan = team(GP, ANNA, nurse, entries=(*there, *cells("nurse", "mon_am mon_pm", "phone", weeks=(1,))), cycle=2)
    found = fill(plan, MONDAY + timedelta(weeks=weeks_later))
    assert sum(one.hours for one in found.cells if one.member == "nurse") == hours


def test_equal_weeks_of_a_cycle_are_one_cell() -> None:
    found = fill(team(GP, ANNA, cycle=2))
    assert {one.weeks for one in found.cells} == {()}


def test_wishes_decide_who_works_when_both_can() -> None:
    ann = member("ann", hours_per_week=4, wishes={"mon_am": "rather_not", "tue_am": "likes"})
    bob = member("bob", hours_per_week=4, wishes={"tue_am": "rather_not", "mon_am": "likes"})
    helpers = (person("x", "assistant", "mon_am tue_am"), person("y", "assistant", "mon_am tue_am"))
    found = fill(team(ann, bob, *helpers))
    assert (spots(found, "ann"), spots(found, "bob")) == ({"tue_am"}, {"mon_am"})
    assert measure(found, "wishes") == (0, 0)


def test_duty_and_evenings_go_round() -> None:
    """One GP of two is on duty on four evenings: half of them go to the other, and no duty is lost."""
    ann = person("gp", sessions="mon_am tue_am", hours_per_week=None)
    bob = person("gp2", sessions="mon_am tue_am")
    evenings = "mon_ev tue_ev wed_ev thu_ev"
    sessions = {**dict.fromkeys(("mon_am", "tue_am"), 4.0), **dict.fromkeys(evenings.split(), 2.0)}
    ann, bob = (one.model_copy(update={"sessions": sessions, "employment": "owner"}) for one in (ann, bob))
    entries = (
        *cells("gp", "mon_am tue_am"),
        *cells("gp2", "mon_am tue_am"),
        *cells("gp", evenings, "duty", hours=2),
        *cells("anna", "mon_am tue_am", "phone"),
    )
    plan = team(ann, bob, ANNA, entries=entries)
    for fairness, most in ((1.0, 2), (0.0, 4)):
        found = fill(plan, sliders=Sliders(demand=0, wishes=0, fairness=fairness, changes=0.1))
        on_duty = [one.member for one in found.cells if one.work == "duty"]
        assert (len(on_duty), max(map(on_duty.count, on_duty))) == (4, most)
        assert {one.hours for one in found.cells if one.work == "duty"} == {2.0}


def test_a_colleague_is_on_duty_for_who_is_away() -> None:
    entries = (*cells("gp2", "tue_am"), *cells("anna", "mon_am tue_am", "phone"), cell("gp", "mon_ev", "duty"))
    found = fill(team(GP, GP2, ANNA, entries=entries, absences=(away("gp"),)), MONDAY)
    assert [(one.member, one.session) for one in found.cells if one.work == "duty"] == [("gp2", "mon_ev")]


def test_contacts_decide_where_the_hours_go() -> None:
    """Three of a function's four hours a week are asked on Monday: there the second nurse is placed too."""
    helpers = (GP, ANNA, person("x", "poh_s", "mon_am mon_pm tue_am"))
    extra = member("extra", "poh_s", hours_per_week=4)
    monday_only = team(*helpers, extra, person("y", "poh_s", "mon_am"), person("z", "poh_s", "mon_am"))
    found = fill(monday_only, sliders=Sliders(demand=1, wishes=0, fairness=0))
    assert len(spots(found, "extra")) == 1


def test_few_changes_keep_a_roster_that_contacts_alone_would_not() -> None:
    entries = (*cells("gp", "mon_am mon_pm"), *cells("anna", "mon_am mon_pm"), cell("gp2", "mon_am", "admin"))
    plan = team(GP, GP2, ANNA, entries=entries)
    kept = fill(plan, sliders=Sliders(demand=0, wishes=0, fairness=0, changes=1))
    loose = fill(plan, sliders=Sliders(demand=1, wishes=1, fairness=1, changes=0))
    assert measure(kept, "changes")[1] <= measure(loose, "changes")[1]  # type: ignore[operator]


def test_people_keep_the_room_that_they_had() -> None:
    entries = (
        *cells("gp", "mon_am mon_pm", room="r2"),
        *cells("gp2", "mon_am mon_pm", room="r1"),
        *cells("anna", "mon_am mon_pm tue_am", "phone"),
        *cells("gp", "tue_am"),
    )
    found = fill(team(GP, GP2, ANNA, entries=entries, rooms=ROOMS))
    rooms = {(one.member, one.room) for one in found.cells if one.member != "anna" and one.room}
    assert rooms == {("gp", "r2"), ("gp2", "r1")}
    assert measure(found, "rooms") == (0, 0)


def test_a_locum_is_offered_where_gps_have_too_few_places() -> None:
    path = next(path for path in EXAMPLES if path.stem == "overloaded_duo")
    plan = edits.new_week(plan_file.load(path), "Standard").plan
    week_id = plan.weeks[-1].id
    found = fill(plan, week_id=week_id)
    offer = found.locums[0]
    assert (offer.hours.value, offer.cost.value) == (4 * offer.sessions, 4 * offer.sessions * plan.practice.locum_rate)
    after = fill(offer.change.plan, week_id=week_id)
    assert measure(after, "demand")[1] > measure(found, "demand")[1]  # type: ignore[operator]
    new = offer.change.plan.staff[-1]
    assert spots(after, new.id)


def test_a_published_week_plan_refuses() -> None:
    plan = team(GP, ANNA, state="published")
    with pytest.raises(EditError):
        propose(Ask(plan, "w"), lambda _: True)


def test_a_week_of_a_published_plan_is_filled_in_beside_it_and_counts() -> None:
    plan = team(GP, ANNA, state="published")
    change = take_over(plan, "w", fill(plan, MONDAY))
    assert [week.state for week in change.plan.weeks] == ["published", "final"]
    assert change.plan.weeks[0] == plan.weeks[0]


def test_a_published_period_refuses_before_anything_is_looked_for() -> None:
    plan = team(GP, ANNA, state="published", start=MONDAY, end=MONDAY + timedelta(days=27))
    with pytest.raises(EditError):
        propose(Ask(plan, "w", monday=MONDAY), lambda _: True)


def test_with_all_sliders_at_zero_people_still_work_their_hours() -> None:
    found = fill(team(GP, GP2, ANNA, BO), sliders=Sliders(0, 0, 0, 0, 0))
    assert sum(one.hours for one in found.cells) == 4 * 3 * 4


def test_little_changes_from_another_roster_when_that_is_asked() -> None:
    """Last time the one worked on Monday and the other on Tuesday: it stays so, though nobody wrote that down."""
    ann, bob = (member(who, hours_per_week=4) for who in ("ann", "bob"))
    helpers = (person("x", "assistant", "mon_am tue_am"), person("y", "assistant", "mon_am tue_am"))
    plan = team(ann, bob, *helpers)
    for days in (("mon_am", "tue_am"), ("tue_am", "mon_am")):
        entries = (
            cell("ann", days[0]),
            cell("bob", days[1]),
            *cells("x", "mon_am tue_am"),
            *cells("y", "mon_am tue_am"),
        )
        found = fill(plan, last=WeekPlan(id="last", cells=entries), sliders=Sliders(changes=1))
        assert (spots(found, "ann"), spots(found, "bob")) == ({days[0]}, {days[1]})
        assert measure(found, "changes") == (0, 0)


def test_better_rosters_are_told_and_no_stops_with_the_best() -> None:
    heard: list[Proposal | None] = []
    path = next(path for path in EXAMPLES if path.stem == "group_practice")
    plan = edits.add(plan_file.load(path), WeekPlan(id="filled")).plan

    def stop(news: Proposal | None) -> bool:
        heard.append(news)
        return news is None

    found = propose(Ask(plan, "filled"), stop)
    assert isinstance(found, Proposal)
    assert [one for one in heard if one] == heard[-1:]
    after = take_over(plan, "filled", found).plan
    assert not serious(after, after.weeks[-1])


def test_nothing_to_fill_in_is_an_empty_roster() -> None:
    assert fill(team()).cells == ()


def test_who_is_off_is_kept_off_in_words_where_nothing_is_given() -> None:
    off = Cell(member="gp2", session="tue_am", work="off", hours=4, note="father's day")
    entries = (*cells("gp", "mon_am tue_am"), *cells("anna", "mon_am tue_am"), cell("gp2", "mon_am"), off)
    gp2 = member("gp2", hours_per_week=4)
    assert off in fill(team(GP, gp2, ANNA, entries=entries)).cells
