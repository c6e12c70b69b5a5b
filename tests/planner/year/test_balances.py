"""Leave balances: rights by law and plan, what is taken, and that a year of leave keeps them to the hour."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Absence, Member, Plan, Role
from planner.year.balances import Balance, balance, balances, cost
from tests.support.plans import plans
from tests.support.years import absences, days, kinds_on, pattern_on

_TODAY = date(2027, 6, 1)
# 24 hours a week on Monday, Tuesday and Thursday.
_PATTERN = dict.fromkeys(("mon_am", "mon_pm", "tue_am", "tue_pm", "thu_am", "thu_pm"), 4.0)


def _plan(*away: Absence, **fields: object) -> Plan:
    role = Role(id="assistant", fte_hours=38, leave_weeks=5.53)
    member = Member.model_validate({"id": "ann", "role": "assistant", "sessions": _PATTERN, **fields})
    return Plan(roles=(role,), staff=(member,), absences=away)


def _leave(first: date, last: date, state: str = "granted", name: str = "a") -> Absence:
    return Absence.model_validate({"id": name, "member": "ann", "first": first, "last": last, "state": state})


def _ann(plan: Plan, year: int = 2027) -> Balance:
    return balance(plan, "ann", year, _TODAY)


def test_rights_by_law_and_above() -> None:
    """Four times 24 hours by law, 1.53 times 24 above it, 10 carried over; 24 of 38 hours is 0.63 fte."""
    ann = _ann(_plan(leave_carried=10))

    assert (ann.statutory, ann.above, ann.carried) == pytest.approx((96, 36.72, 10))
    assert ann.right == ann.left == pytest.approx(142.72)
    assert ann.part_time == pytest.approx(24 / 38)


def test_the_law_is_the_least() -> None:
    assert (_ann(_plan(leave_weeks=2)).statutory, _ann(_plan(leave_weeks=2)).above) == (96, 0)


@pytest.mark.parametrize(
    ("employment", "statutory", "above"),
    [("employed", 96, 36.72), ("trainee", 96, 36.72), ("owner", 0, 132.72), ("locum", 0, 0)],
)
def test_the_law_is_for_employees(employment: str, statutory: float, above: float) -> None:
    ann = _ann(_plan(employment=employment))

    assert (ann.statutory, ann.above) == pytest.approx((statutory, above))
    assert bool(ann.lapses) is (employment in ("employed", "trainee"))


def test_part_of_a_year() -> None:
    """From 1 July to 31 December are 184 of 365 days."""
    ann = _ann(_plan(start=date(2027, 7, 1)))

    assert (ann.statutory, ann.above) == pytest.approx((96 * 184 / 365, 36.72 * 184 / 365))
    assert _ann(_plan(start=date(2028, 7, 1))).right == 0
    assert _ann(_plan(end=date(2027, 1, 31))).statutory == pytest.approx(96 * 31 / 365)


def test_taken_planned_and_asked() -> None:
    """A week before today, a week after it, a week that waits for an answer, and one that was refused."""
    plan = _plan(
        _leave(date(2027, 5, 24), date(2027, 5, 30), name="a"),
        _leave(date(2027, 7, 26), date(2027, 8, 1), name="b"),
        _leave(date(2027, 9, 6), date(2027, 9, 12), "asked", "c"),
        _leave(date(2027, 10, 4), date(2027, 10, 10), "refused", "d"),
    )
    ann = _ann(plan)

    assert (ann.taken, ann.planned, ann.asked) == (24, 24, 24)
    assert ann.left == pytest.approx(132.72 - 48)


def test_a_balance_is_of_a_calendar_year() -> None:
    """From Monday 20 December to Sunday 9 January: Monday to Friday of two weeks in 2027, one week in 2028."""
    away = _leave(date(2027, 12, 20), date(2028, 1, 9))

    assert _ann(_plan(away)).planned == 48
    assert _ann(_plan(away), 2028).planned == 24
    assert cost(_plan(), away) == {2027: 48, 2028: 24}
    assert cost(_plan(away), away) == {2027: 48, 2028: 24}


def test_what_lapses_first_is_used_first() -> None:
    """10 hours carried over and 96 by law; 48 are taken, so that 58 by law are left."""
    plan = _plan(_leave(date(2027, 5, 17), date(2027, 5, 30)), leave_carried=10)
    ann = _ann(plan)

    assert ann.left_of == pytest.approx((0, 58, 36.72))
    assert [(lapse.hours, lapse.day) for lapse in ann.lapses] == [
        (pytest.approx(58), date(2028, 7, 1)),
        (pytest.approx(36.72), date(2033, 1, 1)),
    ]
    assert _ann(_plan(leave_carried=10)).lapses[0].day == date(2027, 7, 1)


def test_more_than_there_is_shows_below_zero() -> None:
    ann = _ann(_plan(_leave(date(2027, 5, 3), date(2027, 6, 20)), leave_weeks=4))

    assert ann.left == pytest.approx(96 - 7 * 24)
    assert ann.left_of == (0, 0, 0)


@given(st.data(), plans(), st.sampled_from((2026, 2027)))
def test_a_year_of_leave_keeps_the_balance_to_the_hour(data: st.DataObject, plan: Plan, year: int) -> None:
    """Right less left is each hour of leave by the pattern that nothing else keeps away, counted day by day."""
    plan = plan.model_copy(update={"absences": data.draw(absences(plan, year)), "weeks": ()})
    today = data.draw(st.dates(date(year, 1, 1), date(year, 12, 31)))

    for known in balances(plan, year, today):
        taken = planned = 0.0
        for day in days(date(year, 1, 1), date(year, 12, 31)):
            for session, hours in pattern_on(known.member, day).items():
                if kinds_on(plan, known.member, day, session) == {"leave"}:
                    taken += hours if day < today else 0.0
                    planned += hours if day >= today else 0.0
        assert (known.taken, known.planned) == pytest.approx((taken, planned), abs=1e-6)
        assert known.right - known.left == pytest.approx(taken + planned, abs=1e-6)
        assert sum(known.left_of) == pytest.approx(max(0.0, known.left), abs=1e-6)
        assert known.asked >= -1e-9
