"""All rules of a week plan, and the list of its issues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from planner.memo import EachMemo
from planner.plan import Plan, WeekPlan
from planner.warnings.warning import Severity
from planner.week.checks import fairness, hour_rules, person_rules, rest_rules, room_rules, session_rules, team_rules
from planner.week.checks.attendance import Attendance
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.checks.roster import Roster, roster

SESSION_RULES: tuple[Callable[[Attendance], Iterator[Issue]], ...] = (
    session_rules.no_gp,
    session_rules.no_supervision,
    session_rules.trainee_alone,
    session_rules.too_few_present,
    session_rules.lone_worker,
    room_rules.room_clash,
    room_rules.room_unsuited,
    room_rules.too_few_rooms,
)
PERSON_RULES: tuple[Callable[[Person], Iterator[Issue]], ...] = (
    person_rules.two_places,
    person_rules.cannot_work,
    person_rules.rather_not,
    person_rules.lacks_skill,
    hour_rules.shift_too_long,
    hour_rules.week_too_long,
    hour_rules.mean_over_4_weeks,
    hour_rules.mean_over_16_weeks,
    rest_rules.daily_rest,
    rest_rules.weekly_rest,
    hour_rules.too_few_breaks,
)
TEAM_RULES: tuple[Callable[[Roster], Iterator[Issue]], ...] = (
    team_rules.is_away,
    team_rules.closed,
    team_rules.over_contract,
    team_rules.under_contract,
    fairness.unfair,
)
_WORST_FIRST = list(Severity)


def _of_session(there: Attendance) -> tuple[Issue, ...]:
    return tuple(issue for rule in SESSION_RULES for issue in rule(there))


def _of_person(person: Person) -> tuple[Issue, ...]:
    return tuple(issue for rule in PERSON_RULES for issue in rule(person))


# An edit of a cell replaces one person's part and one session's; all others are found again.
_sessions = EachMemo(_of_session)
_persons = EachMemo(_of_person)


def check(plan: Plan, week: WeekPlan, monday: date | None = None) -> tuple[Issue, ...]:
    """The issues of a week plan, the worst first: in all weeks of its cycle, or in the calendar week of a Monday.

    In a calendar week those who are away are left out of it.
    """
    return issues(roster(plan, week, monday))


def issues(known: Roster) -> tuple[Issue, ...]:
    """The issues of a week plan as the rules look at it, the worst first."""
    found = [
        *_in_weeks(known),
        *(issue for some in _persons(known.persons) for issue in some),
        *(issue for rule in TEAM_RULES for issue in rule(known)),
    ]
    return tuple(sorted(found, key=lambda issue: _WORST_FIRST.index(issue.severity)))


def _in_weeks(known: Roster) -> Iterable[Issue]:
    """Issues of sessions; one that is the same in several weeks of the cycle is one issue."""
    merged: dict[tuple[object, ...], list[tuple[int, Issue]]] = {}
    for number, sessions in zip(known.frame.numbers, known.sessions, strict=True):
        for some in _sessions(sessions):
            for issue in some:
                same = merged.setdefault(issue.place, [])
                same.append((number, issue))
    for same in merged.values():
        yield from _distinct(same, len(known.frame.numbers))


def _distinct(same: list[tuple[int, Issue]], weeks: int) -> Iterator[Issue]:
    first = same[0][1]
    alike = [number for number, issue in same if issue == first]
    yield first if len(alike) == weeks else replace(first, weeks=tuple(alike))
    rest = [(number, issue) for number, issue in same if number not in alike]
    if rest:
        yield from _distinct(rest, weeks)
