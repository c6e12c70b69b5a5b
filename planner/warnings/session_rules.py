"""Rules about who is there when, from the week patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner import edits, names
from planner.capacity import SESSION_HOURS, comes_for_a_time, paid_hours
from planner.explain import Figure
from planner.plan import Member, Plan
from planner.results import Results
from planner.terms import GP, SESSIONS
from planner.texts import Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning


def present(staff: Iterable[Member], session: str) -> set[str]:
    """Roles that some of these people have in a session of an average week, not of a few weeks only."""
    return {m.role for m in staff if m.sessions.get(session, 0) > 0 and not comes_for_a_time(m)}


def patterns_known(plan: Plan, role_id: str) -> bool:
    """Whether everybody of a role with hours has a week pattern, and somebody has."""
    team = [m for m in plan.staff if m.role == role_id and paid_hours(m) > 0]
    return bool(team) and all(m.sessions for m in team)


def _join(results: Results, role_id: str, session: str) -> Remedy | None:
    """Let the member of a role with the fewest hours work in a session too."""
    team = [m for m in results.plan.staff if m.role == role_id and m.sessions]
    if not team:
        return None
    member: Member = min(team, key=paid_hours)
    text = T(
        "Let {who} work {session} too: {hours} hours",
        who=names.member(member),
        session=names.session(session),
        hours=Quantity(SESSION_HOURS, Unit.HOURS),
    )
    change = edits.set_session(results.plan, member.id, session, SESSION_HOURS)
    return remedies.remedy("join_session", text, change, results, remedies.utilisation_of(role_id))


def no_gp_in_session(results: Results, today: date) -> Iterator[Warning]:
    """NO_GP_IN_SESSION: the practice is open, and no GP is there. Silent while a GP's week pattern is unknown."""
    if not patterns_known(results.plan, GP):
        return
    for session in SESSIONS:
        there = present(results.plan.staff, session)
        if there and GP not in there:
            hours = sum(m.sessions.get(session, 0) for m in results.plan.staff)
            yield Warning(
                "NO_GP_IN_SESSION",
                Severity.AMBER,
                f"session/{session}",
                T(
                    "The week has no GP on {session}; {who} work then.",
                    session=names.session(session),
                    who=tuple(names.role_name(r) for r in results.plan.roles if r.id in there),
                ),
                {"team_hours": Quantity(hours, Unit.HOURS)},
                remedies.kept(_join(results, GP, session)),
                Figure("role", GP, "capacity_hours"),
            )


def no_supervision(results: Results, today: date) -> Iterator[Warning]:
    """NO_SUPERVISION: a supervised role works while nobody of its supervising role does.

    Sessions without a GP have a warning of their own, so for GPs only 'nobody at all' counts here.
    """
    for role in results.plan.roles:
        above = role.supervised_by
        if above is None or not results.roles[role.id].headcount:
            continue
        if not results.roles[above].headcount:
            yield _unsupervised(results, role.id, above, "")
        elif above != GP and patterns_known(results.plan, above):
            for session in SESSIONS:
                there = present(results.plan.staff, session)
                if role.id in there and above not in there:
                    yield _unsupervised(results, role.id, above, session)


def _unsupervised(results: Results, role_id: str, above: str, session: str) -> Warning:
    who, chief = names.role(results.plan, role_id), names.role(results.plan, above)
    if session:
        text = T("{who} works on {session} without {chief}.", who=who, session=names.session(session), chief=chief)
        help = _join(results, above, session)
    else:
        text = T("{who} is supervised by {chief}, and nobody in the team is that.", who=who, chief=chief)
        change = remedies.hire_change(results.plan, above, 8)
        label = T("Hire {role}: {hours} hours a week", role=chief, hours=Quantity(8, Unit.HOURS))
        help = remedies.remedy("hire", label, change, results, remedies.utilisation_of(above))
    subject = f"session/{session}" if session else f"role/{role_id}"
    hours = Quantity(results.roles[above].capacity_hours, Unit.HOURS)
    figure = Figure("role", above, "capacity_hours")
    return Warning(
        "NO_SUPERVISION", Severity.AMBER, subject, text, {"supervisor_hours": hours}, remedies.kept(help), figure
    )
