"""Two practices as one keep the rosters, the absence and the worked hours of both."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.check import check
from planner.levers.leave import Leave
from planner.levers.leave import apply as leave
from planner.levers.merge import Merge, apply
from planner.plan import Absence, Cell, Member, Plan, Role, Room, WeekPlan, WorkedWeek, find
from planner.week.dates import holds, valid

ROLES = (Role(id="gp", needs_room=True),)
SUMMER = (date(2027, 7, 19), date(2027, 8, 15))


def _practice(*weeks: WeekPlan, absences: tuple[Absence, ...] = ()) -> Plan:
    staff = (Member(id="anna", role="gp", sessions={"mon_am": 4}), Member(id="bo", role="gp"))
    worked = (WorkedWeek(member="anna", week=3, planned=4, worked=4),)
    return Plan(roles=ROLES, staff=staff, rooms=(Room(id="r1"),), weeks=weeks, absences=absences, worked=worked)


def _week(week_id: str = "w", *cells: Cell, **fields: object) -> WeekPlan:
    return WeekPlan(id=week_id, cells=cells, state="final", **fields)


def _cell(who: str = "anna", **fields: object) -> Cell:
    return Cell(member=who, session="mon_am", room="r1", **fields)


def _merged(mine: Plan, theirs: Plan) -> Plan:
    return check(Plan.model_validate(apply(mine, Merge(other=theirs)).model_dump()))


def test_a_week_plan_has_the_cells_of_both_with_new_ids() -> None:
    week = _week("w", _cell())
    (united,) = _merged(_practice(week), _practice(week)).weeks

    assert [(cell.member, cell.room) for cell in united.cells] == [("anna", "r1"), ("anna_2", "r1_2")]
    assert united.state == "final"


def test_cycles_of_both_fit_in_the_united_one() -> None:
    two = _week("w", _cell(weeks=(2,)), cycle=2)
    three = _week("w", _cell("bo", weeks=(1,)), _cell(), cycle=3)
    (united,) = _merged(_practice(two), _practice(three)).weeks

    assert united.cycle == 6
    assert [cell.weeks for cell in united.cells] == [(2, 4, 6), (1, 4), ()]


def test_a_plan_for_the_holidays_meets_the_one_for_the_holidays() -> None:
    standard, summer = _week("w", _cell()), _week("s", _cell("bo"), start=SUMMER[0], end=SUMMER[1])
    united = _merged(_practice(standard), _practice(standard, summer)).weeks

    assert [(week.id, week.state, len(week.cells)) for week in united] == [("w", "final", 2), ("s", "draft", 1)]
    (week,) = _merged(_practice(summer), _practice(standard, summer)).weeks[:1]
    assert {cell.member for cell in week.cells} == {"bo", "bo_2"}


def test_a_plan_that_the_other_does_not_match_is_a_draft_so_that_its_people_work_their_pattern() -> None:
    week = _week("w", _cell())

    assert [one.state for one in _merged(_practice(week), _practice()).weeks] == ["final"]
    (joined,) = _merged(_practice(), _practice(week)).weeks
    assert (joined.state, [cell.member for cell in joined.cells]) == ("draft", ["anna_2"])
    other = _week("w", _cell(), start=SUMMER[0], end=SUMMER[1])
    early = _week("w", _cell(), start=date(2027, 1, 4), end=date(2027, 2, 7))
    assert [one.state for one in _merged(_practice(early), _practice(other)).weeks] == ["draft", "draft"]


def test_absence_and_worked_hours_of_both_are_kept() -> None:
    christmas = Absence(id="c", kind="holiday", first=date(2027, 12, 25), last=date(2027, 12, 25))
    leave_of_anna = Absence(id="a", member="anna", first=SUMMER[0], last=SUMMER[1])
    moving = Absence(id="m", kind="other", first=date(2027, 3, 1), last=date(2027, 3, 1))
    united = _merged(
        _practice(absences=(christmas, leave_of_anna)), _practice(absences=(christmas, leave_of_anna, moving))
    )

    told = [(absence.id, absence.member) for absence in united.absences]
    assert told == [("c", None), ("a", "anna"), ("a_2", "anna_2"), ("m", "anna_2"), ("m_2", "bo_2")]
    assert [week.member for week in united.worked] == ["anna", "anna_2"]


@given(
    st.sampled_from((1, 2, 3, 4, 6)), st.sampled_from((1, 2, 3, 4, 6)), st.dates(date(2027, 1, 4), date(2027, 12, 31))
)
def test_everybody_works_in_the_same_weeks_as_before(mine: int, theirs: int, day: date) -> None:
    first = _practice(_week("w", _cell(weeks=(mine,)), cycle=mine))
    second = _practice(_week("w", _cell(weeks=(1,)), cycle=theirs))
    united = _merged(first, second)

    week = valid(united.weeks, day)
    assert week is not None
    number = day.isocalendar().week
    for who, cycle, own in (("anna", mine, mine), ("anna_2", theirs, 1)):
        (cell,) = (cell for cell in week.cells if cell.member == who)
        assert holds(cell, (number - 1) % week.cycle + 1) == ((number - 1) % cycle + 1 == own)


def test_who_leaves_is_gone_from_the_roster_too() -> None:
    away = Absence(id="a", member="anna", first=SUMMER[0], last=SUMMER[1])
    after = leave(_practice(_week("w", _cell(), _cell("bo")), absences=(away,)), Leave(member="anna"))

    assert [cell.member for cell in find(after.weeks, "w").cells] == ["bo"]
    assert (after.absences, after.worked) == ((), ())
