"""All norms in use in a plan: the plan's value beside the norm, how old the norm is, and how much it matters.

Rates and shares of patients are one number here, averaged over the list; a norm is overridden where the plan has
another number in any age band.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner import norm_age, norm_names
from planner.defaults import default_activity
from planner.demand import volume
from planner.explain import Figure
from planner.memo import IdentityMemo
from planner.norms import Kind, Norm, norm, own, role_path
from planner.plan import (
    Activity,
    Delivery,
    Patients,
    PerPatient,
    PerWeek,
    Plan,
    Practice,
    Prevalence,
    Role,
    WorkingTime,
    about,
    find,
)
from planner.results import Results
from planner.sensitivity import Swing, sensitivity
from planner.terms import AGE_BANDS, AgeBand
from planner.texts import Message, Quantity, T, Unit

_ROLE_FIGURES = {
    "fte_hours": "fte_present",
    "leave_weeks": "presence",
    "study_weeks": "presence",
    "holiday_weeks": "presence",
    "sick_rate": "presence",
    "allowance_share": "fte_required",
}
_PRACTICE_FIGURES = {
    "contacts_per_gp_day": "contacts_per_gp_day",
    "list_per_gp_fte": "patients_per_gp_fte",
    "continuity_floor": "continuity",
    "locum_rate": "cost_per_week",
}
_OWN_FIELDS = ("share", "minutes", "admin_minutes")
_SUPERVISOR_FIELDS = ("supervision_minutes", "return_share")


_KINDS: dict[Kind, Message] = {"published": T("published"), "derived": T("derived"), "assumption": T("assumption")}


@dataclass(frozen=True, slots=True)
class Assumption:
    """A norm that the plan uses, with what the plan has in its place.

    `own_paths` are the paths at which the plan differs from the norm: what going back to the norm has to reset.
    `year` is that of the oldest figure behind the norm, `figure` a result that shows the number at work, `swing` what
    10 % less and more of it does to a role's utilisation; None where it does nothing there.
    """

    path: str
    label: Message
    value: Quantity
    usual: Quantity
    norm: Norm
    own_paths: tuple[str, ...] = ()
    figure: Figure | None = None
    year: int | None = None
    is_old: bool = False
    swing: Swing | None = None

    @property
    def kind(self) -> Kind:
        """Published, derived from published figures, or assumed."""
        return self.norm.kind

    @property
    def is_own(self) -> bool:
        """Whether the plan has another value than the norm."""
        return bool(self.own_paths)

    @property
    def standing(self) -> Message:
        """What kind of number the plan uses: its own, or a norm and how sure that is."""
        return T("own value") if self.is_own else _KINDS[self.kind]

    @property
    def effect(self) -> float | None:
        """How far the utilisations at 10 % less and 10 % more are apart; None where there is no effect to tell."""
        return self.swing.reach if self.swing else None


def worst_role(results: Results) -> str | None:
    """The role with the highest utilisation; None where no role has one."""
    known = {role: result.utilisation for role, result in results.roles.items() if result.utilisation is not None}
    return max(known, key=lambda role: known[role], default=None)


def assumptions(results: Results, today: date, swings: Iterable[Swing] | None = None) -> tuple[Assumption, ...]:
    """All norms in use, in the order of the plan; `swings` tell their effect, those of the worst role if not given."""
    if swings is None:
        worst = worst_role(results)
        swings = () if worst is None else sensitivity(results, worst)
    by_path = {swing.path: swing for swing in swings}
    return tuple(_finished(row, by_path, today) for row in _in_use(results))


def _finished(row: Assumption, swings: Mapping[str, Swing], today: date) -> Assumption:
    known = row.norm
    return replace(row, year=norm_age.year(known), is_old=norm_age.is_old(known, today), swing=swings.get(row.path))


def _in_use(results: Results) -> Iterator[Assumption]:
    plan = results.plan
    yield from _practice_rows(plan)
    if plan.weeks:
        yield from _working_time_rows(plan.working_time)
    for role in plan.roles:
        if results.roles[role.id].headcount or results.roles[role.id].demand_hours:
            yield from _role_rows(role, bool(plan.rooms))
    yield from _factor_of_all(plan)
    for activity in plan.activities:
        yield from _activity_rows(activity, plan.patients, plan.roles, plan.practice.weeks_per_year)


def _row(path: str, label: Message, value: float | None, unit: Unit, figure: Figure | None) -> Iterator[Assumption]:
    """The row of a single number, if it has a norm; one that stands for yes or no is 1 or 0."""
    known = norm(path)
    if known is not None:
        own_paths = (path,) if own(value, path) else ()
        number = None if value is None else float(value)
        yield Assumption(path, label, Quantity(number, unit), Quantity(known.value, unit), known, own_paths, figure)


def _practice_rows(plan: Plan) -> Iterator[Assumption]:
    for field in Practice.model_fields:
        if field == "name":
            continue
        shown = _PRACTICE_FIGURES.get(field)
        figure = Figure("practice", "", shown) if shown else None
        value, unit = getattr(plan.practice, field), about(Practice, field).unit
        if isinstance(value, Mapping):
            yield from _keyed_rows(field, value, unit)
        else:
            yield from _row(f"practice.{field}", norm_names.practice_field(field), value, unit, figure)
    mix = norm("list_mix")
    if plan.patients.origin == "mix" and mix:
        nothing, figure = Quantity(None, Unit.SHARE), Figure("practice", "", "patients")
        yield Assumption("list_mix", T("Age mix of the list"), nothing, nothing, mix, figure=figure)


def _keyed_rows(field: str, values: Mapping[str, float], unit: Unit) -> Iterator[Assumption]:
    """A row for each weekday or part of the day; what the plan leaves out has its norm."""
    for key, usual in getattr(Practice(), field).items():
        label = norm_names.practice_field(field, key)
        yield from _row(f"practice.{field}.{key}", label, values.get(key, usual), unit, None)


def _working_time_rows(limits: WorkingTime) -> Iterator[Assumption]:
    for field in WorkingTime.model_fields:
        label, unit = norm_names.working_time_field(field), about(WorkingTime, field).unit
        yield from _row(f"working_time.{field}", label, getattr(limits, field), unit, None)


def _role_rows(role: Role, has_rooms: bool) -> Iterator[Assumption]:
    for field, shown in _ROLE_FIGURES.items():
        yield from _role_row(role, field, Figure("role", role.id, shown))
    yield from _role_row(role, "cost_per_hour", Figure("practice", "", "cost_per_week"))
    if has_rooms:
        yield from _role_row(role, "needs_room", None)


def _role_row(role: Role, field: str, figure: Figure | None) -> Iterator[Assumption]:
    label, unit = norm_names.role_field(role, field), about(Role, field).unit
    yield from _row(role_path(role.id, field), label, getattr(role, field), unit, figure)


def _factor_of_all(plan: Plan) -> Iterator[Assumption]:
    """One row for the factor 1 that holds for every client group where the plan has no other."""
    used = {group for groups in plan.patients.counts.values() for group, count in groups.items() if count}
    for activity in plan.activities:
        known = norm(norm_names.volume_path(activity, "group_factor"))
        if known and len(used) > 1:
            one = Quantity(1.0, Unit.FACTOR)
            yield Assumption(known.path, T("Factor per client group, where none was entered"), one, one, known)
            return


def _rows_of_activity(
    activity: Activity, patients: Patients, roles: tuple[Role, ...], weeks: float
) -> tuple[Assumption, ...]:
    rows = [*_volume_rows(activity, patients, weeks), *_factor_rows(activity)]
    for delivery in activity.delivery:
        rows.extend(_delivery_rows(activity, delivery, find(roles, delivery.role)))
    return tuple(rows)


_activity_rows = IdentityMemo(_rows_of_activity)


def _volume_rows(activity: Activity, patients: Patients, weeks: float) -> Iterator[Assumption]:
    try:
        usual = default_activity(activity.id)
    except KeyError:
        return
    figure = Figure("activity", activity.id, "volume")
    match activity.volume, usual.volume:
        case PerPatient(per_year=rates), PerPatient(per_year=norms):
            yield from _by_band(activity, "per_year", patients, rates, norms)
        case Prevalence(share=shares, times_per_year=times), Prevalence(share=norms):
            yield from _by_band(activity, "share", patients, shares, norms)
            path, label = _volume_name(activity, "times_per_year")
            yield from _row(path, label, times, Unit.TIMES, figure)
        case PerWeek(count=count), PerWeek():
            path, label = _volume_name(activity, "count")
            yield from _row(path, label, count, Unit.TIMES, figure)
        case _:
            yield from _counted_otherwise(activity, usual, patients, weeks)


def _volume_name(activity: Activity, field: str) -> tuple[str, Message]:
    return norm_names.volume_path(activity, field), norm_names.volume_field(activity, field)


def _by_band(
    activity: Activity, field: str, patients: Patients, rates: Mapping[AgeBand, float], norms: Mapping[AgeBand, float]
) -> Iterator[Assumption]:
    path, label = _volume_name(activity, field)
    known, unit = norm(path), about(type(activity.volume), field).unit
    if known is None:
        return
    paths = {band: norm_names.volume_path(activity, field, band) for band in AGE_BANDS}
    own_paths = tuple(path for band, path in paths.items() if own(rates.get(band, 0.0), path))
    value, usual = (Quantity(_average(patients, each), unit) for each in (rates, norms))
    yield Assumption(path, label, value, usual, known, own_paths, Figure("activity", activity.id, "volume"))


def _average(patients: Patients, rates: Mapping[AgeBand, float]) -> float | None:
    """The mean over the list; None where it is empty."""
    totals = {band: sum(groups.values()) for band, groups in patients.counts.items()}
    count = sum(totals.values())
    return sum(total * rates.get(band, 0.0) for band, total in totals.items()) / count if count else None


def _counted_otherwise(activity: Activity, usual: Activity, patients: Patients, weeks: float) -> Iterator[Assumption]:
    """The row of an activity that the plan counts in another way than the norm does: times per week stand for both."""
    path = norm_names.frequency_path(activity)
    known = norm(path)
    if known is not None:
        value, norms = (Quantity(volume(each, patients, weeks), Unit.TIMES) for each in (activity, usual))
        label = norm_names.times_per_week(activity)
        yield Assumption(path, label, value, norms, known, (path,), Figure("activity", activity.id, "volume"))


def _factor_rows(activity: Activity) -> Iterator[Assumption]:
    """The factors of client groups that the plan sets itself."""
    if isinstance(activity.volume, PerWeek):
        return
    for group, factor in activity.volume.group_factor.items():
        path = norm_names.volume_path(activity, "group_factor", group)
        if own(factor, path):
            label, figure = norm_names.factor_field(activity, group), Figure("activity", activity.id, "volume")
            yield from _row(path, label, factor, Unit.FACTOR, figure)


def _delivery_rows(activity: Activity, delivery: Delivery, role: Role) -> Iterator[Assumption]:
    share_path = norm_names.delivery_path(activity, role.id, "share")
    if not delivery.share and not own(delivery.share, share_path):
        return
    fields: Iterable[str] = (*_OWN_FIELDS, *_SUPERVISOR_FIELDS) if role.supervised_by else _OWN_FIELDS
    for field in fields:
        path, label = (
            norm_names.delivery_path(activity, role.id, field),
            norm_names.delivery_field(activity, role, field),
        )
        figure = Figure("activity", activity.id, "hours", role.id)
        yield from _row(path, label, getattr(delivery, field), about(Delivery, field).unit, figure)
