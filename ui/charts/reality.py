"""What was planned, what was worked, and where the difference went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.explain.waterfall import Bar, Waterfall
from planner.language import Translator
from planner.texts import Message, Quantity, T, Unit
from planner.year.reality import CAUSES, Reality
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import CAPACITY, DEMAND, PARTS, REST, SHORT
from ui.charts.waterfall import bars_drawing
from ui.charts.wording import sentences, spoken
from ui.models.columns import UNITS

PLANNED, WORKED, OTHERWISE = T("Planned"), T("Worked"), T("Otherwise")
_NOTHING = 1e-9
_NONE_YET = T("No hours worked are in the plan yet.")
_MISSING = (SHORT, *PARTS[1:4])


def split_title(who: Message | str) -> Message:
    """What the chart of a loss is called."""
    return T("From planned to worked: {who}", who=who)


def split_drawing(known: Reality, who: Message | str, unit: Unit, say: Translator) -> Drawing:
    """Bars from what was planned, each cause taking its part off, to what was worked."""
    title = say(split_title(who))
    if not known.planned and not known.worked:
        return Drawing(title=title, summary=say(_NONE_YET), axis="", unit=unit, columns=())
    bars = [Bar("total", PLANNED, 0.0, known.planned)]
    for cause, amount in _causes(known):
        bars.append(Bar("part", cause, bars[-1].end, bars[-1].end - amount))
    bars.append(Bar("total", WORKED, 0.0, known.worked))
    return bars_drawing(Waterfall(tuple(bars), unit), title, WORKED, Quantity(known.worked, unit), say)


def _causes(known: Reality) -> list[tuple[Message, float]]:
    """What took anything off, and what was lost or gained otherwise."""
    found = [*((CAUSES[cause], amount) for cause, amount in known.by_cause.items()), (OTHERWISE, known.otherwise)]
    return [(name, amount) for name, amount in found if abs(amount) > _NOTHING]


def groups_drawing(title: Message, known: Mapping[str, Reality], unit: Unit, say: Translator) -> Drawing:
    """A row for each function: what was worked, and beside it what was lost to each cause."""
    names = [WORKED, *CAUSES.values(), OTHERWISE]
    rows = tuple(_group(name, one, names, unit, say) for name, one in known.items())
    return Drawing(
        title=say(title),
        summary=sentences([piece.spoken for row in rows for piece in row.pieces[:1]]) or say(_NONE_YET),
        axis=say(UNITS[unit]),
        unit=unit,
        columns=(say(T("Function")), say(PLANNED), *map(say, names), say(T("Lost"))),
        series=tuple(Series(say(name), ink) for name, ink in zip(names, (CAPACITY, *_MISSING, REST), strict=True)),
        rows=rows,
    )


def _group(label: str, known: Reality, names: Sequence[Message], unit: Unit, say: Translator) -> Row:
    amounts = (known.worked, *known.by_cause.values(), known.otherwise)
    pieces, so_far = [], 0.0
    for number, (name, amount) in enumerate(zip(names, amounts, strict=True)):
        # More worked than planned has no place in a row of parts; the table has the number.
        if amount > _NOTHING:
            told = spoken(say, label, name, Quantity(amount, unit))
            pieces.append(Piece(number, so_far, so_far + amount, told))
            so_far += amount
    cells = (known.planned, *amounts, known.lost)
    return Row(label, tuple(pieces), tuple(say.plain(Quantity(amount, unit)) for amount in cells))


def weeks_drawing(title: Message, known: Mapping[int, Reality], unit: Unit, say: Translator) -> Drawing:
    """Planned beside worked in each week that has any hours worked."""
    rows = []
    for week, one in known.items():
        name = say(T("Week {week}", week=week))
        amounts = [Quantity(one.planned, unit), Quantity(one.worked, unit)]
        pieces = tuple(
            Piece(lane, 0.0, amount.value or 0.0, spoken(say, name, series, amount), lane=lane)
            for lane, (series, amount) in enumerate(zip((PLANNED, WORKED), amounts, strict=True))
        )
        rows.append(Row(str(week), pieces, tuple(map(say.plain, amounts))))
    return Drawing(
        title=say(title),
        summary=sentences([piece.spoken for row in rows for piece in row.pieces]) or say(_NONE_YET),
        axis=say(UNITS[unit]),
        unit=unit,
        columns=tuple(map(say, (T("Week"), PLANNED, WORKED))),
        series=(Series(say(PLANNED), DEMAND), Series(say(WORKED), CAPACITY)),
        rows=tuple(rows),
        lanes=2,
        form="upright",
    )
