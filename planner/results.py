"""What a calculation gives: immutable, so that two results can be compared by subtracting them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.capacity import MemberCapacity
from planner.demand import Demand
from planner.plan import Plan
from planner.rooms import times_without_room


@dataclass(frozen=True, slots=True)
class RoleResult:
    """One role in an average week. What cannot be computed is None, never 0 or infinity.

    Hours per week; utilisation and WISN ratio as fractions; fte of the role's own full-time hours.
    """

    demand_hours: float
    capacity_hours: float
    utilisation: float | None
    gap_hours: float
    fte_present: float
    fte_required: float | None
    wisn_ratio: float | None
    contacts_per_week: float
    contacts_possible: float | None
    minutes_per_contact: float | None
    headcount: int


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that follows from a plan for an average week."""

    plan: Plan
    roles: dict[str, RoleResult]
    demand: Demand
    capacity: dict[str, MemberCapacity]
    patients: int | float
    patients_per_gp_fte: float | None
    contacts_per_gp_day: float | None
    contacts_per_patient_year: float | None
    gp_days: float
    continuity: float | None
    cost_per_week: float

    @property
    def times_without_room(self) -> int:
        """How often a week somebody needs a room and there is none that suits; 0 where the plan has no rooms."""
        return times_without_room(self.plan)
