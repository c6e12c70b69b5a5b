"""Questions before something is copied: to whom, to which days or weeks, and onto which calendar week."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner import names
from planner.errors import EditError
from planner.plan import WeekPlan
from planner.terms import WEEKDAYS
from planner.texts import TN, Message, T
from planner.week.copies import Copied, copy_onto
from planner.week.dates import monday_of
from planner.week.rows import columns
from ui.context import Context
from ui.roster.cell_dialog import week_name
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import answer_buttons, day_box, day_of, set_day
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled_text


class PickDialog(QDialog):
    """A list to tick; `picked` carries the keys of what was ticked."""

    picked = Signal(list)

    def __init__(
        self,
        context: Context,
        title: Message,
        question: Message,
        items: Sequence[tuple[str, Message | str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(context.say(title))
        self.list = QListWidget()
        self.list.setAccessibleName(context.say(title))
        for key, text in items:
            item = QListWidgetItem(context.say(text), self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(GROUP)
        column.addWidget(label(context.theme, text=context.say(question), wrap=True))
        column.addWidget(self.list, 1)
        buttons, self.go_on = answer_buttons(self, context.say, T("Copy"), self._take)
        column.addWidget(buttons)
        self.resize(360, 380)

    def tick(self, keys: Collection[str]) -> None:
        """Tick these and no others."""
        for number in range(self.list.count()):
            item = self.list.item(number)
            ticked = item.data(Qt.ItemDataRole.UserRole) in keys
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _take(self) -> None:
        items = [self.list.item(number) for number in range(self.list.count())]
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        self.accept()
        if chosen:
            self.picked.emit(chosen)


def ask_people(page: WeekView, who: str, take: Callable[[list[str]], object]) -> PickDialog:
    """Ask who gets the week of somebody."""
    plan = page.context.document.plan
    name = next(names.member(member) for member in plan.staff if member.id == who)
    others = [(member.id, names.member(member)) for member in plan.staff if member.id != who]
    question = T("Who gets the week of {who}? It takes the place of their own. Rooms are not copied.", who=name)
    return _open(page, T("Copy this person to others"), question, others, take)


def ask_days(page: WeekView, day: str, take: Callable[[list[str]], object]) -> PickDialog:
    """Ask which days become as one is."""
    week = page.shown.of(page.context.document.plan)
    assert week
    shown = {session.partition("_")[0] for session in columns(week, weekend=page.context.week.weekend)}
    days = [(other, names.DAYS[other]) for other in WEEKDAYS if other in shown and other != day]
    question = T("Which days become as {day} is, for everybody?", day=names.DAYS[day])
    return _open(page, T("Copy this day to other days"), question, days, take)


def ask_cycle_weeks(page: WeekView, week: WeekPlan, number: int, take: Callable[[list[str]], object]) -> PickDialog:
    """Ask which weeks of the cycle become as one is."""
    others = [(str(other), week_name(week.cycle, other)) for other in range(1, week.cycle + 1) if other != number]
    question = T("Which weeks of the cycle become as '{week}' is?", week=week_name(week.cycle, number))
    return _open(page, T("Copy this week of the cycle"), question, others, take)


def _open(
    page: WeekView,
    title: Message,
    question: Message,
    items: Sequence[tuple[str, Message | str]],
    take: Callable[[list[str]], object],
) -> PickDialog:
    dialog = PickDialog(page.context, title, question, items, page)
    dialog.picked.connect(take)
    dialog.open()
    return dialog


class OntoDialog(QDialog):
    """A week plan onto a calendar week, with who is left out because of leave; `taken` carries the `Copied`."""

    taken = Signal(object)

    def __init__(self, page: WeekView, week: WeekPlan, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._week, self._say = page, week, page.context.say
        self._copied: Copied | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say(T("Copy onto a calendar week")))
        self.day = day_box(self._say)
        set_day(self.day, day)
        self.day.setAccessibleName(self._say(T("A day of the week")))
        self.summary = label(page.context.theme, wrap=True)
        self.dropped = label(page.context.theme, "caption", wrap=True)
        self._lay_out()
        self.day.dateChanged.connect(lambda _day: self._try())
        self._try()

    def _lay_out(self) -> None:
        theme, say = self._page.context.theme, self._say
        question = label(theme, text=say(T("Onto the week of this &day:")))
        question.setTextFormat(Qt.TextFormat.AutoText)
        question.setBuddy(self.day)
        self._area = scrolled_text(self.dropped, say(T("Left out, as they are away")))
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(NEAR)
        for part in (question, self.day, self.summary):
            column.addWidget(part)
        column.addWidget(self._area, 1)
        buttons, self.go_on = answer_buttons(self, say, T("Copy"), self._take)
        column.addWidget(buttons)
        self.resize(440, 380)

    @property
    def monday(self) -> date:
        """The Monday of the chosen week."""
        return monday_of(day_of(self.day))

    def _try(self) -> None:
        say = self._say
        try:
            self._copied = copy_onto(self._page.context.document.plan, self._week.id, self.monday)
        except EditError as error:
            self._copied = None
            self.summary.setText(say(error.message))
            self.dropped.clear()
        else:
            gone = self._copied.dropped
            nobody = T("Everybody in it is there in the week of {day}.", day=self.monday)
            some = TN(
                "{count} session is left out, as somebody is away:",
                "{count} sessions are left out, as people are away:",
                len(gone),
            )
            self.summary.setText(" ".join(map(say, [*self._told(self._copied), some if gone else nobody])))
            self.dropped.setText("\n".join(say(one.text) for one in gone))
        self._area.setVisible(bool(self.dropped.text()))
        self.go_on.setEnabled(self._copied is not None)

    @staticmethod
    def _told(copied: Copied) -> list[Message]:
        """That the copy does not count, where it is a draft beside a plan that does."""
        other = copied.instead
        if other is None:
            return []
        return [
            T(
                "The copy is a draft: '{what}' counts in that week until you make the copy final.",
                what=names.week(other),
            )
        ]

    def _take(self) -> None:
        copied = self._copied
        self.accept()
        if copied is not None:
            self.taken.emit(copied)
