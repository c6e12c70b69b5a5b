"""Rules about the practice as a whole: contacts a day, list size, continuity, people who leave."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from planner import edits, names
from planner.calculation import calculate
from planner.capacity import comes_for_a_time, paid_hours
from planner.explain import Figure
from planner.plan import Member, Plan, find
from planner.results import Results
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning

# How far ahead a leaving date is worth a warning: a vacancy takes about half a year to fill (assumption).
_NOTICE = timedelta(days=183)


def contacts_per_day(results: Results, today: date) -> Iterator[Warning]:
    """CONTACTS_PER_DAY: more contacts per GP per day than the limit (British; no Dutch one was found)."""
    limit, now = results.plan.practice.contacts_per_gp_day, results.contacts_per_gp_day
    if now is None or now <= limit:
        return
    figure = Figure("practice", "", "contacts_per_gp_day")
    yield Warning(
        "CONTACTS_PER_DAY",
        Severity.AMBER,
        "practice",
        T(
            "{now} contacts per GP per day; the limit is {limit}.",
            now=Quantity(now, Unit.CONTACTS),
            limit=Quantity(limit, Unit.CONTACTS),
        ),
        {"contacts_per_gp_day": Quantity(now, Unit.CONTACTS), "limit": Quantity(limit, Unit.CONTACTS)},
        remedies.kept(
            _more_gp_days(results, now / limit, figure),
            remedies.list_to(
                results, math.floor(results.patients * limit / now), (figure, *remedies.utilisation_of(GP))
            )
            if results.patients
            else None,
        ),
        figure,
    )


def _more_gp_days(results: Results, factor: float, figure: Figure) -> Remedy | None:
    """GP hours of 8 a day for the days that are missing, in half days."""
    days = math.ceil(results.gp_days * (factor - 1) * 2 - 1e-9) / 2
    text = T("Hire GP: {days} days a week", days=Quantity(days, Unit.DAYS))
    return remedies.hired(results, GP, days * 8, text, (figure, *remedies.utilisation_of(GP)))


def list_per_fte(results: Results, today: date) -> Iterator[Warning]:
    """LIST_PER_FTE: more patients per GP fte than the norm."""
    limit, now = results.plan.practice.list_per_gp_fte, results.patients_per_gp_fte
    if now is None or now <= limit:
        return
    figure = Figure("practice", "", "patients_per_gp_fte")
    gp = results.roles[GP]
    missing = results.patients / limit - gp.fte_present
    hours = math.ceil(missing * find(results.plan.roles, GP).fte_hours * 2 - 1e-9) / 2
    text = T(
        "Hire GP: {hours} hours a week ({fte} fte)",
        hours=Quantity(hours, Unit.HOURS),
        fte=Quantity(hours / find(results.plan.roles, GP).fte_hours, Unit.FTE),
    )
    yield Warning(
        "LIST_PER_FTE",
        Severity.AMBER,
        "practice",
        T(
            "{now} patients per GP fte; the limit is {limit}. That is {missing} fte short.",
            now=Quantity(now, Unit.PERSONS),
            limit=Quantity(limit, Unit.PERSONS),
            missing=Quantity(missing, Unit.FTE),
        ),
        {"patients_per_gp_fte": Quantity(now, Unit.PERSONS), "limit": Quantity(limit, Unit.PERSONS)},
        remedies.kept(
            remedies.hired(results, GP, hours, text, (figure, *remedies.utilisation_of(GP))),
            remedies.list_to(results, math.floor(gp.fte_present * limit), (figure, *remedies.utilisation_of(GP))),
        ),
        figure,
    )


def continuity_low(results: Results, today: date) -> Iterator[Warning]:
    """CONTINUITY_LOW: too few generalist contacts are with a regular GP."""
    floor, now = results.plan.practice.continuity_floor, results.continuity
    if now is None or now >= floor:
        return
    yield Warning(
        "CONTINUITY_LOW",
        Severity.AMBER,
        "practice",
        T(
            "{now} of the generalist contacts are with a regular GP; the practice wants at least {floor}.",
            now=Quantity(now, Unit.SHARE),
            floor=Quantity(floor, Unit.SHARE),
        ),
        {"continuity": Quantity(now, Unit.SHARE), "floor": Quantity(floor, Unit.SHARE)},
        remedies.kept(_regular_instead_of_locum(results), _back_to_gp(results)),
        Figure("practice", "", "continuity"),
    )


def _continuity_remedy(results: Results, code: str, text: Message, change: edits.Change) -> Remedy:
    figures = (Figure("practice", "", "continuity"), *remedies.utilisation_of(GP))
    return remedies.remedy(code, text, change, results, figures)


def _regular_instead_of_locum(results: Results) -> Remedy | None:
    """Let the locums' hours be worked by an employed GP."""
    locums = [m for m in results.plan.staff if m.role == GP and m.employment == "locum" and paid_hours(m) > 0]
    if not locums:
        return None
    text = T("Replace the locum hours by an employed GP")
    plan = results.plan
    for member in locums:
        plan = edits.set_member(plan, member.id, "employment", "employed").plan
    change = edits.replace_staff(results.plan, plan.staff, T("Employ the locums"))
    return _continuity_remedy(results, "employ", text, change)


def _back_to_gp(results: Results) -> Remedy | None:
    """Give the largest delegated generalist activity back to the GP."""
    shared = [
        (results.demand[a.id].volume * row.share, a, row)
        for a in results.plan.activities
        if a.core_task == "generalist" and a.channel != "none"
        for row in a.delivery
        if row.role != GP and row.share > 0 and any(other.role == GP for other in a.delivery)
    ]
    if not shared:
        return None
    _, activity, row = max(shared, key=lambda item: item[0])
    text = T(
        "Let the GP do '{activity}' again instead of {who}",
        activity=names.activity(activity),
        who=names.role(results.plan, row.role),
    )
    change = remedies.move_share(results.plan, activity, row.role, GP, row.share)
    return _continuity_remedy(results, "back_to_gp", text, change)


def leaver_not_replaced(results: Results, today: date) -> Iterator[Warning]:
    """LEAVER_NOT_REPLACED: somebody leaves within half a year or has left, and nobody starts in that function."""
    for member in results.plan.staff:
        gone = member.end is not None and member.end <= today + _NOTICE
        if not gone or comes_for_a_time(member) or not paid_hours(member) or _successor(results.plan, member):
            continue
        without = calculate(edits.remove_members(results.plan, [member.id]).plan)
        later = without.roles[member.role].utilisation
        hours = Quantity(paid_hours(member), Unit.HOURS)
        yield Warning(
            "LEAVER_NOT_REPLACED",
            Severity.AMBER,
            f"member/{member.id}",
            T(
                "{who} leaves on {day}, and {hours} hours a week with it; nobody starts in that function.",
                who=names.member(member),
                day=member.end,
                hours=hours,
            ),
            {"paid_hours": hours, "utilisation_without": Quantity(later, Unit.SHARE)},
            (_successor_remedy(results, without, member),),
            Figure("member", member.id, "paid_hours"),
        )


def _successor_remedy(results: Results, without: Results, leaver: Member) -> Remedy:
    """A successor with the same hours; its effect is against the team without the leaver."""
    assert leaver.end is not None
    successor = Member(
        id=edits.fresh_id((m.id for m in results.plan.staff), f"successor_{leaver.id}"),
        role=leaver.role,
        sessions=leaver.sessions,
        hours_per_week=leaver.hours_per_week,
        start=leaver.end + timedelta(days=1),
    )
    text = T(
        "Hire a successor for {who}: {hours} hours a week",
        who=names.member(leaver),
        hours=Quantity(paid_hours(leaver), Unit.HOURS),
    )
    change = edits.succeed(results.plan, leaver.id, successor)
    return remedies.remedy("succeed", text, change, without, remedies.utilisation_of(leaver.role))


def _successor(plan: Plan, leaver: Member) -> bool:
    """Whether somebody of the same role starts around the day that the leaver goes, or later."""
    assert leaver.end is not None
    return any(
        m.role == leaver.role and m.id != leaver.id and m.start is not None and m.start >= leaver.end - _NOTICE
        for m in plan.staff
    )
