"""The ages of the list beside those of the average list: per age band the share of the patients."""

from __future__ import annotations

from planner.explain import Figure
from planner.language import Translator
from planner.list_summary import ListSummary
from planner.terms import AGE_BANDS, AgeBand
from planner.texts import Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import AVERAGE, DEMAND
from ui.charts.wording import sentences, spoken

TITLE = T("Ages compared with the average list")
_NAMES = (T("This list"), T("Average list of 2022"))
_PATIENTS = Figure("practice", "", "patients")


def list_ages_drawing(summary: ListSummary, say: Translator) -> Drawing:
    """A row for every age band, the list above and the average below."""
    rows = tuple(_row(summary, band, say) for band in AGE_BANDS) if summary.total else ()
    told = [piece.spoken for row in rows for piece in row.pieces]
    return Drawing(
        title=say(TITLE),
        summary=sentences(told) or say(T("There are no patients yet.")),
        axis=say(T("share of the list")),
        unit=Unit.SHARE,
        columns=tuple(map(say, (T("Age band"), *_NAMES))),
        series=tuple(Series(say(name), ink) for name, ink in zip(_NAMES, (DEMAND, AVERAGE), strict=True)),
        rows=rows,
        lanes=2,
    )


def _row(summary: ListSummary, band: AgeBand, say: Translator) -> Row:
    label = say(T("{band} years", band=band))
    shares = [Quantity(summary.shares[band], Unit.SHARE), Quantity(summary.mix[band], Unit.SHARE)]
    figures = (_PATIENTS, None)
    pieces = tuple(
        Piece(lane, 0.0, share.value or 0.0, spoken(say, label, name, share), say.plain(share), "right", lane, figure)
        for lane, (name, share, figure) in enumerate(zip(_NAMES, shares, figures, strict=True))
    )
    return Row(label, pieces, tuple(map(say.plain, shares)))
