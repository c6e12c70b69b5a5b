"""The table of the Assumptions page: every norm in use beside what the plan has in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.assumptions import Assumption
from planner.explain import Figure
from planner.language import Translator
from planner.sensitivity import CHANGE
from planner.texts import Message, Quantity, T, Unit
from ui.models.columns import UNITS, Column, Table
from ui.models.norm_text import source_name

_BY = Quantity(CHANGE, Unit.SHARE)


def _unit(row: Assumption) -> Message | str:
    return T("per cent") if row.value.unit is Unit.SHARE else UNITS.get(row.value.unit, "")


def assumptions_table(effect_figure: Callable[[], Figure | None]) -> Table:
    """The columns; `effect_figure` is the utilisation that the effects are on."""
    return Table(
        columns=(
            Column(key="label", title=T("Number"), kind="text", read=lambda row, _r: row.label, width=260),
            Column(
                key="value",
                title=T("In this plan"),
                read=lambda row, _r: row.value.value,
                unit_of=lambda row: row.value.unit,
                norm=lambda row: row.path,
                figure=lambda row: row.figure,
                width=80,
            ),
            Column(
                key="norm",
                title=T("Norm"),
                read=lambda row, _r: row.usual.value,
                unit_of=lambda row: row.usual.unit,
                width=64,
            ),
            Column(key="unit", title=T("Unit"), kind="text", read=lambda row, _r: _unit(row), width=72),
            Column(key="kind", title=T("Kind"), kind="text", read=lambda row, _r: row.standing, width=108),
            Column(key="source", title=T("Source"), kind="text", read=lambda row, _r: source_name(row.norm), width=160),
            Column(key="year", title=T("Year"), kind="text", read=lambda row, _r: str(row.year or ""), width=52),
            Column(
                key="effect",
                title=T("Effect of {change} more or less", change=_BY),
                help=T("How far apart the utilisation is with {change} less and with {change} more.", change=_BY),
                read=lambda row, _r: row.effect if row.swing else 0.0,
                unit=Unit.SHARE,
                figure=lambda row: effect_figure() if row.swing else None,
                width=112,
            ),
        ),
        key=lambda row: row.path,
    )


EFFECT = 7


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of the norms to look at."""

    key: str
    name: Message
    takes: Callable[[Assumption], bool]


CHOICES = (
    Choice("all", T("All norms"), lambda _row: True),
    Choice("own", T("Own values"), lambda row: row.is_own),
    Choice("assumptions", T("Assumptions"), lambda row: row.kind == "assumption" and not row.is_own),
    Choice("old", T("Older than a year"), lambda row: row.is_old),
)


def found(rows: Iterable[Assumption], text: str, say: Translator) -> list[Assumption]:
    """The rows with all words of a text in their name, kind or source."""
    wanted = text.casefold().split()
    if not wanted:
        return list(rows)
    return [row for row in rows if all(word in _searched(row, say) for word in wanted)]


def _searched(row: Assumption, say: Translator) -> str:
    return " ".join((say(row.label), say(row.standing), say(source_name(row.norm)), str(row.year or ""))).casefold()
