"""Blocks that several papers have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner import names, words
from planner.paper.content import Block, Column, KeyFigures, Paragraph, Point, Points, Row, TableBlock, Text
from planner.plan import Activity, Plan, Practice, Record, Role, about
from planner.results import Results, RoleResult
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Remedy, Severity, Warning

SIGNS = {Severity.RED: "■", Severity.AMBER: "▲", Severity.INFO: "·"}
_FIGURES: tuple[tuple[str, Message, Unit], ...] = (
    ("patients", T("Patients"), Unit.PERSONS),
    ("patients_per_gp_fte", T("Patients per GP fte"), Unit.PERSONS),
    ("contacts_per_gp_day", T("Contacts per GP per day"), Unit.CONTACTS),
    ("contacts_per_patient_year", T("Consults per patient per year"), Unit.RATE),
    ("continuity", T("Continuity"), Unit.SHARE),
    ("cost_per_week", T("Euros a week for the team"), Unit.EUROS),
)


_UNITS = {Unit.HOURS: T("hours"), Unit.WEEKS: T("weeks"), Unit.MINUTES: T("minutes"), Unit.HOUR_RATE: T("euros")}
# Their titles say what they count.
_PLAIN = ("fte_hours", "minutes", "admin_minutes")


def number_column(record: type[Record], field: str) -> Column:
    """A column for a number of the plan, with its unit where the title does not say it; a share has its own sign."""
    known = about(record, field)
    unit = None if field in _PLAIN else _UNITS.get(known.unit)
    return Column(T("{title} ({unit})", title=known.title, unit=unit) if unit else known.title)


def without_empty(table: TableBlock) -> TableBlock:
    """The table without the columns that no row has anything in."""
    used = [n for n in range(len(table.columns)) if any(row.cells[n] is not None for row in table.rows)]
    rows = tuple(Row(tuple(row.cells[n] for n in used), row.strong) for row in table.rows)
    return TableBlock(tuple(table.columns[n] for n in used), rows)


def key_figures(results: Results) -> KeyFigures:
    """The figures of the practice as a whole."""
    return KeyFigures(tuple((title, Quantity(getattr(results, name), unit)) for name, title, unit in _FIGURES))


def in_use(results: Results) -> tuple[Role, ...]:
    """The functions that have work or people."""
    known = results.roles
    return tuple(r for r in results.plan.roles if known[r.id].demand_hours or known[r.id].headcount)


def state(known: RoleResult, practice: Practice) -> Message:
    """How a function stands: a sign and a word, as colours do not survive every printer."""
    use = known.utilisation
    if use is None:
        sign, word = ("■", T("nobody to do it")) if known.demand_hours > 0 else ("○", T("no hours"))
    elif use >= practice.overload:
        sign, word = "■", T("overloaded")
    elif use >= practice.near_limit:
        sign, word = "▲", T("near the limit")
    else:
        sign, word = "●", T("fine")
    return T("{sign} {word}", sign=sign, word=word)


def function_table(results: Results, roles: Iterable[Role]) -> TableBlock:
    """A row for each of these functions."""
    columns = (
        Column(T("Function"), is_text=True),
        Column(T("State"), is_text=True),
        Column(T("Utilisation")),
        Column(T("Hours needed")),
        Column(T("Hours available")),
        Column(T("Hours left")),
        Column(T("Fte present")),
        Column(T("Fte required")),
    )
    return TableBlock(columns, tuple(_function(role, results) for role in roles))


def _function(role: Role, results: Results) -> Row:
    known = results.roles[role.id]
    return Row(
        (
            names.role_name(role),
            state(known, results.plan.practice),
            Quantity(known.utilisation, Unit.SHARE),
            Quantity(known.demand_hours, Unit.HOURS),
            Quantity(known.capacity_hours, Unit.HOURS),
            Quantity(known.gap_hours, Unit.HOURS),
            Quantity(known.fte_present, Unit.FTE),
            Quantity(known.fte_required, Unit.FTE),
        )
    )


def warning_blocks(found: Sequence[Warning], plan: Plan, most: int | None = None) -> tuple[Block, ...]:
    """The warnings, the worst first, each with what helps best; what is beyond `most` is counted."""
    if not found:
        return (Paragraph(T("There are no warnings.")),)
    shown = found if most is None else found[:most]
    points = Points(tuple(Point(SIGNS[w.severity], w.text, _best(w, plan)) for w in shown))
    rest = len(found) - len(shown)
    if not rest:
        return (points,)
    more = TN("{count} more warning: see the overview.", "{count} more warnings: see the overview.", rest)
    return (points, Paragraph(more, quiet=True))


def _best(warning: Warning, plan: Plan) -> Text:
    return remedy(warning.remedies[0], plan) if warning.remedies else ""


def remedy(known: Remedy, plan: Plan) -> Message:
    """A remedy with what it does."""
    effects = tuple(words.effect(plan, effect) for effect in known.effects)
    if not effects:
        return T("→ {remedy}", remedy=known.text)
    return T("→ {remedy} ({effects})", remedy=known.text, effects=effects)


def is_unfit(found: Iterable[Warning]) -> bool:
    """Whether the plan lacks so much that its figures mean nothing yet."""
    return any(warning.code == "DATA_UNFIT" for warning in found)


def of_kind(plan: Plan, *kinds: str) -> tuple[Activity, ...]:
    """The activities of some kinds."""
    return tuple(activity for activity in plan.activities if activity.kind in kinds)


def nothing(text: Message) -> tuple[Block, ...]:
    """A remark in the place of a table without rows."""
    return (Paragraph(text, quiet=True),)
