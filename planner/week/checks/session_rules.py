"""Rules about who is in the practice in a session."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.terms import GP
from planner.texts import Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.checks.attendance import Attendance, spots
from planner.week.checks.issue import Issue


def no_gp(there: Attendance) -> Iterator[Issue]:
    """NO_GP: patients are seen, and no GP is in the practice. Silent in a team without GPs.

    Amber where a GP works elsewhere then, such as on visits; red where none works at all.
    """
    if not there.is_open or there.present_in(GP) or not there.team.has(GP):
        return
    elsewhere = [cell for cell in there.cells if there.member(cell).role == GP and not there.is_trainee(cell)]
    values = {"session": there.name, "others": there.who(there.seeing)}
    if elsewhere:
        sentence = T(
            "No GP is in the practice on {session}, only elsewhere: {who}. Patients are seen by {others}.",
            who=there.who(elsewhere),
            **values,
        )
    else:
        sentence = T("No GP works on {session}. Patients are seen by {others}.", **values)
    severity = Severity.AMBER if elsewhere else Severity.RED
    yield Issue("NO_GP", severity, there.subject, sentence, spots(elsewhere or there.seeing), wanted=GP)


def no_supervision(there: Attendance) -> Iterator[Issue]:
    """NO_SUPERVISION: patients are seen by a function whose supervisors are not in the practice.

    GPs as supervisors are left to the rule above, and trainees to the one below.
    """
    for role in there.team.roles.values():
        above = role.supervised_by
        cells = [cell for cell in there.seeing if there.member(cell).role == role.id and not there.is_trainee(cell)]
        if cells and above is not None and above != GP and not there.present_in(above):
            sentence = T(
                "On {session} no {chief} is in the practice to supervise {who}.",
                who=there.who(cells),
                session=there.name,
                chief=names.role_name(there.team.roles[above]),
            )
            yield Issue("NO_SUPERVISION", Severity.AMBER, there.subject, sentence, spots(cells), wanted=above)


def trainee_alone(there: Attendance) -> Iterator[Issue]:
    """TRAINEE_ALONE: somebody in training works in the practice, and nobody who supervises is there.

    That is somebody of the function that supervises the trainee's function, or a GP where none does.
    """
    for cell in there.present:
        above = there.role(cell).supervised_by or GP
        if there.is_trainee(cell) and not there.present_in(above):
            chief = there.team.roles.get(above)
            sentence = T(
                "{who} is in training and works on {session} while no {chief} is in the practice.",
                who=names.member(there.member(cell)),
                session=there.name,
                chief=names.role_name(chief) if chief else names.ROLES[GP],
            )
            yield Issue(
                "TRAINEE_ALONE",
                Severity.RED,
                f"member/{cell.member}",
                sentence,
                spots([cell]),
                there.session,
                wanted=above,
            )


def too_few_present(there: Attendance) -> Iterator[Issue]:
    """TOO_FEW_PRESENT: fewer people of a function are in the practice than every open session asks for."""
    if not there.is_open:
        return
    for role in there.team.roles.values():
        cells = [cell for cell in there.present if there.member(cell).role == role.id]
        number = len({cell.member for cell in cells})
        if number < role.least_present:
            sentence = T(
                "{role} on {session}: {number} in the practice, at least {least} needed.",
                role=names.role_name(role),
                session=there.name,
                number=number,
                least=Quantity(role.least_present, Unit.FACTOR),
            )
            issue = Issue("TOO_FEW_PRESENT", Severity.AMBER, there.subject, sentence, spots(cells), wanted=role.id)
            yield issue


def lone_worker(there: Attendance) -> Iterator[Issue]:
    """LONE_WORKER: somebody is alone in the practice. Amber with patients, information with office work only."""
    if len({cell.member for cell in there.present}) == 1:
        sentence = T("{who} is alone in the practice on {session}.", who=there.who(there.present), session=there.name)
        severity = Severity.AMBER if there.is_open else Severity.INFO
        yield Issue("LONE_WORKER", severity, there.subject, sentence, spots(there.present))
