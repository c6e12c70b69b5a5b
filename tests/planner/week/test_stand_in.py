"""What helps when somebody of a calendar week is away: colleagues, a locum, another day, or leaving it open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import EditError
from planner.language import Translator
from planner.plan import Absence, Activity, Cell, Delivery, PerWeek, Plan, find
from planner.week import cell_edits, edits, grid_edits
from planner.week.away import cells_of
from planner.week.checks import Issue, Remedy, check, remedies
from planner.week.copies import own_plan, split_off
from planner.week.dates import valid
from planner.week.difference import differences
from tests.support.weeks import ROLES, cell, cells, issues, member, practice

english = Translator("en")
MONDAY = date(2027, 7, 19)
SICK = Absence(id="x", member="anna", kind="sick", first=MONDAY, last=MONDAY)
DESK = member("desk", "assistant")


def away(plan: Plan) -> Issue:
    return next(one for one in check(plan, plan.weeks[0], monday=MONDAY) if one.code == "IS_AWAY")


def helps(plan: Plan, most: int = 9) -> list[Remedy]:
    return list(remedies(plan, plan.weeks[0], away(plan), monday=MONDAY, most=most))


def words(plan: Plan, most: int = 9) -> list[str]:
    return [english(one.text) for one in helps(plan, most)]


def team(*others: Cell, anna: str = "mon_am mon_pm", **fields: Any) -> Plan:
    """Anna is sick on Monday; the others are GPs, with whatever is in the roster of them."""
    gps = (member("anna"), member("bram", wishes=fields.pop("bram", {})), member("carl", wishes=fields.pop("carl", {})))
    entries = (*cells("anna", anna), *cells("desk", "mon_am mon_pm"), *others)
    return practice((*gps, DESK), entries, absences=(SICK,), **fields)


def test_one_colleague_who_is_free_works_all_sessions() -> None:
    plan = team(cell("carl", "mon_pm"))
    found = helps(plan)

    assert english(found[0].text) == "Let bram work on Mon morning, Mon afternoon for anna"
    week = find(found[0].change.plan.weeks, "week")
    assert {(one.session, one.work) for one in week.cells if one.member == "bram"} == {
        ("mon_am", "surgery"),
        ("mon_pm", "surgery"),
    }


def test_colleagues_share_what_nobody_can_do_alone() -> None:
    plan = team(carl={"mon_am": "cannot"}, bram={"mon_pm": "cannot"})

    assert words(plan)[0] == "Let colleagues work for anna: bram on Mon morning, carl on Mon afternoon"


def test_office_work_is_left_where_nobody_is_free() -> None:
    entries = (
        cell("bram", "mon_am", "admin", 3),
        cell("carl", "mon_am"),
        cell("bram", "mon_pm"),
        cell("carl", "mon_pm"),
    )
    plan = team(*entries, anna="mon_am")
    (remedy, *_) = helps(plan)

    assert english(remedy.text) == "Let colleagues work for anna: bram on Mon morning instead of office work"
    week = find(remedy.change.plan.weeks, "week")
    assert [(one.work, one.hours) for one in week.cells if (one.member, one.session) == ("bram", "mon_am")] == [
        ("surgery", 4)
    ]


def test_nobody_takes_over_office_work_beside_a_surgery() -> None:
    entries = (*cells("anna", "mon_pm", "admin"), *cells("desk", "mon_am mon_pm"), cell("anna", "mon_am"))
    plan = practice((member("anna"), member("bram"), DESK), entries, absences=(SICK,))
    (remedy, *_) = helps(plan)

    assert english(remedy.text) == "Let bram work on Mon morning for anna"
    assert [one.session for one in find(remedy.change.plan.weeks, "week").cells if one.member != "desk"] == ["mon_am"]


def test_pinned_office_work_stays() -> None:
    entries = (cell("bram", "mon_am", "admin", pinned=True), cell("carl", "mon_am"))

    assert words(team(*entries, anna="mon_am")) == [
        "Take on a locum on Mon morning: 4.0 hours, € 340",
        "Leave Mon morning of anna open",
    ]


def test_a_locum_comes_for_what_colleagues_leave() -> None:
    plan = team(cell("carl", "mon_am"), bram={"mon_am": "cannot"}, carl={"mon_pm": "cannot"})
    found = helps(plan)

    assert "Take on a locum on Mon morning: 4.0 hours, € 340, and let colleagues work: bram on Mon afternoon" in words(
        plan
    )
    remedy = next(one for one in found if "and let colleagues" in english(one.text))
    locum = remedy.change.plan.staff[-1]
    assert (locum.employment, dict(locum.sessions), locum.start, locum.end) == ("locum", {"mon_am": 4}, MONDAY, MONDAY)
    assert remedy.change.touched == {"weeks", "staff"}


def test_nobody_who_is_away_too_is_asked() -> None:
    leave = Absence(id="y", member="bram", first=MONDAY - timedelta(days=3), last=MONDAY)
    plan = team(carl={"mon_am": "cannot", "mon_pm": "cannot"})
    plan = plan.model_copy(update={"absences": (SICK, leave)})

    assert not any("bram" in one for one in words(plan))


def test_work_that_can_wait_is_done_on_another_day() -> None:
    check_ups = Activity(
        id="checks",
        core_task="preventive",
        volume=PerWeek(count=20),
        delivery=(Delivery(role="poh_s", share=1, minutes=20),),
    )
    staff = (member("anna", "poh_s"), member("zoe", "poh_s", wishes={"mon_am": "cannot"}), member("gp"), DESK)
    entries = (cell("anna", "mon_am"), *cells("gp", "mon_am tue_am tue_pm"), *cells("desk", "mon_am tue_am"))
    plan = practice(staff, entries, roles=ROLES, absences=(SICK,)).model_copy(update={"activities": (check_ups,)})

    assert "Let anna do what can wait on Tue morning instead of Mon morning" in words(plan)
    assert "Let zoe do what can wait on Tue morning, for anna on Mon morning" in words(plan)


def test_of_each_resort_there_is_one_among_the_few() -> None:
    plan = team()

    assert [one.resort for one in helps(plan, 3)] == [0, 1, 2]
    assert [one.resort for one in helps(plan, 4)] == [0, 0, 1, 2]


def test_a_session_without_a_gp_gets_a_locum_in_a_calendar_week_only() -> None:
    plan = practice((member("anna"), DESK), cells("desk", "mon_am"))
    (issue,) = issues(plan, "NO_GP")
    offers = [remedies(plan, plan.weeks[0], issue, monday=monday, most=9) for monday in (None, MONDAY)]

    assert [[english(one.text) for one in some if "locum" in english(one.text)] for some in offers] == [
        [],
        ["Take on a locum on Mon morning: 4.0 hours, € 340"],
    ]


def test_the_others_who_are_away_stay_to_be_dealt_with() -> None:
    other = SICK.model_copy(update={"id": "y", "member": "bram"})
    plan = team(cell("bram", "mon_am")).model_copy(update={"absences": (SICK, other)})
    remedy = next(one for one in helps(plan) if "carl" in english(one.text))
    week = valid(remedy.change.plan.weeks, MONDAY)

    assert week is not None
    left = [one for one in check(remedy.change.plan, week, monday=MONDAY) if one.code == "IS_AWAY"]
    assert [one.subject for one in left] == ["member/bram"]
    everybody = [one for one in words(plan) if "everybody" in one]
    assert everybody == ["Leave open the sessions of everybody who is away this week"]


PEOPLE = ("anna", "bram", "carl", "desk")


@st.composite
def rosters(draw: st.DrawFn) -> Plan:
    """The team with anything in the roster, in a cycle of two weeks, final or not; Anna is sick."""
    some = st.builds(
        cell,
        who=st.sampled_from(PEOPLE),
        session=st.sampled_from(("mon_am", "mon_pm", "tue_am", "wed_pm", "thu_ev")),
        work=st.sampled_from(("surgery", "admin", "visits", "off")),
        weeks=st.sampled_from(((), (1,), (2,))),
        pinned=st.booleans(),
    )
    entries = draw(st.lists(some, max_size=14))
    staff = (*(member(who) for who in PEOPLE[:3]), DESK)
    state = draw(st.sampled_from(("draft", "final")))
    return practice(staff, tuple(entries), cycle=2, state=state, absences=(SICK,))


@given(rosters())
def test_every_remedy_of_an_absence_mends_that_week_alone(plan: Plan) -> None:
    week = plan.weeks[0]
    for issue in check(plan, week, monday=MONDAY):
        for remedy in remedies(plan, week, issue, monday=MONDAY, most=9) if issue.code == "IS_AWAY" else ():
            after = remedy.change.plan
            own = own_plan(after, MONDAY)
            assert own is not None
            assert own is valid(after.weeks, MONDAY)
            assert after.weeks[0] == week
            assert not [one for one in own.cells if (one.member, one.session) in issue.spots and one.hours]
            assert len(after.staff) == len(plan.staff) + (remedy.resort == 1)


@given(rosters(), st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_a_week_split_off_is_as_it_was(plan: Plan, day: date) -> None:
    monday, week = day - timedelta(days=day.weekday()), plan.weeks[0]
    apart = split_off(plan, week.id, monday)
    own = find(apart.change.plan.weeks, apart.week_id)
    before, after = (cells_of(some, one, monday) for some, one in ((plan, week), (apart.change.plan, own)))

    assert [one.model_copy(update={"weeks": ()}) for one in before[0]] == list(after[0])
    assert [one.cell.session for one in before[1]] == [one.cell.session for one in after[1]]
    assert own.state == week.state


def test_the_first_edit_of_a_calendar_week_keeps_who_is_away_in_it() -> None:
    plan = team()
    change = grid_edits.in_week(
        plan,
        plan.weeks[0],
        MONDAY,
        lambda now, week_id: cell_edits.move(now, week_id, ("anna", "mon_am"), ("bram", "mon_am")),
    )

    own = change.plan.weeks[-1]
    assert {(one.member, one.session) for one in own.cells if one.member != "desk"} == {
        ("bram", "mon_am"),
        ("anna", "mon_pm"),
    }


def test_a_published_period_is_not_split() -> None:
    plan = edits.set_validity(team(), "w", date(2027, 7, 1), date(2027, 8, 1)).plan
    plan = edits.set_state(plan, "w", "published").plan

    with pytest.raises(EditError):
        split_off(plan, "w", MONDAY)
    assert helps(plan) == []


def test_what_is_different_is_said_per_person() -> None:
    plan = team()
    before = plan.weeks[0].cells
    after = (
        cell("anna", "mon_am", "visits"),
        cell("bram", "tue_am"),
        *(one.model_copy(update={"room": "r1"}) for one in cells("desk", "mon_am mon_pm")),
    )

    assert [english(line) for line in differences(plan, before, after)] == [
        "anna: does not work Mon afternoon, other work on Mon morning",
        "bram: works Tue morning too",
        "desk: another room on Mon morning, Mon afternoon",
    ]
    assert differences(plan, before, before[::-1]) == ()
