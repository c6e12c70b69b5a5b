"""Results in a few words, the same on every screen: what a role is short, what a remedy does, a number and its unit."""

from __future__ import annotations

from collections.abc import Callable

from planner import names
from planner.explain import Figure
from planner.norms import Norm
from planner.plan import Delivery, PerPatient, PerWeek, Plan, Practice, Prevalence, Record, Role, WorkingTime, about
from planner.results import RoleResult
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Effect

# Below this many hours a week a role is neither short nor has anything left.
_EVEN = 0.05


def balance(role: RoleResult) -> Message:
    """What a role has left or is short, in hours a week and, when short, in fte (required less present)."""
    hours = Quantity(abs(role.gap_hours), Unit.HOURS)
    if abs(role.gap_hours) < _EVEN:
        return T("Work and hours are equal")
    if role.gap_hours > 0:
        return T("{hours} h left", hours=hours)
    missing = None if role.fte_required is None else role.fte_required - role.fte_present
    if missing is None or missing <= 0:
        return T("{hours} h short", hours=hours)
    return T("{hours} h short: {fte} fte", hours=hours, fte=Quantity(missing, Unit.FTE))


def effect(plan: Plan, known: Effect) -> Message:
    """What a remedy does to one figure, as 'GP 143% → 85%'. A role's name alone stands for its utilisation."""
    of_role = known.figure.kind == "role" and known.figure.name == "utilisation"
    label = names.role(plan, known.figure.id) if of_role else known.label
    return T("{figure} {before} → {after}", figure=label, before=known.before, after=known.after)


def subject(plan: Plan, figure: Figure) -> Message | str:
    """Whose figure it is: a role, a person or an activity, or the practice as a whole."""
    match figure.kind:
        case "role":
            return names.role(plan, figure.id)
        case "member":
            return next((names.member(m) for m in plan.staff if m.id == figure.id), figure.id)
        case "activity":
            return next((names.activity(a) for a in plan.activities if a.id == figure.id), figure.id)
    return plan.practice.name or T("The practice")


_WITH_UNIT: dict[Unit, Callable[[Quantity, float], Message]] = {
    Unit.HOURS: lambda number, _: T("{number} h", number=number),
    Unit.MINUTES: lambda number, _: T("{number} min", number=number),
    Unit.WEEKS: lambda number, n: TN("{number} week", "{number} weeks", n, number=number),
    Unit.DAYS: lambda number, n: TN("{number} day", "{number} days", n, number=number),
    Unit.SESSIONS: lambda number, n: TN("{number} session", "{number} sessions", n, number=number),
    Unit.FTE: lambda number, _: T("{number} fte", number=number),
    Unit.PERSONS: lambda number, n: TN("{number} patient", "{number} patients", n, number=number),
    Unit.CONTACTS: lambda number, n: TN("{number} contact", "{number} contacts", n, number=number),
    Unit.TIMES: lambda number, n: TN("{number} time", "{number} times", n, number=number),
    Unit.RATE: lambda number, _: T("{number} a year", number=number),
    Unit.EUROS: lambda number, _: T("€ {number}", number=number),
    Unit.HOUR_RATE: lambda number, _: T("€ {number}", number=number),
}


def with_unit(quantity: Quantity) -> Message:
    """A quantity with its unit in words; a share has its per cent sign, a ratio stands alone, as does the unknown."""
    worded = _WITH_UNIT.get(quantity.unit)
    if worded is None or quantity.value is None:
        return T("{number}", number=quantity)
    return worded(quantity, quantity.value)


_VOLUMES: dict[str, type[Record]] = {
    "per_year": PerPatient,
    "group_factor": PerPatient,
    "share": Prevalence,
    "times_per_year": Prevalence,
    "count": PerWeek,
}


def norm_quantity(known: Norm) -> Quantity:
    """The value of a norm with the unit of the field that it is the default of."""
    return Quantity(known.value, _norm_unit(known.path.split(".")))


def _norm_unit(path: list[str]) -> Unit:
    match path:
        case ["practice", field, *_]:
            return about(Practice, field).unit
        case ["working_time", field]:
            return about(WorkingTime, field).unit
        case ["role", _, field]:
            return about(Role, field).unit
        case ["activity", _, "volume", field, *_]:
            return about(_VOLUMES[field], field).unit
        case ["activity", _, "delivery", _, field]:
            return about(Delivery, field).unit
    return Unit.SHARE
