"""Other numbers of patients, in the client groups that each age band has."""

from __future__ import annotations

from collections.abc import Mapping

from planner.calculation import patient_total
from planner.levers.lever import LeverError
from planner.plan import Plan
from planner.terms import AgeBand, Group
from planner.texts import T


def the_total(plan: Plan) -> float:
    """All patients; `LeverError` where there are none."""
    total = patient_total(plan.patients)
    if not total:
        raise LeverError(T("The patient list is empty. Fill it in on the page Patients."))
    return total


def per_band(plan: Plan) -> dict[AgeBand, float]:
    """The patients of each age band."""
    return {band: sum(groups.values()) for band, groups in plan.patients.counts.items()}


def multiplied(plan: Plan, factors: Mapping[AgeBand, float]) -> Plan:
    """The plan with each age band's patients times its factor, in every client group alike; parts of people count."""
    counts = {
        band: {group: count * factors[band] for group, count in groups.items()}
        for band, groups in plan.patients.counts.items()
    }
    return with_counts(plan, counts)


def with_counts(plan: Plan, counts: Mapping[AgeBand, Mapping[Group, float]]) -> Plan:
    """The plan with another list."""
    return plan.model_copy(update={"patients": plan.patients.model_copy(update={"counts": counts})})
