"""The largest list, in all and per GP fte: every age band and client group is scaled alike, so hours are linear."""

from __future__ import annotations

from planner import names
from planner.solve.case import ROUNDING, Case, UnreachableError, count, hours
from planner.terms import GP
from planner.texts import Quantity, T, Unit
from planner.warnings.remedies import hours_of_list

# No age band of a plan holds more.
_MOST = 10_000_000


def largest_list(case: Case) -> float:
    """Patients at which the role meets the target."""
    room = case.room()
    now = case.results.patients
    if not now:
        raise UnreachableError(
            T("Cannot be reached because the list has {patients} patients to scale.", patients=count(0))
        )
    moving, fixed = hours_of_list(case.results, case.question.role)
    if moving <= 0:
        raise UnreachableError(
            T(
                "Cannot be reached because {hours} hours of {role} follow from the list: with any list the "
                "utilisation is {utilisation}.",
                hours=hours(0),
                role=case.name,
                utilisation=case.utilisation(fixed),
            )
        )
    factor = 1 + room / moving
    if factor < -ROUNDING:
        raise _too_much(case, fixed)
    if now * factor > _MOST:
        raise _too_little(case, moving * _MOST / now + fixed)
    return now * max(0.0, factor)


def _too_much(case: Case, fixed: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because work that does not follow from the list already takes {fixed} hours a week, "
            "and the target leaves {allowed}: {role} would be at {utilisation} without patients.",
            fixed=hours(fixed),
            allowed=hours(case.allowed),
            role=case.name,
            utilisation=case.utilisation(fixed),
        )
    )


def _too_little(case: Case, work: float) -> UnreachableError:
    return UnreachableError(
        T(
            "Cannot be reached because even {most} patients bring {role} to {utilisation} only.",
            most=count(_MOST),
            role=case.name,
            utilisation=case.utilisation(work),
        )
    )


def list_per_fte(case: Case) -> float:
    """Patients per GP fte at which the role meets the target."""
    gp = case.results.roles.get(GP)
    if gp is None or gp.fte_present <= 0:
        raise UnreachableError(
            T(
                "Cannot be reached because there is {fte} fte of {role} to count patients on.",
                fte=Quantity(0, Unit.FTE),
                role=names.role(case.plan, GP) if gp else names.ROLES[GP],
            )
        )
    return largest_list(case) / gp.fte_present
