"""What a contract comes to in one calendar week: with a cycle, with a share of the weeks, and with absence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.capacity import paid_hours
from planner.language import Translator
from planner.plan import Absence, Member, Plan, WeekPlan, find
from planner.week import edits
from planner.week.checks import check, remedies
from planner.week.contract import Contract, contract_in, usual
from planner.week.copies import split_off
from tests.support.plans import plans
from tests.support.weeks import cell, cells, issues, member, practice

english, dutch = Translator("en"), Translator("nl")
ODD, EVEN = date(2027, 7, 19), date(2027, 7, 26)
HALF: dict[str, Any] = {"sessions": {"mon_am": 4.0, "mon_pm": 4.0}, "weeks_share": 0.5}


def contracts(plan: Plan, monday: date | None, week: WeekPlan | None = None) -> list[str]:
    found = check(plan, week or plan.weeks[0], monday)
    texts = [one.sentence for one in found if one.code in ("OVER_CONTRACT", "UNDER_CONTRACT")]
    assert all("{" not in dutch(text) for text in texts)
    return [english(text) for text in texts]


def every_other(*, hours: float = 4, weeks: tuple[int, ...] = (1,), **fields: Any) -> Plan:
    return practice((member("anna", **HALF),), cells("anna", "mon_am mon_pm", hours=hours, weeks=weeks), **fields)


@pytest.mark.parametrize("monday", [None, ODD, EVEN])
def test_who_comes_every_other_week_has_the_hours_of_the_contract_in_each_week(monday: date | None) -> None:
    assert contracts(every_other(cycle=2), monday) == []


@pytest.mark.parametrize("monday", [None, ODD, EVEN])
def test_who_comes_every_week_instead_has_too_many(monday: date | None) -> None:
    (words,) = contracts(every_other(cycle=2, weeks=()), monday)
    assert words == "anna has 8.0 hours in the week and a contract of 4.0."


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (4, []),
        (5, ["anna has 10.0 hours in this week; by the contract 8.0 at most."]),
        (1, ["anna has 2.0 hours in this week; by the contract that is 8.0."]),
    ],
)
def test_a_plan_of_one_week_has_the_contract_of_that_week_of_the_cycle(hours: float, words: list[str]) -> None:
    plan = every_other(cycle=2)
    copied = split_off(plan, "w", ODD)
    own = find(copied.change.plan.weeks, copied.week_id)
    own = own.model_copy(update={"cells": tuple(one.model_copy(update={"hours": hours}) for one in own.cells)})
    plan = copied.change.plan.model_copy(update={"weeks": (plan.weeks[0], own)})
    assert contracts(plan, ODD, own) == words


def test_where_no_cycle_says_in_which_weeks_anything_up_to_a_whole_week_will_do() -> None:
    one_week = {"start": ODD, "end": ODD + timedelta(days=6)}
    assert contracts(every_other(weeks=(), **one_week), ODD) == []
    assert contracts(practice((member("anna", **HALF),), (), **one_week), ODD) == []
    assert contracts(every_other(hours=5, weeks=(), **one_week), ODD) == [
        "anna has 10.0 hours in this week; by the contract 8.0 at most."
    ]


def test_long_and_short_weeks_of_a_cycle_are_one_contract() -> None:
    staff = (member("anna", hours_per_week=8),)
    entries = (*cells("anna", "mon_am tue_am"), cell("anna", "wed_am", hours=4, weeks=(1,)))
    assert contracts(practice(staff, entries, cycle=2), ODD) == [
        "anna has 12.0 hours in this week; by the contract 10.0 at most."
    ]
    even = practice(staff, (cell("anna", "mon_am"), *cells("anna", "tue_am wed_am", weeks=(1,))), cycle=2)
    assert [contracts(even, monday) for monday in (None, ODD, EVEN)] == [[], [], []]


def test_absence_counts_in_the_weeks_in_which_somebody_comes() -> None:
    """Anna is away on Monday in both weeks, and works on Tuesday of the week in which she does not come."""
    away = (Absence(id="x", member="anna", first=ODD, last=ODD), Absence(id="y", member="anna", first=EVEN, last=EVEN))
    plan = every_other(cycle=2, absences=away)
    for monday, hours, found in (
        (ODD, 4, ["anna has 12.0 hours in this week; by the contract 8.0 at most."]),
        (EVEN, 0.05, []),
    ):
        own = WeekPlan(
            id="own", start=monday, end=monday + timedelta(days=6), cells=(cell("anna", "tue_am", hours=hours),)
        )
        assert contracts(plan.model_copy(update={"weeks": (*plan.weeks, own)}), monday, own) == found


def test_a_locum_for_a_time_has_a_whole_week() -> None:
    locum = member("l", employment="locum", start=ODD, end=EVEN, sessions={"mon_am": 4.0}, weeks_share=1 / 52)
    assert contract_in(locum, ODD, None) == Contract(4, 4)
    assert contract_in(member("never", **{**HALF, "weeks_share": 0.0}), ODD, None) == Contract(0, 0)


def test_the_cycle_that_counts_is_that_of_the_plan_that_is_looked_at_or_would_be_valid() -> None:
    plan = every_other(cycle=2)
    own = split_off(plan, "w", ODD).change.plan
    assert usual(own, ODD, own.weeks[1]) is own.weeks[0]
    assert usual(own, ODD, own.weeks[0]) is own.weeks[0]
    assert usual(own.model_copy(update={"weeks": own.weeks[1:]}), ODD) is None


@settings(max_examples=12)
@given(plans(), st.dates(date(2026, 2, 2), date(2026, 12, 20)))
def test_over_a_cycle_the_contracts_are_the_paid_hours(plan: Plan, day: date) -> None:
    week = edits.new_week(plan.model_copy(update={"weeks": ()}), "Standard").plan.weeks[0]
    first = day - timedelta(days=day.weekday())
    first -= timedelta(weeks=(first.isocalendar().week - 1) % week.cycle)
    mondays = [first + timedelta(weeks=number) for number in range(week.cycle)]

    def mean(one: Member) -> float:
        return sum(contract_in(one, monday, week).most for monday in mondays) / len(mondays)

    if week.cycle > 1 and mondays[0].isocalendar().year == mondays[-1].isocalendar().year:
        for one in plan.staff:
            if any(each.member == one.id for each in week.cells):
                assert mean(one) == pytest.approx(paid_hours(one))


def test_ways_out_ask_for_the_hours_of_that_week_only() -> None:
    plan = every_other(cycle=2)
    own = WeekPlan(id="own", start=ODD, end=ODD + timedelta(days=6), cells=(cell("anna", "mon_am", hours=6),))
    plan = plan.model_copy(update={"weeks": (*plan.weeks, own)})
    (found,) = (one for one in check(plan, own, ODD) if one.code == "UNDER_CONTRACT")
    texts = [english(way.text) for way in remedies(plan, own, found, monday=ODD)]
    assert "Let anna work 8.0 hours on Mon morning" in texts
    assert not issues(plan, "UNDER_CONTRACT")
