"""Nothing is lost: the side file, the lock, files that others change, and the dialogs that ask what now."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.defaults import new_plan
from planner.errors import EditError, PlanError
from planner.files import plan_file
from planner.files.folders import recovery_folder
from planner.files.guard import Outside
from planner.files.lock import STALE_SECONDS, Lock, NoLock, acquire, holder
from planner.files.recovery import recoverable
from planner.files.side_file import DELAY_SECONDS, SideFile
from planner.plan import Plan
from planner.texts import T
from tests.support.lock_holder import held_elsewhere
from ui import app, file_commands, safety
from ui.dialogs.messages import elsewhere_box
from ui.dialogs.outside import OutsideDialog, Way
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.start import StartDialog
from ui.dialogs.versions import VersionsDialog
from ui.document import Document
from ui.main_window import MainWindow
from ui.safety import Offer, Safety, Topic
from ui.settings import SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.dagdeel"
    plan_file.save(new_plan("Mine", {}), path)
    return path


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[Safety]:
    safety = Safety(Document(new_plan("", {})))
    yield safety
    safety.close()


def document(kept: Safety) -> Document:
    return kept._document


def name(document: Document, text: str) -> None:
    document.apply(edits.set_practice(document.plan, "name", text))


def side_files() -> list[Path]:
    return sorted(recovery_folder().glob("*.side"))


def by_somebody_else(path: Path, text: str = "Theirs") -> Plan:
    plan = edits.set_practice(plan_file.load(path), "name", text).plan
    path.write_text(plan_file.dumps(plan), encoding="utf-8")
    return plan


def stale(path: Path) -> Path:
    """A lock of a program that has gone."""
    lock = acquire(path)
    assert isinstance(lock, Lock)
    file = path.with_name(f".{path.name}.lock")
    long_ago = time.time() - 2 * STALE_SECONDS
    os.utime(file, (long_ago, long_ago))
    return file


def lost(plan: Plan, path: Path | None) -> None:
    """Leave behind what a program leaves that was killed: a side file that nobody claims."""
    side = SideFile(path, plan_file.open_plan(path).fingerprint if path and path.exists() else None)
    assert side.write(plan) is None
    assert side._claim
    side._claim._stream.close()


class TestSideFile:
    def test_a_change_is_kept_without_being_saved(self, kept: Safety, qtbot: QtBot) -> None:
        name(document(kept), "Changed")
        assert side_files() == []

        qtbot.waitUntil(lambda: len(side_files()) == 1, timeout=5000)
        assert "Changed" in side_files()[0].read_text(encoding="utf-8")

    def test_changes_that_go_on_do_not_put_it_off(self, kept: Safety, qtbot: QtBot) -> None:
        name(document(kept), "0")
        for number in range(1, 4):
            qtbot.wait(int(DELAY_SECONDS * 400))
            name(document(kept), str(number))

        assert len(side_files()) == 1

    def test_undoing_everything_removes_it(self, kept: Safety) -> None:
        name(document(kept), "Changed")
        assert kept.keep()
        document(kept).undo()

        assert kept.keep()
        assert side_files() == []

    def test_saving_removes_it(self, kept: Safety, path: Path) -> None:
        name(document(kept), "Changed")
        kept.keep()

        kept.save(path)

        assert side_files() == []
        assert plan_file.load(path).practice.name == "Changed"

    def test_closing_removes_it(self, kept: Safety) -> None:
        name(document(kept), "Changed")
        kept.keep()

        kept.close()

        assert side_files() == []

    def test_a_folder_that_cannot_be_written_is_told_once_there_is_a_change(self, kept: Safety) -> None:
        recovery_folder().parent.mkdir(parents=True, exist_ok=True)
        recovery_folder().write_text("in the way")
        name(document(kept), "Changed")

        assert not kept.keep()
        assert "not kept safe" in kept.notices[Topic.SIDE_FILE].text.msgid

        recovery_folder().unlink()
        assert kept.keep()
        assert Topic.SIDE_FILE not in kept.notices

    def test_a_failed_save_leaves_the_work_in_it(self, kept: Safety, tmp_path: Path) -> None:
        name(document(kept), "Changed")

        with pytest.raises(PlanError):
            kept.save(tmp_path / "not there" / "plan.dagdeel")

        assert len(side_files()) == 1
        assert not document(kept).is_saved


class TestLock:
    def test_an_open_plan_is_locked_until_it_goes(self, kept: Safety, path: Path) -> None:
        kept.open(path, T("Open"))
        assert holder(path)

        kept.begin(new_plan("", {}), T("New practice"))
        assert holder(path) is None

    def test_a_plan_of_somebody_else_is_only_read(self, kept: Safety, path: Path) -> None:
        with held_elsewhere(path):
            kept.open(path, T("Open"))

            assert document(kept).plan.practice.name == "Mine"
            with pytest.raises(EditError, match="only be read here"):
                name(document(kept), "Changed")
            assert kept.notices[Topic.LOCK].offers == (Offer.COPY,)
            with pytest.raises(PlanError, match="open since"):
                kept.save(path)

    def test_a_copy_can_be_changed(self, kept: Safety, path: Path, tmp_path: Path) -> None:
        with held_elsewhere(path):
            kept.open(path, T("Open"))
            kept.save(tmp_path / "copy.dagdeel")

            name(document(kept), "Changed")
            assert kept.notices == {}
            assert holder(path)

    def test_when_it_is_free_it_can_be_opened_again_as_it_is_then(self, kept: Safety, path: Path) -> None:
        with held_elsewhere(path):
            kept.open(path, T("Open"))
            by_somebody_else(path)
        kept.look()
        assert kept.notices[Topic.LOCK].offers == (Offer.OPEN_AGAIN, Offer.COPY)

        kept.open_again()

        assert document(kept).plan.practice.name == "Theirs"
        name(document(kept), "Changed")
        assert kept.notices == {}

    def test_who_has_gone_can_be_taken_over_from(self, kept: Safety, path: Path) -> None:
        stale(path)
        kept.open(path, T("Open"))
        assert kept.notices[Topic.LOCK].offers == (Offer.TAKE_OVER, Offer.COPY)
        by_somebody_else(path)

        kept.take_over()

        assert kept.notices == {}
        assert document(kept).locked is None
        assert document(kept).plan.practice.name == "Theirs"

    def test_what_an_own_session_left_that_was_killed_is_no_hindrance(self, kept: Safety, path: Path) -> None:
        with held_elsewhere(path) as process:
            process.kill()
            process.wait()

            kept.open(path, T("Open"))

            assert document(kept).locked is None
            assert kept.notices == {}

    def test_a_lost_lock_is_taken_again(self, kept: Safety, path: Path) -> None:
        kept.open(path, T("Open"))
        path.with_name(f".{path.name}.lock").unlink()

        kept.look()

        assert holder(path)
        assert kept.notices == {}

    def test_a_lock_that_went_to_somebody_else_stops_the_changes_but_keeps_them(
        self, kept: Safety, path: Path, tmp_path: Path
    ) -> None:
        kept.open(path, T("Open"))
        name(document(kept), "Changed")
        path.with_name(f".{path.name}.lock").unlink()
        with held_elsewhere(path):
            kept.look()

            assert document(kept).locked
            assert document(kept).plan.practice.name == "Changed"
            kept.save(tmp_path / "copy.dagdeel")
            assert plan_file.load(tmp_path / "copy.dagdeel").practice.name == "Changed"

    def test_a_place_without_locks_is_told_and_put_away(
        self, kept: Safety, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(safety, "acquire", lambda _path: NoLock(T("Agree on who works in it.")))
        kept.open(path, T("Open"))
        assert kept.notices[Topic.LOCK].offers == ()

        kept.put_away(Topic.LOCK)
        kept.look()

        assert kept.notices == {}
        name(document(kept), "Changed")

    def test_a_file_that_cannot_be_opened_is_not_locked(self, kept: Safety, path: Path, tmp_path: Path) -> None:
        kept.open(path, T("Open"))
        broken = tmp_path / "broken.dagdeel"
        broken.write_text("{")

        with pytest.raises(PlanError):
            kept.open(broken, T("Open"))

        assert holder(broken) is None
        assert holder(path)
        assert document(kept).path == path

    def test_saving_over_a_file_that_somebody_else_has_open_is_refused(
        self, kept: Safety, path: Path, tmp_path: Path
    ) -> None:
        with held_elsewhere(path), pytest.raises(PlanError, match="open since"):
            kept.save(path)
        assert document(kept).path is None


class TestOutside:
    def test_a_change_outside_is_noticed(self, kept: Safety, path: Path) -> None:
        kept.open(path, T("Open"))
        assert kept.outside() is Outside.UNCHANGED

        by_somebody_else(path)
        assert kept.outside() is Outside.CHANGED
        path.unlink()
        assert kept.outside() is Outside.GONE

    def test_own_savings_are_no_change_outside(self, kept: Safety, path: Path) -> None:
        kept.open(path, T("Open"))
        name(document(kept), "Changed")
        kept.save(path)

        assert kept.outside() is Outside.UNCHANGED
        assert kept.base is document(kept).plan

    def test_theirs_can_be_opened_and_undone(self, kept: Safety, path: Path) -> None:
        kept.open(path, T("Open"))
        name(document(kept), "Changed")
        by_somebody_else(path)

        kept.adopt()

        assert document(kept).plan.practice.name == "Theirs"
        assert document(kept).is_saved
        assert kept.outside() is Outside.UNCHANGED
        document(kept).undo()
        assert document(kept).plan.practice.name == "Changed"
        assert not document(kept).is_saved


class TestRecovery:
    def test_recovered_work_is_unsaved_and_belongs_to_its_file(self, kept: Safety, path: Path) -> None:
        lost(edits.set_practice(plan_file.load(path), "name", "Unsaved").plan, path)
        [found] = recoverable()

        kept.recover(found)

        assert document(kept).plan.practice.name == "Unsaved"
        assert not document(kept).is_saved
        assert document(kept).path == path
        assert holder(path)
        assert found.side not in side_files()
        assert len(side_files()) == 1
        assert kept.outside() is Outside.UNCHANGED

    def test_a_file_changed_since_is_noticed_when_saving(self, kept: Safety, path: Path) -> None:
        lost(edits.set_practice(plan_file.load(path), "name", "Unsaved").plan, path)
        by_somebody_else(path)

        kept.recover(recoverable()[0])

        assert kept.outside() is Outside.CHANGED
        assert kept.base is None

    def test_work_that_cannot_be_kept_here_stays_where_it_was(
        self, kept: Safety, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lost(new_plan("Unsaved", {}), None)
        [found] = recoverable()
        monkeypatch.setattr(SideFile, "write", lambda _self, _plan: T("The disk is full."))

        kept.recover(found)

        assert found.side in side_files()
        assert Topic.SIDE_FILE in kept.notices


def start(qapp: QApplication, qtbot: QtBot, path: Path | None = None) -> MainWindow:
    SettingsStore().change(language="en")
    window = app.open_window(qapp, path)
    qtbot.addWidget(window, before_close_func=lambda one: one.document.start(one.document.plan, T("Open")))
    return window


def press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def texts(widget: QDialog) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


class TestRecoveryDialog:
    @pytest.fixture
    def offer(self, qapp: QApplication, qtbot: QtBot) -> RecoveryDialog:
        lost(new_plan("Unsaved", {}), None)
        return start(qapp, qtbot).findChild(RecoveryDialog)

    def test_it_says_what_is_newer_and_opens_it(self, offer: RecoveryDialog, qtbot: QtBot) -> None:
        window = offer.parent()
        assert isinstance(window, MainWindow)
        assert "never saved to a file" in texts(offer)

        press(offer, "Open it")

        assert window.document.plan.practice.name == "Unsaved"
        assert window.isWindowModified()
        assert window.findChild(StartDialog) is None

    def test_later_leaves_it_for_the_start_page(self, offer: RecoveryDialog, qtbot: QtBot) -> None:
        window = offer.parent()
        press(offer, "Later")
        assert len(recoverable()) == 1

        begin = window.findChild(StartDialog)
        next(button for button in begin.buttons() if button.objectName() == "start.recover").click()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(RecoveryDialog)))
        again = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, RecoveryDialog) and one.isVisible()
        )
        press(again, "Open it")

        assert window.document.plan.practice.name == "Unsaved"
        assert not begin.isVisible()

    def test_throwing_away_asks_first(self, offer: RecoveryDialog) -> None:
        press(offer, "Throw away…")
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton().text() == "Keep it"
        assert len(recoverable()) == 1

        press(box, "Throw away")

        assert recoverable() == []
        assert not offer.isVisible()
        QApplication.activeModalWidget().close()

    def test_nothing_is_offered_where_nothing_was_lost(self, qapp: QApplication, qtbot: QtBot, path: Path) -> None:
        window = start(qapp, qtbot, path)

        assert window.findChild(RecoveryDialog) is None
        assert window.document.path == path


Choose = Callable[[Way], list[str]]


class TestSaving:
    @pytest.fixture
    def choose(self, monkeypatch: pytest.MonkeyPatch) -> Choose:
        """Answers the question about a file that others changed; the list fills with the texts that it showed."""

        def use(way: Way) -> list[str]:
            shown: list[str] = []

            def answer(dialog: OutsideDialog) -> int:
                shown.append(texts(dialog))
                dialog.way = way
                return 0

            monkeypatch.setattr(OutsideDialog, "exec", answer)
            return shown

        return use

    @pytest.fixture
    def changed(self, window: MainWindow, path: Path) -> MainWindow:
        """A window with changes, on a file that somebody else changed as well."""
        window.files.open_recent(path)
        plan = window.document.plan
        window.document.apply(edits.set_practice(plan, "near_limit", 0.7))
        by_somebody_else(path)
        return window

    def test_both_sides_are_shown_and_cancel_changes_nothing(
        self, changed: MainWindow, path: Path, choose: Choose
    ) -> None:
        shown = choose(Way.NOTHING)

        assert not changed.files.save()

        assert "Practice, Name: Mine → Theirs" in shown[0]
        assert "Near the limit from: 85% → 70%" in shown[0]
        assert plan_file.load(path).practice.name == "Theirs"
        assert changed.isWindowModified()

    def test_mine_can_be_saved_over_it(self, changed: MainWindow, path: Path, choose: Choose) -> None:
        choose(Way.MINE)

        assert changed.files.save()

        assert plan_file.load(path) == changed.document.plan
        assert changed.files.save()

    def test_theirs_can_be_opened(self, changed: MainWindow, choose: Choose) -> None:
        choose(Way.THEIRS)

        assert changed.files.save()

        assert changed.document.plan.practice.name == "Theirs"
        assert not changed.isWindowModified()

    def test_both_can_be_kept(
        self, changed: MainWindow, path: Path, choose: Choose, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choose(Way.ELSEWHERE)
        copy = path.with_name("copy.dagdeel")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))

        assert changed.files.save()

        assert plan_file.load(path).practice.name == "Theirs"
        assert plan_file.load(copy) == changed.document.plan

    def test_a_file_that_is_gone_can_be_saved_there_again(self, window: MainWindow, path: Path, choose: Choose) -> None:
        window.files.open_recent(path)
        path.unlink()
        shown = choose(Way.MINE)

        assert window.files.save()

        assert "not there any more" in shown[0]
        assert path.exists()

    def test_a_damaged_file_can_not_be_opened_instead(self, changed: MainWindow, path: Path, qtbot: QtBot) -> None:
        path.write_text("{")
        theirs = changed.files._theirs(path)
        dialog = OutsideDialog(changed.context, path.name, Outside.CHANGED, theirs, None)
        qtbot.addWidget(dialog)

        assert "damaged" in texts(dialog)
        assert not dialog.findChild(QPushButton, "outside.theirs").isEnabled()

    def test_another_place_is_offered_where_saving_fails(
        self, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr(
            file_commands, "ask_elsewhere", lambda _parent, say, error: not asked.append(say(error.message))
        )
        places = iter((path.parent / "not there" / "a.dagdeel", path.with_name("b.dagdeel")))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(next(places)), ""))

        assert window.files.save_as()

        assert ["could not be saved" in text for text in asked] == [True]
        assert plan_file.load(path.with_name("b.dagdeel")) == window.document.plan

    def test_the_question_about_another_place(self, window: MainWindow) -> None:
        box = elsewhere_box(window, window.context.say, PlanError(T("No room.")))

        assert box.text() == "No room."
        assert box.defaultButton().text() == "Save in another place…"
        assert box.escapeButton().text() == "Cancel"
        box.deleteLater()


class TestBar:
    def test_it_says_who_has_the_plan_and_a_change_is_refused_once(
        self, window: MainWindow, path: Path, qtbot: QtBot
    ) -> None:
        with held_elsewhere(path):
            window.files.open_recent(path)
            assert window.notices.isVisible()
            assert "open since" in texts(window.notices)

            page = window.pages.currentWidget()
            page.commit(edits.set_practice(window.document.plan, "name", "Changed"))

            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert "only be read here" in box.text()
            box.close()
            assert window.document.plan.practice.name == "Mine"

    def test_it_goes_with_its_reason_and_comes_back_in_another_language(
        self, window: MainWindow, path: Path, qtbot: QtBot
    ) -> None:
        stale(path)
        window.files.open_recent(path)
        window.use_language("nl")
        qtbot.waitUntil(window.notices.isVisible)

        window.notices.findChild(QPushButton, "notice.take_over").click()

        assert not window.notices.isVisible()
        assert window.document.locked is None

    def test_a_copy_is_offered(self, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        copy = path.with_name("copy.dagdeel")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
        with held_elsewhere(path):
            window.files.open_recent(path)
            window.notices.findChild(QPushButton, "notice.copy").click()

        assert window.document.path == copy
        assert not window.notices.isVisible()

    def test_a_remark_can_be_put_away(self, window: MainWindow, path: Path) -> None:
        (path.parent / "Dagdeel-backups").write_text("in the way")
        window.files.open_recent(path)
        window.document.apply(edits.set_practice(window.document.plan, "name", "Changed"))
        assert window.files.save()
        assert "could not be kept as a backup" in texts(window.notices)

        window.notices.findChild(object, "notice.away.saving").click()

        assert not window.notices.isVisible()


class TestVersions:
    def dialog(self, window: MainWindow, qtbot: QtBot) -> VersionsDialog:
        window.commands.actions["restore"].trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        qtbot.waitUntil(lambda: not dialog._reading.isActive())
        return dialog

    def test_a_version_says_what_it_contains_and_can_be_restored_and_undone(
        self, window: MainWindow, path: Path, qtbot: QtBot
    ) -> None:
        window.files.open_recent(path)
        for text in ("First", "Second"):
            window.document.apply(edits.set_practice(window.document.plan, "name", text))
            window.files.save()
        dialog = self.dialog(window, qtbot)
        contents = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
        assert len(contents) == 2
        assert all("0 patients, 0 people" in text for text in contents)
        assert dialog.differs.text() == "Practice, Name: First → Second"

        dialog.table.setCurrentCell(1, 0)
        assert dialog.differs.text() == "Practice, Name: Mine → Second"
        press(dialog, "Restore")

        assert window.document.plan.practice.name == "Mine"
        assert window.isWindowModified()
        window.document.undo()
        assert window.document.plan.practice.name == "Second"
        assert not window.isWindowModified()

    def test_without_earlier_versions_it_says_where_they_come_from(self, window: MainWindow, qtbot: QtBot) -> None:
        dialog = self.dialog(window, qtbot)

        assert "no earlier versions yet" in dialog.differs.text()
        assert not dialog.restore.isEnabled()
        press(dialog, "Cancel")

    def test_a_damaged_version_says_so(self, window: MainWindow, path: Path, qtbot: QtBot) -> None:
        window.files.open_recent(path)
        window.document.apply(edits.set_practice(window.document.plan, "name", "Second"))
        window.files.save()
        next((path.parent / "Dagdeel-backups").iterdir()).write_text("{")
        dialog = self.dialog(window, qtbot)

        assert "damaged" in dialog.differs.text()
        assert not dialog.restore.isEnabled()
        press(dialog, "Cancel")

    def test_the_open_version_needs_no_restoring(self, window: MainWindow, path: Path, qtbot: QtBot) -> None:
        window.files.open_recent(path)
        window.document.apply(edits.set_practice(window.document.plan, "name", "Second"))
        window.files.save()
        window.document.undo()
        dialog = self.dialog(window, qtbot)

        assert "this is what is open now" in dialog.differs.text()
        assert not dialog.restore.isEnabled()
        press(dialog, "Cancel")


def test_closing_lets_others_have_the_plan(window: MainWindow, path: Path) -> None:
    window.files.open_recent(path)
    assert holder(path)

    window.close()

    assert holder(path) is None


def test_what_is_let_go_on_closing_is_not_offered_again(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_recent(path)
    window.document.apply(edits.set_practice(window.document.plan, "name", "Changed"))
    window.safety.keep()
    monkeypatch.setattr(file_commands, "ask_unsaved", lambda *_arguments: file_commands.Answer.DISCARD)

    assert window.close()

    assert side_files() == []


def test_a_typed_cell_is_refused_and_keeps_its_value(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    plan_file.save(window.document.plan, path)
    hours = window.document.plan.staff[0].allowance_hours
    with held_elsewhere(path):
        window.files.open_recent(path)
        window.show_page("team")
        people = window.pages.currentWidget().people
        column = next(n for n, one in enumerate(people.records.table.columns) if one.key == "allowance_hours")
        people.records.setData(people.records.index(0, column), "7")

        QApplication.activeModalWidget().close()
        assert window.document.plan.staff[0].allowance_hours == hours
