"""What the kinds of work in a roster mean: where they are done, what they are for, and what they ask of people."""

from __future__ import annotations

import re
from collections.abc import Container

from planner import names
from planner.memo import FEW, IdentityMemo
from planner.plan import Activity, Cell, Member
from planner.terms import Channel, Work
from planner.texts import Message

# Work in which patients are seen or spoken to.
CONTACT_WORKS: frozenset[Work] = frozenset({"surgery", "phone", "visits", "procedures"})
# Work that the demand counts too, but in which no patient is met.
OFFICE_WORKS: frozenset[Work] = frozenset({"admin", "meeting"})
# Work in the building: visits, courses and duty at the cooperative are done elsewhere.
AT_PRACTICE: frozenset[Work] = frozenset({"surgery", "phone", "procedures", "admin", "meeting"})
# Work that occupies a consulting room, of people in functions that need one.
IN_ROOM: frozenset[Work] = frozenset({"surgery", "phone", "procedures"})

_BY_CHANNEL: dict[Channel, Work] = {"practice": "surgery", "phone": "phone", "digital": "phone", "home": "visits"}
_BY_ID: dict[str, Work] = {"minor_procedures": "procedures", "phone_triage": "phone", "triage": "phone"}


def works(cell: Cell) -> bool:
    """Whether somebody is at work in a cell."""
    return cell.work != "off" and cell.hours > 0


def work_of(activity: Activity) -> Work | None:
    """The kind of work in which an activity is done; None for what anybody does between other work.

    Standard ids decide for procedures and triage, else the channel: at the practice is surgery, by phone and digital
    is phone work, at home is visits.
    """
    standard = re.sub(r"_\d+$", "", activity.id)
    return _BY_ID.get(standard) or _BY_CHANNEL.get(activity.channel)


def _asked(activities: tuple[Activity, ...]) -> dict[Work, list[Activity]]:
    found: dict[Work, list[Activity]] = {}
    for activity in activities:
        work = work_of(activity)
        if work is not None:
            found.setdefault(work, []).append(activity)
    return found


_remembered = IdentityMemo(_asked, FEW)


def _unable(member: Member, activities: tuple[Activity, ...]) -> dict[Work, tuple[Message | str, ...]]:
    return {
        work: tuple(names.activity(activity) for activity in asked)
        for work, asked in _remembered(activities).items()
        if not any(may_do(member, activity) for activity in asked)
    }


def may_do(member: Member, activity: Activity) -> bool:
    """Whether somebody may do an activity: what is listed for the person, else what the function has a part in."""
    if member.may_do:
        return activity.id in member.may_do
    return any(row.role == member.role for row in activity.delivery)


def usual_work(unable: Container[Work]) -> Work:
    """What somebody does who has hours and nothing else planned: surgery, or office work where that is not theirs."""
    return "admin" if "surgery" in unable else "surgery"


# By person: kinds of work of which this person may do no activity at all, with what they ask for. A kind for which the
# plan has no activity asks for nothing.
unable = IdentityMemo(_unable)
