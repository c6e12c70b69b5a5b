"""Overview: a card per role, the practice's figures, the warnings with their remedies, demand against capacity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from types import ModuleType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner import names
from planner.explain import Figure
from planner.plan import Role
from planner.results import Results
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Remedy, Warning
from ui.charts import balance, work
from ui.charts.choice import ChartChoice, Offer
from ui.charts.heat_map import HeatMap
from ui.context import Context
from ui.page import Page
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.card import CARD_WIDTH, FigureTile, RoleCard
from ui.widgets.flow import FlowGrid
from ui.widgets.labels import label
from ui.widgets.missing import MissingPanel
from ui.widgets.scroll import scrolled_column
from ui.widgets.warning_list import WarningList

_FIGURES: tuple[tuple[str, Message, Unit], ...] = (
    ("patients", T("Patients"), Unit.PERSONS),
    ("patients_per_gp_fte", T("Patients per GP fte"), Unit.PERSONS),
    ("contacts_per_gp_day", T("Contacts per GP per day"), Unit.CONTACTS),
    ("contacts_per_patient_year", T("Consults per patient per year"), Unit.RATE),
    ("continuity", T("Continuity"), Unit.SHARE),
)


class OverviewPage(Page):
    """The whole practice in one view. An edit fills the same widgets anew."""

    key = "overview"
    title = T("Overview")
    icon = "mdi6.view-dashboard-outline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._cards: list[RoleCard] = []
        self._tiles = {name: self._tile(name, title) for name, title, _ in _FIGURES}
        self._grid = FlowGrid(CARD_WIDTH, NEAR)
        self._count = label(theme, "caption", muted=True)
        self._warnings = WarningList(context)
        self._map = HeatMap(context)
        self._charts = ChartChoice(context, self._map)
        self._missing = MissingPanel(context)
        self._practice = label(theme, "title")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content())
        self._stack.addWidget(self._missing)
        self._lay_out()
        for panel in (self._warnings, self._missing):
            panel.apply_remedy.connect(self._apply)
        self._warnings.why.connect(self.explain)
        self._map.opened.connect(lambda _row, column: self._go_to_week(column))
        self._charts.why.connect(self.explain)
        self._charts.refused.connect(self.report)
        self._missing.wants_page.connect(self.wants_page)

    def _tile(self, name: str, title: Message) -> FigureTile:
        tile = FigureTile(self.context, Figure("practice", "", name), title)
        tile.why.connect(self.explain)
        return tile

    def _lay_out(self) -> None:
        column = scrolled_column(self, NEAR)
        column.addWidget(self._practice)
        column.addWidget(self._stack, 1)

    def _content(self) -> QWidget:
        figures = QHBoxLayout()
        figures.setSpacing(NEAR)
        for tile in self._tiles.values():
            figures.addWidget(tile)
        figures.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP - 4)
        column.addLayout(figures)
        column.addLayout(self._grid)
        column.addLayout(self._lower_half(), 1)
        return content

    def _lower_half(self) -> QHBoxLayout:
        theme, say = self.context.theme, self.say
        heading = QHBoxLayout()
        heading.addWidget(label(theme, "section", text=say(T("Warnings"))))
        heading.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(heading)
        left.addWidget(self._warnings, 1)
        right.addWidget(self._charts, 1)
        both = QHBoxLayout()
        both.setSpacing(AROUND)
        for half, share in ((left, 3), (right, 2)):
            half.setSpacing(4)
            both.addLayout(half, share)
        return both

    def refresh(self) -> None:
        """Show cards, figures, warnings and the chosen chart, or what is missing."""
        results = self.context.document.results
        found = self.context.document.warnings
        unfit = [warning for warning in found if warning.code == "DATA_UNFIT"]
        self._practice.setText(self.say(results.plan.practice.name or self.title))
        self._stack.setCurrentIndex(1 if unfit else 0)
        if unfit:
            self._missing.show_missing(unfit)
            return
        for name, _, unit in _FIGURES:
            self._tiles[name].show_number(Quantity(getattr(results, name), unit))
        roles = _busy(results)
        self._show_cards(roles, results)
        self._show_warnings(found, results)
        self._charts.offer(self._offers(roles, results))

    def _offers(self, roles: Sequence[Role], results: Results) -> list[Offer]:
        """The year where one is planned, demand against capacity, and for every function where its hours go."""
        say = self.say
        working = [role.id for role in roles if results.roles[role.id].demand_hours]
        return [
            *([_year_map().map_offer(results, date.today(), say)] if results.plan.calendar.year else []),
            Offer("balance", say(balance.TITLE), partial(balance.balance_drawing, results, say)),
            *(
                Offer(
                    f"work/{role}",
                    say(work.work_title(results.plan, role)),
                    partial(work.work_drawing, results, role, say),
                )
                for role in working
            ),
        ]

    def _show_cards(self, roles: Sequence[Role], results: Results) -> None:
        while len(self._cards) < len(roles):
            card = RoleCard(self.context)
            card.why.connect(self.explain)
            self._grid.addWidget(card)
            self._cards.append(card)
        for card, role in zip(self._cards, roles, strict=False):
            card.show_role(role.id, names.role_name(role), results.roles[role.id], results.plan.practice)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(roles))

    def _show_warnings(self, found: Sequence[Warning], results: Results) -> None:
        self._warnings.show_warnings(found, results.plan)
        self._count.setText(self.say(TN("One warning", "{count} warnings, the worst first", len(found))))
        self._count.setVisible(bool(found))

    def _go_to_week(self, place: int) -> None:
        """Show a week of the year on the page of the roster."""
        self.context.shown.choose_date(_year_map().monday(self.context.document.plan, place))
        self.wants_page.emit("week")

    def _apply(self, remedy: Remedy) -> None:
        self.commit(remedy.change)


def _year_map() -> ModuleType:
    """The map of a year; loaded when a plan has one."""
    return import_module("ui.charts.year_map")


def _busy(results: Results) -> tuple[Role, ...]:
    """The roles that have work or people."""
    return tuple(
        role for role in results.plan.roles if results.roles[role.id].demand_hours or results.roles[role.id].headcount
    )
