"""Calendar files of people, written to disk: one person's file, or one for each in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner import names
from planner.errors import DagdeelError
from planner.files.disk import write_export
from planner.plan import Plan, find
from planner.week.ics import Say, calendar_of_week, calendar_of_year

SUFFIX = ".ics"


class CalendarError(DagdeelError):
    """A calendar file that cannot be written; what was there before is unchanged."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a calendar is about: the days on which a week plan is valid, else a year."""

    week: str = ""
    year: int = 0


def file_names(plan: Plan, member_ids: Iterable[str], say: Say) -> dict[str, str]:
    """A name for the file of each person, with nothing that a file system refuses, and no two alike."""
    found: dict[str, str] = {}
    for member_id in member_ids:
        name = say(names.member(find(plan.staff, member_id)))
        base = " ".join(re.sub(r"[^\w -]", " ", name).split())[:80] or "calendar"
        wish, number = base, 1
        while wish.casefold() in {known.casefold() for known in found.values()}:
            number += 1
            wish = f"{base} {number}"
        found[member_id] = wish
    return {member_id: name + SUFFIX for member_id, name in found.items()}


def write_calendar(plan: Plan, member_id: str, period: Period, path: Path, say: Say, stamp: datetime) -> None:
    """Write somebody's calendar file in one step; `EditError` for a week plan without a first and a last day."""
    if period.week:
        content = calendar_of_week(plan, period.week, member_id, say, stamp)
    else:
        content = calendar_of_year(plan, period.year, member_id, say, stamp)
    write_export(path, content.encode(), CalendarError)
