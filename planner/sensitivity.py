"""Which numbers matter most: a role's utilisation when one number with a norm is 10 % lower or higher.

One number at a time, all others as they are; together the swings make a tornado chart. Rates and shares of patients
go up and down as one number for all age bands. Left out are numbers that are 0, weeks per year (a year has no
other), hours of a full-time job and costs (utilisation does not depend on them) and factors of client groups that
the plan leaves at their norm of 1, as changing those is changing the rate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from planner import norm_names
from planner.capacity import member_capacity
from planner.demand import unit_work, volume
from planner.memo import IdentityMemo
from planner.norms import norm, own, role_path
from planner.plan import Activity, Delivery, Patients, PerWeek, Prevalence, Role, find
from planner.results import Results
from planner.terms import Group
from planner.texts import Message

CHANGE = 0.1
_LESS, _MORE = 1 - CHANGE, 1 + CHANGE
_NOTHING = 1e-12
_ROLE_FIELDS = ("leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share")
_SHARES = ("sick_rate", "allowance_share", "return_share")
_DELIVERY_FIELDS = ("minutes", "admin_minutes", "supervision_minutes", "return_share")


@dataclass(frozen=True, slots=True)
class Swing:
    """A role's utilisation with one number 10 % lower, as it is, and 10 % higher.

    `path` is that of the norm behind the number. What cannot be computed is None: there is no capacity left.
    """

    path: str
    label: Message
    low: float | None
    base: float
    high: float | None

    @property
    def reach(self) -> float | None:
        """How far the lowest and the highest utilisation are apart; None where one of them cannot be computed."""
        if self.low is None or self.high is None:
            return None
        return max(self.low, self.base, self.high) - min(self.low, self.base, self.high)


@dataclass(frozen=True, slots=True)
class _Variant:
    """A number that can be varied, with the activity that has it multiplied by a factor."""

    path: str
    label: Message
    scaled: Callable[[float], Activity]


@dataclass(frozen=True, slots=True)
class _Shift:
    """What a number that is lower or higher does to a role's hours of work."""

    path: str
    label: Message
    low: float
    high: float


def sensitivity(results: Results, role_id: str) -> tuple[Swing, ...]:
    """The swings of a role's utilisation, the widest first; none where there is no capacity.

    `KeyError` where the plan has no such role.
    """
    role = find(results.plan.roles, role_id)
    base = results.roles[role_id].utilisation
    if base is None:
        return ()
    return ranked((*_demand_swings(results, role, base), *_capacity_swings(results, role, base)))


def ranked(swings: Iterable[Swing]) -> tuple[Swing, ...]:
    """Swings with the widest first, without those that move nothing."""
    felt = (swing for swing in swings if swing.reach is None or swing.reach > _NOTHING)
    return tuple(sorted(felt, key=lambda swing: (swing.reach is not None, -(swing.reach or 0.0), swing.path)))


def _demand_swings(results: Results, role: Role, base: float) -> Iterator[Swing]:
    plan, known = results.plan, results.roles[role.id]
    for activity in plan.activities:
        for shift in _shifts(activity, plan.patients, plan.roles, plan.practice.weeks_per_year, role):
            low = (known.demand_hours + shift.low) / known.capacity_hours
            yield Swing(shift.path, shift.label, low, base, (known.demand_hours + shift.high) / known.capacity_hours)


def _capacity_swings(results: Results, role: Role, base: float) -> Iterator[Swing]:
    for field in _ROLE_FIELDS:
        path, value = role_path(role.id, field), getattr(role, field)
        if value and norm(path):
            low, high = (
                _utilisation(results, role.model_copy(update={field: _scaled(field, value, factor)}))
                for factor in (_LESS, _MORE)
            )
            yield Swing(path, norm_names.role_field(role, field), low, base, high)


def _utilisation(results: Results, role: Role) -> float | None:
    """The utilisation if the role had these settings."""
    plan = results.plan
    team = (m for m in plan.staff if m.role == role.id)
    net = sum(member_capacity(m, role, plan.practice.weeks_per_year).net_hours for m in team)
    return results.roles[role.id].demand_hours / net if net else None


def _scaled(field: str, value: float, factor: float) -> float:
    """A number of a role or a delivery times a factor; a share ends at 1."""
    return min(1.0, value * factor) if field in _SHARES else value * factor


def _activity_shifts(
    activity: Activity, patients: Patients, roles: tuple[Role, ...], weeks: float, role: Role
) -> tuple[_Shift, ...]:
    """The shifts of every number of an activity that the role's hours depend on."""
    times, minutes = volume(activity, patients, weeks), unit_work(activity, roles).minutes.get(role.id)
    if minutes is None:
        return ()

    def hours(changed: Activity) -> float:
        now = times if changed.volume is activity.volume else volume(changed, patients, weeks)
        each = minutes if changed.delivery is activity.delivery else unit_work(changed, roles).minutes[role.id]
        return now * each / 60

    usual = hours(activity)
    return tuple(
        _Shift(variant.path, variant.label, hours(variant.scaled(_LESS)) - usual, hours(variant.scaled(_MORE)) - usual)
        for variant in _variants(activity, roles)
        if norm(variant.path)
    )


_shifts = IdentityMemo(_activity_shifts)


def _variants(activity: Activity, roles: tuple[Role, ...]) -> Iterator[_Variant]:
    yield from _volume_variants(activity)
    for row in activity.delivery:
        doing = find(roles, row.role)
        yield from (_delivery_variant(activity, row, doing, f) for f in _DELIVERY_FIELDS if getattr(row, f))
        if 0 < row.share < 1:
            path, label = _delivery_name(activity, doing, "share")
            yield _Variant(path, label, partial(_share_scaled, activity, row))


def _delivery_name(activity: Activity, role: Role, field: str) -> tuple[str, Message]:
    path = norm_names.delivery_path(activity, role.id, field)
    return path, norm_names.delivery_field(activity, role, field)


def _delivery_variant(activity: Activity, row: Delivery, role: Role, field: str) -> _Variant:
    def scaled(factor: float) -> Activity:
        changed = row.model_copy(update={field: _scaled(field, getattr(row, field), factor)})
        rows = tuple(changed if other is row else other for other in activity.delivery)
        return activity.model_copy(update={"delivery": rows})

    return _Variant(*_delivery_name(activity, role, field), scaled)


def _share_scaled(activity: Activity, row: Delivery, factor: float) -> Activity:
    """The activity with another share of one role; the others give or take in proportion."""
    new = min(1.0, row.share * factor)
    others = (1 - new) / (1 - row.share)
    rows = tuple(
        other.model_copy(update={"share": new if other is row else other.share * others}) for other in activity.delivery
    )
    return activity.model_copy(update={"delivery": rows})


def _volume_variants(activity: Activity) -> Iterator[_Variant]:
    field = norm_names.frequency_field(activity)
    label = norm_names.volume_field(activity, field)
    yield _Variant(norm_names.frequency_path(activity), label, partial(_frequency_scaled, activity, field))
    if isinstance(activity.volume, Prevalence):
        path, label = _volume_name(activity, "times_per_year")
        yield _Variant(path, label, partial(_times_scaled, activity))
    if isinstance(activity.volume, PerWeek):
        return
    for group, factor in activity.volume.group_factor.items():
        path = norm_names.volume_path(activity, "group_factor", group)
        if factor and own(factor, path):
            yield _Variant(path, norm_names.factor_field(activity, group), partial(_factor_scaled, activity, group))


def _volume_name(activity: Activity, field: str) -> tuple[str, Message]:
    return norm_names.volume_path(activity, field), norm_names.volume_field(activity, field)


def _frequency_scaled(activity: Activity, field: str, factor: float) -> Activity:
    value = getattr(activity.volume, field)
    if field == "count":
        return _with_volume(activity, count=value * factor)
    most = 1.0 if field == "share" else math.inf
    return _with_volume(activity, **{field: {band: min(most, rate * factor) for band, rate in value.items()}})


def _times_scaled(activity: Activity, factor: float) -> Activity:
    assert isinstance(activity.volume, Prevalence)
    return _with_volume(activity, times_per_year=activity.volume.times_per_year * factor)


def _factor_scaled(activity: Activity, group: Group, factor: float) -> Activity:
    volume = activity.volume
    assert not isinstance(volume, PerWeek)
    return _with_volume(activity, group_factor={**volume.group_factor, group: volume.group_factor[group] * factor})


def _with_volume(activity: Activity, **parts: object) -> Activity:
    return activity.model_copy(update={"volume": activity.volume.model_copy(update=parts)})
