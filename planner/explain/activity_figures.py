"""Breakdowns of an activity's volume, hours and contacts (model section 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner import names
from planner.demand import returned_minutes
from planner.explain.breakdown import Breakdown, Figure, Line, Op
from planner.explain.sources import behind, computed, given
from planner.norms import activity_path
from planner.plan import Activity, Delivery, PerWeek, Prevalence, about, find
from planner.results import Results
from planner.terms import AgeBand
from planner.texts import Quantity, T, Unit


def _patient_lines(
    results: Results, activity: Activity, rates: Mapping[AgeBand, float], field: str, unit: Unit
) -> Iterator[Line]:
    """One line per age band and client group that counts: patients times rate times factor."""
    factors: Mapping[str, float] = getattr(activity.volume, "group_factor", {})
    for band, groups in results.plan.patients.counts.items():
        rate = rates.get(band, 0.0)
        path = activity_path(activity.id, "volume", field, band)
        for group, count in groups.items():
            factor = factors.get(group, 1.0)
            if count and rate and factor:
                detail = T(
                    "{count} patients * {rate} * factor {factor}",
                    count=Quantity(count, Unit.PERSONS),
                    rate=Quantity(rate, unit),
                    factor=Quantity(factor, Unit.FACTOR),
                )
                counted = Unit.PERSONS if unit is Unit.SHARE else Unit.TIMES
                label = T("{band} years, {group}", band=band, group=names.GROUPS[group])
                yield behind(Line(Op.ADD, label, Quantity(count * rate * factor, counted), detail=detail), path, rate)


def volume(results: Results, figure: Figure) -> Breakdown:
    """How often the activity happens in an average week."""
    activity = find(results.plan.activities, figure.id)
    known = activity.volume
    result = Quantity(results.demand[activity.id].volume, Unit.TIMES)
    label = T("Times per week")
    if isinstance(known, PerWeek):
        line = given(Op.ADD, T("Entered"), known.count, Unit.TIMES, activity_path(activity.id, "volume", "count"))
        return Breakdown(figure, label, result, T("a fixed number per week"), (line,))
    weeks = given(
        Op.DIVIDE, T("Weeks per year"), results.plan.practice.weeks_per_year, Unit.WEEKS, "practice.weeks_per_year"
    )
    if isinstance(known, Prevalence):
        patients = tuple(_patient_lines(results, activity, known.share, "share", Unit.SHARE))
        times = given(
            Op.MULTIPLY,
            T("Times per year"),
            known.times_per_year,
            Unit.TIMES,
            activity_path(activity.id, "volume", "times_per_year"),
        )
        formula = T("patients in the programme * times per year / weeks per year")
        return Breakdown(figure, label, result, formula, (*patients, times, weeks))
    patients = tuple(_patient_lines(results, activity, known.per_year, "per_year", Unit.RATE))
    return Breakdown(
        figure, label, result, T("patients * times per patient per year / weeks per year"), (*patients, weeks)
    )


def _path(activity: Activity, row: Delivery, field: str) -> str:
    return activity_path(activity.id, "delivery", row.role, field)


def _own_lines(activity: Activity, row: Delivery) -> Iterator[Line]:
    """The role's own time for one time of its share; these come first, as the share multiplies what is above it."""
    for field in ("minutes", "admin_minutes"):
        title = about(Delivery, field).title
        yield given(Op.ADD, title, getattr(row, field), Unit.MINUTES, _path(activity, row, field))
    yield given(Op.MULTIPLY, T("Own share"), row.share, Unit.SHARE, _path(activity, row, "share"))


def _supervision_lines(results: Results, activity: Activity, row: Delivery, role_id: str) -> Iterator[Line]:
    who = names.role(results.plan, row.role)
    share = Quantity(row.share, Unit.SHARE)
    if row.supervision_minutes:
        minutes = Quantity(row.supervision_minutes, Unit.MINUTES)
        detail = T("{share} of the volume * {minutes} minutes", share=share, minutes=minutes)
        amount = Quantity(row.share * row.supervision_minutes, Unit.MINUTES)
        path = _path(activity, row, "supervision_minutes")
        line = Line(Op.ADD, T("Supervising: {who}", who=who), amount, detail=detail)
        yield behind(line, path, row.supervision_minutes)
    if row.return_share:
        again = returned_minutes(activity, row, role_id)
        detail = T(
            "{share} of the volume * {back} that comes back * {minutes} minutes",
            share=share,
            back=Quantity(row.return_share, Unit.SHARE),
            minutes=Quantity(again, Unit.MINUTES),
        )
        amount = Quantity(row.share * row.return_share * again, Unit.MINUTES)
        line = Line(Op.ADD, T("Coming back from: {who}", who=who), amount, detail=detail)
        yield behind(line, _path(activity, row, "return_share"), row.return_share)


def _is_supervisor(results: Results, role_id: str, row: Delivery) -> bool:
    return find(results.plan.roles, row.role).supervised_by == role_id


def hours(results: Results, figure: Figure) -> Breakdown:
    """A role's hours on the activity: own work, supervision, and what comes back."""
    activity = find(results.plan.activities, figure.id)
    own = [row for row in activity.delivery if row.role == figure.role]
    below = [row for row in activity.delivery if _is_supervisor(results, figure.role, row)]
    lines = [line for row in own for line in _own_lines(activity, row)]
    lines += [line for row in below for line in _supervision_lines(results, activity, row, figure.role)]
    times = results.demand[activity.id].volume
    lines.append(
        computed(Op.MULTIPLY, T("Times per week"), times, Unit.TIMES, Figure("activity", activity.id, "volume"))
    )
    lines.append(computed(Op.DIVIDE, T("Minutes per hour"), 60, Unit.MINUTES))
    return Breakdown(
        figure,
        T(
            "Hours of {role} on {activity}",
            role=names.role(results.plan, figure.role),
            activity=names.activity(activity),
        ),
        Quantity(results.demand[activity.id].hours.get(figure.role, 0.0), Unit.HOURS),
        T("minutes for one time * times per week / 60"),
        tuple(lines),
    )


def contacts(results: Results, figure: Figure) -> Breakdown:
    """A role's contacts in the activity: its share of the volume, and what comes back to it."""
    activity = find(results.plan.activities, figure.id)
    lines: list[Line] = []
    for row in activity.delivery:
        if row.role == figure.role:
            lines.append(given(Op.ADD, T("Own share"), row.share, Unit.SHARE, _path(activity, row, "share")))
        elif _is_supervisor(results, figure.role, row) and row.return_share:
            label = T("Coming back from: {who}", who=names.role(results.plan, row.role))
            lines.append(computed(Op.ADD, label, row.share * row.return_share, Unit.SHARE))
    times = results.demand[activity.id].volume
    lines.append(
        computed(Op.MULTIPLY, T("Times per week"), times, Unit.TIMES, Figure("activity", activity.id, "volume"))
    )
    return Breakdown(
        figure,
        T(
            "Contacts of {role}: {activity}",
            role=names.role(results.plan, figure.role),
            activity=names.activity(activity),
        ),
        Quantity(results.demand[activity.id].contacts.get(figure.role, 0.0), Unit.CONTACTS),
        T("share of the volume * times per week"),
        tuple(lines),
    )


FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {"volume": volume, "hours": hours, "contacts": contacts}
