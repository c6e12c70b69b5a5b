"""Remedies for what a year shows: a stand-in for a time, leave in another week, leave in the quietest weeks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner import names
from planner.calculation import calculate
from planner.capacity import SESSION_HOURS
from planner.edits import Change
from planner.explain import Figure
from planner.plan import Absence, Member, Plan, Role
from planner.results import Results
from planner.stand_ins import stand_ins, whom
from planner.terms import SESSIONS
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings.remedies import LOCUM_SESSIONS
from planner.warnings.warning import Effect, Remedy
from planner.week.dates import WEEK, date_of
from planner.year import edits as year_edits
from planner.year.balances import Balance, balances
from planner.year.calendar import Week, place_of, weeks
from planner.year.capacity import Year, year_of
from planner.year.frames import Short, presence, shorts

# How many weeks on or back leave is moved at most; for how many weeks stand-ins come, and how many of them.
_FAR = 8
_LONGEST = 13
_MOST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a year that a remedy improves."""

    figure: Figure
    label: Message
    unit: Unit
    read: Callable[[Results], float]


def overloaded_weeks(role: Role, year: int, today: date) -> Measure:
    """Weeks with more work than hours for a role that have not passed."""
    return Measure(
        Figure("year", role.id, "weeks_overloaded"),
        T("{role}: overloaded weeks", role=names.role_name(role)),
        Unit.WEEKS,
        lambda results: len(year_of(results, year, today).overloaded(role.id)),
    )


def short_sessions(role: Role, year: int, today: date) -> Measure:
    """Sessions from today on in which absence leaves too few people of a role."""
    return Measure(
        Figure("year", role.id, "sessions_short"),
        T("{role}: sessions with too few people", role=names.role_name(role)),
        Unit.TIMES,
        lambda results: sum(one.role.id == role.id and one.day >= today for one in shorts(results.plan, year)),
    )


def leave_not_planned(year: int, today: date) -> Measure:
    """Hours of leave of the whole team that are not planned."""
    return Measure(
        Figure("year", "", "leave_not_planned"),
        T("Leave not planned"),
        Unit.HOURS,
        lambda results: sum(max(0.0, one.left) for one in balances(results.plan, year, today)),
    )


def _remedy(code: str, text: Message, change: Change, before: Results, measure: Measure) -> Remedy:
    def try_out() -> tuple[Effect, ...]:
        was, now = (Quantity(measure.read(one), measure.unit) for one in (before, calculate(change.plan)))
        return (Effect(measure.figure, measure.label, was, now),)

    return Remedy(code, text, change, try_out)


def stand_in_weeks(year: Year, role: Role, worst: int, measure: Measure) -> Remedy | None:
    """Stand-ins for the overloaded weeks around the worst one, in as many sessions as that one needs.

    None where that takes more people than anybody finds for a few weeks.
    """
    results, load, limit = year.results, year.roles[role.id], year.plan.practice.overload
    missing = load.demand[worst] / limit - load.capacity[worst]
    per_session = SESSION_HOURS * (1 - role.allowance_share)
    known, monday = presence(year.plan, year.year), year.weeks[worst].monday
    open_then = [one for one in LOCUM_SESSIONS if not known.is_closed(date_of(monday, one), one)]
    number = math.floor(missing / per_session) + 1 if per_session > 0 else math.inf
    if not open_then or number > _MOST_PEOPLE * len(open_then):
        return None
    people = math.ceil(number / len(open_then))
    each = math.ceil(number / people)
    run = _run(year.overloaded(role.id), worst)
    first, last = year.weeks[run[0]], year.weeks[run[-1]]
    text = T(
        "{who} in {weeks}: {number} sessions of 4 hours a week",
        who=whom(role),
        weeks=_weeks(first, last),
        number=each * people,
    )
    hours = dict.fromkeys(open_then[:each], SESSION_HOURS)
    change = stand_ins(results.plan, role, hours, (first.monday, last.sunday), people)
    return _remedy("stand_in", text, change, results, measure)


def _run(places: Sequence[int], worst: int) -> Sequence[int]:
    """The places around the worst one without a gap; only that one where they are too many."""
    first = last = worst
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return range(first, last + 1) if last - first < _LONGEST else [worst]


def _weeks(first: Week, last: Week) -> Message:
    if first == last:
        return T("week {week}", week=first.number)
    return T("week {first} to {last}", first=first.number, last=last.number)


def stand_in_sessions(results: Results, short: list[Short], year: int, measure: Measure) -> Remedy:
    """Stand-ins for the sessions with too few people of one role in the week of the first of them."""
    place = place_of(short[0].day, year)
    here = [one for one in short if place_of(one.day, year) == place]
    role, sessions = here[0].role, sorted({one.session for one in here}, key=SESSIONS.index)
    people = max(math.ceil(one.least - one.there) for one in here)
    text = T(
        "{who} on {sessions} in week {week}",
        who=whom(role),
        sessions=tuple(names.session(session) for session in sessions),
        week=here[0].day.isocalendar().week,
    )
    hours = dict.fromkeys(sessions, SESSION_HOURS)
    change = stand_ins(results.plan, role, hours, (here[0].day, here[-1].day), people)
    return _remedy("stand_in", text, change, results, measure)


def quieter(year: Year, role: Role, worst: int, today: date, measure: Measure) -> Remedy | None:
    """Move somebody's leave out of an overloaded week, to the nearest weeks that can do without this person."""
    week, load, limit = year.weeks[worst], year.roles[role.id], year.plan.practice.overload

    def fits(member: Member, moved: Absence) -> bool:
        first, last = place_of(moved.first, year.year), place_of(moved.last, year.year)
        left = (load.capacity[place] - year.members[member.id].net[place] for place in range(first, last + 1))
        works = zip(load.demand[first : last + 1], left, strict=True)
        return all(work < limit * there for work, there in works)

    return _moved(year.results, role, (week.monday, week.sunday), year.year, today, fits, measure)


def apart(results: Results, short: list[Short], year: int, today: date, measure: Measure) -> Remedy | None:
    """Move somebody's leave away from a session with too few people of a role, to where there are enough without."""
    day = short[0].day
    return _moved(results, short[0].role, (day, day), year, today, lambda *_: True, measure)


def _moved(
    results: Results,
    role: Role,
    period: tuple[date, date],
    year: int,
    today: date,
    fits: Callable[[Member, Absence], bool],
    measure: Measure,
) -> Remedy | None:
    """Leave of a role in a period moved by whole weeks, the last in the plan first and as near as it goes."""
    plan = results.plan
    people = {member.id: member for member in plan.staff if member.role == role.id}
    for absence in reversed(plan.absences):
        member = people.get(absence.member or "")
        is_leave = absence.state == "granted" and absence.kind == "leave" and absence.first > today
        if not member or not is_leave or absence.first > period[1] or absence.last < period[0]:
            continue
        for number in sorted(range(-_FAR, _FAR + 1), key=abs):
            moved = _by_weeks(absence, number)
            clear = _is_clear(moved, period, year) and moved.first > today
            if clear and fits(member, moved) and _is_free(plan, member, absence, moved, year):
                text = T(
                    "Move the leave of {who} from {first} to {new}",
                    who=names.member(member),
                    first=absence.first,
                    new=moved.first,
                )
                return _remedy("move_leave", text, year_edits.move(plan, absence.id, 7 * number), results, measure)
    return None


def _by_weeks(absence: Absence, number: int) -> Absence:
    return absence.model_copy(update={"first": absence.first + number * WEEK, "last": absence.last + number * WEEK})


def _is_clear(moved: Absence, period: tuple[date, date], year: int) -> bool:
    """Whether a moved leave is out of a period and still in the year."""
    inside = 0 <= place_of(moved.first, year) <= place_of(moved.last, year) < len(weeks(year))
    return inside and (moved.first > period[1] or moved.last < period[0])


def _is_free(plan: Plan, member: Member, old: Absence, moved: Absence, year: int) -> bool:
    """Whether nothing else keeps somebody away in a moved leave, and enough people are there without this person."""
    own = [one for one in plan.absences if one.member == member.id and one is not old and one.state != "refused"]
    if any(one.first <= moved.last and moved.first <= one.last for one in own):
        return False
    there = presence(plan, year)
    return all(_is_in(old, day) or there.can_miss(member, day) for day in _days(moved))


def _is_in(absence: Absence, day: date) -> bool:
    return absence.first <= day <= absence.last


def _days(absence: Absence) -> Iterator[date]:
    for number in range((absence.last - absence.first).days + 1):
        yield absence.first + timedelta(days=number)


def plan_quietest(year: Year, known: Balance, measure: Measure) -> Remedy | None:
    """Plan somebody's leave in the quietest weeks that can do without this person; None where there is no such week."""
    member, plan = known.member, year.plan
    wanted = known.left
    chosen: list[Week] = []
    for place in _quietest(year, member):
        hours = year.members[member.id].paid[place]
        if hours <= wanted:
            wanted -= hours
            chosen.append(year.weeks[place])
    if not chosen:
        return None
    chosen.sort(key=lambda week: week.number)
    absences: list[Absence] = []
    for week in chosen:
        so_far = plan.model_copy(update={"absences": (*plan.absences, *absences)})
        absences.append(year_edits.new_absence(so_far, member.id, week.monday, week.sunday))
    text = TN(
        "Plan {hours} hours of leave of {who} in the quietest week that can do without, {weeks}",
        "Plan {hours} hours of leave of {who} in the quietest weeks that can do without, {weeks}",
        len(chosen),
        hours=Quantity(known.left - wanted, Unit.HOURS),
        who=names.member(member),
        weeks=tuple(week.number for week in chosen),
    )
    return _remedy("plan_leave", text, year_edits.add(plan, absences), year.results, measure)


def _quietest(year: Year, member: Member) -> list[int]:
    """The weeks to come in which nothing keeps somebody away and enough are there without, the quietest first."""
    load, own, there = year.roles[member.role], year.members[member.id], presence(year.plan, year.year)
    found = []
    for place in range(year.left + 1, len(year.weeks)):
        week = year.weeks[place]
        days = [week.monday + timedelta(days=number) for number in range(WEEK.days)]
        absent = any(hours[place] for hours in own.away.values())
        inside = week.monday.year == week.sunday.year == year.year
        if inside and not absent and own.paid[place] and all(there.can_miss(member, day) for day in days):
            found.append(place)
    return sorted(found, key=lambda place: load.utilisation[place] or math.inf)
