"""What is asked of filling in: how much each thing weighs, for which weeks, and how long to look."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from planner import names
from planner.plan import Plan, WeekPlan
from planner.roster.practice import Ask, Sliders
from planner.texts import Message, T
from ui.roster.view import WeekView
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row

# Each with what it means when it weighs.
_TITLES: dict[str, tuple[Message, Message]] = {
    "demand": (T("&Demand met"), T("Contacts for which there is a place.")),
    "wishes": (T("&Wishes kept"), T("Sessions that people like or would rather not work, and their own week pattern.")),
    "fairness": (T("F&airness"), T("Mondays, Fridays, evenings, weekends and duty shared out by hours.")),
    "changes": (T("Few chan&ges"), T("Cells that stay as they are now.")),
    "rooms": (T("Same &room"), T("Everybody in the same room all week.")),
}
_STEPS = 10
_LEAST, _MOST, _STEP, _USUAL = 5, 600, 5, 30
# How much it weighs that little changes where people know already when they work.
_CHANGES_IN_A_WEEK = 8
_UP_TO = (0, 3, 6, 9)
_WORDS = (T("does not count"), T("a little"), T("somewhat"), T("much"), T("most"))


class FillAsked(QWidget):
    """Sliders, the scope and the time."""

    def __init__(self, page: WeekView) -> None:
        super().__init__()
        self._page, self._say = page, page.context.say
        self.sliders = {field.name: self._slider(field.name) for field in fields(Sliders)}
        self.whole, self.one = QRadioButton(), QRadioButton()
        self.seconds = QSpinBox()
        self._lay_out()
        self._set_scope()

    def _slider(self, name: str) -> QSlider:
        title, help_text = _TITLES[name]
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(0, _STEPS)
        made.setPageStep(2)
        made.setValue(round(getattr(Sliders(), name) * _STEPS))
        made.setAccessibleName(self._say(title).replace("&", ""))
        made.setAccessibleDescription(self._say(help_text))
        made.setToolTip(self._say(help_text))
        return made

    def _lay_out(self) -> None:
        theme = self._page.context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(label(theme, "section", text=self._say(T("What matters"))))
        column.addLayout(self._weights())
        column.addSpacing(GROUP - NEAR)
        column.addWidget(label(theme, "section", text=self._say(T("Which weeks"))))
        column.addWidget(self.whole)
        column.addWidget(self.one)
        column.addSpacing(GROUP - NEAR)
        time = label(theme, text=self._say(T("Look for at most (&seconds)")))
        time.setBuddy(self.seconds)
        self.seconds.setRange(_LEAST, _MOST)
        self.seconds.setSingleStep(_STEP)
        self.seconds.setValue(_USUAL)
        self.seconds.setAccessibleName(self._say(T("Look for at most (&seconds)")).replace("&", ""))
        column.addLayout(row(time, None, self.seconds))
        kept = T("Pinned cells stay. Rules that must hold, hold.")
        column.addWidget(label(theme, "caption", text=self._say(kept), muted=True, wrap=True))
        column.addStretch(1)

    def _weights(self) -> QGridLayout:
        grid, theme = QGridLayout(), self._page.context.theme
        grid.setHorizontalSpacing(NEAR)
        for number, (name, slider) in enumerate(self.sliders.items()):
            title = label(theme, text=self._say(_TITLES[name][0]))
            title.setBuddy(slider)
            title.setToolTip(slider.toolTip())
            word = label(theme, "caption", muted=True)
            word.setMinimumWidth(max(word.fontMetrics().horizontalAdvance(self._say(one)) for one in _WORDS) + 4)
            slider.valueChanged.connect(lambda value, word=word: word.setText(self._say(_word(value))))
            word.setText(self._say(_word(slider.value())))
            grid.addWidget(title, number, 0)
            grid.addWidget(slider, number, 1)
            grid.addWidget(word, number, 2)
        return grid

    def _set_scope(self) -> None:
        """Who looks at one calendar week plans that week, and mends it more often than makes it anew."""
        monday, week = self._page.shown.monday, self._page.shown.of(self._page.context.document.plan)
        if week is not None:
            self.whole.setText(self._say(T("{what}, in all its weeks", what=names.week(week))))
        if monday is not None:
            year, number, _day = monday.isocalendar()
            self.one.setText(self._say(T("Only week {week} of {year}", week=number, year=str(year))))
        self.one.setVisible(monday is not None)
        (self.one if monday else self.whole).setChecked(True)
        if monday is not None:
            self.sliders["changes"].setValue(_CHANGES_IN_A_WEEK)

    def ask(self, plan: Plan, week: WeekPlan) -> Ask:
        """What is asked of a plan."""
        weights = Sliders(**{name: slider.value() / _STEPS for name, slider in self.sliders.items()})
        monday = self._page.shown.monday if self.one.isChecked() else None
        return Ask(plan, week.id, weights, monday, self.seconds.value())


def _word(value: int) -> Message:
    return _WORDS[bisect_left(_UP_TO, value)]
