"""Every rule of a week plan: a roster that just keeps it, one that just breaks it, and what it then says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.language import Translator
from planner.plan import Absence, WorkingTime
from planner.warnings import Severity
from planner.week.checks import check
from planner.week.checks.check import PERSON_RULES, SESSION_RULES, TEAM_RULES
from planner.week.checks.remedies import WAYS_OUT
from tests.support.week_rules import AMBER, CASES, DA, EVENINGS, FOUR, INFO, RED, SMALL, Case, days, gps, of
from tests.support.weeks import cell, cells, issues, member, practice

english, dutch = Translator("en"), Translator("nl")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_roster_just_keeps_the_rule_or_just_breaks_it(case: Case) -> None:
    assert issues(case.kept, case.code) == []
    found = issues(case.broken, case.code)

    assert [issue.severity for issue in found[:1]] == [case.severity]
    assert english(found[0].text(case.broken.weeks[0].cycle)) == case.sentence
    assert "{" not in dutch(found[0].text(2))
    known = {(one.member, one.session) for one in case.broken.weeks[0].cells}
    assert set(found[0].spots) <= known


def codes(rules: Any) -> set[str]:
    return {rule.__doc__.partition(":")[0] for rule in rules}


def test_every_rule_is_tried_and_has_ways_out() -> None:
    rules = codes((*PERSON_RULES, *SESSION_RULES, *TEAM_RULES))

    assert rules - {case.code for case in CASES} == {"IS_AWAY", "CLOSED"}
    assert set(WAYS_OUT) == rules


LONG_WEEK = (*days(6, 5), *days(6, 5, "pm"), cell("anna", "sat_am", hours=1))


@pytest.mark.parametrize("employment", ["owner", "locum"])
def test_the_working_time_law_is_advice_for_the_self_employed(employment: str) -> None:
    plan = gps(*LONG_WEEK, anna={"employment": employment})
    found = [issue for issue in issues(plan) if issue.article]

    assert {issue.code for issue in found} >= {"WEEK_TOO_LONG", "MEAN_OVER_4_WEEKS", "MEAN_OVER_16_WEEKS"}
    assert {issue.severity for issue in found} == {INFO}
    assert all("For employees the working-time law" in english(issue.sentence) for issue in found)


def test_each_limit_is_a_setting() -> None:
    plan = gps(*LONG_WEEK)
    wide = WorkingTime(
        shift=24, week=100, week_over_4=100, week_over_16=100, daily_rest=0, weekly_rest=0, breaks=0, long_breaks=0
    )

    assert {issue.article for issue in issues(plan) if issue.article} == {"5:4", "5:7"}
    assert [issue for issue in issues(plan.model_copy(update={"working_time": wide})) if issue.article] == []


def test_means_over_weeks_say_nothing_of_a_plan_that_is_shorter() -> None:
    plan = gps(*LONG_WEEK, start=date(2027, 1, 4), end=date(2027, 1, 31))

    assert issues(plan, "MEAN_OVER_4_WEEKS")
    assert not issues(plan, "MEAN_OVER_16_WEEKS")


def test_a_short_rest_once_in_seven_days_is_allowed_and_twice_is_not() -> None:
    once = gps(cell("anna", "mon_ev", hours=5), cell("anna", "tue_am"))
    twice = gps(*cells("anna", "mon_ev thu_ev", hours=5), *cells("anna", "tue_am fri_am"))

    assert not issues(once, "DAILY_REST")
    assert issues(twice, "DAILY_REST")


def test_the_rest_between_sunday_and_monday_counts_where_the_week_repeats() -> None:
    entries = (cell("anna", "sun_ev", hours=7), cell("anna", "mon_am"))
    one_week = {"start": date(2027, 1, 4), "end": date(2027, 1, 10)}

    assert issues(gps(*entries), "DAILY_REST")
    assert not issues(gps(*entries, **one_week), "DAILY_REST")


def test_two_long_rests_in_fourteen_days_will_do() -> None:
    every_other = gps(
        *days(4, 6), cell("anna", "sat_ev", hours=4), cell("anna", "sun_pm", hours=2, weeks=(1,)), cycle=2
    )

    # 31 or 58 hours and then 34: less than 36 in the first week.
    assert issues(every_other, "WEEKLY_REST")
    rested = gps(*days(4, 5), cell("anna", "sat_ev", hours=4, weeks=(1,)), cycle=2)
    assert not issues(rested, "WEEKLY_REST")


def test_every_day_of_the_week_is_too_much() -> None:
    (found,) = issues(gps(*days(4, 7)), "WEEKLY_REST")

    assert "20.0 hours" in english(found.sentence)
    assert issues(gps(*days(4, 7), start=date(2027, 1, 4), end=date(2027, 1, 10)), "WEEKLY_REST")
    assert not issues(gps(*days(4, 5), start=date(2027, 1, 4), end=date(2027, 1, 10)), "WEEKLY_REST")


def test_what_is_so_in_some_weeks_of_the_cycle_says_in_which() -> None:
    plan = gps(cell("anna", "mon_am", weeks=(2,)), cell("bram", "mon_am", weeks=(1,)), cell("anna", "tue_am"), cycle=2)
    alone = issues(plan, "LONE_WORKER")

    assert [english(issue.text(2)) for issue in alone] == [
        "Odd weeks: bram is alone in the practice on Mon morning.",
        "Even weeks: anna is alone in the practice on Mon morning.",
        "anna is alone in the practice on Tue morning.",
    ]
    third = gps(cell("anna", "mon_am", weeks=(1, 3)), cycle=3)
    assert english(issues(third, "LONE_WORKER")[0].text(3)).startswith("Week 1, 3 of the cycle: ")


def test_one_without_rooms_or_gps_is_not_told_of_them() -> None:
    no_rooms = gps(cell("anna", "mon_am"), cell("bram", "mon_am"))
    no_gps = of(DA, entries=(cell("d", "mon_am"),))

    assert not issues(no_rooms, "TOO_FEW_ROOMS")
    assert not issues(no_gps, "NO_GP")


def test_two_without_a_room_are_worse_than_one() -> None:
    plan = of(*FOUR[:3], entries=tuple(cell(one.id, "mon_am") for one in FOUR[:3]), rooms=(SMALL,))

    assert [issue.severity for issue in issues(plan, "TOO_FEW_ROOMS")] == [RED]


def test_locums_and_what_people_like_are_no_matter_of_fairness() -> None:
    evenings, mornings = cells("m0", EVENINGS), cells("m1", "mon_am tue_am thu_am fri_am")
    likes = member("m0", wishes=dict.fromkeys(EVENINGS.split(), "likes"))
    locum = member("m0", employment="locum")

    assert issues(of(FOUR[0], FOUR[1], entries=(*evenings, *mornings)), "UNFAIR")
    assert not issues(of(likes, FOUR[1], entries=(*evenings, *mornings)), "UNFAIR")
    assert not issues(of(locum, FOUR[1], entries=(*evenings, *mornings)), "UNFAIR")


def test_mondays_of_a_cycle_are_shared() -> None:
    mondays = cell("m0", "mon_am"), *cells("m1", "tue_am")
    plan = of(*FOUR[:2], entries=mondays, cycle=4)

    assert [english(issue.sentence) for issue in issues(plan, "UNFAIR")] == [
        "m0 has 4 of the 4 Mondays of this function; by hours 2 would be fair."
    ]


MONDAY = date(2027, 7, 19)
SICK = Absence(id="x", member="anna", kind="sick", first=MONDAY, last=MONDAY)


def test_a_calendar_week_is_checked_without_who_is_away() -> None:
    anna = {"sessions": {"mon_am": 4, "tue_am": 4}}
    plan = practice(
        (member("anna", **anna), DA), (*cells("anna", "mon_am tue_am"), cell("d", "mon_am")), absences=(SICK,)
    )

    assert not issues(plan, "NO_GP")
    assert [english(issue.sentence) for issue in issues(plan, "NO_GP", monday=MONDAY)] == [
        "No GP works on Mon morning. Patients are seen by d."
    ]
    assert [(issue.severity, english(issue.sentence)) for issue in issues(plan, "IS_AWAY", monday=MONDAY)] == [
        (AMBER, "anna stands in the roster on Mon morning and is away: Sick.")
    ]
    # Hours of absence count as worked.
    assert not issues(plan, "UNDER_CONTRACT", monday=MONDAY)
    assert issues(plan, monday=date(2027, 7, 26)) == issues(plan)


def test_an_absence_is_one_issue_with_all_its_sessions_and_a_closed_practice_one_of_nobody() -> None:
    week = {"first": MONDAY, "last": date(2027, 7, 25)}
    away = (
        Absence(id="x", member="anna", kind="sick", **week),
        Absence(id="y", kind="holiday", sessions=("fri_am",), **week),
    )
    entries = (*cells("anna", "tue_am mon_am"), *cells("d", "mon_am fri_am"), cell("anna", "fri_pm"))
    plan = practice((member("anna"), DA), entries, absences=away)

    assert [english(one.sentence) for one in issues(plan, "IS_AWAY", monday=MONDAY)] == [
        "anna stands in the roster on Mon morning, Tue morning, Fri afternoon and is away: Sick."
    ]
    assert [(one.severity, english(one.sentence)) for one in issues(plan, "CLOSED", monday=MONDAY)] == [
        (INFO, "The practice is closed on Fri morning; 1 person stands in the roster then.")
    ]


def test_who_comes_for_a_time_has_no_hours_of_a_contract() -> None:
    fields = {"sessions": {"mon_am": 4.0}, "weeks_share": 1 / 52}
    locum = member("l", employment="locum", start=MONDAY, end=MONDAY, **fields)
    plan = practice((locum, DA), cells("l", "mon_am"))

    assert not issues(plan, "OVER_CONTRACT")
    assert issues(practice((member("l", employment="locum", **fields), DA), cells("l", "mon_am")), "OVER_CONTRACT")


def test_only_the_week_of_the_cycle_that_the_calendar_week_is_counts() -> None:
    plan = gps(cell("anna", "mon_am", weeks=(1,)), cell("anna", "tue_am", weeks=(2,)), cycle=2)

    assert [issue.about or issue.subject for issue in issues(plan, "LONE_WORKER", monday=MONDAY)] == ["session/mon_am"]


def test_who_is_not_in_the_team_in_the_period_is_not_asked_for_hours() -> None:
    gone = member("gone", sessions={"mon_am": 4}, end=date(2026, 12, 31))
    plan = practice((gone,), (), start=date(2027, 1, 1), end=date(2027, 12, 31))

    assert issues(plan) == []
    assert issues(practice((gone,), ()), "UNDER_CONTRACT")


def test_the_worst_come_first() -> None:
    entries = (*LONG_WEEK, cell("d", "sun_am"), cell("bram", "mon_am", room="r1"), cell("bram", "mon_pm"))
    plan = practice((member("anna"), member("bram"), DA), entries, rooms=(SMALL,))
    found = check(plan, plan.weeks[0])

    assert len({issue.severity for issue in found}) == 3
    assert [issue.severity for issue in found] == sorted((issue.severity for issue in found), key=list(Severity).index)
