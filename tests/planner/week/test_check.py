"""The list of issues: the same whatever was checked before, and a remedy for each that takes it away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.history import History
from planner.language import Translator
from planner.plan import Absence, Cell, Plan, Room, WeekPlan
from planner.warnings import Severity
from planner.week import cell_edits, edits
from planner.week.checks import Issue, check, remedies
from planner.week.copies import copy_onto
from planner.week.dates import valid
from planner.week.merge import Spot, spot
from tests.support.plans import plans
from tests.support.week_rules import CASES, DA, GP, Case, days, gps, of
from tests.support.weeks import cell, cells, issues, member, practice

english, dutch = Translator("en"), Translator("nl")


@given(plans(), st.data())
def test_what_was_checked_before_makes_no_difference(plan: Plan, data: st.DataObject) -> None:
    if not plan.staff or not plan.weeks:
        return
    week = data.draw(st.sampled_from(plan.weeks))
    known = [*week.cells, cell(plan.staff[0].id, "mon_am"), cell(plan.staff[-1].id, "mon_ev", hours=8)]
    for one in data.draw(st.lists(st.sampled_from(known), max_size=4)):
        if data.draw(st.booleans()):
            plan = cell_edits.clear(plan, week.id, [spot(one)]).plan
        else:
            plan = cell_edits.set_cell(plan, week.id, one).plan
        now = next(other for other in plan.weeks if other.id == week.id)
        fresh = Plan.model_validate(plan.model_dump())
        assert check(plan, now) == check(fresh, WeekPlan.model_validate(now.model_dump()))


@given(plans())
def test_every_issue_of_any_roster_reads_in_both_languages(plan: Plan) -> None:
    for week in plan.weeks:
        known = {spot(one) for one in week.cells}
        for issue in check(plan, week):
            for say in (english, dutch):
                assert len(say(issue.text(week.cycle))) > 10
                assert "{" not in say(issue.text(week.cycle))
            assert set(issue.spots) <= known


@given(plans(), st.data())
def test_a_remedy_takes_its_issue_away_and_nothing_worse_comes(plan: Plan, data: st.DataObject) -> None:
    found = [(week, issue) for week in plan.weeks for issue in check(plan, week)]
    if found:
        tried(plan, *data.draw(st.sampled_from(found)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_each_broken_rule_has_a_remedy(case: Case) -> None:
    plan = case.broken
    issue = issues(plan, case.code)[0]
    before = plan.model_dump_json()
    found = tried(plan, plan.weeks[0], issue)

    assert plan.model_dump_json() == before
    assert found
    history = History(plan)
    for change in found:
        history.apply(change)
        history.undo()
        assert history.plan.model_dump_json() == before


def tried(plan: Plan, week: WeekPlan, issue: Issue) -> list:
    """The changes of all remedies, with what they say of themselves checked."""
    found = remedies(plan, week, issue, most=10)
    for remedy in found:
        after = check(remedy.change.plan, next(one for one in remedy.change.plan.weeks if one.id == week.id))
        assert issue.place not in {one.place for one in after}
        assert {one.place for one in remedy.caused} <= {one.place for one in after}
        assert not {one.place for one in remedy.solved} & {one.place for one in after}
        worst = list(Severity).index(issue.severity)
        assert all(list(Severity).index(one.severity) >= worst for one in remedy.caused)
        assert "{" not in english(remedy.text) + dutch(remedy.text)
        pinned = _in_weeks(week, [one for one in week.cells if one.pinned])
        kept = _in_weeks(week, remedy.change.plan.weeks[plan.weeks.index(week)].cells)
        assert pinned <= kept or sum(one.pinned for one in week.cells) > len({key for key, _ in pinned})
    return [remedy.change for remedy in found]


def _in_weeks(week: WeekPlan, entries: Iterable[Cell]) -> set[tuple[Spot, int]]:
    """Where cells are, week by week: a cell may be split."""
    return {(spot(one), number) for one in entries for number in one.weeks or range(1, week.cycle + 1)}


def words(plan: Plan, code: str) -> list[str]:
    return [english(one.text) for one in remedies(plan, plan.weeks[0], issues(plan, code)[0])]


def test_somebody_who_likes_to_is_asked_first_and_who_cannot_never() -> None:
    team = (
        member("anna", wishes={"mon_am": "rather_not"}),
        member("bram", wishes={"mon_am": "likes"}),
        member("carl", wishes={"mon_am": "cannot"}),
    )
    plan = of(*team, DA, entries=(cell("d", "mon_am"),))

    assert words(plan, "NO_GP")[0] == "Let bram work Mon morning too: 4.0 hours"
    assert not any("carl" in text for text in words(plan, "NO_GP"))


def test_hours_of_the_week_pattern_are_what_somebody_is_asked_for() -> None:
    pattern = {"mon_am": 5, "tue_am": 4}
    plan = of(member("anna", sessions=pattern), DA, entries=cells("d", "mon_am tue_am", "admin"))
    seeing = of(member("anna", sessions=pattern), DA, entries=(cell("d", "mon_am"),))

    assert words(seeing, "NO_GP") == ["Let anna work Mon morning too: 5.0 hours"]
    assert words(plan, "UNDER_CONTRACT")[0] == "Let anna work as in the week pattern: Mon morning, Tue morning"


def test_a_room_that_is_free_and_suits_is_given() -> None:
    rooms = (Room(id="r1", name="Small"), Room(id="r2", name="Lab", roles=("assistant",)), Room(id="r3", name="Big"))
    entries = (cell("anna", "mon_am", room="r1"), cell("bram", "mon_am", room="r1"), cell("bram", "mon_pm", room="r3"))

    assert words(gps(*entries, rooms=rooms), "ROOM_CLASH")[0] == "Give bram Big on Mon morning"


def test_breaks_come_from_shorter_mornings_on_all_days_at_once() -> None:
    plan = gps(*days(5, 2), *days(5, 2, "pm"))

    assert words(plan, "TOO_FEW_BREAKS")[0] == "Shorter sessions for anna: Mon morning 4.5 hours, Tue morning 4.5 hours"


def test_a_way_out_that_only_moves_the_trouble_is_not_offered() -> None:
    """Both could only take each other's place: somebody would be alone all the same."""
    plan = practice((GP,), (cell("g", "mon_am"),))

    assert words(plan, "LONE_WORKER") == ["Take g out of Mon morning"]


def test_what_is_pinned_is_left_alone_and_a_published_week_has_no_remedies() -> None:
    pinned = gps(cell("anna", "mon_am", pinned=True), anna={"wishes": {"mon_am": "cannot"}})
    open_one = gps(cell("anna", "mon_am"), anna={"wishes": {"mon_am": "cannot"}})

    assert words(pinned, "CANNOT_WORK") == []
    assert words(open_one, "CANNOT_WORK")
    assert words(edits.set_state(open_one, "w", "published").plan, "CANNOT_WORK") == []


def test_only_the_weeks_of_the_issue_change() -> None:
    plan = gps(cell("anna", "mon_am"), cell("anna", "mon_am", "visits", weeks=(2,)), cell("bram", "mon_am"), cycle=2)
    (issue,) = issues(plan, "TWO_PLACES")
    changed = remedies(plan, plan.weeks[0], issue)[0].change.plan.weeks[0]

    assert issue.weeks == (2,)
    assert sorted((one.work, one.weeks) for one in changed.cells if one.member == "anna") in (
        [("surgery", (1,)), ("surgery", (2,))],
        [("surgery", (1,)), ("visits", (2,))],
    )


MONDAY = date(2027, 7, 19)
SICK = Absence(id="x", member="anna", kind="sick", first=MONDAY, last=MONDAY)


def sick_on_monday() -> Plan:
    staff = (member("anna"), member("bram"), DA)
    entries = (*cells("anna", "mon_am tue_am"), *cells("d", "mon_am tue_am"))
    return practice(staff, entries, state="final", absences=(SICK,))


def test_who_is_sick_is_taken_out_of_a_roster_of_that_week_alone() -> None:
    plan = sick_on_monday()
    (issue,) = issues(plan, "IS_AWAY", monday=MONDAY)
    remedy = remedies(plan, plan.weeks[0], issue, monday=MONDAY)[-1]
    standard, week = remedy.change.plan.weeks

    assert english(remedy.text) == "Leave Mon morning of anna open"
    assert standard == plan.weeks[0]
    assert [spot(one) for one in week.cells] == [("anna", "tue_am"), ("d", "mon_am"), ("d", "tue_am")]
    assert week.state == "final"
    assert not [one for one in check(remedy.change.plan, week, monday=MONDAY) if one.code == "IS_AWAY"]


def test_who_is_away_leaves_the_roster_that_the_week_has() -> None:
    plan = sick_on_monday()
    own = copy_onto(plan.model_copy(update={"absences": ()}), "w", MONDAY).change.plan.weeks[1]
    plan = plan.model_copy(update={"weeks": (*plan.weeks, own)})
    issue = next(one for one in check(plan, own, monday=MONDAY) if one.code == "IS_AWAY")
    remedy = remedies(plan, own, issue, monday=MONDAY)[-1]

    assert english(remedy.text) == "Leave Mon morning of anna open"
    assert len(remedy.change.plan.weeks) == 2
    assert len(remedy.change.plan.weeks[1].cells) == 3


def test_a_remedy_of_a_calendar_week_leaves_all_other_weeks_as_they_are() -> None:
    plan = sick_on_monday()
    (issue,) = issues(plan, "NO_GP", monday=MONDAY)
    remedy = remedies(plan, plan.weeks[0], issue, monday=MONDAY)[0]
    standard, week = remedy.change.plan.weeks

    assert english(remedy.text) == "Let bram work Mon morning too: 4.0 hours"
    assert standard == plan.weeks[0]
    assert valid(remedy.change.plan.weeks, MONDAY) is week
    assert [one.code for one in check(remedy.change.plan, week, monday=MONDAY)].count("NO_GP") == 0


def test_an_edit_replaces_the_issues_of_one_person_and_one_session_only() -> None:
    plan = gps(*days(6, 5), *days(6, 5, "pm"), cell("anna", "sat_am"), *cells("bram", "mon_am tue_am"))
    found = issues(plan)
    after = issues(cell_edits.change_cells(plan, "w", [("bram", "tue_am")], "note", "x").plan)

    assert found == after
    assert any(one is other for one in found for other in after)
