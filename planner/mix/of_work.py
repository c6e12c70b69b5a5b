"""Candidates that change who does what, how, and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from planner import names
from planner.levers.channel import ChannelMove
from planner.levers.consult_length import ConsultLength
from planner.levers.delegate import Delegate
from planner.levers.less_admin import LessAdmin
from planner.levers.manager_relief import ManagerRelief
from planner.levers.volumes import own_hours
from planner.mix.candidate import Candidate
from planner.plan import Activity, Delivery, Lever, Plan, Role
from planner.terms import GP, GROUPS, Channel, Group
from planner.texts import T, Unit

# How much of an activity another function could take over unless somebody says otherwise: no figure is known.
_DELEGATED = 0.25
# What makes sense at all.
_LEAST_MINUTES = 5
_E_HEALTH: tuple[Channel, ...] = ("digital", "phone")
_MANAGEMENT = ManagerRelief().activity


def channels(plan: Plan, suits: Mapping[Group, float] | None) -> Iterator[Candidate]:
    """From consults at the practice to a digital contact of whoever does most of them, or without one to the phone."""
    ways = [one for way in _E_HEALTH for one in plan.activities if one.channel == way and one.delivery]
    for source in plan.activities:
        if source.kind == "consult" and source.channel == "practice":
            for target in [one for one in ways if _main(one) == _main(source)][:1]:
                yield _channel(source, target, suits)


def _main(activity: Activity) -> str | None:
    """Who does more than half of an activity."""
    return next((row.role for row in activity.delivery if row.share > 0.5), None)


def _channel(source: Activity, target: Activity, suits: Mapping[Group, float] | None) -> Candidate:
    move = ChannelMove(activity=source.id, to=target.id)
    ceilings: dict[Group, float] = {
        group: (move.ceilings if suits is None else suits).get(group, 0.0) for group in GROUPS
    }
    return Candidate(
        key=f"channel:{source.id}:{target.id}",
        kind="channel",
        title=T("{new} instead of {old}", new=names.activity(target), old=names.activity(source)),
        unit=Unit.SHARE,
        ceiling=1.0,
        most=1.0,
        step=0.1,
        levers=partial(_moved, move.model_copy(update={"ceilings": ceilings})),
    )


def _moved(move: ChannelMove, part: float) -> tuple[Lever, ...]:
    return (move.model_copy(update={"shares": {group: part * most for group, most in move.ceilings.items()}}),)


def _rows(plan: Plan, kind: str) -> Iterator[tuple[Activity, Delivery]]:
    for activity in plan.activities:
        if activity.kind == kind:
            yield from ((activity, row) for row in activity.delivery if row.share > 0)


def less_admin(plan: Plan) -> Iterator[Candidate]:
    """Fewer admin minutes after consults; nothing unless somebody says how much could go."""
    for role in plan.roles:
        if any(row.role == role.id and row.admin_minutes > 0 for _, row in _rows(plan, "consult")):
            yield Candidate(
                key=f"less_admin:{role.id}",
                kind="less_admin",
                title=T("Less administration after consults: {role}", role=names.role_name(role)),
                unit=Unit.SHARE,
                ceiling=0.0,
                most=1.0,
                step=0.05,
                levers=partial(_eased, role.id),
            )


def _eased(role_id: str, share: float) -> tuple[Lever, ...]:
    return (LessAdmin(role=role_id, share=share),)


def less_overhead(plan: Plan) -> Iterator[Candidate]:
    """Fewer hours of overhead activities; nothing unless somebody says how many could go."""
    for role in plan.roles:
        parts = {
            activity.id: own_hours(plan, activity, row)
            for activity, row in _rows(plan, "overhead")
            if row.role == role.id
        }
        hours, managed = sum(parts.values()), parts.get(_MANAGEMENT, 0.0)
        if hours > 0:
            yield Candidate(
                key=f"less_overhead:{role.id}",
                kind="less_admin",
                title=T("Less overhead: {role}", role=names.role_name(role)),
                unit=Unit.HOURS,
                ceiling=0.0,
                most=hours,
                step=0.5,
                levers=partial(_relieved, role.id),
                part_of=f"management:{role.id}",
                part=managed / hours,
                whole=managed,
            )


def _relieved(role_id: str, hours: float) -> tuple[Lever, ...]:
    return (LessAdmin(role=role_id, overhead_hours=hours),)


def shorter_consults(plan: Plan) -> Iterator[Candidate]:
    """Shorter consults of GPs; none unless somebody says by how much."""
    for activity, row in _rows(plan, "consult"):
        if row.role == GP and row.minutes > _LEAST_MINUTES:
            yield Candidate(
                key=f"consult_length:{activity.id}",
                kind="consult_length",
                title=T("Minutes less: {activity}", activity=names.activity(activity)),
                unit=Unit.MINUTES,
                ceiling=0.0,
                most=row.minutes - _LEAST_MINUTES,
                step=1.0,
                levers=partial(_shorter, activity.id, row),
            )


def _shorter(activity_id: str, row: Delivery, less: float) -> tuple[Lever, ...]:
    return (ConsultLength(activity=activity_id, role=row.role, minutes=row.minutes - less),)


def manager_relief(plan: Plan) -> Iterator[Candidate]:
    """Management that GPs hand to a practice manager."""
    for activity, row in _rows(plan, "overhead"):
        if activity.id == _MANAGEMENT and row.role == GP and any(role.id == "manager" for role in plan.roles):
            hours = own_hours(plan, activity, row)
            yield Candidate(
                key="manager_relief",
                kind="manager_relief",
                title=T("Management to the practice manager"),
                unit=Unit.HOURS,
                ceiling=min(hours, ManagerRelief().hours),
                most=hours,
                step=0.5,
                levers=_managed,
                part_of=f"management:{GP}",
                whole=hours,
            )


def _managed(hours: float) -> tuple[Lever, ...]:
    return (ManagerRelief(hours=hours),)


def delegations(plan: Plan) -> Iterator[Candidate]:
    """To a function that does part of it already; never up to the giver's supervisor."""
    roles = {role.id: role for role in plan.roles}
    for activity, row in (*_rows(plan, "consult"), *_rows(plan, "task")):
        for taker in activity.delivery:
            if taker.role not in (row.role, roles[row.role].supervised_by):
                yield _delegation(activity, row, roles[row.role], roles[taker.role])


def _delegation(activity: Activity, row: Delivery, giver: Role, taker: Role) -> Candidate:
    return Candidate(
        key=f"delegate:{activity.id}:{giver.id}:{taker.id}",
        kind="delegate",
        title=T(
            "{activity}: {giver} → {taker}",
            activity=names.activity(activity),
            giver=names.role_name(giver),
            taker=names.role_name(taker),
        ),
        unit=Unit.SHARE,
        ceiling=min(_DELEGATED, row.share),
        most=row.share,
        step=0.05,
        levers=partial(_handed_over, Delegate(activity=activity.id, role=giver.id, to=taker.id)),
        part_of=f"delegate:{activity.id}:{giver.id}",
        whole=row.share,
    )


def _handed_over(lever: Delegate, share: float) -> tuple[Lever, ...]:
    return (lever.model_copy(update={"share": share}),)
