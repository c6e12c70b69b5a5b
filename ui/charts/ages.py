"""Contacts per age band: how many a week, by kind of contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner import names
from planner.contact_ages import ContactAges, band_total, contact_ages, per_patient_year
from planner.explain import Figure
from planner.language import Translator
from planner.results import Results
from planner.terms import AGE_BANDS, AgeBand
from planner.texts import Message, Quantity, T, Unit
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import PARTS, REST
from ui.charts.wording import sentences, spoken

TITLE = T("Contacts per age band")
_OTHER = T("Other kinds")
_ALL = T("All contacts")


def ages_drawing(results: Results, say: Translator) -> Drawing:
    """A row for each age band that has patients; the most frequent kinds apart, the rest together."""
    kinds = contact_ages(results)
    named = kinds if len(kinds) <= len(PARTS) + 1 else kinds[: len(PARTS)]
    counts = results.plan.patients.counts
    bands = [band for band in AGE_BANDS if sum(counts.get(band, {}).values())] if kinds else []
    series = [Series(say(names.activity(k.activity)), ink) for k, ink in zip(named, (*PARTS, REST), strict=False)]
    series += [Series(say(_OTHER), REST)] if len(kinds) > len(named) else []
    titles: list[Message | str] = [T("Age band"), *(s.name for s in series), _ALL, T("Per patient per year")]
    return Drawing(
        title=say(TITLE),
        summary=_summary(bands, kinds, say),
        axis=say(T("contacts a week")),
        unit=Unit.CONTACTS,
        columns=tuple(say(title) for title in titles),
        series=tuple(series),
        rows=tuple(_row(band, kinds, len(named), results, say) for band in bands),
    )


def _summary(bands: Sequence[AgeBand], kinds: Sequence[ContactAges], say: Translator) -> str:
    told = [spoken(say, _years(band), _ALL, Quantity(band_total(kinds, band), Unit.CONTACTS)) for band in bands]
    return sentences(told) or say(T("There are no patients or no kinds of contact yet."))


def _years(band: AgeBand) -> Message:
    return T("{band} years", band=band)


def _row(band: AgeBand, kinds: Sequence[ContactAges], apart: int, results: Results, say: Translator) -> Row:
    parts: list[tuple[Message | str, float, Figure | None]] = [
        (names.activity(kind.activity), kind.times.get(band, 0.0), Figure("activity", kind.activity.id, "volume"))
        for kind in kinds[:apart]
    ]
    if len(kinds) > apart:
        parts.append((_OTHER, band_total(kinds[apart:], band), None))
    label, pieces, so_far = say(_years(band)), list[Piece](), 0.0
    for number, (name, times, figure) in enumerate(parts):
        if times:
            told = spoken(say, label, name, Quantity(times, Unit.CONTACTS))
            pieces.append(Piece(number, so_far, so_far + times, told, figure=figure))
            so_far += times
    total = say.plain(Quantity(so_far, Unit.CONTACTS))
    if pieces:
        pieces[-1] = replace(pieces[-1], text=total)
    cells = [say.plain(Quantity(times, Unit.CONTACTS)) for _, times, _ in parts]
    yearly = Quantity(per_patient_year(results, kinds, band), Unit.RATE)
    return Row(label, tuple(pieces), (*cells, total, say.plain(yearly)))
