"""Random plans for workbooks: names that are hard on one, dates, leave and scenarios; and many of them from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from planner.plan import Absence, Plan, Scenario
from planner.terms import ABSENCE_KINDS, ABSENCE_STATES, SESSIONS
from tests.support.plans import plans
from tests.support.scenarios import scenarios
from tests.support.workbooks import NASTY

_NAMES = st.sampled_from(("", "Ann", "ann", "Bob; the other", *(one.strip() for one in NASTY)))
_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_SOME = st.lists(st.sampled_from(SESSIONS), unique=True, max_size=3).map(tuple)


@st.composite
def _absence(draw: st.DrawFn, number: int, members: list[str | None]) -> Absence:
    first = draw(_DAYS)
    return Absence(
        id=f"x{number}",
        member=draw(st.sampled_from(members)),
        kind=draw(st.sampled_from(ABSENCE_KINDS)),
        first=first,
        last=first + timedelta(draw(st.integers(0, 9))),
        sessions=draw(_SOME),
        state=draw(st.sampled_from(ABSENCE_STATES)),
        asked=draw(st.none() | _DAYS),
        note=draw(_NAMES),
    )


@st.composite
def full_plans(draw: st.DrawFn) -> Plan:
    """Random plans with names that are hard on a workbook, dates and leave."""
    plan = draw(plans())

    def called(record: Any, **more: Any) -> Any:
        return record.model_copy(update={"name": draw(_NAMES), **more})

    staff = tuple(called(one, start=draw(st.none() | _DAYS), end=draw(st.none() | _DAYS)) for one in plan.staff)
    who = [None, *(one.id for one in staff)]
    parts = {
        "staff": staff,
        "absences": tuple(draw(_absence(number, who)) for number in range(draw(st.integers(0, 3)))),
        "rooms": tuple(map(called, plan.rooms)),
        "activities": tuple(map(called, plan.activities)),
        "patients": plan.patients.model_copy(update={"as_of": draw(st.none() | _DAYS)}),
    }
    return plan.model_copy(update=parts)


@st.composite
def scenario_plans(draw: st.DrawFn) -> Plan:
    """Such plans with up to three scenarios of up to four levers each, on as many ideas as the plan is offered."""
    plan = draw(full_plans())
    drawn = draw(st.lists(scenarios(plan), min_size=1, max_size=3))
    made = (Scenario(id=f"s{number}", name=draw(_NAMES), steps=one.steps) for number, one in enumerate(drawn))
    return plan.model_copy(update={"scenarios": tuple(made)})


def drawn(strategy: st.SearchStrategy[Plan], count: int, number: int) -> list[Plan]:
    """So many plans; the same number always gives the same ones."""
    found: list[Plan] = []

    @seed(number)
    @settings(
        max_examples=count, database=None, deadline=None, phases=(Phase.generate,), suppress_health_check=HealthCheck
    )
    @given(strategy)
    def collect(plan: Plan) -> None:
        found.append(plan)

    collect()
    return found[:count]
