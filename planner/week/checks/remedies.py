"""Remedies of an issue of a week plan: edits that the checks themselves have tried before they are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.edits import Change
from planner.errors import EditError
from planner.plan import Plan, WeekPlan, find
from planner.texts import Message, T
from planner.warnings.warning import Severity
from planner.week.checks import room_ways, shorter, stand_in, ways_out
from planner.week.checks.check import issues
from planner.week.checks.issue import Issue
from planner.week.checks.roster import Roster, roster
from planner.week.checks.trouble import Trouble, WayOut
from planner.week.copies import copy_onto, own_plan, split_off

_Ways = Callable[[Trouble], Iterator[WayOut]]
_OTHERS: tuple[_Ways, ...] = (ways_out.hand_over, ways_out.move_away, ways_out.take_out)

WAYS_OUT: dict[str, tuple[_Ways, ...]] = {
    "NO_GP": (ways_out.join, ways_out.other_work, stand_in.one_more),
    "NO_SUPERVISION": (ways_out.join, ways_out.move_away, ways_out.take_out),
    "TRAINEE_ALONE": (ways_out.join, ways_out.move_away, ways_out.take_out),
    "TOO_FEW_PRESENT": (ways_out.join, stand_in.one_more),
    "LONE_WORKER": (ways_out.join, ways_out.move_away, ways_out.take_out),
    "ROOM_CLASH": (room_ways.other_room, ways_out.move_away, room_ways.no_room),
    "ROOM_UNSUITED": (room_ways.other_room, ways_out.hand_over, room_ways.no_room),
    "TOO_FEW_ROOMS": (ways_out.move_away, ways_out.take_out),
    "TWO_PLACES": (ways_out.keep_one,),
    "CANNOT_WORK": _OTHERS,
    "RATHER_NOT": _OTHERS,
    "LACKS_SKILL": (ways_out.other_work, ways_out.hand_over),
    "SHIFT_TOO_LONG": (shorter.shorter_days, *_OTHERS),
    "WEEK_TOO_LONG": (ways_out.hand_over, ways_out.take_out, ways_out.day_off),
    "MEAN_OVER_4_WEEKS": (ways_out.hand_over, ways_out.take_out, ways_out.day_off),
    "MEAN_OVER_16_WEEKS": (ways_out.hand_over, ways_out.take_out, ways_out.day_off),
    "DAILY_REST": (shorter.longer_nights, *_OTHERS),
    "WEEKLY_REST": (ways_out.day_off,),
    "TOO_FEW_BREAKS": (shorter.longer_breaks, *_OTHERS),
    "OVER_CONTRACT": (shorter.fewer_hours,),
    "UNDER_CONTRACT": (ways_out.work_more,),
    "IS_AWAY": (stand_in.stand_in,),
    "CLOSED": (),
    "UNFAIR": (ways_out.hand_over, ways_out.exchange),
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """An edit that takes an issue away: in words, with the other issues that go and those that come with it.

    `resort` is 0 within the team, 1 where somebody comes from outside, 2 where work is left undone.
    """

    text: Message
    change: Change
    solved: tuple[Issue, ...]
    caused: tuple[Issue, ...]
    resort: int = 0


def remedies(plan: Plan, week: WeekPlan, issue: Issue, monday: date | None = None, most: int = 3) -> tuple[Remedy, ...]:
    """Up to so many edits after which an issue is gone, the best first; nothing worse than the issue comes with them.

    The issue is one of `check` with the same arguments. In a calendar week the edit is of a roster of that week alone,
    which is made where there is none yet. None in a published plan, which refuses edits.
    """
    known = roster(plan, week, monday)
    before = issues(known)
    tried = (_tried(known, issue, way, before, monday) for way in _ways(known, issue, monday))
    return _best([remedy for remedy in tried if remedy], most)


def _best(found: list[Remedy], most: int) -> tuple[Remedy, ...]:
    """The best ones, with one of each resort among them."""
    found.sort(key=_cost)
    firsts = [
        remedy for place, remedy in enumerate(found) if remedy.resort not in {one.resort for one in found[:place]}
    ]
    rest = [remedy for remedy in found if not any(remedy is first for first in firsts)]
    return tuple(sorted([*firsts, *rest][:most], key=_cost))


def _ways(known: Roster, issue: Issue, monday: date | None) -> Iterator[WayOut]:
    try:
        if monday is not None and own_plan(known.plan, monday) is not known.week:
            if issue.code == "IS_AWAY" and len({one.member.id for one in known.away}) > 1:
                yield _without_who_is_away(known, monday)
            apart = split_off(known.plan, known.week.id, monday)
            known = roster(apart.change.plan, find(apart.change.plan.weeks, apart.week_id), monday)
        for ways in WAYS_OUT[issue.code]:
            yield from ways(Trouble(known, issue))
    except EditError:
        return


def _without_who_is_away(known: Roster, monday: date) -> WayOut:
    copied = copy_onto(known.plan, known.week.id, monday)
    text = T("Leave open the sessions of everybody who is away this week")
    return WayOut(text, copied.change, copied.week_id, resort=2)


def _tried(known: Roster, issue: Issue, way: WayOut, before: tuple[Issue, ...], monday: date | None) -> Remedy | None:
    """What an edit does; None where the issue stays or something worse comes."""
    week = find(way.change.plan.weeks, way.week_id)
    after = issues(roster(way.change.plan, week, monday))
    there, then = ({one.place: _badness(one) for one in some[::-1]} for some in (before, after))
    solved = tuple(one for one in before if one.place not in then)
    caused = tuple(one for one in after if _badness(one) < there.get(one.place, len(Severity)))
    if issue.place in then or any(_badness(one) < _badness(issue) for one in caused):
        return None
    others = tuple(one for one in solved if one.place != issue.place)
    return Remedy(way.text, way.change, others, caused, way.resort)


def _badness(issue: Issue) -> int:
    return list(Severity).index(issue.severity)


def _cost(remedy: Remedy) -> tuple[int, int, int]:
    """Issues that come on balance, those that matter first; the team first, and what leaves work undone last."""
    serious = [issue for issue in remedy.caused if issue.severity != Severity.INFO]
    relieved = [issue for issue in remedy.solved if issue.severity != Severity.INFO]
    return remedy.resort, len(serious) - len(relieved), len(remedy.caused) - len(remedy.solved)
