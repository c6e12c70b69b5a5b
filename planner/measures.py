"""The figures by which a plan and its scenarios are compared, and when a difference is for the better or the worse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from planner import gp_hours
from planner.explain import Figure
from planner.money import member_cost
from planner.plan import Plan, find
from planner.results import Results
from planner.rooms import times_without_room
from planner.scenarios import Read
from planner.terms import GP
from planner.texts import Message, T, Unit

_SAME = 1e-9
Change = Literal["same", "better", "worse", "other"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure to compare: `read` takes it from results, `figure` is the number that explains it, where there is one.

    `good` tells which way is good; beyond `limit` more of it is no longer better. Without `good` a difference is
    only a difference.
    """

    key: str
    label: Message
    unit: Unit
    read: Read
    good: Literal["less", "more", ""] = ""
    limit: Callable[[Plan], float] | None = None
    figure: Figure | None = None

    def change(self, before: float | None, after: float | None, plan: Plan) -> Change:
        """What a difference means; one from or to what cannot be computed is only a difference."""
        if before is None or after is None:
            return "same" if before is after else "other"
        if abs(after - before) <= _SAME * max(1.0, abs(before)):
            return "same"
        gain = self._badness(before, plan) - self._badness(after, plan)
        if not gain:
            return "other"
        return "better" if gain > 0 else "worse"

    def is_beyond(self, value: float | None, plan: Plan) -> bool:
        """Whether a value is on the bad side of the limit."""
        if value is None or self.limit is None:
            return False
        limit = self.limit(plan)
        return value > limit + _SAME if self.good == "less" else value < limit - _SAME

    def _badness(self, value: float, plan: Plan) -> float:
        """How bad a value is; all that lies on the good side of the limit is equally good."""
        if not self.good:
            return 0.0
        sign = 1 if self.good == "less" else -1
        bad = sign * value
        return bad if self.limit is None else max(bad, sign * self.limit(plan))


def _of_role(role_id: str, name: str, results: Results) -> float | None:
    role = results.roles.get(role_id)
    value: float | None = getattr(role, name) if role else None
    return value


def _cost_of_role(role_id: str, results: Results) -> float | None:
    """What the people of a role cost in a week; those whose cost is not known count as nothing."""
    plan = results.plan
    if role_id not in results.roles:
        return None
    role = find(plan.roles, role_id)
    return sum(member_cost(m, role, plan.practice) or 0.0 for m in plan.staff if m.role == role_id)


def _field(name: str) -> Read:
    def read(results: Results) -> float | None:
        value: float | None = getattr(results, name)
        return value

    return read


def _without_room(results: Results) -> float:
    return times_without_room(results.plan)


def utilisation(role_id: str) -> Measure:
    """How full a role's week is."""
    figure = Figure("role", role_id, "utilisation")
    read = partial(_of_role, role_id, "utilisation")
    return Measure(
        str(figure), T("Utilisation"), Unit.SHARE, read, "less", lambda plan: plan.practice.near_limit, figure
    )


def gap(role_id: str) -> Measure:
    """Hours a week that a role has left; negative where it is short."""
    figure = Figure("role", role_id, "gap_hours")
    read = partial(_of_role, role_id, "gap_hours")
    return Measure(str(figure), T("Hours left"), Unit.HOURS, read, "more", lambda _plan: 0.0, figure)


def cost_of_role(role_id: str) -> Measure:
    """What the people of a role cost in a week."""
    return Measure(
        f"role/{role_id}/cost_per_week", T("Cost per week"), Unit.EUROS, partial(_cost_of_role, role_id), "less"
    )


def _required(role_id: str) -> Measure:
    figure = Figure("role", role_id, "fte_required")
    return Measure(str(figure), T("Fte required"), Unit.FTE, partial(_of_role, role_id, "fte_required"), figure=figure)


def role_measures(role_id: str) -> tuple[Measure, ...]:
    """The figures of a role that scenarios are compared by."""
    return (utilisation(role_id), gap(role_id), _required(role_id))


def _known(
    name: str,
    label: Message,
    unit: Unit,
    good: Literal["less", "more"],
    limit: Callable[[Plan], float] | None = None,
) -> Measure:
    """A figure that the results hold themselves."""
    return Measure(name, label, unit, _field(name), good, limit, Figure("practice", "", name))


CONTACTS_PER_DAY = _known(
    "contacts_per_gp_day",
    T("Contacts per GP per day"),
    Unit.CONTACTS,
    "less",
    lambda plan: plan.practice.contacts_per_gp_day,
)
LIST_PER_FTE = _known(
    "patients_per_gp_fte", T("Patients per GP fte"), Unit.PERSONS, "less", lambda plan: plan.practice.list_per_gp_fte
)
CONSULT_MINUTES = Measure(
    "minutes_per_consult", T("Minutes per GP consult"), Unit.MINUTES, gp_hours.minutes_per_consult
)
MINUTES_AVAILABLE = Measure(
    "minutes_per_contact",
    T("Minutes available per GP contact"),
    Unit.MINUTES,
    partial(_of_role, GP, "minutes_per_contact"),
    "more",
    figure=Figure("role", GP, "minutes_per_contact"),
)
CONTINUITY = _known("continuity", T("Continuity"), Unit.SHARE, "more", lambda plan: plan.practice.continuity_floor)
HOURS_OVER = Measure("hours_over", T("Overtime hours per GP"), Unit.HOURS, gp_hours.hours_over, "less")
HOURS_WORKED = Measure(
    "hours_worked",
    T("Hours worked per GP"),
    Unit.HOURS,
    gp_hours.hours_worked,
    "less",
    lambda plan: plan.working_time.week_over_16,
)
ROOMS = Measure(
    "times_without_room", T("Times a week without a room"), Unit.TIMES, _without_room, "less", lambda _plan: 0.0
)
COST = _known("cost_per_week", T("Cost per week"), Unit.EUROS, "less")


def practice_measures(plans: Iterable[Plan]) -> tuple[Measure, ...]:
    """The figures of the practice as a whole that plans are compared by; rooms only where one of them lacks any."""
    rooms = (ROOMS,) if any(map(times_without_room, plans)) else ()
    return (
        CONTACTS_PER_DAY,
        LIST_PER_FTE,
        CONSULT_MINUTES,
        MINUTES_AVAILABLE,
        HOURS_OVER,
        HOURS_WORKED,
        CONTINUITY,
        *rooms,
        COST,
    )
