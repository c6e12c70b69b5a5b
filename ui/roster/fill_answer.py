"""What filling in has found: figures before and after, who changes, locums; or which rules collide and ways out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.plan import Cell, Plan
from planner.roster.practice import Collision, LocumOffer, Proposal, Way
from planner.texts import Message, Quantity, T, Unit
from planner.week.difference import differences
from ui.context import Context
from ui.roster.way_button import WayButton
from ui.theme import NEAR
from ui.widgets.labels import label, tint
from ui.widgets.plain_table import PlainTable

_FIRST = T("Say on the left what matters, then let the program look. Nothing changes before you take a roster over.")

_WITH_LOCUM = T("Fill in again with this locum")
# What collides is told with a heading.
_WHY = 2


class FillAnswer(QWidget):
    """Filled anew with every answer. `wanted` carries a `Way` or a `LocumOffer` to fill in again with."""

    wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say, theme = context, context.say, context.theme
        self.headline = label(theme, "section", wrap=True)
        self.told = label(theme, wrap=True)
        self.table = PlainTable(self._say(T("Figures")), numbers=(1, 2))
        self._ways_title = label(theme, "section", wrap=True)
        self.ways: list[WayButton] = []
        self._lines_title = label(theme, "section", text=self._say(T("What changes")))
        self.lines = label(theme, "caption", wrap=True)
        self._column = self._scrolled()
        for part in (self.headline, self.told, self.table, self._ways_title, self._lines_title, self.lines):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.show_first()

    def _scrolled(self) -> QVBoxLayout:
        inside, area, outer = QWidget(), QScrollArea(), QVBoxLayout(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self._say(T("Answer")))
        area.setWidget(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(NEAR)
        return column

    def show_first(self, told: Message = _FIRST) -> None:
        """Say that there is no answer yet, or why there is none."""
        self._show(T("No roster yet"), told)

    def show_proposal(self, plan: Plan, before: Sequence[Cell], found: Proposal, is_last: bool) -> None:
        """Show a roster; while it is looked for, the best so far."""
        head = T("A roster that fits") if is_last else T("Best so far")
        self._show(head, "\n".join(map(self._say, (_quality(found), *found.told))))
        self._show_figures(found)
        if is_last:
            lines = differences(plan, before, found.cells)
            self.lines.setText("\n".join(map(self._say, lines)) or self._say(T("Nobody's roster changes.")))
            self.lines.show()
            self._lines_title.show()
            self._show_ways(T("What the team cannot carry"), [(one.words, _WITH_LOCUM, one) for one in found.locums])

    def show_collision(self, clash: Collision) -> None:
        """Show why no roster fits, and what would make one fit; or that there was too little time to tell."""
        if len(clash.sentences) < _WHY:
            self._show(T("No roster found"), clash.sentences[0])
            return
        self._show(T("No roster fits"), "\n".join(map(self._say, clash.sentences)))
        tint(self.headline, self._context.theme.over)
        ways = [(way.words[0], _detail(way), way) for way in clash.ways]
        self._show_ways(T("With one of these a roster fits, the cheapest first:"), ways)
        if not ways:
            self._ways_title.setText(self._say(T("No single change was found that makes a roster fit.")))
            self._ways_title.show()

    def _show(self, head: Message, told: Message | str) -> None:
        tint(self.headline, self._context.theme.text)
        self.headline.setText(self._say(head))
        self.told.setText(self._say(told))
        for part in (self.table, self._ways_title, self._lines_title, self.lines):
            part.hide()
        self._show_ways(T("Ways out"), [])

    def _show_figures(self, found: Proposal) -> None:
        say = self._say
        rows = [[say(one.label), say.plain(one.before), say.plain(one.after)] for one in found.measures]
        self.table.show_rows([say(T("What matters")), say(T("Now")), say(T("Then"))], rows)
        self.table.stretch(0)
        high = self.table.verticalHeader().length() + self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(high + 2 * self.table.frameWidth() + 2)
        self.table.show()

    def _show_ways(self, title: Message, ways: Sequence[tuple[Message, Message | None, Way | LocumOffer]]) -> None:
        for old in self.ways:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.ways = []
        place = self._column.indexOf(self._ways_title) + 1
        for number, (text, detail, way) in enumerate(ways):
            made = WayButton(self._context.theme)
            made.show_way(self._say(text), self._say(detail) if detail else "")
            made.clicked.connect(lambda _checked=False, way=way: self.wanted.emit(way))
            self._column.insertWidget(place + number, made)
            self.ways.append(made)
        self._ways_title.setText(self._say(title))
        self._ways_title.setVisible(bool(ways))


def _quality(found: Proposal) -> Message:
    """How good a roster is against the best there can be."""
    if found.proven:
        return T("Proven: no roster weighs better by what you asked.")
    return T("A better one can at most save {gap} by what you asked.", gap=Quantity(found.gap, Unit.SHARE))


def _detail(way: Way) -> Message | None:
    """The other lines of a way out and what it costs."""
    cost = T("€ {cost} a week, then fill in again", cost=way.cost) if way.cost.value else T("Then fill in again")
    return T("{lines} {cost}", lines=way.words[1:], cost=cost) if way.words[1:] else cost
