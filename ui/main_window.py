"""The window: it puts the parts together and hands on what they ask for; it knows no feature itself."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QToolBar, QVBoxLayout, QWidget

from planner.errors import DagdeelError
from planner.explain import Figure
from planner.language import Translator, system_language
from planner.program import PROGRAM_VERSION
from planner.texts import Message, T
from ui.actions import without_mnemonic
from ui.context import Context
from ui.dialogs.about import show_about
from ui.dialogs.history import HistoryDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.document import Document
from ui.file_commands import FileCommands
from ui.help.texts import NEWS
from ui.icons import icon
from ui.menus import ActionSet
from ui.notice_bar import NoticeBar
from ui.page_stack import PageStack
from ui.pages import PAGES
from ui.paper_commands import PaperCommands
from ui.pending import commit_pending
from ui.qt_texts import speak
from ui.recent_menu import RecentMenu
from ui.roster_commands import RosterCommands
from ui.safety import Safety
from ui.settings import SettingsStore
from ui.shown_week import ShownWeek
from ui.sidebar import Sidebar
from ui.strip import Strip
from ui.theme import apply, theme
from ui.week import Week
from ui.why_dock import WhyDock
from ui.widths import Widths

_FIRST_SIZE = QSize(1280, 800)
# What a window manager puts around a window, at most.
_FRAME = QSize(8, 48)


class MainWindow(QMainWindow):
    """One open plan with its pages. A new language or look builds the parts anew around the same document."""

    def __init__(self, app: QApplication, document: Document, store: SettingsStore) -> None:
        super().__init__()
        self._app = app
        self.document = document
        self.store = store
        self.safety = Safety(document, self)
        self._help: ModuleType | None = None
        self.setObjectName("window")
        self.setMinimumSize(900, 600)
        document.changed.connect(self._show_history)
        document.saved_state.connect(self._show_name)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._shown = ShownWeek(self)
        self._build(PAGES[0].key)
        self._restore_place()

    def _build(self, page: str) -> None:
        """Make everything in the language and the look of the settings."""
        settings = self.store.current
        self.context = Context(
            self.document,
            Translator(settings.language or system_language()),
            theme(settings.theme),
            Widths(self.store),
            Week(settings.week_start, settings.weekend),
            self._shown,
        )
        speak(self._app, self.context.say.language)
        apply(self._app, self.context.theme)
        self.files = FileCommands(self, self.context, self.store, self.safety)
        self.paper = PaperCommands(self, self.context, self.store, lambda: self.pages.current, lambda: self.pages.tried)
        self._make_commands()
        self._make_middle()
        self._make_why_dock()
        self.commands.check("language", self.context.say.language)
        self.commands.check("theme", settings.theme)
        self.show_sidebar_names(not settings.sidebar_collapsed)
        self._show_history()
        self.show_page(page)

    def _make_commands(self) -> None:
        targets = {
            "files": self.files,
            "paper": self.paper,
            "document": self.document,
            "roster": RosterCommands(self, self.context),
            "window": self,
        }
        self._owner = QWidget(self)
        self.commands = ActionSet(
            self._owner, targets, self.context.say, lambda name: icon(name, self.context.theme, self.context.theme.text)
        )
        self.commands.fill(self.menuBar())
        RecentMenu(self.commands.menus["recent"], self.store, self.files.open_recent, self.context.say)
        self._top = self._bar(T("Toolbar"), Qt.ToolBarArea.TopToolBarArea)
        self.commands.fill_toolbar(self._top)

    def _bar(self, title: Message, area: Qt.ToolBarArea) -> QToolBar:
        bar = QToolBar(self.context.say(title), self)
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(area, bar)
        return bar

    def _make_middle(self) -> None:
        self.sidebar = Sidebar(self.context.say, self.context.theme)
        self.pages = PageStack(self.context)
        self.strip = Strip(self.context)
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.collapsed.connect(lambda collapsed: self.show_sidebar_names(not collapsed))
        self.pages.why.connect(self.explain)
        self.pages.refused.connect(self.refuse)
        self.pages.wants_page.connect(self.show_page)
        self.pages.shown.connect(self._mark_page)
        self.strip.why.connect(self.explain)
        self.strip.wants_warnings.connect(lambda: self.show_page("overview"))
        self.strip.wants_save.connect(self.files.save)
        middle = QWidget()
        self.notices = NoticeBar(self.context, self.safety, middle)
        self.notices.chosen.connect(self.files.answer)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addLayout(row, 1)
        self.setCentralWidget(middle)
        self._bottom = self._bar(T("The week at a glance"), Qt.ToolBarArea.BottomToolBarArea)
        self._bottom.setObjectName("bottom")
        self._bottom.addWidget(self.strip)

    def _make_why_dock(self) -> None:
        self._dock = WhyDock(self.context, self.store, self)
        self._dock.refused.connect(self.refuse)
        self._dock.visibilityChanged.connect(self._mark_why)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)

    def explain(self, figure: Figure) -> None:
        """Show how a figure comes about."""
        self._dock.explain(figure)

    @property
    def explained(self) -> Figure | None:
        """The figure that is explained now."""
        return self._dock.figure

    @property
    def is_explaining(self) -> bool:
        """Whether the panel that explains figures is open."""
        return self._dock.isVisible()

    def refuse(self, error: DagdeelError) -> None:
        """Tell why something was not taken over."""
        self.files.show(error)

    def show_why_dock(self, shown: bool) -> None:
        """Open or close the panel that explains figures."""
        self._dock.setVisible(shown)

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.pages.show_page(key)

    def enter_page(self, key: str) -> None:
        """Bring a page to the front and the keyboard into it, so that typing can go on there."""
        self.show_page(key)
        self.pages.take_keyboard()

    def write_workbook(self) -> None:
        """Bring the workbook to fill in to the front, on the page that exports."""
        self.show_page("export")
        page: Any = self.pages.currentWidget()
        page.enter_fill_in()

    def _mark_page(self, key: str) -> None:
        self.sidebar.mark(key)
        self.commands.check("page", key)

    def _mark_why(self, visible: bool) -> None:
        self.commands.actions["why"].setChecked(visible)

    def show_sidebar_names(self, names: bool) -> None:
        """Show the sidebar with names, or icons alone."""
        self.sidebar.collapse(not names)
        self.commands.actions["sidebar"].setChecked(names)
        self.store.change(sidebar_collapsed=not names)

    def use_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._rebuild(language=language)

    def use_theme(self, name: str) -> None:
        """Use another look from now on."""
        self._rebuild(theme=name)

    def _follow_system(self) -> None:
        """Change along when the system goes from light to dark or back."""
        if not self.store.current.theme:
            self._rebuild()

    def _rebuild(self, **settings: Any) -> None:
        """Build all parts anew; the page, the explained figure, the document and its history stay."""
        commit_pending()
        page, figure, explaining = self.pages.current, self.explained, self.is_explaining
        self.store.change(**settings)
        self.menuBar().clear()
        for bar in (self._top, self._bottom):
            self.removeToolBar(bar)
        self.removeDockWidget(self._dock)
        # The bar forgets its menus when it is cleared, but they stay its children.
        for part in (self._top, self._bottom, self._dock, self._owner, *self.commands.menus.values()):
            part.deleteLater()
        self._build(page)
        if figure is not None:
            self.explain(figure)
        self.show_why_dock(explaining)
        if self._help:
            self._help.follow_help(self, self.context)

    def _show_history(self) -> None:
        say, undo, redo = self.context.say, self.document.undo_label, self.document.redo_label
        undo_name, redo_name = _in_menu(say, undo), _in_menu(say, redo)
        self.commands.rename("undo", T("&Undo: {what}", what=undo_name) if undo else None)
        self.commands.rename("redo", T("&Redo: {what}", what=redo_name) if redo else None)
        self.commands.enable("roster", bool(self.document.plan.weeks))
        self._show_name()

    def _show_name(self) -> None:
        self.setWindowTitle(f"{self.files.name()}[*] – Dagdeel")
        self.setWindowModified(not self.document.is_saved)

    def show_help(self, topic: str = "") -> None:
        """Show a help text; without a topic that of the page in front."""
        # The help is loaded when somebody asks for it, so that the window opens quickly.
        self._help = import_module("ui.help.window")
        self._help.show_help(self, self.context, topic or self.pages.current)

    def show_news_once(self) -> None:
        """Tell what is new when the program was brought up to date; to a new user everything is."""
        known = self.store.current.seen_version
        self.store.change(seen_version=PROGRAM_VERSION)
        if known not in ("", PROGRAM_VERSION):
            self.show_help(NEWS)

    def show_settings(self, at: str = "") -> None:
        """Show the settings, with the keyboard on one of them; those of the program hold at once."""
        commit_pending()
        dialog = import_module("ui.dialogs.settings").SettingsDialog(self.context, self.store.current, self)
        dialog.wants.connect(lambda settings: self._use_settings(dialog, settings))
        dialog.open()
        if at:
            dialog.show_control(at)

    def _use_settings(self, dialog: QDialog, settings: dict[str, Any]) -> None:
        """Build the window anew around the open dialog, which comes back with the keyboard where it was."""
        dialog.accept()
        self._rebuild(**settings)
        self.show_settings(next(iter(settings)))

    def show_shortcuts(self) -> None:
        """Show the list of keys."""
        known = import_module("ui.widgets.table_commands").table_keys()
        known += import_module("ui.roster.commands").roster_keys(self.context.say)
        rows = [(without_mnemonic(self.context.say(text)), keys) for text, keys in known]
        ShortcutsDialog(self.context.say, [*self.commands.keys(), *rows], self).open()

    def show_history(self) -> None:
        """Show all steps since the plan was opened, beside the window; a second time bring that list to the front."""
        dialog = self._owner.findChild(HistoryDialog) or HistoryDialog(self.context, self._owner)
        dialog.show()
        dialog.activateWindow()

    def show_holdings(self) -> None:
        """Show what the plan as it is now holds, about whom, and what else is on this computer."""
        commit_pending()
        import_module("ui.dialogs.holdings").HoldingsDialog(self.context, self).open()

    def show_about(self) -> None:
        """Show what this program is."""
        show_about(self, self.context.say)

    def _restore_place(self) -> None:
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        if self.store.current.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.store.current.geometry.encode("ascii", "ignore")))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        self.store.change(geometry=self.saveGeometry().toBase64().toStdString())
        self.safety.close()
        if self._help:
            self._help.close_help(self)
        event.accept()


def _in_menu(say: Translator, label: Message | None) -> str:
    """The words for a step, safe in a menu, where a single & is a mark."""
    return say(label).replace("&", "&&") if label else ""
