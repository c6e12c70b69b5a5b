"""Keeps the open plan safe: its lock, its side file, and whether others changed its file meanwhile.

Opening, recovering and saving all go through here, so that the document, the lock and the side file always belong to
the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from planner.difference import differences
from planner.edits import Change
from planner.errors import PlanError
from planner.files.guard import Fingerprint, Outside, changed_outside
from planner.files.lock import HEARTBEAT_SECONDS, Holder, Lock, NoLock, acquire, holder, take_over
from planner.files.plan_file import open_plan
from planner.files.recovery import Recovered
from planner.files.side_file import DELAY_SECONDS, SideFile
from planner.plan import Plan
from planner.texts import Message, T
from ui.document import Document

READ_ONLY = T("This plan can only be read here. Save a copy to change it: that goes on in a file of your own.")
_NOTHING = Fingerprint(size=0, modified_ns=0, sha256="")


class Offer(StrEnum):
    """What a notice lets the user do about it."""

    TAKE_OVER = "take_over"
    OPEN_AGAIN = "open_again"
    COPY = "copy"


class Topic(StrEnum):
    """What a notice is about; of each there is one at most, and they are shown in this order."""

    LOCK = "lock"
    SIDE_FILE = "side_file"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the file while working; what offers nothing can be put away."""

    text: Message
    offers: tuple[Offer, ...] = ()


class Safety(QObject):
    """Looks after one document for as long as its window is open.

    `noticed` tells that `notices` are others than before.
    """

    noticed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._side = SideFile()
        self._lock: Lock | Holder | NoLock | None = None
        self._known: Fingerprint | None = None
        self.base: Plan | None = None
        self.notices: dict[Topic, Notice] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(int(DELAY_SECONDS * 1000))
        self._pause.timeout.connect(self.keep)
        self._pulse = QTimer(self)
        self._pulse.setInterval(HEARTBEAT_SECONDS * 1000)
        self._pulse.timeout.connect(self.look)
        self._pulse.start()
        document.changed.connect(self._wait)

    def _wait(self) -> None:
        """Write soon. A running wait is not prolonged: it would never end while somebody types."""
        if not self._pause.isActive():
            self._pause.start()

    def keep(self) -> bool:
        """Bring the side file up to date now; whether nothing would be lost if the program ended here."""
        trouble = None
        if self._document.is_saved:
            self._side.discard()
        else:
            trouble = self._side.write(self._document.plan)
        self._note(Topic.SIDE_FILE, Notice(trouble) if trouble else None)
        return trouble is None

    def begin(self, plan: Plan, label: Message, saved: bool = True) -> None:
        """Go on with a plan that has no file; unless `saved` there is something to lose already."""
        self._document.start(plan, label, saved=saved)
        self._settle(None, None, None, None)

    def open(self, path: Path, label: Message) -> None:
        """Go on with the plan of a file, for reading only where somebody else has it; `PlanError` as the document."""
        held = self._hold(path)
        try:
            opened = self._document.open(path, label)
        except PlanError:
            self._let_go(held)
            raise
        self._settle(held, path, opened.fingerprint, opened.plan)

    def recover(self, found: Recovered) -> None:
        """Go on with work that was not saved; it stays where it is until it is safe here."""
        held = self._hold(found.path) if found.path else None
        self._document.start(found.plan, T("Recover unsaved work"), found.path, saved=False)
        self._settle(held, found.path, found.base, found.file_plan)
        if self.outside() is not Outside.UNCHANGED:
            self.base = None
        if self.keep():
            found.discard()

    def save(self, path: Path) -> None:
        """Write the plan to a file and belong to that from now on.

        `PlanError` where that fails or somebody else has the file open; then the work is in the side file.
        """
        held = self._hold(path)
        if isinstance(held, Holder) and held.stale and not self.is_open(path):
            held = take_over(path, held)
        try:
            if isinstance(held, Holder):
                raise PlanError(held.text)
            saved = self._document.save(path)
        except PlanError:
            self._let_go(held)
            self.keep()
            raise
        self._settle(held, path, saved.fingerprint, self._document.plan)
        self._note(Topic.SAVING, Notice(saved.remark) if saved.remark else None)

    def is_open(self, path: Path) -> bool:
        """Whether this is the open plan's file."""
        known = self._document.path
        return known is not None and known.resolve() == path.resolve()

    def outside(self) -> Outside:
        """What others did to the plan's file since it was last read or written here."""
        if self._document.path is None:
            return Outside.UNCHANGED
        return changed_outside(self._document.path, self._known or _NOTHING)

    def adopt(self) -> None:
        """Take over what the file holds by now; undo brings back what was open. `PlanError` where it cannot be read."""
        if self._document.path is None:
            return
        opened = open_plan(self._document.path)
        touched = frozenset(one.part for one in differences(self._document.plan, opened.plan))
        self._document.adopt(Change(opened.plan, T("Open the plan as others saved it"), touched))
        self._settle(self._lock, self._document.path, opened.fingerprint, opened.plan)

    def look(self) -> None:
        """Show others that somebody works here, and see whether the plan is still ours."""
        path = self._document.path
        if path is None:
            return
        if isinstance(self._lock, Holder):
            self._look_again(path, holder(path))
        elif not isinstance(self._lock, Lock) or not self._lock.refresh():
            self._change_lock(acquire(path))

    def _look_again(self, path: Path, found: Holder | None) -> None:
        """The plan was somebody else's: is it still?"""
        if found is not None:
            self._change_lock(found)
        elif self._document.is_saved:
            free = T("'{file}' is free now. Open it again to work in it.", file=path.name)
            self._note(Topic.LOCK, Notice(free, (Offer.OPEN_AGAIN, Offer.COPY)))
        else:
            self._change_lock(acquire(path))

    def take_over(self) -> None:
        """Take the plan from somebody who has gone, as its file holds it by now; `PlanError` as `open`."""
        path = self._document.path
        if path is None or not isinstance(self._lock, Holder):
            return
        self._change_lock(take_over(path, self._lock))
        if self._document.is_saved and not isinstance(self._lock, Holder):
            self.open(path, T("Open"))

    def open_again(self) -> None:
        """Open the plan's file anew; `PlanError` as `open`."""
        if self._document.path is not None:
            self.open(self._document.path, T("Open"))

    def close(self) -> None:
        """The plan goes: nothing of it is left behind, and others may have its file."""
        self._pause.stop()
        self._pulse.stop()
        self._side.discard()
        held, self._lock = self._lock, None
        self._let_go(held)

    def put_away(self, topic: Topic) -> None:
        """The user has read a notice."""
        self._note(topic, None)

    def _hold(self, path: Path) -> Lock | Holder | NoLock:
        """The lock of a file, which may be the one that we have, or one that a session of ours left that failed."""
        ours = self._lock
        if isinstance(ours, Lock) and ours.path.resolve() == path.resolve() and ours.refresh():
            return ours
        held = acquire(path)
        return take_over(path, held) if isinstance(held, Holder) and held.is_own_past else held

    def _let_go(self, held: Lock | Holder | NoLock | None) -> None:
        """Release a lock that came to nothing; the one of the open plan stays."""
        if isinstance(held, Lock) and held is not self._lock:
            held.release()

    def _settle(
        self,
        held: Lock | Holder | NoLock | None,
        path: Path | None,
        known: Fingerprint | None,
        base: Plan | None,
    ) -> None:
        """From now on the document belongs to this file, which held that."""
        before, self._lock = self._lock, held
        self._let_go(before)
        self._side.discard()
        self._side.belongs_to(path, known)
        self._known, self.base = known, base
        self.notices.clear()
        self._show_lock()

    def _change_lock(self, held: Lock | Holder | NoLock) -> None:
        if held != self._lock:
            self._lock = held
            self._show_lock()

    def _show_lock(self) -> None:
        """Refuse or take changes, and tell why."""
        held, notice = self._lock, None
        if isinstance(held, Holder):
            notice = Notice(held.text, (Offer.TAKE_OVER, Offer.COPY) if held.stale else (Offer.COPY,))
        elif isinstance(held, NoLock):
            notice = Notice(held.text)
        self._document.lock(READ_ONLY if isinstance(held, Holder) else None)
        self._note(Topic.LOCK, notice)

    def _note(self, topic: Topic, notice: Notice | None) -> None:
        if notice is None:
            self.notices.pop(topic, None)
        else:
            self.notices[topic] = notice
        self.noticed.emit()
