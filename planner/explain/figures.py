"""All figures that can be explained, and finding the explanation of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.errors import DagdeelError
from planner.explain import activity_figures, money_figures, people_figures, role_figures
from planner.explain.breakdown import Breakdown, Figure
from planner.results import Results
from planner.texts import T

Explainer = Callable[[Results, Figure], Breakdown]

KINDS: dict[str, Mapping[str, Explainer]] = {
    "role": role_figures.FIGURES,
    "activity": activity_figures.FIGURES,
    "member": {**people_figures.MEMBER_FIGURES, **money_figures.MEMBER_FIGURES},
    "practice": {**people_figures.PRACTICE_FIGURES, **money_figures.PRACTICE_FIGURES},
}


class UnknownFigureError(DagdeelError):
    """There is no such number in this plan."""


def parse(text: str) -> Figure:
    """The address of a figure from text such as role/gp/utilisation or practice/continuity."""
    kind, _, rest = text.partition("/")
    if kind == "practice":
        return Figure(kind, "", rest)
    parts = rest.split("/")
    if kind not in KINDS or not 2 <= len(parts) <= 3:
        raise UnknownFigureError(T("'{figure}' names no figure. Write it as role/gp/utilisation.", figure=text))
    return Figure(kind, *parts)


def explain(results: Results, figure: Figure) -> Breakdown:
    """The breakdown of a figure; `UnknownFigureError` where the plan has no such number."""
    try:
        return KINDS[figure.kind][figure.name](results, figure)
    except KeyError as error:
        message = T("This plan has no figure '{figure}'. It was removed or is spelt otherwise.", figure=str(figure))
        raise UnknownFigureError(message) from error


def all_figures(results: Results) -> Iterator[Figure]:
    """Every figure of a plan that has a breakdown."""
    plan = results.plan
    for name in KINDS["practice"]:
        yield Figure("practice", "", name)
    for role in plan.roles:
        yield from (Figure("role", role.id, name) for name in KINDS["role"])
    for member in plan.staff:
        yield from (Figure("member", member.id, name) for name in KINDS["member"])
    for activity in plan.activities:
        yield Figure("activity", activity.id, "volume")
        asked = results.demand[activity.id]
        yield from (Figure("activity", activity.id, "hours", role) for role in asked.hours)
        yield from (Figure("activity", activity.id, "contacts", role) for role in asked.contacts)
