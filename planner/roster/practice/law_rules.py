"""The working-time law for employees: hours in a shift and a week, and rest (for the self-employed it is advice).

These are the limits of the plan. Rest after a day may be shorter once in seven days, as the law has it. For the weekly
rest a Saturday or a Sunday is kept free with enough hours around it; that is a little stricter than the law, and holds
only for who might work at the weekend. What is pinned already is left to the checks where it alone breaks that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from planner import names
from planner.plan import Cell, Member
from planner.roster.practice.kept import Kept, hours
from planner.roster.practice.person_rules import units
from planner.roster.practice.scene import Scene, Slot
from planner.roster.problem import Rule, Sum, Term
from planner.terms import WEEKDAYS
from planner.texts import Message, T
from planner.week.checks.law import DAYS, HAIR
from planner.week.checks.roster import roster
from planner.week.clock import DAY, WEEK, Starts, shifts, starts

_SATURDAY, _SUNDAY = 5, 6
_Days = dict[int, list[Slot]]


@dataclass(frozen=True, slots=True)
class _Close:
    """Sessions of a day, and the first of another one, with too few hours in between: rest, and when the day ends."""

    slots: frozenset[Slot]
    day: int
    rest: float
    end: float


def law_rules(scene: Scene) -> Iterator[Kept]:
    """Everything that the law says of employees and trainees."""
    frame = roster(scene.plan, scene.week, scene.monday).frame
    for member in scene.members.values():
        if member.employment not in ("owner", "locum"):
            days = _days(scene, member)
            yield from _hours(scene, member, days, frame.lasts)
            yield from _daily_rest(scene, member, days, frame.repeats)
            yield from _weekly_rest(scene, member, days, frame.repeats)


def _days(scene: Scene, member: Member) -> _Days:
    """The slots in which somebody could work, by day from the first Monday on."""
    days: _Days = {}
    for slot in scene.slots:
        if scene.choices(member, slot):
            days.setdefault(slot.week * DAYS + WEEKDAYS.index(slot.day), []).append(slot)
    return days


def _hours(scene: Scene, member: Member, days: _Days, lasts: float) -> Iterator[Kept]:
    """No shift and no week too long, nor too many hours on average over 4 and 16 weeks."""
    limits, who = scene.plan.working_time, names.member(member)
    for day, slots in days.items():
        words = T(
            "{who} works at most {hours} hours on {day} (article 5:7).",
            who=who,
            hours=hours(limits.shift),
            day=names.DAYS[WEEKDAYS[day % DAYS]],
        )
        yield from _at_most(scene, member, f"shift/{member.id}/{day}", words, [slots], limits.shift)
    weeks = [[slot for slot in scene.slots if slot.week == week] for week in range(len(scene.numbers))]
    words = T("{who} works at most {hours} hours in a week (article 5:7).", who=who, hours=hours(limits.week))
    for number, slots in enumerate(weeks):
        yield from _at_most(scene, member, f"week/{member.id}/{number}", words, [slots], limits.week)
    for count, limit in ((4, limits.week_over_4), (16, limits.week_over_16)):
        words = T(
            "{who} works at most {hours} hours a week on average over {weeks} weeks (article 5:7).",
            who=who,
            hours=hours(limit),
            weeks=count,
        )
        for first in range(len(weeks)) if lasts >= count else ():
            window = [weeks[(first + place) % len(weeks)] for place in range(count)]
            yield from _at_most(scene, member, f"mean{count}/{member.id}/{first}", words, window, count * limit)


def _at_most(
    scene: Scene, member: Member, rule_id: str, words: Message, window: list[list[Slot]], limit: float
) -> Iterator[Kept]:
    """So many hours in some slots, which may come more than once; silent where they never are as many."""
    times: dict[Slot, int] = {}
    for slots in window:
        for slot in slots:
            times[slot] = times.get(slot, 0) + 1
    most = {slot: units(scene.hours(member, slot)) * count for slot, count in times.items()}
    if sum(most.values()) > units(limit):
        terms = tuple(Term(scene.choices(member, slot), length) for slot, length in most.items())
        yield Kept(Rule(rule_id, words, (Sum(terms, at_most=units(limit)),)))


def _daily_rest(scene: Scene, member: Member, days: _Days, repeats: bool) -> Iterator[Kept]:
    """Enough rest after every day of work; once in seven days it may be shorter."""
    limits, who = scene.plan.working_time, names.member(member)
    close = list(_too_close(scene, member, days, 1, limits.daily_rest, repeats))
    never: dict[int, list[_Close]] = {}
    for one in close:
        if one.rest < limits.short_rest - HAIR:
            never.setdefault(one.day, []).append(one)
    for day, found in never.items():
        words = T(
            "{who} has at least {hours} hours of rest after {day} (article 5:3).",
            who=who,
            hours=hours(limits.short_rest),
            day=names.DAYS[WEEKDAYS[day % DAYS]],
        )
        sums = tuple(_not_all(scene, member, one.slots) for one in found)
        yield Kept(Rule(f"rest/{member.id}/{day}", words, sums))
    span = len(scene.numbers) * WEEK
    twice = [
        one.slots | other.slots
        for one, other in combinations(close, 2)
        if one.day != other.day and _within_a_week(one.end, other.end, span, repeats)
    ]
    if twice:
        words = T(
            "{who} has less than {hours} hours of rest only once in seven days (article 5:3).",
            who=who,
            hours=hours(limits.daily_rest),
        )
        sums = tuple(_not_all(scene, member, slots) for slots in dict.fromkeys(twice))
        yield Kept(Rule(f"short_rest/{member.id}", words, sums))


def _within_a_week(one: float, other: float, span: float, repeats: bool) -> bool:
    apart = abs(other - one)
    return min(apart, span - apart) < WEEK - HAIR if repeats else apart < WEEK - HAIR


def _weekly_rest(scene: Scene, member: Member, days: _Days, repeats: bool) -> Iterator[Kept]:
    """A Saturday or a Sunday without work, and enough hours around it."""
    least = scene.plan.working_time.weekly_rest
    words = T(
        "{who} has a Saturday or a Sunday off, {hours} hours in all (article 5:5).",
        who=names.member(member),
        hours=hours(least),
    )
    around = list(_too_close(scene, member, days, 2, least, repeats))
    for week in range(len(scene.numbers)):
        saturday, sunday = (days.get(week * DAYS + day, []) for day in (_SATURDAY, _SUNDAY))
        cells = [tuple(cell for slot in slots for cell in scene.choices(member, slot)) for slots in (saturday, sunday)]
        sums = [Sum(tuple(Term(some, once=True) for some in cells), at_most=1)] if all(cells) else []
        edges = [one for one in around if one.day in (week * DAYS + _SATURDAY - 1, week * DAYS + _SATURDAY)]
        sums += [_not_all(scene, member, one.slots) for one in edges]
        if (saturday or sunday) and sums and not _is_pinned_so(scene, member, sums):
            yield Kept(Rule(f"weekend/{member.id}/{week}", words, tuple(sums)))


def _is_pinned_so(scene: Scene, member: Member, sums: list[Sum]) -> bool:
    """Whether what is pinned breaks one of the sums already."""
    slots = [slot for slot in scene.slots if (member.id, slot.id) in scene.pins]
    taken = {
        cell
        for slot in slots
        for cell in scene.choices(member, slot)
        if cell.duty in {one.work for one in scene.pins[member.id, slot.id]}
    }
    return any(one.over(taken) for one in sums)


def _not_all(scene: Scene, member: Member, slots: frozenset[Slot]) -> Sum:
    ordered = [slot for slot in scene.slots if slot in slots]
    cells = tuple(cell for slot in ordered for cell in scene.choices(member, slot))
    return Sum((Term(cells),), at_most=len(ordered) - 1)


def _too_close(scene: Scene, member: Member, days: _Days, gap: int, least: float, repeats: bool) -> Iterator[_Close]:
    """Sessions of a day and the first one so many days later with fewer hours in between, in the smallest sets."""
    begins, last = starts(scene.plan.practice), len(scene.numbers) * DAYS
    for day, slots in days.items():
        later = day + gap
        if later >= last and not repeats:
            continue
        ends = {chosen: _end(scene, member, chosen, day, begins) for chosen in _subsets(slots)}
        for first in days.get(later % last, []):
            begin = later * DAY + _begin(scene, member, first, begins)
            for limit in (least, scene.plan.working_time.short_rest):
                short = [chosen for chosen, end in ends.items() if begin - end < min(limit, least) - HAIR]
                for chosen in short:
                    if not any(other < chosen for other in short):
                        yield _Close(chosen | {first}, day, begin - ends[chosen], ends[chosen])


def _subsets(slots: list[Slot]) -> Iterator[frozenset[Slot]]:
    for size in range(1, len(slots) + 1):
        yield from map(frozenset, combinations(slots, size))


def _end(scene: Scene, member: Member, slots: frozenset[Slot], day: int, begins: Starts) -> float:
    """When somebody stops who works in some slots of a day, in hours from the first Monday."""
    cells = [Cell(member=member.id, session=one.session, hours=_length(scene, member, one)) for one in slots]
    return day // DAYS * WEEK + shifts(cells, begins)[0].end


def _begin(scene: Scene, member: Member, slot: Slot, begins: Starts) -> float:
    """At what hour of the day a session begins."""
    cell = Cell(member=member.id, session=slot.session, hours=_length(scene, member, slot))
    return shifts([cell], begins)[0].begin % DAY


def _length(scene: Scene, member: Member, slot: Slot) -> float:
    return min(12.0, scene.hours(member, slot))
