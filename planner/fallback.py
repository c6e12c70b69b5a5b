"""What a practice falls back on when one of its members drops out: the work, who may help, and the sessions."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dropouts import DropOut, free_hours, part_of_role, parts_of_roles
from planner.plan import Activity, Member, Plan
from planner.results import Results
from planner.terms import GP, SESSIONS
from planner.warnings.session_rules import patterns_known, present


@dataclass(frozen=True, slots=True)
class Work:
    """A member's part of an activity in an average week: hours that lose their hands.

    With `stops` nobody is left who does the activity. `takers` are the roles with people that may do these hours, the
    member's own too if any of its people are left.
    """

    activity: Activity
    hours: float
    can_wait: bool
    stops: bool
    takers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who may take over some of the work, with the free hours of an average week."""

    member: Member
    free_hours: float


@dataclass(frozen=True, slots=True)
class Fallback:
    """What a practice falls back on without a member: the work, the most hours first, and who may help with it.

    `without_gp` and `without_supervision` are sessions in which others work and that lose their only GP or supervisor,
    `unsupervised` the roles whose supervisor nobody is any more.
    """

    dropout: DropOut
    work: tuple[Work, ...]
    helpers: tuple[Helper, ...]
    without_gp: tuple[str, ...]
    without_supervision: tuple[str, ...]
    unsupervised: tuple[str, ...]


def fallback(results: Results, dropout: DropOut) -> Fallback:
    """What a practice falls back on without a member of the plan."""
    plan, member = results.plan, dropout.member
    others = [other for other in plan.staff if other is not member]
    work = _work(results, member, dropout.utilisation is not None)
    able = {member.role}.union(*(one.takers for one in work))
    found = (Helper(other, free_hours(results, other)) for other in others if other.role in able)
    return Fallback(
        dropout=dropout,
        work=work,
        helpers=tuple(helper for helper in found if helper.free_hours),
        without_gp=_without_gp(plan, member, others),
        without_supervision=_without_supervision(plan, member, others),
        unsupervised=() if dropout.utilisation is not None else _supervised(results, member.role),
    )


def _work(results: Results, member: Member, stays: bool) -> tuple[Work, ...]:
    """The member's part of each activity, the most hours first; `stays` tells that others have the role too."""
    part = part_of_role(results, member)
    if not part:
        return ()
    work = (
        Work(
            activity=one.activity,
            hours=one.hours * part,
            can_wait=one.can_wait,
            stops=not stays and not _done_by_others(results, one.activity, member.role),
            takers=((member.role,) if stays else ()) + one.others,
        )
        for one in parts_of_roles(results)[member.role]
        if one.hours
    )
    return tuple(sorted(work, key=lambda one: -one.hours))


def _done_by_others(results: Results, activity: Activity, role_id: str) -> bool:
    rows = (row for row in activity.delivery if row.role != role_id and row.share)
    return any(results.roles[row.role].capacity_hours > 0 for row in rows)


def _without_gp(plan: Plan, member: Member, others: list[Member]) -> tuple[str, ...]:
    """The sessions in which others work and no other GP does; none where the GPs' week patterns are not known."""
    if member.role != GP or not patterns_known(plan, GP):
        return ()
    return tuple(s for s in SESSIONS if member.sessions.get(s) and (there := present(others, s)) and GP not in there)


def _without_supervision(plan: Plan, member: Member, others: list[Member]) -> tuple[str, ...]:
    """The sessions in which people work whose only supervisor is away; those of a GP are sessions without a GP."""
    watched = {role.id for role in plan.roles if role.supervised_by == member.role}
    if member.role == GP or not watched or not patterns_known(plan, member.role):
        return ()
    sessions = [session for session in SESSIONS if member.sessions.get(session)]
    there = {session: present(others, session) for session in sessions}
    return tuple(s for s in sessions if there[s] & watched and member.role not in there[s])


def _supervised(results: Results, role_id: str) -> tuple[str, ...]:
    roles = results.plan.roles
    return tuple(r.id for r in roles if r.supervised_by == role_id and results.roles[r.id].headcount)
