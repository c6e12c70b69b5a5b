"""Hours to hire and locum sessions: net hours are linear in the hours of somebody new."""

from __future__ import annotations

from planner.capacity import SESSION_HOURS
from planner.solve.case import Case, UnreachableError, count, hours, share
from planner.texts import T
from planner.warnings.remedies import net_share

# No person of a plan has more hours, and no plan takes so many sessions in.
_MOST_HOURS = 10_000
_MOST_SESSIONS = 1_000


def hours_to_hire(case: Case) -> float:
    """Paid hours a week of somebody with the role's own leave, sickness and uncounted work; 0 where none are needed."""
    if case.missing <= 0:
        return 0.0
    net = net_share(case.plan, case.role)
    if net <= 0:
        raise UnreachableError(
            T(
                "Cannot be reached because absence and uncounted work leave {share} of a paid hour of {role}.",
                share=share(0),
                role=case.name,
            )
        )
    paid = case.missing / net
    if paid > _MOST_HOURS:
        raise UnreachableError(
            T(
                "Cannot be reached because it takes {hours} paid hours a week; a plan holds no more than {most}.",
                hours=hours(paid),
                most=hours(_MOST_HOURS),
            )
        )
    return paid


def locum_sessions(case: Case) -> float:
    """Sessions a week of a locum at pace 1, who is never away; 0 where none are needed."""
    if case.missing <= 0:
        return 0.0
    counted = 1 - case.role.allowance_share
    if counted <= 0:
        raise UnreachableError(
            T(
                "Cannot be reached because uncounted work takes {share} of the time of a locum.",
                share=share(case.role.allowance_share),
            )
        )
    sessions = case.missing / (SESSION_HOURS * counted)
    if sessions > _MOST_SESSIONS:
        raise UnreachableError(
            T(
                "Cannot be reached because it takes {sessions} sessions a week; a plan holds no more than {most}.",
                sessions=count(sessions),
                most=count(_MOST_SESSIONS),
            )
        )
    return sessions
