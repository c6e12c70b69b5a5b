"""The tables of the page about who drops out: the people, one person's work, and who may take it over."""

from __future__ import annotations

from planner import names
from planner.dropouts import DropOut
from planner.explain import Figure
from planner.fallback_words import LONE, standing, takers, urgency
from planner.results import Results
from planner.texts import T, Unit
from ui.models.columns import Column, Table

_HOURS_OPEN = T("Hours of this person's work that nobody who may do it has time for.")


def _open(period: str) -> Column:
    titles = {
        "week": T("Open in a week"),
        "month": T("Open in a month"),
        "for_good": T("Open for good, per week"),
    }
    return Column(
        key=period,
        title=titles[period],
        unit=Unit.HOURS,
        help=_HOURS_OPEN,
        read=lambda row, _results: row.covers[period].open,
        width=116,
    )


def _role(row: DropOut, results: Results) -> object:
    return names.role(results.plan, row.member.role)


PEOPLE = Table(
    columns=(
        Column(key="name", title=T("Name"), kind="text", read=lambda row, _r: names.member(row.member), width=130),
        Column(key="role", title=T("Function"), kind="text", read=_role, width=140),
        Column(key="state", title=T("State"), kind="text", read=lambda row, _r: standing(row), width=142),
        Column(
            key="paid",
            title=T("Paid hours"),
            unit=Unit.HOURS,
            read=lambda row, _r: row.paid_hours,
            figure=lambda row: Figure("member", row.member.id, "paid_hours"),
            width=70,
        ),
        Column(
            key="lone",
            title=T("Lone function"),
            kind="text",
            help=T("The function rests on one person, or on half a job."),
            read=lambda row, _r: LONE if row.is_lone else "",
            width=76,
        ),
        Column(
            key="utilisation",
            title=T("Utilisation without"),
            unit=Unit.SHARE,
            help=T("How full the week of those who stay in the function is, with all of its work."),
            # To whole per cents, as everywhere else; a share that nothing explains would get its decimal.
            read=lambda row, _r: None if row.utilisation is None else round(row.utilisation, 2),
            width=84,
        ),
        _open("week"),
        _open("month"),
        _open("for_good"),
    ),
    key=lambda row: row.member.id,
)

WORK = Table(
    columns=(
        Column(key="work", title=T("Work"), kind="text", read=lambda row, _r: names.activity(row.activity), width=124),
        Column(key="hours", title=T("Per week"), unit=Unit.HOURS, read=lambda row, _r: row.hours, width=68),
        Column(
            key="wait",
            title=T("For a time"),
            kind="text",
            help=T("Whether it can wait for a week or a month."),
            read=lambda row, _r: urgency(row),
            width=88,
        ),
        Column(
            key="takers",
            title=T("Who may do it"),
            kind="text",
            help=T("Functions with people that have a part in this work."),
            read=lambda row, results: takers(results.plan, row),
            width=114,
        ),
    ),
    key=lambda row: row.activity.id,
)

HELPERS = Table(
    columns=(
        Column(
            key="name",
            title=T("Who may take over"),
            kind="text",
            read=lambda row, _r: names.member(row.member),
            width=100,
        ),
        Column(
            key="role",
            title=T("Function"),
            kind="text",
            read=lambda row, results: names.role(results.plan, row.member.role),
            width=80,
        ),
        Column(
            key="free",
            title=T("Free per week"),
            unit=Unit.HOURS,
            help=T("Until the limit from which the practice warns."),
            read=lambda row, _r: row.free_hours,
            width=76,
        ),
    ),
    key=lambda row: row.member.id,
)
