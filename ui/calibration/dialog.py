"""Reading an appointment book: choose a list, say what its columns are, and take over what it says about the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from planner.calibration.adopt import adopt
from planner.calibration.book import Book
from planner.calibration.cells import FIELDS
from planner.calibration.counting import Topic, some
from planner.calibration.outcome import Calibration, calibration, read_lines
from planner.calibration.preview import PEOPLE, shown_rows
from planner.calibration.reading import preview_book, read_book
from planner.files.named_columns import NamedPreview
from planner.terms import GP
from planner.texts import TN, Message, T
from ui.calibration.detail import FindingDetail
from ui.calibration.meaning import MeaningTab
from ui.calibration.season import SeasonChart
from ui.calibration.tree import FindingsTree
from ui.context import Context
from ui.dialogs.column_form import ColumnForm
from ui.dialogs.import_steps import ImportDialog, Read
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row
from ui.widgets.scroll import scrolled_text

_ABOUT_PEOPLE = T(
    "Only to see whether patients see the same doctor. While counting they are told apart by a code that is thrown "
    "away with the count: no patient and no name is kept. Leave them out and only continuity is missing."
)


class CalibrationDialog(ImportDialog):
    """Lays an appointment book beside the plan and takes over what is ticked, as one step that can be undone.

    It begins with findings of the topics `begin_with` ticked, as far as they rest on enough; where that is not all of
    them, with the season in front.
    """

    title = T("Read an appointment book")
    note = T(
        "A list of past appointments from your information system: a row for each appointment, with a date at least. "
        "The rows are counted and then forgotten; nothing changes before you take it over."
    )
    next_text = T("&Read")

    def __init__(
        self, context: Context, parent: QWidget | None = None, begin_with: Collection[Topic] = tuple(Topic)
    ) -> None:
        super().__init__(context, parent)
        self._known: NamedPreview | None = None
        self._book: Book | None = None
        self._gps: frozenset[str] = frozenset()
        self._what = ColumnForm(context.say, {key: name for key, name in FIELDS.items() if key not in PEOPLE})
        self._who = ColumnForm(context.say, {key: FIELDS[key] for key in PEOPLE})
        self._told = label(context.theme, wrap=True)
        self.everything = QCheckBox(context.say(T("&All figures that rest on enough")))
        self.skip_empty = QCheckBox()
        self.tree = FindingsTree(context, begin_with)
        self._detail = FindingDetail(context)
        self.meaning = MeaningTab(context)
        self.season = SeasonChart(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.lay_out(self._columns(), self._report())
        self.resize(1060, 700)
        self._connect()
        if Topic.VOLUMES not in begin_with:
            self.tabs.setCurrentWidget(self.season)

    def _columns(self) -> QWidget:
        form, theme = QWidget(), self._context.theme
        people = QVBoxLayout()
        people.setSpacing(NEAR)
        people.addWidget(label(theme, "section", text=self._say(T("For continuity alone"))))
        people.addWidget(self._who)
        people.addWidget(label(theme, "caption", text=self._say(_ABOUT_PEOPLE), muted=True, wrap=True))
        people.addStretch(1)
        what = QVBoxLayout()
        what.setSpacing(NEAR)
        what.addWidget(label(theme, "section", text=self._say(T("The appointment"))))
        what.addWidget(self._what)
        what.addStretch(1)
        halves = QHBoxLayout(form)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(GROUP)
        halves.addLayout(what, 1)
        halves.addLayout(people, 1)
        return form

    def _report(self) -> QWidget:
        figures = QWidget()
        told = scrolled_text(self._told, self._say(T("What was read")))
        told.setFixedHeight(84)
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(told)
        column.addLayout(row(self.everything, None, self.skip_empty))
        column.addWidget(self.tree, 1)
        column.addWidget(self._detail)
        self.tabs.addTab(figures, self._say(T("Figures")))
        self.tabs.addTab(self.meaning, self._say(T("Kinds and functions")))
        self.tabs.addTab(self.season, self._say(T("Season")))
        return self.tabs

    def _connect(self) -> None:
        for form in (self._what, self._who):
            for box in form.boxes.values():
                box.activated.connect(self._show_rows)
        self.everything.clicked.connect(lambda: self.tree.tick_all(self.tree.how_many is not Qt.CheckState.Checked))
        self.skip_empty.clicked.connect(self._refresh)
        self.tree.ticked.connect(self._follow_ticks)
        self.tree.shown.connect(self._detail.show_finding)
        self.meaning.corrected.connect(self._take_correction)
        self.season.frame.refused.connect(self._tell)

    # The columns.

    def preview(self, path: Path) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """The first rows, with the recognised columns chosen in the forms; of people only the shape is shown."""
        known = self._known = preview_book(path)
        self._what.show_preview(known)
        self._who.show_preview(known)
        self.meaning.forget()
        self.tree.forget()
        self.skip_empty.setChecked(False)
        return known.columns, shown_rows(known, self._places)

    @property
    def _places(self) -> dict[str, int]:
        return self._what.places | self._who.places

    def _show_rows(self) -> None:
        if self._known:
            self.show_preview(self._known.columns, shown_rows(self._known, self._places))

    def reader(self, path: Path) -> Read:
        """What counts the appointments, with functions as far as they were corrected."""
        places, roles = self._places, dict(self.meaning.roles)
        return lambda progress: read_book(path, date.today(), places, roles, progress)

    # What came of it.

    def show_outcome(self, outcome: Book) -> bool:
        """The findings beside the plan, and what the words of the list mean."""
        self._book = outcome
        known = self._refresh()
        self._gps = _gps(known)
        self.meaning.show_book(outcome, known.meaning, self._context.document.plan)
        return bool(self.tree.chosen)

    def _refresh(self) -> Calibration:
        book, plan, say = self._book, self._context.document.plan, self._say
        assert book is not None
        known = calibration(plan, book, self.meaning.kinds, self.meaning.roles, self.skip_empty.isChecked())
        self._told.setText("\n".join(map(say, (*read_lines(plan, known), *_left_out(known)))))
        weeks = len(known.covered.empty)
        self.skip_empty.setVisible(bool(weeks))
        self.skip_empty.setText(
            say(TN("Leave &out the {count} week without appointments", "Leave &out {count} weeks without any", weeks))
        )
        self.season.show_season(known, plan)
        self.tree.show_findings(known.findings)
        return known

    def _take_correction(self) -> None:
        """Count with other meanings; who is a GP matters while reading, so that the list is read once more."""
        known = self._refresh()
        tells_continuity = known.book.fields & {"patient", "own_gp"}
        if tells_continuity and _gps(known) != self._gps:
            self._read()

    def _follow_ticks(self) -> None:
        self.everything.setCheckState(self.tree.how_many)
        self._next.setText(self._say(self.take_text()))
        self._next.setEnabled(bool(self.tree.chosen))

    def take_text(self) -> Message:
        """How many figures the button takes over."""
        count = len(self.tree.chosen)
        return TN("&Take over {count} figure", "&Take over {count} figures", count)

    def take_over(self, outcome: Book) -> None:
        """Take over what is ticked, as one step."""
        document = self._context.document
        document.apply(adopt(document.plan, self.tree.chosen))

    def done(self, result: int) -> None:
        """Close, and forget what was read."""
        self._known = self._book = None
        super().done(result)


def _gps(known: Calibration) -> frozenset[str]:
    """The functions in the list that are GPs."""
    return frozenset(name for name, role in known.meaning.roles.items() if role == GP)


def _left_out(known: Calibration) -> Iterator[Message]:
    kinds = tuple(kind for kind in known.book.kinds if not known.meaning.kinds.get(kind))
    if kinds:
        yield T("Left out: {kinds}. The tab Kinds and functions can say what they are.", kinds=some(kinds))
    roles = tuple(name for name in known.book.roles if name and not known.meaning.roles.get(name))
    if roles:
        yield T("Functions that are left out: {who}.", who=some(roles))


def read_appointments(
    context: Context, parent: QWidget, begin_with: Collection[Topic] = tuple(Topic)
) -> CalibrationDialog:
    """Open the dialog above a window."""
    dialog = CalibrationDialog(context, parent, begin_with)
    dialog.open()
    return dialog
