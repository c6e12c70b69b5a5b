"""Which numbers matter most for a function: its utilisation with each of them 10 % lower and higher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner import names
from planner.explain import Figure
from planner.language import Translator
from planner.results import Results
from planner.sensitivity import CHANGE, Swing
from planner.texts import Message, Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Rule, Series, Side
from ui.charts.inks import LESS, MORE
from ui.charts.wording import exact_percent, sentences

_BY = Quantity(CHANGE, Unit.SHARE)
_LESS_NAME, _MORE_NAME = T("{change} less", change=_BY), T("{change} more", change=_BY)
_MOST = 10


def tornado_drawing(
    results: Results,
    role_id: str,
    swings: Sequence[Swing],
    say: Translator,
    figures: Mapping[str, Figure | None] | None = MappingProxyType({}),
    most: int = _MOST,
) -> Drawing:
    """The widest swings, each with a bar to either side of the utilisation as it is.

    `figures` names, by the path of a norm, the number that a click explains; else it is the utilisation. With None
    a click explains nothing, as for results that are not those of the open plan.
    """
    utilisation = Figure("role", role_id, "utilisation")
    role = names.role(results.plan, role_id)
    shown = [swing for swing in swings if swing.reach is not None][:most]
    rows = tuple(
        _row(swing, None if figures is None else figures.get(swing.path) or utilisation, say) for swing in shown
    )
    now = results.roles[role_id].utilisation
    told = [piece.spoken for row in rows for piece in row.pieces]
    return Drawing(
        title=say(T("What matters most: {role}", role=role)),
        summary=sentences(told) or say(T("This function has no hours, so there is no utilisation to compare.")),
        axis=say(T("Utilisation: {role}", role=role)),
        unit=Unit.SHARE,
        columns=tuple(map(say, (T("Number"), _LESS_NAME, _MORE_NAME, T("Difference")))),
        series=(Series(say(_LESS_NAME), LESS), Series(say(_MORE_NAME), MORE)),
        rows=rows,
        rules=_rules(results, now, shown, say) if now is not None else (),
        origin=None,
    )


def _rules(results: Results, now: float, shown: Sequence[Swing], say: Translator) -> tuple[Rule, ...]:
    """Where the utilisation is now, and the limit if a swing comes as far."""
    rules = [Rule(now, say(T("Now {utilisation}", utilisation=exact_percent(say, now))))]
    limit = results.plan.practice.overload
    ends = [value for swing in shown for value in (swing.low, swing.high) if value is not None]
    if ends and min(ends) <= limit <= max(ends):
        rules.append(Rule(limit, say(T("Overload from {limit}", limit=Quantity(limit, Unit.SHARE))), dashed=True))
    return tuple(rules)


def _row(swing: Swing, figure: Figure | None, say: Translator) -> Row:
    label = say(swing.label)
    ends = ((0, _LESS_NAME, swing.low), (1, _MORE_NAME, swing.high))
    pieces = tuple(
        _piece(series, name, label, swing.base, value, figure, say) for series, name, value in ends if value is not None
    )
    values = [exact_percent(say, value) for _, _, value in ends if value is not None]
    return Row(label, pieces, (*values, exact_percent(say, swing.reach or 0.0)))


def _piece(
    series: int, name: Message, label: str, base: float, value: float, figure: Figure | None, say: Translator
) -> Piece:
    text = exact_percent(say, value)
    told = say(T("{label}, {change}: utilisation {value}", label=label, change=name, value=text))
    side: Side = "left" if value < base else "right"
    return Piece(series, base, value, told, text, side, figure=figure)
