"""What every lever has: a record of parameters, a pure function from plan to plan, words, and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from planner import names
from planner.errors import DagdeelError
from planner.plan import Activity, Delivery, Lever, Member, Plan, Role, find
from planner.texts import Message, T

L = TypeVar("L", bound=Lever)

Theme = Literal["consults", "team", "work", "patients", "network"]
THEMES: dict[Theme, Message] = {
    "consults": T("Consults"),
    "team": T("Team"),
    "work": T("Work"),
    "patients": T("Patient list"),
    "network": T("Around the practice"),
}


class LeverError(DagdeelError):
    """A lever that this plan does not take: what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a parameter that holds the id of a record of the plan (or several, in a tuple)."""

    table: Literal["role", "activity", "member"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a lever's effect, in a sentence, and the reference figures (`planner.norms.facts`) behind it."""

    text: Message
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind(Generic[L]):
    """One kind of lever.

    `apply` gives the changed plan and `sentence` says what the lever does to this plan; both raise `LeverError`
    where the plan lacks what the lever needs. `first` is the lever as it is first offered for a plan.
    `changes_contacts` tells that making or ending patient contacts is what it is for.
    """

    record: type[L]
    theme: Theme
    title: Message
    purpose: Message
    evidence: Evidence
    apply: Callable[[Plan, L], Plan]
    sentence: Callable[[Plan, L], Message]
    first: Callable[[Plan], L]
    changes_contacts: bool = False


def the_role(plan: Plan, role_id: str) -> Role:
    """The role with this id; `LeverError` where the plan has none."""
    try:
        return find(plan.roles, role_id)
    except KeyError as error:
        message = T("The function '{role}' is not in this plan. Choose another.", role=role_id)
        raise LeverError(message) from error


def the_activity(plan: Plan, activity_id: str) -> Activity:
    """The activity with this id; `LeverError` where the plan has none."""
    try:
        return find(plan.activities, activity_id)
    except KeyError as error:
        message = T("The activity '{activity}' is not in this plan. Choose another.", activity=activity_id)
        raise LeverError(message) from error


def the_member(plan: Plan, member_id: str) -> Member:
    """The member with this id; `LeverError` where the plan has none."""
    try:
        return find(plan.staff, member_id)
    except KeyError as error:
        message = T("'{member}' is not in the team of this plan. Choose somebody else.", member=member_id)
        raise LeverError(message) from error


def the_row(plan: Plan, activity_id: str, role_id: str) -> tuple[Activity, Delivery]:
    """An activity and the row of a role in it; `LeverError` where the plan lacks one of them."""
    activity = the_activity(plan, activity_id)
    for row in activity.delivery:
        if row.role == role_id:
            return activity, row
    raise LeverError(
        T(
            "{role} has no part in {what}. Choose another function or activity.",
            role=names.role_name(the_role(plan, role_id)),
            what=names.activity(activity),
        )
    )


def with_row(activity: Activity, old: Delivery, new: Delivery) -> Activity:
    """The activity with another row in the place of one."""
    rows = tuple([new if row is old else row for row in activity.delivery])
    return activity.model_copy(update={"delivery": rows})


def with_activity(plan: Plan, old: Activity, *new: Activity) -> Plan:
    """The plan with other activities in the place of one."""
    before = next(place for place, activity in enumerate(plan.activities) if activity is old)
    return plan.model_copy(update={"activities": (*plan.activities[:before], *new, *plan.activities[before + 1 :])})


def with_activities(plan: Plan, changed: Iterable[tuple[Activity, Activity]]) -> Plan:
    """The plan with another activity in the place of each of some: pairs of the old and the new one."""
    new = {old.id: new for old, new in changed}
    return plan.model_copy(update={"activities": tuple(new.get(one.id, one) for one in plan.activities)})
