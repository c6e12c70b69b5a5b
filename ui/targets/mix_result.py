"""The cheapest mix: a sentence, its levers with what each gives and costs, and why it is this one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.mix import Answer, Mix, sentences
from planner.plan import Plan
from planner.texts import Message, T
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable
from ui.widgets.scroll import scrolled_text

_FIRST = T(
    "Fill in on the left what has to hold and how far each lever may go. The program then looks for the levers that "
    "reach it at the least cost, and tells why it chose them."
)
_TITLES = (T("Lever"), T("How far"), T("Hours a week, by itself"), T("Euros a year"))
_NOT_SETTLED = T("The search stopped before it came to rest: a cheaper mix may exist.")
_ONE_IS_ENOUGH = T("Each of these alone would be enough:")
_ALL_NEEDED = T("No single change is enough. The nearest mix asks all of this:")
_WHY = T("What binds")
_NEXT = T("Next best")


class MixResult(QWidget):
    """Shows an answer, or before there is one what to do."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self.headline = label(context.theme, "section", wrap=True)
        self.levers = PlainTable(self._say(T("Levers of the mix")), numbers=(3,), wrap=True)
        self.levers.setShowGrid(True)
        self.why = label(context.theme, wrap=True)
        self._reasons = scrolled_text(self.why, self._say(T("Why this mix")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.headline)
        column.addWidget(self.levers, 5)
        column.addWidget(self._reasons, 4)
        self.show_first()

    def show_first(self) -> None:
        """What this is for."""
        self._show(T("No mix yet"), [_FIRST])

    def show_answer(self, plan: Plan, answer: Answer) -> None:
        """The mix with its levers and reasons, or what would have to give."""
        mix = answer.mix
        self._show(sentences.headline(answer), list(_out(plan, answer) if mix is None else _reasons(plan, answer, mix)))
        if mix is not None and mix.uses:
            self.levers.show_rows([self._say(title) for title in _TITLES], [*self._rows(plan, mix)])
            for column in (0, 2):
                self.levers.stretch(column)
            self.levers.setVisible(True)

    def _show(self, headline: Message, lines: list[Message]) -> None:
        self.headline.setText(self._say(headline))
        self.why.setText("\n".join(map(self._say, lines)))
        self.levers.setVisible(False)
        self._reasons.setVisible(bool(lines))

    def _rows(self, plan: Plan, mix: Mix) -> Iterator[tuple[str, ...]]:
        """What costs most first."""
        for use in sorted(mix.uses, key=lambda use: -use.cost):
            yield (
                self._say(use.candidate.title),
                self._say(sentences.amount(use.candidate, use.intensity)),
                self._say(sentences.gives(plan, use)),
                self._say.number(use.cost, 0),
            )


def _line(text: Message) -> Message:
    return T("• {text}", text=text)


def _reasons(plan: Plan, answer: Answer, mix: Mix) -> Iterator[Message]:
    if not mix.settled:
        yield _NOT_SETTLED
    if answer.others:
        yield _NEXT
        yield from map(_line, sentences.others(answer))
    if mix.binds:
        yield _WHY
        yield from (_line(sentences.binding(plan, bind)) for bind in mix.binds)


def _out(plan: Plan, answer: Answer) -> Iterator[Message]:
    ways = answer.ways or answer.together
    if ways:
        yield _ONE_IS_ENOUGH if answer.ways else _ALL_NEEDED
        yield from (_line(sentences.way(plan, way)) for way in ways)
