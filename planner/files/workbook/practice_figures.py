"""The figures of the practice as a whole as formulas (model section 4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner import names
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, column_sum, formula, quoted
from planner.files.workbook.draft import Draft, member_input
from planner.files.workbook.matrix import GENERALIST, GENERALIST_WITH_GP
from planner.files.workbook.patients_sheet import TOTAL
from planner.results import Results
from planner.terms import GP
from planner.texts import Message, T, Unit

_NOTHING = Formula('""')


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """One figure of the practice: name, words, unit, formula, value, and the setting that limits it."""

    name: str
    label: Message
    unit: Unit
    formula: Callable[[Draft], Formula]
    value: Callable[[Results], float | None]
    limit: str = ""
    is_floor: bool = False


def _has_gp(draft: Draft) -> bool:
    return GP in draft.results.roles


def _per_gp_fte(draft: Draft) -> Formula:
    if not _has_gp(draft):
        return _NOTHING
    return formula('IF({fte}=0,"",{patients}/{fte})', fte=Figure("role", GP, "fte_present"), patients=TOTAL)


def _gp_days(draft: Draft) -> Formula:
    return column_sum([member_input(m.id, "days") for m in draft.team_of(GP)])


def _per_gp_day(draft: Draft) -> Formula:
    if not _has_gp(draft):
        return _NOTHING
    days, contacts = Figure("practice", "", "gp_days"), Figure("role", GP, "contacts_per_week")
    return formula('IF({days}=0,"",{contacts}/{days})', days=days, contacts=contacts)


def _per_patient(draft: Draft) -> Formula:
    consults = [Figure("activity", a.id, "volume") for a in draft.plan.activities if a.kind == "consult"]
    summed = column_sum(consults)
    template = 'IF({patients}=0,"",' + summed.template + "*{weeks}/{patients})"
    return Formula(template, {**summed.parts, "patients": TOTAL, "weeks": draft.weeks})


def _cost(draft: Draft) -> Formula:
    """What everybody costs, in the rows of the team sheet from the first to the last."""
    return column_sum(
        [member_input(m.id, "cost_per_week") for role in draft.plan.roles for m in draft.team_of(role.id)]
    )


def _continuity(draft: Draft) -> Formula:
    """Share of generalist contacts with a GP, times the share of GP hours that no locum works."""
    gps = draft.team_of(GP)
    if not gps:
        return _NOTHING
    first, last = gps[0].id, gps[-1].id
    return formula(
        'IF(OR({all}=0,SUM({paid})=0),"",{with_gp}/{all}*SUMIF({kinds},{not_locum},{paid})/SUM({paid}))',
        all=GENERALIST,
        with_gp=GENERALIST_WITH_GP,
        paid=Area(member_input(first, "paid_hours"), member_input(last, "paid_hours")),
        kinds=Area(member_input(first, "employment"), member_input(last, "employment")),
        not_locum=quoted("<>" + draft.say(names.EMPLOYMENTS["locum"])),
    )


PRACTICE: tuple[PracticeLine, ...] = (
    PracticeLine(
        "patients_per_gp_fte",
        T("Patients per GP fte"),
        Unit.PERSONS,
        _per_gp_fte,
        lambda results: results.patients_per_gp_fte,
        "list_per_gp_fte",
    ),
    PracticeLine("gp_days", T("GP days per week"), Unit.DAYS, _gp_days, lambda results: results.gp_days),
    PracticeLine(
        "contacts_per_gp_day",
        T("Contacts per GP per day"),
        Unit.CONTACTS,
        _per_gp_day,
        lambda results: results.contacts_per_gp_day,
        "contacts_per_gp_day",
    ),
    PracticeLine(
        "contacts_per_patient_year",
        T("Consults per patient per year"),
        Unit.RATE,
        _per_patient,
        lambda results: results.contacts_per_patient_year,
    ),
    PracticeLine(
        "continuity",
        T("Continuity"),
        Unit.SHARE,
        _continuity,
        lambda results: results.continuity,
        "continuity_floor",
        is_floor=True,
    ),
    PracticeLine(
        "cost_per_week",
        T("Euros a week for the team"),
        Unit.EUROS,
        _cost,
        lambda results: results.cost_per_week,
    ),
)
