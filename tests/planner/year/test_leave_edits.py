"""Edits of the leave planner: what is entered takes the place of what was there, and no hour is lost or made."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits import Change
from planner.errors import EditError
from planner.files.plan_file import load
from planner.history import History
from planner.plan import Absence, Plan, find
from planner.resources import resource
from planner.terms import ABSENCE_KINDS, DAY_PARTS, WEEKDAYS
from planner.year import edits
from planner.year.balances import balances
from planner.year.leave_edits import Copied, change_all, clear, copied, mark, next_year, paste
from planner.year.leave_view import Slot, day_slots, in_slot, lines, outside, pieces, week_slots
from tests.support.years import bare, kinds_on, pattern_on

YEAR = 2027
DUO = bare(load(resource("examples", "overloaded_duo.dagdeel")))
ONE, TWO = DUO.staff[0].id, DUO.staff[1].id
MONDAY = date.fromisocalendar(YEAR, 30, 1)
SUNDAY = MONDAY + timedelta(days=6)


def week(number: int, day: int = 1) -> date:
    return date.fromisocalendar(YEAR, number, day)


def spans(plan: Plan, who: str | None = ONE) -> list[tuple[str, date, date]]:
    return sorted((one.kind, one.first, one.last) for one in plan.absences if one.member == who)


def leave_by_hand(plan: Plan) -> dict[str, float]:
    """Hours of leave of everybody in the calendar year, counted session by session."""
    found = {}
    for member in plan.staff:
        total = 0.0
        for day in (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365)):
            in_team = (member.start or day) <= day <= (member.end or day)
            for session, hours in pattern_on(member, day).items() if in_team else ():
                if kinds_on(plan, member, day, session) == {"leave"}:
                    total += hours
        found[member.id] = total
    return found


def test_marking_takes_the_place_of_what_was_there() -> None:
    plan = mark(DUO, (ONE,), week(28), week(32, 7), "leave").plan
    plan = mark(plan, (ONE,), MONDAY, SUNDAY, "study").plan
    assert spans(plan) == [
        ("leave", week(28), week(29, 7)),
        ("leave", week(31), week(32, 7)),
        ("study", MONDAY, SUNDAY),
    ]
    assert len({one.id for one in plan.absences}) == 3


def test_marking_leaves_other_people_and_weeks_alone() -> None:
    plan = mark(DUO, (ONE, TWO, None), MONDAY, SUNDAY, "leave").plan
    after = mark(plan, (TWO,), MONDAY, SUNDAY, "sick").plan
    assert spans(after) == spans(plan)
    assert spans(after, None) == spans(plan, None)
    assert spans(after, TWO) == [("sick", MONDAY, SUNDAY)]


def test_clearing_the_working_days_of_a_week_leaves_no_weekend_behind() -> None:
    plan = mark(DUO, (ONE,), MONDAY, SUNDAY, "leave").plan
    assert clear(plan, (ONE,), MONDAY, MONDAY + timedelta(days=4)).plan.absences == ()
    kept = clear(plan, (ONE,), MONDAY, MONDAY).plan
    assert spans(kept) == [("leave", MONDAY + timedelta(days=1), SUNDAY)]


def test_clearing_a_day_without_sessions_of_it_takes_nothing() -> None:
    tuesdays = edits.new_absence(DUO, ONE, MONDAY, SUNDAY, sessions=("tue_am",))
    plan = edits.add(DUO, [tuesdays]).plan
    assert clear(plan, (ONE,), MONDAY, MONDAY).plan == plan
    assert clear(plan, (ONE,), MONDAY, SUNDAY).plan.absences == ()


def test_half_days_move_with_their_sessions() -> None:
    half = edits.new_absence(DUO, ONE, MONDAY, MONDAY, sessions=("mon_am",))
    plan = edits.move(edits.add(DUO, [half]).plan, half.id, 1).plan
    moved = plan.absences[0]
    assert (moved.first, moved.sessions) == (MONDAY + timedelta(days=1), ("tue_am",))
    assert edits.move(plan, half.id, 7).plan.absences[0].sessions == ("tue_am",)
    assert edits.move(plan, half.id, -2).plan.absences[0].sessions == ("sun_am",)


def test_a_copied_block_is_pasted_with_its_half_days_and_gaps() -> None:
    half = edits.new_absence(DUO, ONE, MONDAY, MONDAY, sessions=("mon_am",), note="dentist")
    plan = edits.add(DUO, [half]).plan
    plan = mark(plan, (TWO,), MONDAY, week(31, 7), "study").plan
    block = copied(plan, (ONE, TWO), MONDAY, SUNDAY)
    assert block == (Copied(0, 0, 1, "leave", ("mon_am",), "dentist"), Copied(1, 0, 7, "study"))
    there = week(40, 2)
    pasted = paste(plan, (ONE, TWO), there, block).plan
    new = [one for one in pasted.absences if one.first == there]
    assert [(one.member, one.last, one.sessions, one.note) for one in new] == [
        (ONE, there, ("tue_am",), "dentist"),
        (TWO, there + timedelta(days=6), (), ""),
    ]
    with pytest.raises(EditError):
        paste(plan, (ONE,), there, ())


def test_the_next_year_begins_with_what_is_left_and_its_holidays() -> None:
    plan = edits.set_year(DUO, YEAR).plan
    left = {one.member.id: max(0.0, one.left) for one in balances(plan, YEAR, date(YEAR, 12, 1))}
    change = next_year(plan, YEAR, date(YEAR, 12, 1))
    assert change.plan.calendar.year == YEAR + 1
    assert {member.id: member.leave_carried for member in change.plan.staff} == left
    assert change.touched == {"staff", "calendar", "absences"}
    assert any(one.first.year == YEAR + 1 for one in change.plan.absences)


def test_rows_are_closures_then_functions_with_who_is_in_the_team_in_the_year() -> None:
    gone = DUO.staff[1].model_copy(update={"end": date(YEAR - 1, 12, 1)})
    plan = DUO.model_copy(update={"staff": (DUO.staff[0], gone, *DUO.staff[2:])})
    keys = [line.key for line in lines(plan, YEAR)]
    assert keys[:3] == [("closed", ""), ("role", "gp"), ("member", ONE)]
    assert ("member", gone.id) not in keys
    assert ("member", gone.id) in [line.key for line in lines(plan, YEAR - 1)]


def test_who_comes_or_goes_is_outside_before_and_after() -> None:
    days = len(day_slots(YEAR))
    member = DUO.staff[0].model_copy(update={"start": week(10), "end": week(20, 7)})
    assert outside(member, YEAR) == ((0.0, 63.0), (140.0, float(days)))
    assert outside(DUO.staff[0], YEAR) == ()
    assert outside(member, YEAR + 1) == ((0.0, 364.0),)


@given(
    first=st.integers(-20, 390),
    length=st.integers(0, 40),
    sessions=st.sets(st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from(DAY_PARTS)), max_size=4),
)
def test_a_bar_is_where_its_sessions_are(first: int, length: int, sessions: set[tuple[str, str]]) -> None:
    start = date(YEAR, 1, 4) + timedelta(days=first)
    names = tuple(sorted("_".join(one) for one in sessions))
    one = Absence(id="x", member=ONE, first=start, last=start + timedelta(days=length), sessions=names)
    found = pieces(one, YEAR)
    assert all(0 <= begin < end <= 364 for begin, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    covered = {int(begin) + step for begin, end in found for step in range(int(-(-end // 1)) - int(begin))}
    plan = Plan(absences=(one,))
    assert covered == {place for place, slot in enumerate(day_slots(YEAR)) if in_slot(plan, ONE, slot)}
    in_weeks = {place // 7 for place in covered}
    assert in_weeks == {place for place, slot in enumerate(week_slots(YEAR)) if in_slot(plan, ONE, slot)}


EDITS = st.tuples(
    st.sampled_from(("mark", "clear", "move", "end", "paste", "grant", "refuse", "ask", "half", "holidays")),
    st.sampled_from((ONE, TWO, None)),
    st.integers(0, 340),
    st.integers(0, 25),
    st.sampled_from(ABSENCE_KINDS),
    st.integers(-9, 9),
)


def edited(plan: Plan, what: str, who: str | None, start: int, length: int, kind: str, by: int) -> Change | None:
    """One edit of the planner; None where there is nothing to edit."""
    first = date(YEAR, 1, 4) + timedelta(days=start)
    last = first + timedelta(days=length)
    held = next((one for one in plan.absences if one.member == who), None)
    match what:
        case "mark":
            return mark(plan, (who,), first, last, kind)
        case "clear":
            return clear(plan, (who,), first, last)
        case "half":
            return edits.add(
                plan, [edits.new_absence(plan, who, first, last, kind=kind, sessions=("tue_am", "thu_pm"))]
            )
        case "holidays":
            return edits.set_year(plan, YEAR)
        case "paste":
            block = copied(plan, (who,), first, last)
            return paste(plan, (ONE,), first + timedelta(days=by), block) if block else None
    if held is None:
        return None
    match what:
        case "move":
            return edits.move(plan, held.id, by)
        case "end":
            return edits.change(plan, held.id, last=max(held.first, held.last + timedelta(days=by)))
        case "ask":
            return change_all(plan, [held.id], state="asked", asked=first)
    return (edits.grant if what == "grant" else edits.refuse)(plan, [held.id])


@settings(max_examples=25)
@given(steps=st.lists(EDITS, min_size=1, max_size=12))
def test_any_edits_keep_balances_to_the_hour_and_can_all_be_undone(
    steps: list[tuple[str, str | None, int, int, str, int]],
) -> None:
    history = History(DUO)
    for step in steps:
        change = edited(history.plan, *step)
        if change is not None:
            history.apply(change)
            history.seal()
    plan = history.plan
    used = {one.member.id: one.taken + one.planned for one in balances(plan, YEAR, MONDAY)}
    assert used == pytest.approx(leave_by_hand(plan), abs=1e-9)
    assert len({one.id for one in plan.absences}) == len(plan.absences)
    while history.undo_label is not None:
        history.undo()
    assert history.plan == DUO


def test_a_slot_holds_what_is_entered_for_the_practice_under_nobody() -> None:
    plan = mark(DUO, (None,), MONDAY, SUNDAY, "holiday").plan
    slot = Slot(MONDAY, SUNDAY)
    assert [one.kind for one in in_slot(plan, None, slot)] == ["holiday"]
    assert in_slot(plan, ONE, slot) == ()
    assert find(plan.absences, plan.absences[0].id).member is None
