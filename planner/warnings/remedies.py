"""Remedies: edits that would help, sized by the model and tried on it before they are offered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from planner import edits, names
from planner.calculation import calculate
from planner.capacity import SESSION_HOURS, presence, role_absence
from planner.delegation import hand_over, part_of
from planner.demand import unit_work
from planner.edits import Change
from planner.explain import Figure
from planner.memo import IdentityMemo
from planner.plan import Activity, Delivery, Member, Patients, Plan, Role, find
from planner.results import Results
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit
from planner.warnings.warning import Effect, Remedy

# Half days in which a locum comes, the first ones first.
LOCUM_SESSIONS = ("tue_am", "tue_pm", "thu_am", "thu_pm", "mon_am", "mon_pm", "wed_am", "wed_pm", "fri_am", "fri_pm")
_SHARE_STEP = 0.05
_HOURS_STEP = 0.5
_MOST_HOURS = 2_000


def remedy(code: str, text: Message, change: Change, before: Results, figures: Iterable[Figure]) -> Remedy:
    """The edit with what it does to each figure, calculated on the changed plan when it is asked for."""
    wanted = tuple(figures)

    def try_out() -> tuple[Effect, ...]:
        after = calculate(change.plan)
        return tuple(_effect(figure, before, after) for figure in wanted)

    return Remedy(code, text, change, try_out)


_UNITS = {
    "utilisation": (T("Utilisation"), Unit.SHARE),
    "fte_present": (T("Fte present"), Unit.FTE),
    "headcount": (T("People"), Unit.PERSONS),
    "patients": (T("Patients"), Unit.PERSONS),
    "patients_per_gp_fte": (T("Patients per GP fte"), Unit.PERSONS),
    "contacts_per_gp_day": (T("Contacts per GP per day"), Unit.CONTACTS),
    "continuity": (T("Continuity"), Unit.SHARE),
    "times_without_room": (T("Times a week without a room"), Unit.TIMES),
}


def _effect(figure: Figure, before: Results, after: Results) -> Effect:
    label, unit = _UNITS[figure.name]
    if figure.kind == "role":
        label = T("{role}: {figure}", role=names.role(before.plan, figure.id), figure=label)
    return Effect(figure, label, Quantity(_read(before, figure), unit), Quantity(_read(after, figure), unit))


def _read(results: Results, figure: Figure) -> float | None:
    source = results.roles.get(figure.id) if figure.kind == "role" else results
    return getattr(source, figure.name, None)


def utilisation_of(*role_ids: str) -> tuple[Figure, ...]:
    """The utilisation figures of some roles."""
    return tuple(Figure("role", role_id, "utilisation") for role_id in role_ids)


def net_share(plan: Plan, role: Role) -> float:
    """Net hours that one paid hour of a new member gives."""
    return presence(role_absence(role), plan.practice.weeks_per_year) * (1 - role.allowance_share)


def _new_member(plan: Plan, role_id: str, wish: str, **fields: object) -> Member:
    member_id = edits.fresh_id((m.id for m in plan.staff), wish)
    return Member.model_validate({"id": member_id, "role": role_id, **fields})


def hire_change(plan: Plan, role_id: str, hours: float) -> Change:
    """A new member of a role for some paid hours a week."""
    return edits.add_member(plan, _new_member(plan, role_id, f"new_{role_id}", hours_per_week=hours))


def hired(results: Results, role_id: str, hours: float, text: Message, figures: Iterable[Figure]) -> Remedy | None:
    """Hiring so many paid hours a week; none where no practice could find them."""
    if hours > _MOST_HOURS:
        return None
    return remedy("hire", text, hire_change(results.plan, role_id, hours), results, figures)


def hire(results: Results, role_id: str, target: float) -> Remedy | None:
    """Hire the paid hours that bring a role to a target utilisation, rounded up to half hours."""
    plan, role = results.plan, find(results.plan.roles, role_id)
    share = net_share(plan, role)
    missing = results.roles[role_id].demand_hours / target - results.roles[role_id].capacity_hours
    if missing <= 0 or share <= 0:
        return None
    hours = math.ceil(missing / share / _HOURS_STEP) * _HOURS_STEP
    text = T(
        "Hire {role}: {hours} hours a week ({fte} fte)",
        role=names.role_name(role),
        hours=Quantity(hours, Unit.HOURS),
        fte=Quantity(hours / role.fte_hours, Unit.FTE),
    )
    return hired(results, role_id, hours, text, utilisation_of(role_id))


def locum(results: Results, target: float) -> Remedy | None:
    """Locum sessions of 4 hours that bring the GPs to a target; none where more than a week of them is needed."""
    role = find(results.plan.roles, GP)
    missing = results.roles[GP].demand_hours / target - results.roles[GP].capacity_hours
    per_session = SESSION_HOURS * (1 - role.allowance_share)
    if missing <= 0 or per_session <= 0:
        return None
    number = math.ceil(missing / per_session - 1e-9)
    if number > len(LOCUM_SESSIONS):
        return None
    text = T("Take on a locum for {number} sessions of 4 hours a week", number=number)
    return _locum_remedy(results, number, text)


def locum_day(results: Results) -> Remedy:
    """A locum for one day a week, whatever it solves."""
    return _locum_remedy(results, 2, T("Take on a locum for one day a week"))


def _locum_remedy(results: Results, number: int, text: Message) -> Remedy:
    pattern = dict.fromkeys(LOCUM_SESSIONS[:number], SESSION_HOURS)
    member = _new_member(results.plan, GP, "locum", employment="locum", sessions=pattern)
    figures = (*utilisation_of(GP), Figure("practice", "", "continuity"))
    return remedy("locum", text, edits.add_member(results.plan, member), results, figures)


def hours_of_list(results: Results, role_id: str) -> tuple[float, float]:
    """A role's hours of work a week that grow and shrink with the list, and those that do not."""
    moving = fixed = 0.0
    for activity in results.plan.activities:
        hours = results.demand[activity.id].hours.get(role_id, 0.0)
        if activity.volume.kind == "per_week":
            fixed += hours
        else:
            moving += hours
    return moving, fixed


def shorter_list(results: Results, role_id: str, target: float) -> Remedy | None:
    """The list at which a role meets a target, with every age band scaled alike."""
    role = results.roles[role_id]
    moving, fixed = hours_of_list(results, role_id)
    room = role.capacity_hours * target - fixed
    if moving <= 0 or room <= 0 or room >= moving:
        return None
    return list_to(results, math.floor(results.patients * room / moving), utilisation_of(role_id))


def list_to(results: Results, total: int, figures: Iterable[Figure]) -> Remedy:
    """Let the list go down to a total."""
    text = T(
        "Let the list go down to {patients} patients, by a stop on new patients",
        patients=Quantity(total, Unit.PERSONS),
    )
    patients = scaled(results.plan.patients, total / results.patients)
    change = edits.set_patients(results.plan, patients, T("Smaller list"))
    return remedy("list", text, change, results, figures)


def scaled(patients: Patients, factor: float) -> Patients:
    """The list with every count times a factor, in whole patients, never rounded up."""
    counts = {
        band: {group: math.floor(count * factor) for group, count in groups.items()}
        for band, groups in patients.counts.items()
    }
    return patients.model_copy(update={"counts": counts})


def delegate(results: Results, role_id: str, target: float) -> Remedy | None:
    """Move a share of one consult or task to a role that does part of it already and has hours left.

    Of all such moves the one that brings the role furthest down without lifting the other above its
    limit; the share is in steps of 5 %.
    """
    moves = [
        (freed, activity, other, share)
        for activity, mine in _own_rows(results, role_id)
        for other in (row.role for row in activity.delivery if row.role != role_id)
        for freed, share in [_movable(results, activity, mine, other, target)]
        if share >= _SHARE_STEP
    ]
    if not moves:
        return None
    _, activity, other, share = max(moves, key=lambda move: move[0])
    text = T(
        "Move {share} of '{activity}' from {giver} to {taker}",
        share=Quantity(share, Unit.SHARE),
        activity=names.activity(activity),
        giver=names.role(results.plan, role_id),
        taker=names.role(results.plan, other),
    )
    change = move_share(results.plan, activity, role_id, other, share)
    return remedy("delegate", text, change, results, utilisation_of(role_id, other))


def _own_rows(results: Results, role_id: str) -> Iterator[tuple[Activity, Delivery]]:
    """What a role does a movable share of, with its row."""
    for activity in results.plan.activities:
        if activity.kind != "overhead" and len(activity.delivery) > 1:
            yield from (
                (activity, row) for row in activity.delivery if row.role == role_id and row.share >= _SHARE_STEP
            )


def _slopes(activity: Activity, role_id: str, other: str, roles: tuple[Role, ...]) -> tuple[float, float]:
    """Minutes per time that a role is freed of and the other takes on when all of it moves; both are linear."""
    now = unit_work(activity, roles).minutes
    then = unit_work(_moved(activity, role_id, other, _SHARE_STEP), roles).minutes
    return (now[role_id] - then[role_id]) / _SHARE_STEP, (then[other] - now[other]) / _SHARE_STEP


_remembered_slopes = IdentityMemo(_slopes)


def _movable(results: Results, activity: Activity, mine: Delivery, other: str, target: float) -> tuple[float, float]:
    """Hours freed by, and size of, the largest share that helps and fits, in whole steps.

    It goes up to the target of the giver and the limit of the taker.
    """
    giver, taker = results.roles[mine.role], results.roles[other]
    freed, taken = _remembered_slopes(activity, mine.role, other, results.plan.roles)
    times = results.demand[activity.id].volume / 60
    if freed * times <= 0 or taker.capacity_hours <= 0:
        return 0.0, 0.0
    room = taker.capacity_hours * results.plan.practice.near_limit - taker.demand_hours
    missing = (giver.demand_hours - giver.capacity_hours * target) / (freed * times)
    wanted = math.ceil(missing / _SHARE_STEP) * _SHARE_STEP
    fitting = room / (taken * times) if taken * times > 0 else 1.0
    share = math.floor(min(wanted, fitting, mine.share) / _SHARE_STEP + 1e-9) * _SHARE_STEP
    return freed * times * share, share


def _moved(activity: Activity, role_id: str, other: str, share: float) -> Activity:
    return hand_over(activity, role_id, part_of(activity, role_id, other, share))


def move_share(plan: Plan, activity: Activity, role_id: str, other: str, share: float) -> Change:
    """Delegate: move a share of an activity to another role, at the minutes that are entered."""
    label = T("Delegate '{activity}'", activity=names.activity(activity))
    return edits.replace_activity(plan, activity, _moved(activity, role_id, other, share), label)


def kept(*tried: Remedy | None) -> tuple[Remedy, ...]:
    """Those remedies that there are."""
    return tuple(one for one in tried if one is not None)


def take_over(results: Results, role: Role) -> Remedy | None:
    """Let the supervisor do all the work of a role that nobody has."""
    above = role.supervised_by
    if above is None:
        return None
    activities = tuple(_handed_up(a, role.id, above) for a in results.plan.activities)
    text = T(
        "Let {taker} do the work of {giver}",
        taker=names.role(results.plan, above),
        giver=names.role_name(role),
    )
    change = edits.replace_activities(results.plan, activities, T("Hand work of {who} on", who=names.role_name(role)))
    return remedy("take_over", text, change, results, utilisation_of(role.id, above))


def _handed_up(activity: Activity, role_id: str, above: str) -> Activity:
    """The activity with the rows of one role added to those of another."""
    row = next((row for row in activity.delivery if row.role == role_id), None)
    if row is None:
        return activity
    rows = [other for other in activity.delivery if other.role != role_id]
    mine = next((other for other in rows if other.role == above), None)
    if mine is None:
        rows.append(row.model_copy(update={"role": above, "supervision_minutes": 0.0, "return_share": 0.0}))
    else:
        rows[rows.index(mine)] = mine.model_copy(update={"share": min(1.0, mine.share + row.share)})
    return activity.model_copy(update={"delivery": tuple(rows)})


def second_person(results: Results, role: Role) -> Remedy | None:
    """A second person for the hours that lift a role above the lone-function limit, or one day a week."""
    short = results.plan.practice.lone_fte - results.roles[role.id].fte_present
    hours = math.ceil(max(8.0, short * role.fte_hours + _HOURS_STEP) / _HOURS_STEP) * _HOURS_STEP
    text = T(
        "Train or hire a second person for {role}: {hours} hours a week",
        role=names.role_name(role),
        hours=Quantity(hours, Unit.HOURS),
    )
    figures = (Figure("role", role.id, "headcount"), *utilisation_of(role.id))
    return remedy("second_person", text, hire_change(results.plan, role.id, hours), results, figures)
