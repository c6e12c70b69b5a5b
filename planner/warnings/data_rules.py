"""Rules about what was entered: missing, old, contradictory, or done by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner import edits, names
from planner.defaults import default_activities
from planner.explain import Figure
from planner.list_mix import mix_counts
from planner.plan import Patients, find
from planner.results import Results
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning

_A_YEAR = timedelta(days=365)


def data_unfit(results: Results, today: date) -> Iterator[Warning]:
    """DATA_UNFIT: without a list, a team or work there is nothing to conclude."""
    plan = results.plan
    if not results.patients:
        text = T("There are no patients yet. Import the list, type the counts, or start from a total.")
        yield _unfit("patients", text, _start_list(results))
    if not any(person.paid_hours for person in results.capacity.values()):
        yield _unfit(
            "staff",
            T("There is nobody with hours in the team yet. Add the people who work here."),
            _start_team(results),
        )
    if not plan.activities:
        yield _unfit("activities", T("There is no work in the plan yet. Add consults and tasks."), _start_work(results))


def _unfit(part: str, text: Message, help: Remedy | None) -> Warning:
    return Warning("DATA_UNFIT", Severity.RED, part, text, {}, remedies.kept(help))


def _start_list(results: Results) -> Remedy:
    gp = results.roles.get(GP)
    fte = gp.fte_present if gp and gp.fte_present else 1.0
    total = round(fte * results.plan.practice.list_per_gp_fte)
    text = T("Start with {patients} patients of the average age mix", patients=Quantity(total, Unit.PERSONS))
    patients = Patients(counts=mix_counts(total), origin="mix")
    change = edits.set_patients(results.plan, patients, T("Fill in the average list"))
    return remedies.remedy("start_list", text, change, results, (Figure("practice", "", "patients"),))


def _start_team(results: Results) -> Remedy | None:
    if GP not in results.roles:
        return None
    hours = find(results.plan.roles, GP).fte_hours
    text = T("Start with one GP of {hours} hours a week", hours=Quantity(hours, Unit.HOURS))
    change = remedies.hire_change(results.plan, GP, hours)
    return remedies.remedy("start_team", text, change, results, remedies.utilisation_of(GP))


def _start_work(results: Results) -> Remedy | None:
    known = {role.id for role in results.plan.roles}
    work = tuple(a for a in default_activities() if all(row.role in known for row in a.delivery))
    if not work:
        return None
    text = T("Start with the usual work of a Dutch practice")
    change = edits.replace_activities(results.plan, work, T("Fill in the usual work"))
    return remedies.remedy("start_work", text, change, results, remedies.utilisation_of(*sorted(known & {GP})))


def task_without_role(results: Results, today: date) -> Iterator[Warning]:
    """TASK_WITHOUT_ROLE: work that nobody is down to do."""
    for activity in results.plan.activities:
        times = results.demand[activity.id].volume
        if activity.delivery or not times:
            continue
        yield Warning(
            "TASK_WITHOUT_ROLE",
            Severity.AMBER,
            f"activity/{activity.id}",
            T(
                "'{activity}' is nobody's work: {times} times a week.",
                activity=names.activity(activity),
                times=Quantity(times, Unit.TIMES),
            ),
            {"volume": Quantity(times, Unit.TIMES)},
            remedies.kept(_assign(results, activity.id)),
            Figure("activity", activity.id, "volume"),
        )


def _assign(results: Results, activity_id: str) -> Remedy | None:
    """Give the work to the role with most hours left."""
    if not results.roles:
        return None
    role_id = max(results.roles, key=lambda role: results.roles[role].gap_hours)
    text = T("Let {role} do it, 10 minutes each", role=names.role(results.plan, role_id))
    change = edits.set_share(results.plan, activity_id, role_id, 1)
    return remedies.remedy("assign", text, change, results, remedies.utilisation_of(role_id))


def pattern_not_contract(results: Results, today: date) -> Iterator[Warning]:
    """PATTERN_NOT_CONTRACT: the week pattern adds up to other hours than the contract."""
    for member in results.plan.staff:
        pattern, contract = sum(member.sessions.values()), member.hours_per_week
        if not member.sessions or contract is None or abs(pattern - contract) < 1e-9:
            continue
        text = T("Set the contract to {hours} hours", hours=Quantity(pattern, Unit.HOURS))
        change = edits.set_member(results.plan, member.id, "hours_per_week", pattern)
        yield Warning(
            "PATTERN_NOT_CONTRACT",
            Severity.INFO,
            f"member/{member.id}",
            T(
                "{who}: the week pattern has {pattern} hours, the contract {contract}. The pattern counts.",
                who=names.member(member),
                pattern=Quantity(pattern, Unit.HOURS),
                contract=Quantity(contract, Unit.HOURS),
            ),
            {"pattern_hours": Quantity(pattern, Unit.HOURS), "contract_hours": Quantity(contract, Unit.HOURS)},
            (remedies.remedy("contract", text, change, results, remedies.utilisation_of(member.role)),),
            Figure("member", member.id, "paid_hours"),
        )


def data_stale(results: Results, today: date) -> Iterator[Warning]:
    """DATA_STALE: the list was counted more than a year ago."""
    counted = results.plan.patients.as_of
    if counted is None or today - counted <= _A_YEAR:
        return
    months = Quantity(round((today - counted).days / 30.44), Unit.NONE)
    still_right = results.plan.patients.model_copy(update={"as_of": today})
    change = edits.set_patients(results.plan, still_right, T("Confirm the list"))
    yield Warning(
        "DATA_STALE",
        Severity.INFO,
        "patients",
        T(
            "The patient list is of {day}: {months} months old. Import a new one, or confirm it.",
            day=counted,
            months=months,
        ),
        {"months": months},
        (
            remedies.remedy(
                "confirm_list",
                T("The counts are still right"),
                change,
                results,
                (Figure("practice", "", "patients"),),
            ),
        ),
        Figure("practice", "", "patients"),
    )
