"""Utilisation per function and week of a year as a map of coloured cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from planner import names
from planner.language import Translator
from planner.plan import Plan, Role
from planner.results import Results
from planner.texts import Message, Quantity, T, Unit
from planner.year import load
from planner.year.calendar import weeks
from planner.year.capacity import Year, planned_year, year_of
from ui.charts.choice import Offer
from ui.charts.drawing import Drawing, Piece, Row, Rule, Series
from ui.charts.inks import CLOSED, FREE, OVER, TIGHT, VACANT
from ui.charts.wording import sentences

_HINT = T("Step with the arrow keys; Return or a double click goes to the week in the roster.")
_SERIES: dict[load.State, tuple[Message, Series]] = {
    "fine": (T("fine"), Series("", FREE)),
    "near": (T("near the limit"), Series("", TIGHT, "▲", 0.35)),
    "over": (T("overloaded"), Series("", OVER, "■", 0.8)),
    "nobody": (T("nobody there"), Series("", VACANT, "○")),
    "closed": (T("closed"), Series("", CLOSED, "×")),
}


def map_title(year: Year) -> Message:
    """What the map of a year is called."""
    return T("Utilisation per week of {year}", year=str(year.year))


def map_offer(results: Results, today: date, say: Translator) -> Offer:
    """The map of the year that a plan is about, to choose among other charts."""
    year = year_of(results, planned_year(results.plan, today), today)
    return Offer("year", say(map_title(year)), lambda: map_drawing(year, load.working_roles(year), say))


def monday(plan: Plan, place: int) -> date:
    """The first day of the week in a column of the map of a plan with a year."""
    return weeks(planned_year(plan, date.today()))[place].monday


def map_drawing(year: Year, roles: Sequence[Role], say: Translator) -> Drawing:
    """A row for each function with a cell for each week; the table behind has the same numbers."""
    states = list(_SERIES)
    rows = [_row(year, role, states, say) for role in roles]
    rules = (Rule(year.left, say(T("Now"))),) if 0 < year.left < len(year.weeks) else ()
    heads = tuple(str(week.number) for week in year.weeks)
    return Drawing(
        title=say(map_title(year)),
        summary=sentences([say(load.role_sentence(year, role)) for role in roles])
        or say(T("There is no work and nobody in the team yet.")),
        axis=say(T("Week")),
        unit=Unit.SHARE,
        columns=(say(T("Function")), *heads),
        series=tuple(replace(look, name=say(word)) for word, look in _SERIES.values()),
        rows=tuple(rows),
        rules=rules,
        form="map",
        heads=heads,
        hint=say(_HINT) if rows else "",
    )


def _row(year: Year, role: Role, states: list[load.State], say: Translator) -> Row:
    name = say(names.role_name(role))
    pieces, cells = [], []
    for place, use in enumerate(year.roles[role.id].utilisation):
        state = load.state(year, role.id, place)
        shown = "" if state == "closed" else say.plain(Quantity(use, Unit.SHARE))
        number = shown.rstrip("%") if use is not None else ""
        pieces.append(Piece(states.index(state), place, place + 1, partial(_told, year, role, place, say), number))
        cells.append(shown)
    return Row(name, tuple(pieces), tuple(cells))


def _told(year: Year, role: Role, place: int, say: Translator) -> str:
    return say(load.week_sentence(year, role, place))
