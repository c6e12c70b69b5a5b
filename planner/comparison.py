"""Scenarios beside the plan they start from: figures, what is better or worse, warnings gained and solved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner import names
from planner.measures import Change, Measure, practice_measures, role_measures
from planner.results import Results
from planner.texts import Message, T
from planner.warnings import Severity, Warning

# So many scenarios can stand beside the base.
MOST = 4
NOTE = T(
    "Better and worse count only where a limit, hours or money are at stake. Hours worked are marked above 48 a week: "
    "the Working Hours Act allows employees no more as a mean over 16 weeks; for owners it is advice."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in one column: its value, what its difference with the base means, and whether it is beyond a limit."""

    value: float | None
    change: Change
    is_beyond: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One figure across the columns, the base first; `role` is the one that it is of, empty for the practice."""

    measure: Measure
    cells: tuple[Cell, ...]
    role: str = ""
    name: Message | str = ""


def lines(base: Results, others: Sequence[Results]) -> tuple[Line, ...]:
    """Figure by figure those of every role in use in one of the plans, then those of the practice."""
    everything = (base, *others)
    roles = _roles_in_use(everything)
    of_roles = [(role, name, role_measures(role)) for role, name in roles.items()]
    by_measure = zip(*(measures for _, _, measures in of_roles), strict=True)
    found = [
        _line(measure, base, others, role, name)
        for each in by_measure
        for measure, (role, name, _) in zip(each, of_roles, strict=True)
    ]
    return (*found, *_of_practice(base, others))


def role_lines(base: Results, others: Sequence[Results], role_id: str) -> tuple[Line, ...]:
    """The figures of one role, then those of the practice."""
    name = names.role(base.plan, role_id)
    own = (_line(measure, base, others, role_id, name) for measure in role_measures(role_id))
    return (*own, *_of_practice(base, others))


def _of_practice(base: Results, others: Sequence[Results]) -> tuple[Line, ...]:
    measures = practice_measures(one.plan for one in (base, *others))
    return tuple(_line(measure, base, others) for measure in measures)


def _roles_in_use(everything: Sequence[Results]) -> dict[str, Message | str]:
    """The roles that have work or people in one of the plans, with their names."""
    return {
        role.id: names.role_name(role)
        for results in everything
        for role in results.plan.roles
        if results.roles[role.id].demand_hours or results.roles[role.id].headcount
    }


def _line(measure: Measure, base: Results, others: Sequence[Results], role: str = "", name: Message | str = "") -> Line:
    before = measure.read(base)
    first = Cell(before, "same", measure.is_beyond(before, base.plan))
    cells = (_cell(measure, before, other) for other in others)
    return Line(measure, (first, *cells), role, name)


def _cell(measure: Measure, before: float | None, other: Results) -> Cell:
    after = measure.read(other)
    return Cell(after, measure.change(before, after, other.plan), measure.is_beyond(after, other.plan))


def difference(cell: Cell, base: float | None) -> Message | None:
    """What a figure's difference with the base is in a word; None where there is none."""
    match cell.change:
        case "same":
            return None
        case "better":
            return T("better")
        case "worse":
            return T("worse")
    if base is None or cell.value is None:
        return T("different")
    return T("more") if cell.value > base else T("less")


@dataclass(frozen=True, slots=True)
class WarningChange:
    """Warnings that a scenario brings about, and those of the base that it takes away."""

    gained: tuple[Warning, ...]
    solved: tuple[Warning, ...]


def warning_change(base: Sequence[Warning], after: Sequence[Warning]) -> WarningChange:
    """What a scenario does to the warnings: one is the same where it warns of the same thing, whatever its numbers.

    One that a worse one about the same figure takes the place of is not solved.
    """
    known, left = ({(warning.code, warning.subject) for warning in found} for found in (base, after))
    gained = tuple(warning for warning in after if (warning.code, warning.subject) not in known)
    gone = (warning for warning in base if (warning.code, warning.subject) not in left)
    return WarningChange(gained, tuple(one for one in gone if not any(_is_worse(other, one) for other in gained)))


def _is_worse(other: Warning, one: Warning) -> bool:
    order = list(Severity)
    same = one.figure is not None and (one.figure, one.subject) == (other.figure, other.subject)
    return same and order.index(other.severity) < order.index(one.severity)
