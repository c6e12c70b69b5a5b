"""New, open, save and what surrounds them: examples, recent files, unsaved changes, and what others did to the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from planner.errors import DagdeelError, PlanError
from planner.files import plan_file
from planner.files.backups import Backup, backups
from planner.files.guard import Outside
from planner.files.recovery import Recovered, recoverable
from planner.files.versions import restore
from planner.plan import Plan
from planner.resources import resource
from planner.texts import Message, T
from ui.context import Context
from ui.dialogs.examples import example
from ui.dialogs.messages import Answer, ask_elsewhere, ask_unsaved, show_error
from ui.dialogs.outside import OutsideDialog, Way
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.start import StartDialog
from ui.dialogs.versions import VersionsDialog
from ui.pending import commit_pending
from ui.safety import Offer, Safety
from ui.settings import SettingsStore


class FileCommands:
    """The commands of the File menu for one window. Those that open something tell whether they did."""

    def __init__(self, window: QWidget, context: Context, store: SettingsStore, safety: Safety) -> None:
        self._window = window
        self._context = context
        self._safety = safety
        self._document = context.document
        self._say = context.say
        self._look = context.theme
        self._store = store

    def _parent(self) -> QWidget:
        """What a dialog stands above: the start dialog while that is open, else the window."""
        return QApplication.activeModalWidget() or self._window

    def name(self) -> str:
        """What the open plan is called: its file, else the practice, else that it has no name yet."""
        if self._document.path:
            return self._document.path.name
        return self._document.plan.practice.name or self._say(T("Untitled"))

    def may_leave(self) -> bool:
        """Whether the open plan may go: it is saved, or the user saves it now or lets the changes go."""
        commit_pending()
        if self._document.is_saved:
            return True
        answer = ask_unsaved(self._window, self._say, self.name())
        return self.save() if answer is Answer.SAVE else answer is Answer.DISCARD

    def new(self) -> bool:
        """Begin a plan for a practice that the user describes."""
        if not self.may_leave():
            return False
        # Most starts do without the assistant, and it is not small.
        dialog = import_module("ui.dialogs.new_practice").NewPracticeDialog(self._context, self._parent())
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        if taken:
            self._safety.begin(dialog.plan(), T("New practice"), saved=dialog.draft.is_saved)
        dialog.deleteLater()
        return taken

    def open(self) -> bool:
        """Let the user choose a plan file and open it."""
        if not self.may_leave():
            return False
        name, _filter = QFileDialog.getOpenFileName(
            self._parent(), self._say(T("Open a plan")), self._folder(), self._kinds()
        )
        return bool(name) and self._open(Path(name))

    def open_recent(self, path: Path) -> bool:
        """Open a file that was open before."""
        return self.may_leave() and self._open(path)

    def open_given(self, path: Path) -> PlanError | None:
        """Open the file that the program was started with. What is wrong with it can be told once the window shows."""
        try:
            self._read(path.absolute())
        except PlanError as error:
            return error
        return None

    def _open(self, path: Path) -> bool:
        try:
            self._read(path)
        except PlanError as error:
            self.show(error)
            return False
        return True

    def _read(self, path: Path) -> None:
        if path.resolve().parent == resource("examples"):
            # What comes with the program stays as it came, however it was opened.
            self._safety.begin(plan_file.load(path), T("Open example"))
            return
        try:
            self._safety.open(path, T("Open"))
        except PlanError:
            self._store.replace(self._store.current.without_recent(path))
            raise
        self._store.replace(self._store.current.with_recent(path))

    def open_example(self, key: str) -> bool:
        """Open an example as a plan without a file, so that saving asks for a place and the example stays."""
        return self.may_leave() and self._open(example(key).path)

    def save(self) -> bool:
        """Save to the plan's file; ask for one where it has none or somebody else has it."""
        commit_pending()
        self._safety.look()
        path = self._document.path
        if path is None or self._document.locked:
            return self.save_as()
        outside = self._safety.outside()
        return self._save(path) if outside is Outside.UNCHANGED else self._resolve(path, outside)

    def _resolve(self, path: Path, outside: Outside) -> bool:
        """Others did something to the file: let the user say what now."""
        theirs = self._theirs(path) if outside is Outside.CHANGED else None
        dialog = OutsideDialog(self._context, path.name, outside, theirs, self._safety.base, self._parent())
        dialog.exec()
        dialog.deleteLater()
        match dialog.way:
            case Way.MINE:
                return self._save(path)
            case Way.THEIRS:
                return self._attempt(self._safety.adopt)
            case Way.ELSEWHERE:
                return self.save_as()
        return False

    @staticmethod
    def _theirs(path: Path) -> Plan | Message:
        try:
            return plan_file.load(path)
        except PlanError as error:
            return error.message

    def save_as(self) -> bool:
        """Save to a file that the user chooses."""
        commit_pending()
        proposed = str(Path(self._folder()) / (self._document.path.name if self._document.path else self._file_name()))
        name, _filter = QFileDialog.getSaveFileName(
            self._parent(), self._say(T("Save the plan")), proposed, self._kinds()
        )
        if not name:
            return False
        path = Path(name)
        path = path if path.suffix else path.with_suffix(plan_file.SUFFIX)
        if self._safety.is_open(path) and not self._document.locked:
            return self.save()
        return self._save(path)

    def _save(self, path: Path) -> bool:
        try:
            self._safety.save(path)
        except PlanError as error:
            return ask_elsewhere(self._parent(), self._say, error) and self.save_as()
        self._store.replace(self._store.current.with_recent(path))
        return True

    def _attempt(self, command: Callable[[], object]) -> bool:
        """Run something that reads a file; where that fails, tell why and answer False."""
        try:
            command()
        except DagdeelError as error:
            self.show(error)
            return False
        return True

    def answer(self, offer: Offer) -> bool:
        """Do what the user chose in a notice about the file."""
        match offer:
            case Offer.TAKE_OVER:
                return self._attempt(self._safety.take_over)
            case Offer.OPEN_AGAIN:
                return self.may_leave() and self._attempt(self._safety.open_again)
        return self.save_as()

    def restore_version(self) -> VersionsDialog:
        """Show the earlier versions of the plan's file, and bring one back as a change."""
        commit_pending()
        path = self._document.path
        dialog = VersionsDialog(self._context, backups(path) if path else (), self._parent())
        dialog.wanted.connect(lambda backup: self._restore(dialog, backup))
        dialog.open()
        return dialog

    def _restore(self, dialog: VersionsDialog, backup: Backup) -> None:
        if self._attempt(lambda: self._document.apply(restore(self._document.plan, backup))):
            dialog.accept()

    def read_appointments(self) -> None:
        """Lay an appointment book beside the plan, to take over what is wanted."""
        commit_pending()
        # Loaded when first asked for, so that the window opens quickly.
        import_module("ui.calibration.dialog").read_appointments(self._context, self._parent())

    def read_workbook(self) -> None:
        """Show what a workbook changes in the plan, to take over what is wanted."""
        import_module("ui.workbook.dialog").read_workbook(self._context, self._parent())

    def offer_recovery(self) -> RecoveryDialog | None:
        """Offer what earlier sessions left unsaved; None where there is nothing."""
        found = recoverable()
        if not found:
            return None
        dialog = RecoveryDialog(self._context, found, self._parent())
        dialog.wanted.connect(lambda one: self._recover(dialog, one))
        dialog.open()
        return dialog

    def _recover(self, dialog: RecoveryDialog, found: Recovered) -> None:
        if not self.may_leave():
            return
        self._safety.recover(found)
        if found.path:
            self._store.replace(self._store.current.with_recent(found.path))
        dialog.accept()

    def show(self, error: DagdeelError) -> QMessageBox:
        """Tell what went wrong."""
        return show_error(self._parent(), self._say, error)

    def _folder(self) -> str:
        """The folder last used, or the user's own."""
        folder = self._document.path.parent if self._document.path else self._store.current.folder
        return str(folder if folder and folder.is_dir() else Path.home())

    def _file_name(self) -> str:
        """A file name that says which practice it is, with nothing that a file system refuses."""
        words = re.sub(r"[^\w -]", " ", self._document.plan.practice.name).split()
        return (" ".join(words) or self._say(T("Practice"))) + plan_file.SUFFIX

    def _kinds(self) -> str:
        plans, others = self._say(T("Plans")), self._say(T("All files"))
        return f"{plans} (*{plan_file.SUFFIX});;{others} (*)"

    def show_start(self) -> StartDialog:
        """Offer the examples, a new practice and files; the dialog goes when one of them is open."""
        dialog = StartDialog(
            self._say, self._look, self._store.current.recent, self._window, unsaved=bool(recoverable())
        )
        dialog.wanted.connect(lambda kind, value: self._from_start(dialog, kind, value))
        dialog.open()
        return dialog

    def _from_start(self, dialog: StartDialog, kind: str, value: str) -> None:
        match kind:
            case "example":
                opened = self.open_example(value)
            case "recent":
                opened = self.open_recent(Path(value))
            case "new":
                opened = self.new()
            case "recover":
                opened = False
                if offer := self.offer_recovery():
                    offer.accepted.connect(dialog.accept)
            case _:
                opened = self.open()
        if opened:
            dialog.accept()
