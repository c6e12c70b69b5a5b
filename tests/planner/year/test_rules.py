"""Warnings of the year: each fires just beyond its limit, looks ahead, and its remedies do what they say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.plan import Absence, Activity, Calendar, Delivery, Member, Patients, PerWeek, Plan, Role
from planner.warnings import Remedy, Severity, Warning, warnings
from planner.year.capacity import year_of
from tests.support.plans import plans
from tests.support.years import absences

_HALVES = ("mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am", "wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm")
_FULL = dict.fromkeys(_HALVES, 4.0)
_NEW_YEAR = date(2027, 1, 4)
# Week 30 of 2027.
_FIRST, _LAST = date(2027, 7, 26), date(2027, 8, 1)


def _away(who: str, first: date, last: date, **fields: object) -> Absence:
    known = {"id": f"{who}_{first}", "member": who, "first": first, "last": last}
    return Absence.model_validate(known | fields)


def _plan(*away: Absence, hours: float = 60, least: float = 0, **calendar: object) -> Plan:
    """Two GPs of 40 hours, owners with 4 weeks of leave each, and so many hours of work; an assistant with a week."""
    staff = (
        Member(id="ann", role="gp", employment="owner", sessions=_FULL, leave_weeks=4),
        Member(id="bob", role="gp", employment="owner", sessions=_FULL, leave_weeks=4),
        Member(id="cas", role="assistant", employment="owner", sessions=_FULL, leave_weeks=1),
    )
    work = Activity(id="work", volume=PerWeek(count=hours), delivery=(Delivery(role="gp", minutes=60),))
    return Plan(
        roles=(Role(id="gp", least_present=least), Role(id="assistant")),
        staff=staff,
        patients=Patients(counts={"18-44": {"healthy": 100}}),
        activities=(work,),
        absences=away,
        calendar=Calendar.model_validate({"year": 2027, **calendar}),
    )


def _found(plan: Plan, code: str, today: date = _NEW_YEAR) -> list[Warning]:
    return [warning for warning in warnings(calculate(plan), today) if warning.code == code]


def _remedy(warning: Warning, code: str) -> Remedy:
    return next(remedy for remedy in warning.remedies if remedy.code == code)


def _effect(remedy: Remedy) -> tuple[float | None, float | None]:
    (effect,) = remedy.effects
    return effect.before.value, effect.after.value


def test_nothing_without_a_year() -> None:
    plan = _plan(hours=200).model_copy(update={"calendar": Calendar()})

    assert not {"WEEKS_OVERLOADED", "LEAVE_OVERLAP", "LEAVE_NOT_PLANNED"} & {
        warning.code for warning in warnings(calculate(plan), _NEW_YEAR)
    }


def test_a_week_with_more_work_than_hours() -> None:
    """One GP less in week 30: bob has 40 hours then, less a thirteenth for the four weeks that he has not planned."""
    ann = _away("ann", _FIRST, _LAST)

    assert not _found(_plan(ann, hours=36.9), "WEEKS_OVERLOADED")
    (warning,) = _found(_plan(ann, hours=37), "WEEKS_OVERLOADED")
    assert warning.subject == "role/gp"
    assert warning.numbers["worst_week"].value == 30
    assert warning.numbers["weeks"].value == 1
    assert warning.numbers["hours_short"].value == pytest.approx(37 - 40 * 48 / 52)


def test_weeks_that_have_passed_are_left_alone() -> None:
    plan = _plan(_away("ann", _FIRST, _LAST), hours=38)

    assert _found(plan, "WEEKS_OVERLOADED", _LAST)
    assert not _found(plan, "WEEKS_OVERLOADED", date(2027, 8, 2))


def test_a_stand_in_for_the_week() -> None:
    """Week 30 has 36.9 hours for 60 of work: 23.1 short, so six sessions of 4 hours."""
    (warning,) = _found(_plan(_away("ann", _FIRST, _LAST)), "WEEKS_OVERLOADED")
    remedy = _remedy(warning, "stand_in")
    locum = remedy.change.plan.staff[-1]

    assert _effect(remedy) == (1, 0)
    assert (locum.employment, len(locum.sessions), locum.start, locum.end) == ("locum", 6, _FIRST, _LAST)
    after = calculate(remedy.change.plan)
    before = calculate(_plan(_away("ann", _FIRST, _LAST)))
    gained = after.roles["gp"].capacity_hours - before.roles["gp"].capacity_hours
    assert gained == pytest.approx(24 / 52)
    assert not _found(remedy.change.plan, "LEAVER_NOT_REPLACED", _FIRST)


def test_a_stand_in_for_a_week_covers_no_average_week() -> None:
    """On Friday afternoon only the assistant works; a locum who comes for one Friday changes nothing about that."""
    plan = _plan(_away("ann", _FIRST, _LAST), _away("bob", date(2027, 7, 30), date(2027, 7, 30)))
    without = {key: hours for key, hours in _FULL.items() if key != "fri_pm"}
    gps = tuple(member.model_copy(update={"sessions": without}) for member in plan.staff[:2])
    plan = plan.model_copy(update={"staff": (*gps, plan.staff[2])})
    (warning,) = _found(plan, "LEAVE_OVERLAP")
    after = _remedy(warning, "stand_in").change.plan

    assert [one.subject for one in _found(after, "NO_GP_IN_SESSION")] == ["session/fri_pm"]
    assert not _found(after, "LEAVE_OVERLAP")


def test_leave_goes_to_a_week_that_can_do_without() -> None:
    """Both GPs away in week 30 leave nobody; bob's leave fits in week 29 or 31 next to one GP for 30 hours of work."""
    both = (_away("ann", _FIRST, _LAST), _away("bob", _FIRST, _LAST))
    (warning,) = _found(_plan(*both, hours=30), "WEEKS_OVERLOADED")
    remedy = _remedy(warning, "move_leave")

    assert _effect(remedy) == (1, 0)
    moved = remedy.change.plan.absences[1]
    assert moved.member == "bob"
    assert moved.first in (date(2027, 7, 19), date(2027, 8, 2))


def test_leave_is_not_moved_where_no_week_can_do_without() -> None:
    (warning,) = _found(_plan(_away("ann", _FIRST, _LAST)), "WEEKS_OVERLOADED")

    assert [remedy.code for remedy in warning.remedies] == ["stand_in"]


def test_more_than_one_stand_in() -> None:
    """Nobody is left in week 30 for 60 hours of work: 16 sessions, eight for each of two locums."""
    both = (_away("ann", _FIRST, _LAST), _away("bob", _FIRST, _LAST))
    (warning,) = _found(_plan(*both), "WEEKS_OVERLOADED")
    remedy = _remedy(warning, "stand_in")

    assert _effect(remedy) == (1, 0)
    assert [len(member.sessions) for member in remedy.change.plan.staff[3:]] == [8, 8]


def test_what_no_stand_in_can_solve_takes_lasting_hours() -> None:
    (warning,) = _found(_plan(hours=400), "WEEKS_OVERLOADED")

    assert [remedy.code for remedy in warning.remedies] == ["hire"]


def test_a_week_in_which_the_practice_is_closed_is_not_overloaded() -> None:
    closed = Absence(id="c", kind="other", first=_FIRST, last=date(2027, 7, 30))
    ends_early = closed.model_copy(update={"last": date(2027, 7, 29)})

    assert not _found(_plan(closed), "WEEKS_OVERLOADED")
    (warning,) = _found(_plan(ends_early), "WEEKS_OVERLOADED")
    assert warning.numbers["worst_week"].value == 30


def test_two_on_leave_where_one_has_to_be_there() -> None:
    """Without a least presence one GP is enough; the practice's second GP is away on Thursday and Friday too."""
    thursday = (_away("ann", _FIRST, _LAST), _away("bob", date(2027, 7, 29), date(2027, 7, 30)))

    assert not _found(_plan(thursday[0]), "LEAVE_OVERLAP")
    (warning,) = _found(_plan(*thursday), "LEAVE_OVERLAP")
    assert warning.numbers["sessions"].value == 4
    assert [_effect(remedy) for remedy in warning.remedies] == [(4, 0), (4, 0)]
    (strict,) = _found(_plan(thursday[0], least=2), "LEAVE_OVERLAP")
    assert strict.numbers["sessions"].value == 10
    assert not _found(_plan(*thursday), "LEAVE_OVERLAP", date(2027, 8, 1))


def test_as_many_stand_ins_as_are_missing() -> None:
    both = tuple(_away(who, _FIRST, _FIRST) for who in ("ann", "bob"))
    (warning,) = _found(_plan(*both, least=2), "LEAVE_OVERLAP")
    remedy = _remedy(warning, "stand_in")

    assert _effect(remedy) == (2, 0)
    assert len(remedy.change.plan.staff) == 5


def test_leave_that_is_not_planned() -> None:
    """160, 160 and 40 hours; a week of ann's is planned. All of bob's, who has most, goes to the quietest weeks."""
    (warning,) = _found(_plan(_away("ann", _FIRST, _LAST)), "LEAVE_NOT_PLANNED")

    assert warning.severity is Severity.INFO
    assert warning.subject == "member/bob"
    assert warning.numbers["leave_not_planned"].value == pytest.approx(320)
    (remedy,) = warning.remedies
    assert _effect(remedy) == (pytest.approx(320), pytest.approx(160))
    assert not _found(remedy.change.plan, "LEAVE_OVERLAP")


def test_the_deadline_makes_it_amber() -> None:
    plan = _plan(leave_deadline=date(2027, 2, 1))

    assert _found(plan, "LEAVE_NOT_PLANNED", date(2027, 1, 31))[0].severity is Severity.INFO
    assert _found(plan, "LEAVE_NOT_PLANNED", date(2027, 2, 1))[0].severity is Severity.AMBER
    assert not _found(plan, "LEAVE_NOT_PLANNED", date(2028, 1, 1))


def test_less_than_a_day_is_not_worth_a_warning() -> None:
    plan = _plan()
    staff = tuple(
        member.model_copy(update={"leave_weeks": weeks}) for member, weeks in zip(plan.staff, (0, 0, 0.19), strict=True)
    )

    assert not _found(plan.model_copy(update={"staff": staff}), "LEAVE_NOT_PLANNED")
    more = (*staff[:2], staff[2].model_copy(update={"leave_weeks": 0.2}))
    assert _found(plan.model_copy(update={"staff": more}), "LEAVE_NOT_PLANNED")


@given(st.data(), plans())
def test_remedies_do_what_they_say(data: st.DataObject, plan: Plan) -> None:
    """Whatever the year: each text has words, and each remedy is no worse for what it is about."""
    away = data.draw(absences(plan, 2027))
    calendar = Calendar(year=2027, leave_deadline=date(2027, 3, 1))
    today = data.draw(st.dates(date(2026, 12, 1), date(2028, 1, 31)))
    results = calculate(plan.model_copy(update={"absences": away, "calendar": calendar}))

    for warning in warnings(results, today):
        if warning.code in ("WEEKS_OVERLOADED", "LEAVE_OVERLAP", "LEAVE_NOT_PLANNED"):
            assert warning.text.msgid
            # A shortage that nobody can be found for, or leave that fits nowhere, has none.
            assert warning.remedies or warning.code != "LEAVE_OVERLAP"
            for remedy in warning.remedies:
                before, after = _effect(remedy)
                assert before is not None
                assert after is not None
                assert after <= before + 1e-9 or remedy.code == "hire"
    for role in year_of(results, 2027, today).roles.values():
        assert all(value >= 0 for value in (*role.capacity, *role.backlog, *role.overtime, *role.not_planned))
