"""How busy each week of a year is, as bars that stand; with a second series beside the first to compare."""

from __future__ import annotations

from collections.abc import Sequence

from planner.language import Translator
from planner.texts import Message, Quantity, T, Unit
from planner.year.calendar import Week
from ui.charts.drawing import Drawing, Piece, Row, Rule, Series
from ui.charts.inks import DEMAND, MORE
from ui.charts.wording import sentences, spoken

_INKS = (DEMAND, MORE)


def season_drawing(
    title: Message, weeks: Sequence[Week], known: Sequence[tuple[Message, Sequence[float]]], say: Translator
) -> Drawing:
    """A place for each week with a bar for each series of factors; each has a name and a factor per week."""
    rows = []
    for place, week in enumerate(weeks):
        name = say(T("Week {week}", week=week.number))
        amounts = [Quantity(factors[place], Unit.FACTOR) for _, factors in known]
        pieces = tuple(
            Piece(lane, 0.0, factors[place], spoken(say, name, series, amounts[lane]), lane=lane)
            for lane, (series, factors) in enumerate(known)
        )
        rows.append(Row(str(week.number), pieces, tuple(map(say.plain, amounts))))
    return Drawing(
        title=say(title),
        summary=sentences([say(_told(weeks, series, factors)) for series, factors in known]),
        axis=say(T("factor")),
        unit=Unit.FACTOR,
        columns=(say(T("Week")), *(say(series) for series, _ in known)),
        series=tuple(Series(say(series), ink) for (series, _), ink in zip(known, _INKS, strict=False)),
        rows=tuple(rows),
        rules=(Rule(1.0, say(T("average week")), dashed=True),),
        lanes=len(known),
        form="upright",
    )


def _told(weeks: Sequence[Week], name: Message, factors: Sequence[float]) -> Message:
    most, least = max(factors), min(factors)
    if most == least:
        return T("{name}: every week is equally busy", name=name)
    return T(
        "{name}: busiest is week {week} with {most}, quietest week {other} with {least}",
        name=name,
        week=weeks[factors.index(most)].number,
        most=Quantity(most, Unit.FACTOR),
        other=weeks[factors.index(least)].number,
        least=Quantity(least, Unit.FACTOR),
    )
