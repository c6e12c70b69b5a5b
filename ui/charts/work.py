"""Where the hours of a function go: the share of each activity, the largest first."""

from __future__ import annotations

from collections.abc import Sequence

from planner import names, words
from planner.explain import Figure, Line, explain
from planner.language import Translator
from planner.plan import Plan
from planner.results import Results
from planner.texts import TN, Message, Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import DEMAND, REST
from ui.charts.wording import sentences

_MOST = 12


def work_title(plan: Plan, role_id: str) -> Message:
    """What the chart of a function is called."""
    return T("Where the hours go: {role}", role=names.role(plan, role_id))


def work_drawing(results: Results, role_id: str, say: Translator) -> Drawing:
    """The activities of a function as shares of its hours; what is beyond the largest is one row."""
    lines = explain(results, Figure("role", role_id, "demand_hours")).lines
    total = results.roles[role_id].demand_hours
    kept = lines if len(lines) <= _MOST else lines[: _MOST - 1]
    rows = [_row(line.label, _hours(line), total, line.figure, say) for line in kept]
    rest = lines[len(kept) :]
    if rest:
        label = TN("{count} other", "{count} others", len(rest))
        rows.append(_row(label, sum(map(_hours, rest)), total, None, say))
    return Drawing(
        title=say(work_title(results.plan, role_id)),
        summary=_summary(rows, say),
        axis=say(T("share of the hours")),
        unit=Unit.SHARE,
        columns=tuple(map(say, (T("Work"), T("Hours per week"), T("Share")))),
        series=(Series("", DEMAND), Series("", REST)),
        rows=tuple(rows),
    )


def _hours(line: Line) -> float:
    return line.quantity.value or 0.0


def _row(label: Message | str, hours: float, total: float, figure: Figure | None, say: Translator) -> Row:
    name, share = say(label), Quantity(hours / total, Unit.SHARE)
    amount = Quantity(hours, Unit.HOURS)
    told = say(T("{label}: {hours}, {share} of the work", label=name, hours=words.with_unit(amount), share=share))
    series = 0 if figure else 1
    piece = Piece(series, 0.0, hours / total, told, say.plain(share), figure=figure)
    return Row(name, (piece,), (say.plain(amount), say.plain(share)))


def _summary(rows: Sequence[Row], say: Translator) -> str:
    return sentences([row.pieces[0].spoken for row in rows]) or say(T("This function has no work yet."))
