"""The settings: of the program, of the warnings in the open plan, and where files are kept. All hold at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner import edits
from planner.errors import EditError
from planner.files.backups import DAYS, FOLDER, LAST, MONTHS
from planner.files.folders import config_folder, log_folder, recovery_folder
from planner.texts import TN, Message, T
from ui.context import Context
from ui.dialogs.messages import show_error
from ui.models.settings import practice_settings, settings_table, working_time_settings
from ui.pending import commit_pending
from ui.settings import Settings
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import elided, label
from ui.widgets.panels import SettingsPanel, row

_LANGUAGES = {"nl": T("Dutch"), "en": T("English"), "": T("As the system")}
_THEMES = {"light": T("Light"), "dark": T("Dark"), "": T("As the system")}
_FIRST_DAYS = {"mon": T("Monday"), "sun": T("Sunday")}
_LONGEST_NAME = 120
_LAW = T(
    "The week roster is checked against these limits of the Arbeidstijdenwet. They bind employees and trainees; for "
    "owners and locums they are advice. Change one where your collective agreement says otherwise."
)


class SettingsDialog(QDialog):
    """Changes of the plan go to the document, one undo step each. `wants` carries other settings of the program.

    The window is built anew for those, so whoever listens shows the dialog anew as well.
    """

    wants = Signal(dict)

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say, self._settings = context, context.say, settings
        self.setWindowTitle(self._say(T("Settings")))
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 640)
        self.controls: dict[str, QWidget] = {}
        self.name = QLineEdit(context.document.plan.practice.name)
        self.limits = SettingsPanel(
            context,
            settings_table(T("Setting"), label_width=350),
            T("What holds for the whole practice"),
            T("No settings."),
        )
        self.working_time = SettingsPanel(
            context,
            settings_table(T("Setting"), T("In this plan"), label_width=300),
            T("When sessions begin, and hours, rest and breaks of employees"),
            T("No settings."),
        )
        for panel in (self.limits, self.working_time):
            panel.model.refused.connect(self._refuse)
        self.tabs = QTabWidget()
        self._pages: list[QWidget] = []
        for page, title in (
            (self._program(), T("&Program")),
            (self._practice(), T("P&ractice and warnings")),
            (self._working_time(), T("Working &time")),
            (self._files(), T("&Files and folders")),
        ):
            self.tabs.addTab(page, self._say(title))
            self._pages.append(page)
        self._lay_out()
        context.document.changed.connect(self._show_plan)
        self._show_plan()

    def _lay_out(self) -> None:
        close = QPushButton(self._say(T("Close")))
        close.setAutoDefault(False)
        close.clicked.connect(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(self.tabs, 1)
        column.addLayout(row(None, close))

    def show_control(self, key: str) -> None:
        """Put the keyboard on the control of a setting."""
        control = self.controls[key]
        page = next((one for one in self._pages if one.isAncestorOf(control)), self._pages[0])
        self.tabs.setCurrentWidget(page)
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        commit_pending()
        self.accept()

    def _program(self) -> QWidget:
        settings, page = self._settings, QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        form.setSpacing(GROUP)
        form.addRow(self._say(T("&Language")), self._choice("language", _LANGUAGES, settings.language))
        form.addRow(self._say(T("&Colours")), self._choice("theme", _THEMES, settings.theme))
        form.addRow(self._say(T("&Weeks begin on")), self._choice("week_start", _FIRST_DAYS, settings.week_start))
        weekend = QCheckBox(self._say(T("Show &Saturday and Sunday in week patterns")))
        weekend.setChecked(settings.weekend)
        weekend.clicked.connect(lambda on: self.wants.emit({"weekend": on}))
        self.controls["weekend"] = weekend
        form.addRow("", weekend)
        return page

    def _choice(self, key: str, texts: dict[str, Message], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, text in texts.items():
            box.addItem(self._say(text), value)
        box.setCurrentIndex(box.findData(chosen))
        box.setMaximumWidth(240)
        box.activated.connect(lambda _row: self._choose(key, box))
        self.controls[key] = box
        return box

    def _choose(self, key: str, box: QComboBox) -> None:
        if box.currentData() != getattr(self._settings, key):
            self.wants.emit({key: box.currentData()})

    def _practice(self) -> QWidget:
        page = QWidget()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.editingFinished.connect(self._take_name)
        form = QFormLayout()
        form.addRow(self._say(T("Name of the &practice")), self.name)
        column = QVBoxLayout(page)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GROUP)
        column.addLayout(form)
        column.addWidget(self.limits, 1)
        note = T("These belong to the open plan and are saved with it.")
        column.addWidget(label(self._context.theme, "caption", text=self._say(note), muted=True, wrap=True))
        return page

    def _working_time(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(self.working_time, 1)
        column.addWidget(label(self._context.theme, "caption", text=self._say(_LAW), muted=True, wrap=True))
        self.controls["working_time"] = self.working_time.table
        return page

    def _show_plan(self) -> None:
        results = self._context.document.results
        self.limits.show_settings(practice_settings(results.plan.practice), results)
        self.working_time.show_settings(working_time_settings(results.plan), results)

    def _take_name(self) -> None:
        plan, name = self._context.document.plan, " ".join(self.name.text().split())
        if name == plan.practice.name:
            return
        try:
            self._context.document.apply(edits.set_practice(plan, "name", name))
        except EditError as error:
            self.name.setText(plan.practice.name)
            self._refuse(error)

    def _refuse(self, error: EditError) -> None:
        show_error(self, self._say, error)

    def _files(self) -> QWidget:
        page, theme = QWidget(), self._context.theme
        column = QVBoxLayout(page)
        column.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        column.setSpacing(NEAR)
        column.addWidget(label(theme, "section", text=self._say(T("Earlier versions"))))
        column.addWidget(label(theme, text=self._say(_backups()), wrap=True))
        column.addSpacing(GROUP)
        column.addWidget(label(theme, "section", text=self._say(T("Where things are kept"))))
        column.addLayout(self._folders())
        column.addStretch(1)
        return page

    def _folders(self) -> QGridLayout:
        plan = self._context.document.path
        known: tuple[tuple[Message, Path | None], ...] = (
            (T("Your settings"), config_folder()),
            (T("Unsaved work, kept for after a failure"), recovery_folder()),
            (T("Log of failures, without names"), log_folder()),
            (T("Earlier versions of this plan"), plan.resolve().parent / FOLDER if plan else None),
        )
        grid = QGridLayout()
        grid.setSpacing(NEAR)
        grid.setColumnStretch(1, 1)
        for number, (title, folder) in enumerate(known):
            self._add_folder(grid, number, title, folder)
        return grid

    def _add_folder(self, grid: QGridLayout, number: int, title: Message, folder: Path | None) -> None:
        where = str(folder) if folder else self._say(T("this plan has no file yet"))
        button = QPushButton(self._say(T("Open folder")))
        button.setAutoDefault(False)
        button.setEnabled(folder is not None and folder.is_dir())
        button.setAccessibleDescription(f"{self._say(title)}: {where}")
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        grid.addWidget(label(self._context.theme, text=self._say(title)), number, 0)
        grid.addWidget(elided(self._context.theme, text=where, muted=True), number, 1)
        grid.addWidget(button, number, 2)


def _backups() -> Message:
    return T(
        "Each time you save, the version before it is kept beside the plan: {last}, the last of each of {days}, "
        "and the last of each of {months}. 'Restore an earlier version' in the File menu brings one back.",
        last=TN("the newest one", "the newest {count}", LAST),
        days=TN("the newest day", "the newest {count} days", DAYS),
        months=TN("the newest month", "the newest {count} months", MONTHS),
    )
