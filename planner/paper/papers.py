"""Which paper there is for which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner.paper import activities, people
from planner.paper.content import Block, ChartBlock, Heading, PageName, Paper, Paragraph, Sheet, Turn
from planner.paper.dropouts import fallback_plan
from planner.paper.locum import locum
from planner.paper.norms import norms
from planner.paper.parts import function_table, in_use, is_unfit, key_figures, warning_blocks
from planner.paper.scenarios import scenarios
from planner.paper.summary import summary
from planner.paper.targets import targets
from planner.paper.watched import Watched, is_draft
from planner.paper.week import rooms_week, whole_week
from planner.paper.week_people import people_week
from planner.paper.year import whole_year
from planner.plan import Lever
from planner.results import Results
from planner.texts import Message, T
from planner.warnings import Warning

SUMMARY = "summary"
LOCUM = "locum"
YEAR = "year"
_Builder = Callable[[Results, Sequence[Warning], date], tuple[Block, ...]]


def _overview(results: Results, found: Sequence[Warning], _today: date) -> tuple[Block, ...]:
    warned = (Heading(T("Warnings")), *warning_blocks(found, results.plan))
    if is_unfit(found):
        return (Paragraph(T("This plan is not complete yet, so there are no figures to show.")), *warned)
    return (
        key_figures(results),
        Heading(T("Functions")),
        function_table(results, in_use(results)),
        ChartBlock("balance", results),
        *warned,
    )


_PAGES: dict[str, tuple[Message, _Builder]] = {
    "overview": (T("Overview"), _overview),
    "team": (T("Team"), lambda results, _found, _today: people.team(results)),
    "patients": (T("Patients"), lambda results, _found, _today: people.patients(results)),
    "consults": (T("Consults"), lambda results, _found, _today: activities.consults(results)),
    "tasks": (T("Delegated tasks"), lambda results, _found, _today: activities.tasks(results)),
    "scenarios": (T("Scenarios"), scenarios),
    "targets": (T("Targets"), lambda results, _found, _today: targets(results)),
    "dropouts": (T("Who drops out"), lambda results, _found, _today: fallback_plan(results)),
    "assumptions": (T("Assumptions"), lambda results, _found, today: norms(results, today)),
}
# The roster of a week on one page, per person and per room.
_WEEKS: dict[str, tuple[Message, Callable[[Results, Watched | None], tuple[Sheet, ...]], Turn]] = {
    "week": (T("Week roster"), whole_week, "best"),
    "week.people": (T("Week roster per person"), people_week, "upright"),
    "week.rooms": (T("Week roster per room"), rooms_week, "best"),
}
KEYS = (*_PAGES, LOCUM, *_WEEKS, YEAR)


def paper(
    key: str,
    results: Results,
    found: Sequence[Warning],
    today: date,
    file: str = "",
    tried: Lever | None = None,
    watched: Watched | None = None,
) -> Paper:
    """What a page of the window prints; the summary for `SUMMARY` and for pages that hold nothing of the plan.

    `found` are the warnings of the plan, `file` the name of the plan's file, empty where it has none. `tried` is the
    lever that a page tries beside the plan; only the paper of the locum day is about one. `watched` is the week of
    the roster that the window looks at; without one its papers have nothing to show.
    """
    size: PageName = "A4"
    turn: Turn = ""
    if key in _PAGES:
        title, build = _PAGES[key]
        sheets: tuple[Sheet, ...] = (Sheet(build(results, found, today)),)
    elif key == LOCUM:
        title, sheets = T("Locum day"), (Sheet(locum(results, tried), is_one_page=True),)
    elif key in _WEEKS:
        title, pages, turn = _WEEKS[key]
        sheets = pages(results, watched)
        if is_draft(results.plan, watched):
            title = T("{title}, draft", title=title)
    elif key == YEAR:
        title, sheets = whole_year(results, today)
        size, turn = "A3", "across"
    else:
        title, sheets = T("Summary for the practice meeting"), summary(results, found, today, file)
    return Paper(title, results.plan.practice.name or T("The practice"), file, today, sheets, size, turn)
