"""The Consults and the Delegated tasks page on paper."""

from __future__ import annotations

from collections.abc import Iterable

from planner import names
from planner.delegation import delegation, times_per_patient_year
from planner.norms import activity_path, norm
from planner.paper.content import Block, Cell, Column, Heading, Paragraph, Row, TableBlock
from planner.paper.parts import nothing, number_column, of_kind, without_empty
from planner.plan import Activity, Delivery, PerPatient, PerWeek, Plan, Prevalence, Role, about
from planner.results import Results
from planner.terms import AGE_BANDS, GP, GROUPS, AgeBand
from planner.texts import Quantity, T, Unit

_DELIVERY = ("share", "minutes", "admin_minutes", "supervision_minutes", "return_share")


def consults(results: Results) -> tuple[Block, ...]:
    """Kinds of contact with who does them in how many minutes, and how often they are asked for."""
    kinds = of_kind(results.plan, "consult")
    if not kinds:
        return nothing(T("There are no kinds of contact."))
    total = Quantity(results.contacts_per_patient_year, Unit.RATE)
    return (
        Paragraph(T("{number} consults per patient per year", number=total)),
        Heading(T("Kinds of contact")),
        _kinds(kinds, results),
        *_how_often(kinds),
    )


def tasks(results: Results) -> tuple[Block, ...]:
    """Tasks and overhead: how often, who does which share in how many minutes, what the GP gains."""
    activities = of_kind(results.plan, "task", "overhead")
    if not activities:
        return nothing(T("There are no tasks."))
    continuity = Quantity(results.continuity, Unit.SHARE)
    return (
        Paragraph(T("Continuity now: {share}", share=continuity)),
        Heading(T("Tasks")),
        _tasks(activities, results),
        Heading(T("Who does it")),
        *_deliveries(activities, results),
        *_how_often(activities),
    )


def _kinds(kinds: Iterable[Activity], results: Results) -> TableBlock:
    columns = (
        Column(T("Name"), is_text=True),
        Column(T("Function"), is_text=True),
        Column(about(Activity, "channel").title, is_text=True),
        Column(about(Delivery, "share").title),
        Column(about(Delivery, "minutes").title),
        Column(T("Norm")),
        Column(about(Delivery, "admin_minutes").title),
        Column(T("Times per week")),
        Column(T("Per patient per year")),
    )
    return TableBlock(columns, tuple(_kind(a, row, results) for a in kinds for row in a.delivery or (None,)))


def _kind(activity: Activity, row: Delivery | None, results: Results) -> Row:
    return Row(
        (
            names.activity(activity),
            names.role(results.plan, row.role) if row else T("nobody"),
            names.CHANNELS[activity.channel],
            _number(row, "share"),
            _number(row, "minutes"),
            usual_minutes(activity, row),
            _number(row, "admin_minutes"),
            Quantity(results.demand[activity.id].volume, Unit.TIMES),
            Quantity(times_per_patient_year(results, activity.id), Unit.RATE),
        )
    )


def _number(row: Delivery | None, field: str) -> Cell:
    return Quantity(getattr(row, field), about(Delivery, field).unit) if row else None


def usual_minutes(activity: Activity, row: Delivery | None) -> Cell:
    """The norm of the minutes; nothing where there is none."""
    known = norm(activity_path(activity.id, "delivery", row.role, "minutes")) if row else None
    return Quantity(known.value, Unit.MINUTES) if known else None


def _tasks(activities: Iterable[Activity], results: Results) -> TableBlock:
    roles = _doing(results.plan, activities)
    columns = (
        Column(T("Name"), is_text=True),
        Column(about(Activity, "kind").title, is_text=True),
        Column(T("Times per week")),
        *(Column(names.role_name(role)) for role in roles),
        Column(T("GP gains (hours a week)")),
    )
    return TableBlock(columns, tuple(_task(activity, roles, results) for activity in activities))


def _doing(plan: Plan, activities: Iterable[Activity]) -> tuple[Role, ...]:
    doing = {row.role for activity in activities for row in activity.delivery}
    return tuple(role for role in plan.roles if role.id in doing)


def _task(activity: Activity, roles: tuple[Role, ...], results: Results) -> Row:
    shares = {row.role: Quantity(row.share, Unit.SHARE) for row in activity.delivery}
    moved = delegation(results, activity.id)
    gained = Quantity(moved.gp_hours_gained, Unit.HOURS) if moved.is_delegated and GP in shares else None
    return Row(
        (
            names.activity(activity),
            names.KINDS[activity.kind],
            Quantity(results.demand[activity.id].volume, Unit.TIMES),
            *(shares.get(role.id) for role in roles),
            gained,
        )
    )


def _deliveries(activities: Iterable[Activity], results: Results) -> tuple[Block, ...]:
    rows = tuple(_delivery(a, row, results) for a in activities for row in a.delivery)
    if not rows:
        return nothing(T("Nobody does any of this yet."))
    columns = (
        Column(T("Name"), is_text=True),
        Column(T("Function"), is_text=True),
        *(number_column(Delivery, field) for field in _DELIVERY),
        Column(T("Hours per week")),
    )
    return (TableBlock(columns, rows),)


def _delivery(activity: Activity, row: Delivery, results: Results) -> Row:
    hours = Quantity(results.demand[activity.id].hours.get(row.role), Unit.HOURS)
    who = names.role(results.plan, row.role)
    return Row((names.activity(activity), who, *(_number(row, field) for field in _DELIVERY), hours))


def _how_often(activities: Iterable[Activity]) -> tuple[Block, ...]:
    """The rates behind the times per week, where they follow from the list."""
    counted = [activity for activity in activities if not isinstance(activity.volume, PerWeek)]
    if not counted:
        return ()
    ages = TableBlock(
        columns=(
            Column(T("Name"), is_text=True),
            *(Column(T("{band} years", band=band)) for band in AGE_BANDS),
            Column(about(Prevalence, "times_per_year").title),
        ),
        rows=tuple(_rates(activity) for activity in counted),
    )
    note = about(PerPatient, "per_year").title
    if any(isinstance(activity.volume, Prevalence) for activity in counted):
        note = T("Times per patient per year; a per cent sign marks the share of patients who come the times named.")
    return Heading(T("How often, per age band")), Paragraph(note, quiet=True), without_empty(ages), *_factors(counted)


def _rates(activity: Activity) -> Row:
    return Row((names.activity(activity), *(_rate(activity, band) for band in AGE_BANDS), _times(activity)))


def _rate(activity: Activity, band: AgeBand) -> Cell:
    match activity.volume:
        case Prevalence(share=shares):
            return Quantity(shares.get(band, 0.0), Unit.SHARE)
        case PerWeek():
            return None
        case volume:
            return Quantity(volume.per_year.get(band, 0.0), Unit.RATE)


def _times(activity: Activity) -> Cell:
    volume = activity.volume
    return Quantity(volume.times_per_year, Unit.TIMES) if isinstance(volume, Prevalence) else None


def _factors(activities: Iterable[Activity]) -> tuple[Block, ...]:
    """How much more or less each client group asks, where a plan tells that."""
    rows = []
    for activity in activities:
        factors = {} if isinstance(activity.volume, PerWeek) else activity.volume.group_factor
        if factors:
            numbers = (Quantity(factors.get(group, 1.0), Unit.FACTOR) for group in GROUPS)
            rows.append(Row((names.activity(activity), *numbers)))
    if not rows:
        return ()
    columns = (Column(T("Name"), is_text=True), *(Column(names.GROUPS[group]) for group in GROUPS))
    return Heading(T("Factor per client group")), TableBlock(columns, tuple(rows))
