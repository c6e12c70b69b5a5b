"""More rooms to see patients in."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner import room_edits
from planner.levers.lever import Evidence, Kind, LeverError
from planner.plan import About, Lever, Plan
from planner.rooms import times_without_room
from planner.texts import Message, T, Unit


class MoreRooms(Lever):
    """Rooms that suit every function, without a price: a plan holds no cost of housing."""

    kind: Literal["more_rooms"] = "more_rooms"
    number: Annotated[
        float, Ge(0), Le(20), About(T("Rooms"), Unit.TIMES, T("How many rooms more, each for any function."))
    ] = 1


def apply(plan: Plan, lever: MoreRooms) -> Plan:
    """The plan with more rooms; `LeverError` where its own are not known, as then no number of rooms is a limit."""
    if not plan.rooms:
        raise LeverError(T("There are no rooms in this plan yet. Add the ones that you have on the page Team first."))
    if lever.number != int(lever.number):
        raise LeverError(T("Choose a whole number of rooms."))
    return room_edits.add(plan, int(lever.number)).plan


def sentence(plan: Plan, lever: MoreRooms) -> Message:
    """How many rooms there are then, and how often somebody has none."""
    changed = apply(plan, lever)
    return T(
        "{after} rooms instead of {before}: {short} times a week somebody needs one and has none, instead of "
        "{short_before}.",
        after=len(changed.rooms),
        before=len(plan.rooms),
        short=times_without_room(changed),
        short_before=times_without_room(plan),
    )


def first(plan: Plan) -> MoreRooms:
    """One room more."""
    lever = MoreRooms()
    apply(plan, lever)
    return lever


KIND = Kind(
    record=MoreRooms,
    theme="team",
    title=T("More rooms"),
    purpose=T("Adds rooms, so that more people can work at the same time."),
    evidence=Evidence(
        T("No published figure was found. A room takes no work away; it lets people who need one work on that day.")
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
