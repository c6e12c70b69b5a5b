"""How a number comes about, as bars that lead from nothing to the result."""

from __future__ import annotations

from planner import words
from planner.explain import Breakdown, Figure
from planner.explain.waterfall import Bar, Waterfall, waterfall
from planner.language import Translator
from planner.plan import Plan
from planner.texts import Message, Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import CAPACITY, DEMAND, SHORT, TOTAL
from ui.charts.wording import sentences, signed
from ui.models.columns import UNITS

_MORE, _LESS, _RESULT = range(3)
_NAMES = (T("Adds"), T("Takes off"), T("Result"))


def waterfall_drawing(breakdown: Breakdown, plan: Plan, say: Translator) -> Drawing | None:
    """The bars of a breakdown; None where bars would not tell more than the number."""
    known = waterfall(breakdown)
    if known is None:
        return None
    return bars_drawing(known, say(_title(breakdown, plan)), breakdown.label, breakdown.result, say)


def bars_drawing(known: Waterfall, title: str, label: Message | str, result: Quantity, say: Translator) -> Drawing:
    """Bars that lead to a result, which has a label."""
    unit = UNITS.get(known.unit)
    first = known.bars[0]
    rows = tuple(_row(bar, known.unit, bar is first, number, say) for number, bar in enumerate(known.bars))
    levels = all(bar.kind == "level" for bar in known.bars)
    inks = (DEMAND, CAPACITY, TOTAL) if levels else (DEMAND, SHORT, TOTAL)
    whole = T("{label}: {value}", label=label, value=words.with_unit(result))
    return Drawing(
        title=title,
        summary=sentences([say(whole), *(row.pieces[0].spoken for row in rows)]),
        axis=say(unit) if unit else say(T("per cent")) if known.unit is Unit.SHARE else "",
        unit=known.unit,
        columns=tuple(map(say, (T("Step"), T("Change"), T("So far")))),
        series=tuple(Series("" if levels else say(n), ink) for n, ink in zip(_NAMES, inks, strict=True)),
        rows=rows,
        joined=not levels,
    )


def _title(breakdown: Breakdown, plan: Plan) -> Message:
    """Whose figure it is and what, where its name does not say it already."""
    if breakdown.figure.role:
        return breakdown.label
    return T("{who}: {field}", who=words.subject(plan, breakdown.figure), field=breakdown.label)


def _row(bar: Bar, unit: Unit, first: bool, number: int, say: Translator) -> Row:
    label, end = say(bar.label), say.plain(Quantity(bar.end, unit))
    change = Quantity(bar.change, unit)
    stands = bar.kind != "part" or first
    text = end if stands else signed(say, change)
    if stands:
        told = say(T("{label}: {value}", label=label, value=words.with_unit(Quantity(bar.end, unit))))
    else:
        told = say(T("{label}: {change}, which makes {value}", label=label, change=text, value=end))
    piece = Piece(_series(bar, number), bar.start, bar.end, told, text, figure=_deeper(bar))
    return Row(label, (piece,), ("" if bar.kind != "part" else text, end))


def _series(bar: Bar, number: int) -> int:
    if bar.kind == "level":
        return number
    if bar.kind == "total":
        return _RESULT
    return _LESS if bar.change < 0 else _MORE


def _deeper(bar: Bar) -> Figure | None:
    """What a click explains; the result is explained already."""
    return None if bar.kind == "total" else bar.figure
