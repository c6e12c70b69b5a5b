"""Demand against capacity: per function the hours needed, the part of them that is short, the hours available."""

from __future__ import annotations

from planner import names, words
from planner.explain import Figure
from planner.language import Translator
from planner.plan import Role
from planner.results import Results
from planner.texts import Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import CAPACITY, DEMAND, SHORT
from ui.charts.wording import sentences, spoken

TITLE = T("Demand against capacity")
_NEEDED, _SHORT, _AVAILABLE = range(3)
_NAMES = (T("Needed"), T("Short"), T("Available"))


def balance_drawing(results: Results, say: Translator) -> Drawing:
    """A row for every function that has work or people."""
    known = results.roles
    roles = [role for role in results.plan.roles if known[role.id].demand_hours or known[role.id].headcount]
    told = [_told(role, results, say) for role in roles]
    return Drawing(
        title=say(TITLE),
        summary=sentences(told) or say(T("There is no work and nobody in the team yet.")),
        axis=say(T("hours a week")),
        unit=Unit.HOURS,
        columns=tuple(map(say, (T("Function"), *_NAMES, T("Utilisation")))),
        series=tuple(Series(say(n), ink) for n, ink in zip(_NAMES, (DEMAND, SHORT, CAPACITY), strict=True)),
        rows=tuple(_row(role, results, say) for role in roles),
        lanes=2,
    )


def _told(role: Role, results: Results, say: Translator) -> str:
    known = results.roles[role.id]
    text = T(
        "{label}: {first_name} {first}, {second_name} {second}",
        label=names.role_name(role),
        first_name=_NAMES[_NEEDED],
        first=Quantity(known.demand_hours, Unit.HOURS),
        second_name=_NAMES[_AVAILABLE],
        second=Quantity(known.capacity_hours, Unit.HOURS),
    )
    return f"{say(text)}: {say(words.balance(known))}"


def _row(role: Role, results: Results, say: Translator) -> Row:
    known, name = results.roles[role.id], say(names.role_name(role))
    short = max(0.0, known.demand_hours - known.capacity_hours)
    hours = {_NEEDED: known.demand_hours, _SHORT: short, _AVAILABLE: known.capacity_hours}
    told = {key: spoken(say, name, _NAMES[key], Quantity(amount, Unit.HOURS)) for key, amount in hours.items()}
    text = {key: say.plain(Quantity(amount, Unit.HOURS)) for key, amount in hours.items()}
    covered = known.demand_hours - short
    figures = {key: Figure("role", role.id, f) for key, f in enumerate(("demand_hours", "gap_hours", "capacity_hours"))}
    end = "" if short else text[_NEEDED]
    pieces = [Piece(_NEEDED, 0.0, covered, told[_NEEDED], end, figure=figures[_NEEDED])]
    if short:
        pieces.append(Piece(_SHORT, covered, known.demand_hours, told[_SHORT], text[_NEEDED], figure=figures[_SHORT]))
    pieces.append(
        Piece(
            _AVAILABLE, 0.0, known.capacity_hours, told[_AVAILABLE], text[_AVAILABLE], "right", 1, figures[_AVAILABLE]
        )
    )
    cells = (*text.values(), say.plain(Quantity(known.utilisation, Unit.SHARE)))
    return Row(name, tuple(pieces), cells)
