"""Delegating an activity: the move itself, the hours that others take over, and what the GP keeps (model section 2)."""

from __future__ import annotations

from dataclasses import dataclass

from planner.calculation import ratio
from planner.demand import own_minutes, returned_minutes
from planner.plan import Activity, Delivery, find
from planner.results import Results
from planner.terms import GP

_MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Delegation:
    """Hours per average week that one activity asks, and how they would lie if the GP did all of it.

    `own_hours` is each role's own work, `supervision_hours` and `returned_hours` what supervisors have with it;
    the three together are the role's hours in the results. `gp_hours_if_alone` takes the GP's own minutes for
    every time, or each row's minutes where the GP has no part in the activity.
    """

    activity: str
    own_hours: dict[str, float]
    supervision_hours: dict[str, float]
    returned_hours: dict[str, float]
    gp_hours: float
    gp_hours_if_alone: float

    @property
    def hours(self) -> dict[str, float]:
        """All hours per role: own work, supervision and what comes back."""
        total = dict(self.own_hours)
        for part in (self.supervision_hours, self.returned_hours):
            for role, amount in part.items():
                total[role] = total.get(role, 0.0) + amount
        return total

    @property
    def gp_hours_gained(self) -> float:
        """What the GP has less than alone; negative where supervision costs more than it saves."""
        return self.gp_hours_if_alone - self.gp_hours

    @property
    def other_hours(self) -> float:
        """Hours of everybody but the GP."""
        return sum(amount for role, amount in self.hours.items() if role != GP)

    @property
    def is_delegated(self) -> bool:
        """Whether anybody but the GP has work with the activity."""
        return any(role != GP and amount > 0 for role, amount in self.own_hours.items())


def delegation(results: Results, activity_id: str) -> Delegation:
    """What delegating an activity moves; `KeyError` where the plan has no such activity."""
    activity = find(results.plan.activities, activity_id)
    hours_per_minute = results.demand[activity_id].volume / _MINUTES_PER_HOUR
    own: dict[str, float] = {}
    supervision: dict[str, float] = {}
    returned: dict[str, float] = {}
    supervisors = {role.id: role.supervised_by for role in results.plan.roles}
    for row in activity.delivery:
        times = hours_per_minute * row.share
        own[row.role] = times * (row.minutes + row.admin_minutes)
        above = supervisors[row.role]
        if above is not None:
            again = row.return_share * returned_minutes(activity, row, above)
            supervision[above] = supervision.get(above, 0.0) + times * row.supervision_minutes
            returned[above] = returned.get(above, 0.0) + times * again
    gp_hours = results.demand[activity_id].hours.get(GP, 0.0)
    return Delegation(
        activity_id, own, supervision, returned, gp_hours, hours_per_minute * _minutes_if_gp_alone(activity)
    )


def part_of(activity: Activity, giver: str, taker: str, share: float) -> Delivery:
    """A share of an activity as one role would do it instead of another, at most what the other does of it.

    Minutes are those of the taker's row, or of the giver's where the taker has none; supervision and what comes
    back are those of the taker's row, or nothing. `KeyError` where the giver has no part in the activity.
    """
    rows = {row.role: row for row in activity.delivery}
    mine = rows[giver]
    usual = rows.get(taker) or Delivery(role=taker, minutes=mine.minutes, admin_minutes=mine.admin_minutes)
    return usual.model_copy(update={"share": min(share, mine.share)})


def hand_over(activity: Activity, giver: str, part: Delivery) -> Activity:
    """The activity with a part of it taken from one role and done as the part says; its volume stays.

    A role that did some of it already has from then on the mean of what it did and what it takes over, so that
    its hours and those of supervision change in proportion to the share. A giver that keeps nothing keeps its
    minutes: work that comes back takes those.
    """
    if not part.share:
        return activity
    rows = {row.role: row for row in activity.delivery}
    rows[giver] = rows[giver].model_copy(update={"share": rows[giver].share - part.share})
    rows[part.role] = _joined(rows[part.role], part) if part.role in rows else part
    return activity.model_copy(update={"delivery": tuple(rows.values())})


_MEANS = ("minutes", "admin_minutes", "supervision_minutes", "return_share")


def _joined(row: Delivery, part: Delivery) -> Delivery:
    total = row.share + part.share
    weight = part.share / total
    means = {name: getattr(row, name) + (getattr(part, name) - getattr(row, name)) * weight for name in _MEANS}
    return row.model_copy(update={"share": min(1.0, total), **means})


def _minutes_if_gp_alone(activity: Activity) -> float:
    minutes = own_minutes(activity, GP)
    if minutes is not None:
        return minutes
    return sum(row.share * (row.minutes + row.admin_minutes) for row in activity.delivery)


def times_per_patient_year(results: Results, activity_id: str) -> float | None:
    """How often an average patient of the list has the activity in a year; None without patients."""
    times = results.demand[activity_id].volume * results.plan.practice.weeks_per_year
    return ratio(times, results.patients)
