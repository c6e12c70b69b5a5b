"""Rules about hours really worked, the work that is left when all hours are used included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner import edits, names
from planner.explain import Figure
from planner.gp_hours import hours_per_member
from planner.plan import Member
from planner.results import Results
from planner.terms import GP
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning


def working_time(results: Results, today: date) -> Iterator[Warning]:
    """WORKING_TIME: somebody really works more hours in an average week than the plan allows as a mean over 16 weeks
    (Arbeidstijdenwet, article 5:7: 48).

    For employees that is a limit; owners and locums decide themselves, so for them it is advice, in one warning.
    """
    worked, limit = hours_per_member(results), results.plan.working_time.week_over_16
    beyond = [member for member in results.plan.staff if worked[member.id] > limit]
    own = [member for member in beyond if member.employment in ("owner", "locum")]
    for member in beyond:
        if member not in own:
            yield _warning(
                results, Severity.AMBER, member, worked[member.id], _employee(member, worked[member.id], limit)
            )
    if own:
        text = TN(
            "{count} self-employed GP really works {hours} hours a week. For employees the law allows {limit}.",
            "{count} self-employed GPs really work up to {hours} hours a week. For employees the law allows {limit}.",
            len(own),
            hours=Quantity(max(worked[member.id] for member in own), Unit.HOURS),
            limit=Quantity(limit, Unit.HOURS),
        )
        worst = max(own, key=lambda member: worked[member.id])
        yield _warning(results, Severity.INFO, worst, worked[worst.id], text)


def _employee(member: Member, hours: float, limit: float) -> Message:
    return T(
        "{who} really works {hours} hours in an average week; the limit is {limit} over 16 weeks.",
        who=names.member(member),
        hours=Quantity(hours, Unit.HOURS),
        limit=Quantity(limit, Unit.HOURS),
    )


def _warning(results: Results, severity: Severity, worst: Member, hours: float, text: Message) -> Warning:
    return Warning(
        "WORKING_TIME",
        severity,
        f"member/{worst.id}",
        text,
        {
            "hours": Quantity(hours, Unit.HOURS),
            "paid_hours": Quantity(results.capacity[worst.id].paid_hours, Unit.HOURS),
            "limit": Quantity(results.plan.working_time.week_over_16, Unit.HOURS),
        },
        _relief(results, worst),
        Figure("member", worst.id, "paid_hours"),
    )


def _relief(results: Results, worst: Member) -> tuple[Remedy, ...]:
    """Hands for the work on top of the paid hours, and a shorter week where those alone are too many."""
    on_top = worst.role == GP and results.roles[GP].gap_hours < 0
    hands = (remedies.hire(results, GP, 1.0), remedies.locum(results, 1.0)) if on_top else ()
    return remedies.kept(*hands, _shorter_week(results, worst))


def _shorter_week(results: Results, member: Member) -> Remedy | None:
    """The limit as the week of somebody who is paid for more, and somebody new for the rest."""
    limit = results.plan.working_time.week_over_16
    over = results.capacity[member.id].paid_hours - limit
    if over <= 0:
        return None
    factor = limit / (limit + over)
    hours = None if member.hours_per_week is None else member.hours_per_week * factor
    pattern = {key: worked * factor for key, worked in member.sessions.items()}
    shorter = member.model_copy(update={"hours_per_week": hours, "sessions": pattern})
    hired = remedies.hire_change(results.plan, member.role, over).plan
    staff = tuple(shorter if one.id == member.id else one for one in hired.staff)
    text = T(
        "Let {who} work {limit} hours a week, and hire {role} for the other {hours}",
        who=names.member(member),
        limit=Quantity(limit, Unit.HOURS),
        role=names.role(results.plan, member.role),
        hours=Quantity(over, Unit.HOURS),
    )
    change = edits.replace_staff(results.plan, staff, T("Shorter week for {who}", who=names.member(member)))
    return remedies.remedy("shorter_week", text, change, results, remedies.utilisation_of(member.role))
