"""The week plans, absence and worked hours of two practices as those of one.

A week plan of the first gets the cells of the other's week plan for the same time. Week plans of the other for times
of their own stay as drafts, in which people of the first work their week pattern. The first one's calendar holds for
both; a day on which only the other was closed becomes absence of its people.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.edits import fresh_id
from planner.plan import Absence, Cell, Plan, WeekPlan

LONGEST_CYCLE = 12


@dataclass(frozen=True, slots=True)
class NewIds:
    """The ids in the united practice of the people and rooms that join, by those that they had."""

    members: Mapping[str, str]
    rooms: Mapping[str, str]


def united_roster(plan: Plan, other: Plan, ids: NewIds) -> dict[str, Any]:
    """The parts `weeks`, `absences` and `worked` of the united practice."""
    worked = (week.model_copy(update={"member": ids.members[week.member]}) for week in _of_team(other.worked, ids))
    moved = (_moved(week, ids) for week in other.weeks)
    return {
        "weeks": _weeks(plan.weeks, [week for week in moved if week.cells]),
        "absences": _absences(plan, other, ids),
        "worked": (*plan.worked, *worked),
    }


def _of_team(records: Sequence[Any], ids: NewIds) -> Iterator[Any]:
    """Those records that are of somebody who joins."""
    return (record for record in records if record.member in ids.members)


def _moved(week: WeekPlan, ids: NewIds) -> WeekPlan:
    """A week plan of the other practice with the new ids."""
    cells = (
        cell.model_copy(update={"member": ids.members[cell.member], "room": ids.rooms.get(cell.room or "")})
        for cell in _of_team(week.cells, ids)
    )
    return week.model_copy(update={"cells": tuple(cells)})


def _weeks(mine: tuple[WeekPlan, ...], theirs: Sequence[WeekPlan]) -> tuple[WeekPlan, ...]:
    partners = [_partner(week, theirs) for week in mine]
    weeks = {
        week.id: _joined(week, partner) if partner else week.model_copy(update={"state": "draft"}) if theirs else week
        for week, partner in zip(mine, partners, strict=True)
    }
    for week in theirs:
        if week not in partners:
            new_id = fresh_id(weeks, week.id) if week.id in weeks else week.id
            weeks[new_id] = week.model_copy(update={"id": new_id, "state": "draft"})
    return tuple(weeks.values())


def _partner(week: WeekPlan, theirs: Sequence[WeekPlan]) -> WeekPlan | None:
    """The other's plan for the same time: one that counts, for most of its days, and of such the shortest."""
    able = [one for one in theirs if _common_days(week, one) > 0 and math.lcm(week.cycle, one.cycle) <= LONGEST_CYCLE]
    return max(
        able, key=lambda one: (one.state != "draft", _common_days(week, one), -_common_days(one, one)), default=None
    )


def _common_days(one: WeekPlan, other: WeekPlan) -> int:
    """How many days two plans are both valid; an open side reaches to the end of all dates."""
    first = max(one.start or date.min, other.start or date.min)
    last = min(one.end or date.max, other.end or date.max)
    return (last - first).days + 1


def _joined(week: WeekPlan, partner: WeekPlan) -> WeekPlan:
    """A plan with the cells of both, in a cycle in which both cycles fit."""
    cycle = math.lcm(week.cycle, partner.cycle)
    cells = (*stretched(week, cycle), *stretched(partner, cycle))
    notes = {**partner.notes, **week.notes}
    return week.model_copy(update={"cycle": cycle, "cells": cells, "notes": notes})


def stretched(week: WeekPlan, cycle: int) -> Iterator[Cell]:
    """The cells of a plan in a cycle that is as long, or several times as long."""
    for cell in week.cells:
        weeks = tuple(number for number in range(1, cycle + 1) if (number - 1) % week.cycle + 1 in cell.weeks)
        yield cell.model_copy(update={"weeks": weeks}) if cycle != week.cycle else cell


def _absences(plan: Plan, other: Plan, ids: NewIds) -> tuple[Absence, ...]:
    """The absence of everybody; where only the other practice is closed its people are away."""
    united = {absence.id: absence for absence in plan.absences}
    closed = {_time(absence) for absence in plan.absences if absence.member is None}
    joining = [
        absence.model_copy(update={"member": ids.members[who]})
        for absence in other.absences
        for who in ((absence.member,) if absence.member else () if _time(absence) in closed else ids.members)
        if who in ids.members
    ]
    for absence in joining:
        new_id = fresh_id(united, absence.id) if absence.id in united else absence.id
        united[new_id] = absence.model_copy(update={"id": new_id})
    return tuple(united.values())


def _time(absence: Absence) -> tuple[date, date, frozenset[str]]:
    return absence.first, absence.last, frozenset(absence.sessions)
