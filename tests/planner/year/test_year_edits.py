"""Edits of the year: what they do, what they refuse, and which melt into one."""

from __future__ import annotations

from datetime import date

import pytest

from planner import edits as plan_edits
from planner.edits import Change
from planner.errors import EditError
from planner.files.plan_file import dumps, loads
from planner.language import Translator
from planner.plan import Absence, Cell, Member, Plan, Role, WeekPlan, WorkedWeek
from planner.year import edits, words
from planner.year.balances import balance
from planner.year.calendar import public_holidays

SAY = Translator("en")
_FIRST, _LAST = date(2027, 7, 26), date(2027, 8, 1)


def _plan(**parts: object) -> Plan:
    staff = (
        Member(id="ann", name="Ann", role="gp", sessions={"mon_am": 4, "sat_am": 2}),
        Member(id="bob", name="Bob", role="gp", hours_per_week=20),
    )
    return Plan(roles=(Role(id="gp", leave_weeks=6),), staff=staff).model_copy(update=parts)


def _with_leave() -> Plan:
    plan = _plan()
    return edits.add(plan, [edits.new_absence(plan, "ann", _FIRST, _LAST, state="asked")]).plan


def test_add_for_several_people() -> None:
    plan = _plan()
    added = [edits.new_absence(plan, who, _FIRST, _LAST) for who in ("ann", "bob")]
    change = edits.add(plan, added)

    assert [(one.member, one.kind, one.state) for one in change.plan.absences] == [
        ("ann", "leave", "granted"),
        ("bob", "leave", "granted"),
    ]
    assert SAY(change.label) == "Add absence of Ann, Bob"
    assert change.touched == {"absences"}


def test_the_same_days_again_get_an_id_of_their_own() -> None:
    plan = _with_leave()
    again = edits.new_absence(plan, "ann", _FIRST, _LAST)

    assert edits.add(plan, [again]).plan.absences[1].id != plan.absences[0].id


def test_closing_the_practice() -> None:
    plan = _plan()
    closed = edits.new_absence(plan, None, _FIRST, _LAST, kind="other", note="Moving house")

    assert SAY(edits.add(plan, [closed]).label) == "Close the practice: Moving house"


def test_an_absence_cannot_end_before_it_begins() -> None:
    plan = _with_leave()

    with pytest.raises(EditError):
        edits.new_absence(plan, "ann", _LAST, _FIRST)
    with pytest.raises(EditError):
        edits.change(plan, plan.absences[0].id, last=date(2027, 7, 1))
    with pytest.raises(EditError):
        edits.change(plan, plan.absences[0].id, kind="strike")


def test_changes_of_one_field_melt_into_one() -> None:
    plan = _with_leave()
    absence_id = plan.absences[0].id
    first, second = (edits.change(plan, absence_id, last=day) for day in (date(2027, 8, 8), date(2027, 8, 15)))
    other = edits.change(plan, absence_id, kind="study")

    assert first.merge_key == second.merge_key != other.merge_key
    assert second.plan.absences[0].last == date(2027, 8, 15)
    assert SAY(other.label) == "Change 'Kind' of Ann, Leave"


def test_move_answer_and_remove() -> None:
    plan = _with_leave()
    ids = [plan.absences[0].id]

    assert edits.move(plan, ids[0], 7).plan.absences[0].first == date(2027, 8, 2)
    assert edits.grant(plan, ids).plan.absences[0].state == "granted"
    refused = edits.refuse(plan, ids)
    assert refused.plan.absences[0].state == "refused"
    assert SAY(refused.label) == "Refuse the leave of Ann"
    assert edits.remove(plan, ids).plan.absences == ()


def test_a_year_brings_its_public_holidays() -> None:
    """In 2027 neither Good Friday nor 5 May; Saturday, as Ann works on it, but no Sunday."""
    change = edits.set_year(_plan(), 2027)
    names = [SAY(words.absence(one)) for one in change.plan.absences]

    assert change.plan.calendar.year == 2027
    assert names == [
        "Easter Monday",
        "King's Day",
        "Ascension Day",
        "Whit Monday",
        "Christmas Eve",
        "Christmas Day",
        "New Year's Eve",
        "New Year's Day",
    ]
    assert change.plan.absences[4].sessions == ("fri_pm", "fri_ev")
    assert change.touched == {"calendar", "absences"}
    again = edits.set_year(change.plan, 2027)
    assert again.plan.absences == change.plan.absences


def test_other_days_off_are_added_once() -> None:
    plan = edits.set_year(_plan(), 2027).plan
    chosen = [one for one in public_holidays(2027) if one.key in ("good_friday", "kings_day")]
    change = edits.choose_public_holidays(plan, chosen, ())

    assert len(change.plan.absences) == len(plan.absences) + 1
    assert SAY(words.absence(change.plan.absences[-1])) == "Good Friday"


def test_another_year_lets_the_hours_worked_go() -> None:
    plan = edits.set_year(_plan(worked=(WorkedWeek(member="ann", week=1, worked=4),)), 2027).plan
    assert plan.worked == ()
    worked = edits.set_worked(plan, "ann", 2, "worked", 4).plan

    assert edits.set_year(worked, 2027).plan.worked == worked.worked
    assert edits.set_year(worked, 2028).plan.worked == ()


def test_the_calendar() -> None:
    plan = _plan()

    assert edits.set_calendar(plan, "region", "north").plan.calendar.region == "north"
    deadline = edits.set_calendar(plan, "leave_deadline", date(2027, 2, 1))
    assert deadline.plan.calendar.leave_deadline == date(2027, 2, 1)
    assert SAY(deadline.label) == "Change 'Ask for leave before'"
    with pytest.raises(EditError):
        edits.set_calendar(plan, "region", "east")
    with pytest.raises(EditError):
        edits.set_year(plan, 1999)


def test_the_season() -> None:
    change = edits.set_season_week(_plan(), 3, 1.4)

    assert change.plan.calendar.season == (1, 1, 1.4)
    assert edits.set_season_week(change.plan, 1, 0.5).plan.calendar.season == (0.5, 1, 1.4)
    assert change.merge_key != edits.set_season_week(_plan(), 4, 1.4).merge_key
    with pytest.raises(EditError):
        edits.set_season_week(_plan(), 3, -1)


def test_worked_hours() -> None:
    plan = edits.set_year(_plan(), 2027).plan
    change = edits.set_worked(plan, "ann", 2, "sick", 2)

    assert change.plan.worked == (WorkedWeek(member="ann", week=2, planned=6, worked=6, sick=2),)
    assert edits.set_worked(change.plan, "ann", 2, "worked", 4).plan.worked[0].worked == 4
    imported = (WorkedWeek(member="ann", week=2, worked=1), WorkedWeek(member="bob", week=2, worked=9))
    both = edits.add_worked(change.plan, imported)
    assert both.plan.worked == imported
    assert SAY(both.label) == "Take over 2 worked weeks"
    assert edits.remove_worked(both.plan, {("ann", 2)}).plan.worked == imported[1:]


@pytest.mark.parametrize("week", [0, 53])
def test_worked_hours_need_a_week_of_the_year(week: int) -> None:
    with pytest.raises(EditError):
        edits.set_worked(edits.set_year(_plan(), 2027).plan, "ann", week, "worked", 4)
    with pytest.raises(EditError):
        edits.set_worked(_plan(), "ann", 3, "worked", 4)


def test_leave_that_is_left_is_carried_over() -> None:
    """Bob has 6 weeks of 20 hours and takes one of them."""
    plan = _plan()
    plan = edits.add(plan, [edits.new_absence(plan, "bob", _FIRST, _LAST)]).plan
    change = edits.carry_over(plan, 2027, date(2027, 12, 31))

    assert change.plan.staff[1].leave_carried == pytest.approx(100)
    assert balance(change.plan, "bob", 2028, date(2028, 1, 1)).right == pytest.approx(220)


def test_whoever_leaves_the_team_leaves_nothing_behind() -> None:
    """A new person may get the same id."""
    plan = edits.set_worked(edits.set_year(_with_leave(), 2027).plan, "ann", 2, "worked", 1).plan
    week = WeekPlan(id="w", cells=(Cell(member="ann", session="mon_am"), Cell(member="bob", session="mon_am")))
    plan = plan.model_copy(update={"weeks": (week, WeekPlan(id="v"))})
    change = plan_edits.remove_members(plan, ["ann"])

    assert all(one.member is None for one in change.plan.absences)
    assert change.plan.worked == ()
    assert [cell.member for cell in change.plan.weeks[0].cells] == ["bob"]
    assert change.plan.weeks[1] is plan.weeks[1]
    assert change.touched == {"staff", "absences", "worked", "weeks"}
    assert plan_edits.remove_members(_plan(), ["ann"]).touched == {"staff"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: edits.set_year(plan, 2026),
        lambda plan: edits.add(plan, [edits.new_absence(plan, "bob", _FIRST, _LAST, sessions=("mon_am",))]),
        lambda plan: edits.set_season(plan, (1.0, 1.1), words.ABSENCE_FIELDS["note"]),
    ],
)
def test_what_was_edited_is_saved_and_read_back(edit: object) -> None:
    assert callable(edit)
    change = edit(_with_leave())

    assert isinstance(change, Change)
    assert loads(dumps(change.plan)) == change.plan


def test_an_absence_without_a_note_has_the_name_of_its_kind() -> None:
    absence = Absence(id="public_unknown_2027", kind="study", first=_FIRST, last=_LAST)

    assert SAY(words.absence(absence)) == "Training"
