"""Breakdowns of a person's hours and of the figures of the practice as a whole (model sections 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable

from planner import names
from planner.calculation import consult_volume, generalist_contacts, ratio, regular_gp_hours
from planner.capacity import HOURS_OF_A_DAY, SESSIONS_OF_A_DAY, member_absence
from planner.explain.breakdown import Breakdown, Figure, Line, Op
from planner.explain.role_figures import presence_lines
from planner.explain.sources import computed, counted_share, given, not_ill
from planner.norms import role_path
from planner.plan import Member, about, find
from planner.results import Results
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit

_DAYS = T("two sessions are a day; without a week pattern 8 hours are")


def paid_hours(results: Results, figure: Figure) -> Breakdown:
    """The week pattern, or the contract hours, in the share of the weeks that the person works."""
    member = find(results.plan.staff, figure.id)
    if member.sessions:
        lines = tuple(
            computed(Op.ADD, names.session(key), hours, Unit.HOURS) for key, hours in member.sessions.items() if hours
        )
        formula = T("sum of the week pattern")
    else:
        lines = (_contract(member),)
        formula = T("contract hours, as there is no week pattern")
    paid = Quantity(results.capacity[member.id].paid_hours, Unit.HOURS)
    return Breakdown(figure, T("Paid hours"), paid, *_in_some_weeks(member, formula, lines))


def _contract(member: Member) -> Line:
    return computed(Op.ADD, about(Member, "hours_per_week").title, member.hours_per_week or 0.0, Unit.HOURS)


def _in_some_weeks(member: Member, formula: Message, lines: tuple[Line, ...]) -> tuple[Message, tuple[Line, ...]]:
    """Formula and lines, with the share of the weeks for somebody who does not work every week."""
    if member.weeks_share == 1:
        return formula, lines
    share = computed(Op.MULTIPLY, about(Member, "weeks_share").title, member.weeks_share, Unit.SHARE)
    return T("{formula} * share of the weeks", formula=formula), (*lines, share)


def days(results: Results, figure: Figure) -> Breakdown:
    """Days a week: two sessions, or 8 hours without a pattern, in the share of the weeks that the person works."""
    member = find(results.plan.staff, figure.id)
    if member.sessions:
        sessions = sum(hours > 0 for hours in member.sessions.values())
        first = computed(Op.ADD, T("Sessions with hours"), sessions, Unit.NONE)
        lines = (first, computed(Op.DIVIDE, T("Sessions of a day"), SESSIONS_OF_A_DAY, Unit.NONE))
    else:
        lines = (_contract(member), computed(Op.DIVIDE, T("Hours of a day"), HOURS_OF_A_DAY, Unit.HOURS))
    worked = Quantity(results.capacity[member.id].days, Unit.DAYS)
    return Breakdown(figure, T("Days per week"), worked, *_in_some_weeks(member, _DAYS, lines))


def presence(results: Results, figure: Figure) -> Breakdown:
    """Share of the paid time that the person is there."""
    member = find(results.plan.staff, figure.id)
    absence = member_absence(member, find(results.plan.roles, member.role))
    away = tuple(
        _absence_line(member, field, getattr(absence, field))
        for field in ("leave_weeks", "study_weeks", "holiday_weeks")
    )
    usual = member.sick_rate is None and member.employment != "locum"
    sickness = not_ill(absence.sick_rate, role_path(member.role, "sick_rate") if usual else "")
    return Breakdown(
        figure,
        T("Presence"),
        Quantity(results.capacity[member.id].presence, Unit.SHARE),
        T("(weeks of the year - weeks away) / weeks of the year * share not ill"),
        presence_lines(results.plan.practice.weeks_per_year, away, sickness),
    )


def _absence_line(member: Member, field: str, weeks: float) -> Line:
    label = about(Member, field).title
    if getattr(member, field) is not None:
        return computed(Op.SUBTRACT, label, weeks, Unit.WEEKS, detail=T("entered for this person"))
    if member.employment == "locum":
        return computed(Op.SUBTRACT, label, weeks, Unit.WEEKS, detail=T("a locum is replaced or not paid"))
    return given(Op.SUBTRACT, label, weeks, Unit.WEEKS, role_path(member.role, field))


def net_hours(results: Results, figure: Figure) -> Breakdown:
    """Hours for counted work: presence, own other work, uncounted work, pace (WISN)."""
    member = find(results.plan.staff, figure.id)
    role = find(results.plan.roles, member.role)
    known = results.capacity[member.id]
    counted = counted_share(Op.MULTIPLY, role.allowance_share, role_path(role.id, "allowance_share"))
    return Breakdown(
        figure,
        T("Hours available"),
        Quantity(known.net_hours, Unit.HOURS),
        T("(paid hours * presence - own other work) * share for counted work * pace"),
        (
            computed(Op.ADD, T("Paid hours"), known.paid_hours, Unit.HOURS, Figure("member", member.id, "paid_hours")),
            computed(Op.MULTIPLY, T("Presence"), known.presence, Unit.SHARE, Figure("member", member.id, "presence")),
            computed(Op.SUBTRACT, about(Member, "allowance_hours").title, member.allowance_hours, Unit.HOURS),
            computed(Op.AT_LEAST, T("Never below"), 0.0, Unit.HOURS),
            counted,
            computed(Op.MULTIPLY, about(Member, "pace").title, member.pace, Unit.FACTOR),
        ),
    )


def patients(results: Results, figure: Figure) -> Breakdown:
    """All registered patients."""
    lines = tuple(
        computed(Op.ADD, T("{band} years", band=band), sum(groups.values()), Unit.PERSONS)
        for band, groups in results.plan.patients.counts.items()
    )
    return Breakdown(figure, T("Patients"), Quantity(results.patients, Unit.PERSONS), T("sum over age bands"), lines)


def _gp_line(op: Op, label: Message, results: Results, name: str, unit: Unit) -> Line:
    """A figure of the GPs; unknown where the plan has no such function."""
    if GP not in results.roles:
        return computed(op, label, None, unit)
    return computed(op, label, getattr(results.roles[GP], name), unit, Figure("role", GP, name))


def patients_per_gp_fte(results: Results, figure: Figure) -> Breakdown:
    """The list over the GP fte present."""
    return Breakdown(
        figure,
        T("Patients per GP fte"),
        Quantity(results.patients_per_gp_fte, Unit.PERSONS),
        T("patients / GP fte present"),
        (
            computed(Op.ADD, T("Patients"), results.patients, Unit.PERSONS, Figure("practice", "", "patients")),
            _gp_line(Op.DIVIDE, T("Fte present"), results, "fte_present", Unit.FTE),
        ),
    )


def gp_days(results: Results, figure: Figure) -> Breakdown:
    """Days that GPs work: two sessions, or 8 hours without a pattern."""
    lines = tuple(
        computed(Op.ADD, names.member(m), results.capacity[m.id].days, Unit.DAYS, Figure("member", m.id, "days"))
        for m in results.plan.staff
        if m.role == GP
    )
    return Breakdown(figure, T("GP days per week"), Quantity(results.gp_days, Unit.DAYS), _DAYS, lines)


def contacts_per_gp_day(results: Results, figure: Figure) -> Breakdown:
    """GP contacts a week over GP days."""
    return Breakdown(
        figure,
        T("Contacts per GP per day"),
        Quantity(results.contacts_per_gp_day, Unit.CONTACTS),
        T("GP contacts per week / GP days per week"),
        (
            _gp_line(Op.ADD, T("Contacts per week"), results, "contacts_per_week", Unit.CONTACTS),
            computed(Op.DIVIDE, T("GP days per week"), results.gp_days, Unit.DAYS, Figure("practice", "", "gp_days")),
        ),
    )


def contacts_per_patient_year(results: Results, figure: Figure) -> Breakdown:
    """Consults of all kinds per patient per year, chronic programmes not included."""
    plan = results.plan
    return Breakdown(
        figure,
        T("Consults per patient per year"),
        Quantity(results.contacts_per_patient_year, Unit.RATE),
        T("consults per week * weeks per year / patients; programmes not included"),
        (
            computed(Op.ADD, T("Consults per week"), consult_volume(results.demand), Unit.CONTACTS),
            given(
                Op.MULTIPLY, T("Weeks per year"), plan.practice.weeks_per_year, Unit.WEEKS, "practice.weeks_per_year"
            ),
            computed(Op.DIVIDE, T("Patients"), results.patients, Unit.PERSONS, Figure("practice", "", "patients")),
        ),
    )


def _parts(label: Message, part: tuple[float, float], unit: Unit) -> tuple[Message, float | None, Message]:
    detail = T("{part} of {all}", part=Quantity(part[0], unit), all=Quantity(part[1], unit))
    return label, ratio(*part), detail


def continuity(results: Results, figure: Figure) -> Breakdown:
    """Share of generalist contacts with a GP, times the share of GP hours that no locum works."""
    by_gp = _parts(T("Generalist contacts with a GP"), generalist_contacts(results.demand), Unit.CONTACTS)
    regular = _parts(T("GP hours without locums"), regular_gp_hours(results.plan, results.capacity), Unit.HOURS)
    return Breakdown(
        figure,
        T("Continuity"),
        Quantity(results.continuity, Unit.SHARE),
        T("share of generalist contacts with a GP * share of GP hours that is not locum"),
        (
            computed(Op.ADD, by_gp[0], by_gp[1], Unit.SHARE, detail=by_gp[2]),
            computed(Op.MULTIPLY, regular[0], regular[1], Unit.SHARE, detail=regular[2]),
        ),
    )


MEMBER_FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {
    "paid_hours": paid_hours,
    "days": days,
    "presence": presence,
    "net_hours": net_hours,
}
PRACTICE_FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {
    "patients": patients,
    "patients_per_gp_fte": patients_per_gp_fte,
    "gp_days": gp_days,
    "contacts_per_gp_day": contacts_per_gp_day,
    "contacts_per_patient_year": contacts_per_patient_year,
    "continuity": continuity,
}
