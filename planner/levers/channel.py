"""Seeing or hearing patients in another way: by message or phone instead of at the practice or at home."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_activity, with_activity
from planner.levers.volumes import split, times_a_week
from planner.plan import About, Activity, Id, Lever, Plan, Share
from planner.terms import GROUPS, Group
from planner.texts import Message, Quantity, T, Unit

# Assumptions: no figure was found of whom another channel suits.
CEILINGS: dict[Group, Share] = {"healthy": 0.4, "social": 0.15, "medical": 0.25, "complex": 0.05}


class ChannelMove(Lever):
    """A share of each client group's contacts happens in another way, up to what suits that group."""

    kind: Literal["channel"] = "channel"
    activity: Annotated[Id, About(T("From")), Refers("activity")]
    to: Annotated[Id, About(T("To")), Refers("activity")]
    shares: Annotated[
        dict[Group, Share], About(T("Share that moves"), Unit.SHARE, T("Of the contacts of each client group."))
    ] = {}
    ceilings: Annotated[
        dict[Group, Share],
        About(
            T("Suits at most"),
            Unit.SHARE,
            T("Of each client group; a larger share does not count. The figures given first are assumptions."),
        ),
    ] = CEILINGS


def _parts(lever: ChannelMove) -> dict[Group, float]:
    """What moves of each client group that has a share, up to the ceiling."""
    return {group: min(share, lever.ceilings.get(group, 1.0)) for group, share in lever.shares.items() if share}


def _ends(plan: Plan, lever: ChannelMove) -> tuple[Activity, Activity]:
    """The contacts that move and what they become."""
    source, target = the_activity(plan, lever.activity), the_activity(plan, lever.to)
    if source is target:
        raise LeverError(T("Choose two different activities: contacts cannot move from an activity to itself."))
    for activity in (source, target):
        if activity.channel == "none":
            raise LeverError(
                T("{what} is no contact with a patient. Choose another activity.", what=names.activity(activity))
            )
    if not target.delivery:
        raise LeverError(T("Nobody does {what} yet. Choose who does it first.", what=names.activity(target)))
    return source, target


def apply(plan: Plan, lever: ChannelMove) -> Plan:
    """The plan with part of the contacts as an activity of their own: as often as before, done as the target is."""
    source, target = _ends(plan, lever)
    parts = _parts(lever)
    if not any(parts.values()):
        return plan
    stays, moves = split(source, parts, plan.patients)
    moved = {
        "id": fresh_id((activity.id for activity in plan.activities), f"{target.id}_for_{source.id}"),
        "name": names.instead(target, source),
        "channel": target.channel,
        "core_task": target.core_task,
        "delivery": target.delivery,
    }
    return with_activity(plan, source, stays, moves.model_copy(update=moved))


def sentence(plan: Plan, lever: ChannelMove) -> Message:
    """How many contacts move, and for which client groups the ceiling counts instead of the share."""
    source, target = _ends(plan, lever)
    _, moves = split(source, _parts(lever), plan.patients)
    times, all_times = times_a_week(plan, moves), times_a_week(plan, source)
    moved = T(
        "{times} times a week {new} instead of {old}: {share} of them.",
        times=Quantity(times, Unit.TIMES),
        new=names.activity(target),
        old=names.activity(source),
        share=Quantity(times / all_times if all_times else None, Unit.SHARE),
    )
    capped = tuple(
        T("{group} {share}", group=names.GROUPS[group], share=Quantity(lever.ceilings[group], Unit.SHARE))
        for group in GROUPS
        if lever.shares.get(group, 0.0) > lever.ceilings.get(group, 1.0)
    )
    return T("{moved} More does not suit: {groups}.", moved=moved, groups=capped) if capped else moved


def first(plan: Plan) -> ChannelMove:
    """A tenth of the most frequent contacts at the practice to the first digital or phone contact; no complex ones."""
    sources = [a for a in plan.activities if a.kind == "consult" and a.channel == "practice" and a.delivery]
    targets = [a for way in ("digital", "phone") for a in plan.activities if a.channel == way and a.delivery]
    if not sources or not targets:
        raise LeverError(T("This plan has no consult at the practice, or no digital or phone contact to move it to."))
    often = max(sources, key=lambda a: times_a_week(plan, a))
    return ChannelMove(activity=often.id, to=targets[0].id, shares={"healthy": 0.1, "social": 0.1, "medical": 0.1})


KIND = Kind(
    record=ChannelMove,
    theme="consults",
    title=T("Other kind of contact"),
    purpose=T("Moves a share of the contacts of each client group to e-consult, phone or another kind of contact."),
    evidence=Evidence(
        T(
            "An e-consult does not suit everyone, such as frail elderly people and people who read with difficulty. "
            "Nivel counted 0.03 e-mails per patient in 2017; no Dutch figure was found of the minutes of an e-consult "
            "or of how many patients it suits. So the ceilings and the minutes are assumptions."
        ),
        ("contacts_type_email_2017", "phone_visit_econsult_admin_minutes_nl"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
