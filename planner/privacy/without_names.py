"""A plan without the names of the people in it, for reports that leave the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from planner import names
from planner.language import Translator
from planner.levers.lever import Refers
from planner.levers.merge import Merge
from planner.plan import Absence, Cell, Lever, Member, Plan, Record, Scenario, Step, WeekPlan
from planner.texts import T

R = TypeVar("R", bound=Record)
# Whom a record is about that is not in the team any more.
_GONE = "person_0"

REMARK = T("People are shown by function and number, without names and notes.")


def without_names(plan: Plan, say: Translator) -> Plan:
    """The plan with function and number ('GP 1') for every name, in the order of the team, and without notes.

    The ids of people are replaced as well, and practices that scenarios take in are treated in the same way. Names
    of functions, activities, rooms, week plans and scenarios and that of the practice stay: they are not of people.
    """
    ids = {member.id: f"person_{number}" for number, member in enumerate(plan.staff, 1)}
    return plan.model_copy(
        update={
            "staff": _staff(plan, ids, say),
            "weeks": tuple(_week(week, ids) for week in plan.weeks),
            "absences": tuple(_absence(one, number, ids) for number, one in enumerate(plan.absences, 1)),
            "worked": tuple(_with_ids(one, ids) for one in plan.worked),
            "scenarios": tuple(_scenario(scenario, ids, say) for scenario in plan.scenarios),
        }
    )


def _staff(plan: Plan, ids: Mapping[str, str], say: Translator) -> tuple[Member, ...]:
    counted: Counter[str] = Counter()
    staff = []
    for member in plan.staff:
        role = say(names.role(plan, member.role))
        counted[role] += 1
        staff.append(member.model_copy(update={"id": ids[member.id], "name": f"{role[:100]} {counted[role]}"}))
    return tuple(staff)


def _week(week: WeekPlan, ids: Mapping[str, str]) -> WeekPlan:
    cells: tuple[Cell, ...] = tuple(_with_ids(cell, ids, note="") for cell in week.cells)
    return week.model_copy(update={"cells": cells, "notes": {}})


def _absence(one: Absence, number: int, ids: Mapping[str, str]) -> Absence:
    return _with_ids(one, ids, id=f"absence_{number}", note="")


def _scenario(scenario: Scenario, ids: Mapping[str, str], say: Translator) -> Scenario:
    steps = tuple(Step(lever=_lever(step.lever, ids, say), on=step.on) for step in scenario.steps)
    return scenario.model_copy(update={"steps": steps})


def _lever(lever: Lever, ids: Mapping[str, str], say: Translator) -> Lever:
    if isinstance(lever, Merge):
        return lever.model_copy(update={"other": without_names(lever.other, say)})
    return _with_ids(lever, ids)


def _with_ids(record: R, ids: Mapping[str, str], **others: Any) -> R:
    """The record with the new id of the person whom it is about."""
    people = {field: getattr(record, field) for field in type(record).model_fields if _is_person(type(record), field)}
    known = {field: ids.get(one, _GONE) for field, one in people.items() if one is not None}
    return record.model_copy(update={**known, **others})


def _is_person(record: type[Record], field: str) -> bool:
    about = record.model_fields[field].metadata
    return field == "member" or any(isinstance(one, Refers) and one.table == "member" for one in about)
