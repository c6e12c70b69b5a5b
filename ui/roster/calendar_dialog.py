"""Saving calendar files: whose, for which period, and where."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QVBoxLayout, QWidget

from planner import names
from planner.errors import DagdeelError
from planner.files.calendar_files import SUFFIX, Period, file_names, write_calendar
from planner.texts import TN, Message, T
from planner.year.capacity import planned_year
from ui.context import Context
from ui.theme import AROUND, GROUP
from ui.widgets.labels import label, tint

_WIDTH, _HEIGHT = 480, 260


class CalendarDialog(QDialog):
    """Asks for a person, or everybody, and a period; then for the file or the folder. `member_id` is chosen at first.

    `saved_to` are the files that were written.
    """

    def __init__(self, context: Context, member_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.saved_to: tuple[Path, ...] = ()
        self.who, self.period = QComboBox(), QComboBox()
        self._outcome = label(context.theme, wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = self._buttons.addButton(self._say(T("&Save…")), QDialogButtonBox.ButtonRole.ActionRole)
        self._fill(member_id)
        self._lay_out()
        self.save.clicked.connect(self.ask_place)
        self.save.setDefault(True)
        self._buttons.rejected.connect(self.reject)

    def _fill(self, member_id: str | None) -> None:
        plan, say = self._context.document.plan, self._say
        self.who.addItem(say(T("Everybody, a file each")), "")
        for member in plan.staff:
            self.who.addItem(say(names.member(member)), member.id)
        self.who.setCurrentIndex(max(0, self.who.findData(member_id)))
        week = self._context.shown.of(plan)
        for known in plan.weeks:
            if known.start is not None and known.end is not None:
                told = T("{name}, {valid}", name=names.week(known), valid=names.validity(known))
                self.period.addItem(say(told), Period(week=known.id))
        year = planned_year(plan, date.today())
        told = T("the year {year}, by the week plans that are final or published", year=str(year))
        self.period.addItem(say(told), Period(year=year))
        if week is not None:
            self.period.setCurrentIndex(max(0, self.period.findData(Period(week=week.id))))

    def _lay_out(self) -> None:
        say = self._say
        self.setWindowTitle(say(T("Save calendar file")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        intro = T("Phones and calendar programs read this file. Leave and closed days are left out of it.")
        form = QFormLayout()
        form.addRow(say(T("&Person")), self.who)
        form.addRow(say(T("Pe&riod")), self.period)
        self._outcome.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(label(self._context.theme, "caption", text=say(intro), muted=True, wrap=True))
        column.addLayout(form)
        column.addWidget(self._outcome)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _folder(self) -> Path:
        path = self._context.document.path
        return path.parent if path else Path.home()

    def ask_place(self) -> None:
        """Let the user choose the file of one person, or the folder for those of everybody, and write them."""
        member_id, say = self.who.currentData(), self._say
        plan = self._context.document.plan
        if member_id:
            proposed = self._folder() / file_names(plan, [member_id], self._say)[member_id]
            kind = say(T("Calendar files"))
            title = say(T("Save calendar file"))
            name, _filter = QFileDialog.getSaveFileName(self, title, str(proposed), f"{kind} (*{SUFFIX})")
            path = Path(name)
            if name:
                self._write({member_id: path if path.suffix.lower() == SUFFIX else Path(name + SUFFIX)})
            return
        folder = QFileDialog.getExistingDirectory(self, say(T("Folder for the calendar files")), str(self._folder()))
        if folder:
            files = file_names(plan, [member.id for member in plan.staff], self._say)
            self._write({each: Path(folder) / name for each, name in files.items()})

    def _write(self, places: dict[str, Path]) -> None:
        plan, period = self._context.document.plan, self.period.currentData()
        stamp = datetime.now(UTC)
        try:
            for member_id, path in places.items():
                write_calendar(plan, member_id, period, path, self._say, stamp)
        except DagdeelError as error:
            self._tell(error.message, wrong=True)
            return
        self.saved_to = tuple(places.values())
        folder = str(self.saved_to[0].parent)
        self._tell(
            TN("{count} file is saved in {folder}.", "{count} files are saved in {folder}.", len(places), folder=folder)
        )

    def _tell(self, words: Message, wrong: bool = False) -> None:
        theme = self._context.theme
        tint(self._outcome, theme.over if wrong else theme.text)
        self._outcome.setText(self._say(words))
        self._outcome.show()
