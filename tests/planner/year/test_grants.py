"""Ways to grant leave that breaks a week: granted and repaired in one step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.calculation import calculate
from planner.files.plan_file import load
from planner.plan import Absence, Plan
from planner.resources import resource
from planner.year import edits
from planner.year.capacity import year_of
from planner.year.frames import shorts
from planner.year.grants import ways
from planner.year.requests import what_if
from tests.support.years import bare, with_list

YEAR = 2027
TODAY = date(2026, 11, 1)
MONDAY = date.fromisocalendar(YEAR, 30, 1)
DUO = with_list(bare(load(resource("examples", "overloaded_duo.dagdeel"))), 0.45)
GP = next(one.id for one in DUO.staff if one.role == "gp")


def asked(plan: Plan, who: str, days: int = 6) -> tuple[Plan, Absence]:
    """A plan in which somebody asks for the days from the Monday of week 30 on."""
    request = edits.new_absence(plan, who, MONDAY, MONDAY + timedelta(days=days), state="asked", asked=TODAY)
    return edits.add(plan, [request]).plan, request


@pytest.mark.parametrize("days", [6, 20])
def test_broken_weeks_are_repaired_by_a_locum_in_one_step(days: int) -> None:
    plan, request = asked(DUO, GP, days)
    results = calculate(plan)
    found = what_if(results, request, TODAY)
    assert {broken.role_id for broken in found.weeks} == {"gp"}
    way, *_ = ways(results, found, TODAY)

    granted = next(one for one in way.change.plan.absences if one.id == request.id)
    assert granted.state == "granted"
    assert {one.employment for one in way.change.plan.staff[len(plan.staff) :]} == {"locum"}
    after = year_of(calculate(way.change.plan), YEAR, TODAY)
    assert not {broken.week - 1 for broken in found.weeks} & set(after.overloaded("gp"))
    assert way.change.touched == {"absences", "staff"}
    assert way.text.msgid == "Grant it. {remedy}"


def test_too_few_people_are_repaired_by_a_stand_in() -> None:
    roles = tuple(role.model_copy(update={"least_present": 2}) if role.id == "gp" else role for role in DUO.roles)
    counts = DUO.patients.model_copy(update={"counts": {}})
    plan, request = asked(DUO.model_copy(update={"roles": roles, "patients": counts}), GP)
    results = calculate(plan)
    found = what_if(results, request, TODAY)
    assert not found.weeks
    assert found.too_few
    (way,) = ways(results, found, TODAY)
    new = {one.key for one in shorts(way.change.plan, YEAR)} - {one.key for one in shorts(plan, YEAR)}
    assert new == set()


def test_what_breaks_nothing_needs_no_way() -> None:
    plan, request = asked(DUO, next(one.id for one in DUO.staff if one.role == "assistant"), 0)
    results = calculate(plan)
    found = what_if(results, request, TODAY)
    assert not found.breaks
    assert ways(results, found, TODAY) == ()
