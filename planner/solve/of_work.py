"""The longest consult and the share to delegate: hours are linear in the minutes of a row, and in a share moved."""

from __future__ import annotations

from planner import names
from planner.delegation import part_of
from planner.plan import Activity, Delivery
from planner.solve.case import ROUNDING, Case, UnreachableError, hours, minutes, share
from planner.texts import T

# No row of a plan holds more.
_MOST = 10_000


def longest_consult(case: Case) -> float:
    """Minutes of the role's own row in the activity at which it meets the target; admin minutes stay."""
    room = case.room()
    activity, mine, times = case.part()
    # What comes back from those whom the role supervises takes its own minutes too.
    returned = sum(row.share * row.return_share for row in activity.delivery if _supervises(case, row.role))
    per_minute = times / 60 * (mine.share + returned)
    if per_minute <= 0:
        raise case.never()
    longest = mine.minutes + room / per_minute
    if longest < -ROUNDING:
        raise _too_much(case, activity, case.balance.demand_hours - mine.minutes * per_minute)
    if longest > _MOST:
        raise _too_little(case, activity, case.balance.demand_hours + (_MOST - mine.minutes) * per_minute)
    return max(0.0, longest)


def _too_much(case: Case, activity: Activity, work: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because even at {minutes} minutes for '{activity}' {role} is at {utilisation}: "
            "{hours} hours a week too many.",
            minutes=minutes(0),
            activity=names.activity(activity),
            role=case.name,
            utilisation=case.utilisation(work),
            hours=hours(work - case.allowed),
        )
    )


def _too_little(case: Case, activity: Activity, work: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because even {minutes} minutes for '{activity}' bring {role} to {utilisation} only.",
            minutes=minutes(_MOST),
            activity=names.activity(activity),
            role=case.name,
            utilisation=case.utilisation(work),
        )
    )


def share_to_delegate(case: Case) -> float:
    """Share of the activity's whole volume that the role has to hand to the other; 0 where the target holds."""
    if case.missing <= 0:
        return 0.0
    room = case.room()
    activity, mine, times = case.part()
    if times * mine.share <= 0:
        raise case.never()
    freed, cost = mine.minutes + mine.admin_minutes, _cost(case, activity, mine)
    if freed <= cost:
        raise _no_gain(case, activity, freed, cost)
    per_share = times / 60 * (freed - cost)
    wanted = -room / per_share
    if wanted > mine.share + ROUNDING:
        raise _not_enough(case, activity, mine.share, case.balance.demand_hours - per_share * mine.share)
    return min(wanted, mine.share)


def _no_gain(case: Case, activity: Activity, freed: float, cost: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because each time that {taker} takes over '{activity}' frees {freed} minutes of "
            "{giver} and costs {giver} {cost} minutes of supervision and returned work.",
            freed=minutes(freed),
            cost=minutes(cost),
            activity=names.activity(activity),
            giver=case.name,
            taker=case.taker,
        )
    )


def _not_enough(case: Case, activity: Activity, moved: float, work: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because even with all {share} of '{activity}' moved to {taker}, {giver} is at "
            "{utilisation}: {hours} hours a week too many.",
            share=share(moved),
            utilisation=case.utilisation(work),
            hours=hours(work - case.allowed),
            activity=names.activity(activity),
            giver=case.name,
            taker=case.taker,
        )
    )


def most_to_delegate(case: Case) -> float:
    """Share of the activity's volume that the role has."""
    return next((row.share for row in case.activity().delivery if row.role == case.question.role), 0.0)


def _cost(case: Case, activity: Activity, mine: Delivery) -> float:
    """Minutes that one time of the taker costs the giver."""
    taker = case.question.to or ""
    if not _supervises(case, taker):
        return 0.0
    part = part_of(activity, mine.role, taker, mine.share)
    return part.supervision_minutes + part.return_share * (mine.minutes + mine.admin_minutes)


def _supervises(case: Case, other: str) -> bool:
    return any(role.id == other and role.supervised_by == case.question.role for role in case.plan.roles)
