"""Ways to grant leave that breaks something: with a stand-in for the weeks and sessions that it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from planner.calculation import calculate
from planner.edits import Change
from planner.plan import Absence, find
from planner.results import Results
from planner.texts import T
from planner.warnings.warning import Remedy
from planner.year import edits, ways_out
from planner.year.calendar import place_of
from planner.year.capacity import year_of
from planner.year.requests import WhatIf


def ways(results: Results, found: WhatIf, today: date) -> tuple[Remedy, ...]:
    """What grants a request of the plan and repairs what that breaks, each in one step; none where nothing breaks."""
    granted = edits.grant(results.plan, (found.absence.id,))
    after = calculate(granted.plan)
    helping = (*_weeks(after, found, today), *_sessions(after, found, today))
    return tuple(
        replace(
            remedy,
            text=T("Grant it. {remedy}", remedy=remedy.text),
            change=_with(granted, remedy.change),
        )
        for remedy in helping
    )


def _with(granted: Change, then: Change) -> Change:
    label = T("{first}; {then}", first=granted.label, then=then.label)
    return Change(then.plan, label, granted.touched | then.touched)


def _weeks(after: Results, found: WhatIf, today: date) -> Iterator[Remedy]:
    """For each function with broken weeks, stand-ins for the worst of them and the weeks around it."""
    number = _year(found.absence)
    year = year_of(after, number, today)
    for role_id in dict.fromkeys(broken.role_id for broken in found.weeks):
        places = [place_of(broken.monday, number) for broken in found.weeks if broken.role_id == role_id]
        inside = [place for place in places if 0 <= place < len(year.weeks)]
        load, role = year.roles[role_id], find(after.plan.roles, role_id)
        if inside:
            short = [work - there for work, there in zip(load.demand, load.capacity, strict=True)]
            worst = max(inside, key=short.__getitem__)
            measure = ways_out.overloaded_weeks(role, number, today)
            remedy = ways_out.stand_in_weeks(year, role, worst, measure)
            if remedy is not None:
                yield remedy


def _sessions(after: Results, found: WhatIf, today: date) -> Iterator[Remedy]:
    """For each function with too few people, stand-ins for the first week in which that is so."""
    number = _year(found.absence)
    short = [*found.without_gp, *found.too_few]
    for role in {one.role.id: one.role for one in short}.values():
        own = sorted((one for one in short if one.role.id == role.id), key=lambda one: one.day)
        yield ways_out.stand_in_sessions(after, own, number, ways_out.short_sessions(role, number, today))


def _year(absence: Absence) -> int:
    return absence.first.isocalendar().year
