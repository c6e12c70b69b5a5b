"""Choosing the function that a page is about."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from planner import names
from planner.assumptions import worst_role
from planner.language import Translator
from planner.results import Results
from planner.texts import T
from ui.widgets.choices import fill


def fill_roles(box: QComboBox, results: Results, say: Translator, vacant: bool = False) -> None:
    """The busiest function, whichever that is, and every function that has a utilisation.

    With `vacant` also functions that have work, and nobody to do it.
    """
    worst = worst_role(results)
    items: list[tuple[str, str | None]] = []
    if worst is not None:
        items.append((say(T("Busiest: {role}", role=names.role(results.plan, worst))), None))
    for role in results.plan.roles:
        known = results.roles[role.id]
        if known.utilisation is not None or (vacant and known.demand_hours):
            items.append((say(names.role_name(role)), role.id))
    fill(box, items)


def chosen_role(box: QComboBox, results: Results) -> str | None:
    """The function that is chosen in a box that `fill_roles` filled; None where none has a utilisation."""
    chosen: str | None = box.currentData()
    return worst_role(results) if chosen is None else chosen
