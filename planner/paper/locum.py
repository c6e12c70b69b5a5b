"""The locum day on one page, for a conversation of ten minutes between GP and manager."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.levers import LeverError
from planner.levers import locum as lever
from planner.locum_day import FigureLine, LocumDay, Purchase, WeekdayTry, locum_day
from planner.locum_day.words import amount, paragraphs, purchase, reason, remarks, room_counts, state, who
from planner.paper.content import Block, Column, Heading, Paragraph, Point, Points, Row, TableBlock
from planner.paper.parts import nothing
from planner.plan import Lever
from planner.results import Results
from planner.texts import Quantity, T, Unit


def locum(results: Results, tried: Lever | None) -> tuple[Block, ...]:
    """What one locum changes; without one that is tried, the one that the page begins with."""
    try:
        first = tried if isinstance(tried, lever.Locum) else lever.first(results.plan)
        day = locum_day(results, first)
    except LeverError as error:
        return nothing(error.message)
    return tuple(_blocks(day))


def _blocks(day: LocumDay) -> Iterator[Block]:
    yield Paragraph(who(day))
    yield _figures(day)
    counts = room_counts(day)
    if counts:
        yield Paragraph(counts, quiet=True)
    yield Points(tuple(Point("·", sentence) for part in paragraphs(day) for sentence in part))
    yield from (Paragraph(remark, quiet=True) for remark in remarks(day))
    yield Heading(T("Chance of a full day, best day first"))
    yield _weekdays(day.weekdays)
    if day.purchases:
        yield Heading(T("The same money otherwise"))
        yield _purchases(day.purchases)


def _figures(day: LocumDay) -> TableBlock:
    columns = (
        Column(T("Figure"), is_text=True),
        Column(T("Now")),
        Column(T("With locum")),
        Column(T("State"), is_text=True),
    )
    return TableBlock(columns, tuple(map(_figure, day.lines)))


def _figure(line: FigureLine) -> Row:
    sign, word = state(line)
    told = T("{sign} {word}", sign=sign, word=word) if sign else word
    return Row((line.measure.label, amount(line.measure, line.before), amount(line.measure, line.after), told))


def _weekdays(days: tuple[WeekdayTry, ...]) -> TableBlock:
    columns = (
        Column(T("Weekday"), is_text=True),
        Column(T("Now")),
        Column(T("With locum")),
        Column(T("Why"), is_text=True),
    )
    rows = (
        Row(
            (
                names.DAYS[tried.day],
                Quantity(tried.before.full, Unit.SHARE),
                Quantity(tried.after.full, Unit.SHARE),
                reason(tried),
            ),
            strong=tried.is_chosen,
        )
        for tried in days
    )
    return TableBlock(columns, tuple(rows))


def _purchases(bought: tuple[Purchase, ...]) -> TableBlock:
    columns = (
        Column(T("Function"), is_text=True),
        Column(T("Hours a week")),
        Column(T("GP hours freed")),
        Column(T("How"), is_text=True),
    )
    rows = (
        Row(
            (
                names.role_name(one.role),
                Quantity(one.paid_hours, Unit.HOURS),
                Quantity(one.freed_hours, Unit.HOURS),
                purchase(one),
            )
        )
        for one in bought
    )
    return TableBlock(columns, tuple(rows))
