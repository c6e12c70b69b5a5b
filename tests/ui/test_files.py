"""Opening and saving in the window: what is asked, what is kept, and what is told when it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from planner import edits
from planner.defaults import new_plan
from planner.files import plan_file
from planner.plan import Plan
from planner.resources import resource
from ui import app, file_commands
from ui.dialogs.examples import EXAMPLES
from ui.dialogs.messages import Answer, unsaved_box
from ui.dialogs.new_practice import NewPracticeDialog
from ui.dialogs.start import StartDialog
from ui.main_window import MainWindow
from ui.settings import SettingsStore

Answers = Callable[[Answer], list[str]]


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.dagdeel"
    plan_file.save(new_plan("Mine", {}), path)
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers the question about unsaved changes; the list fills with the names that it asked about."""

    def use(one: Answer) -> list[str]:
        asked: list[str] = []
        monkeypatch.setattr(file_commands, "ask_unsaved", lambda _parent, _say, name: asked.append(name) or one)
        return asked

    return use


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], list[str]]:
    """Chooses a file in the dialogs of the system; the list fills with the paths that they proposed."""

    def use(path: Path | None) -> list[str]:
        proposed: list[str] = []

        def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
            proposed.append(start)
            return str(path or ""), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
        return proposed

    return use


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told about saving that failed; another place is turned down."""
    told: list[str] = []
    monkeypatch.setattr(
        file_commands, "ask_elsewhere", lambda _parent, say, error: bool(told.append(say(error.message)))
    )
    return told


def change(window: MainWindow, name: str = "Changed") -> None:
    window.document.apply(edits.set_practice(window.document.plan, "name", name))


def told() -> str:
    """What the message says that is open; it is closed."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    text = box.text()
    box.close()
    return text


def test_nothing_is_asked_when_nothing_was_changed(window: MainWindow, answer: Answers) -> None:
    asked = answer(Answer.CANCEL)

    assert window.close()
    assert asked == []


def test_cancel_keeps_the_window_and_the_changes(window: MainWindow, answer: Answers) -> None:
    asked = answer(Answer.CANCEL)
    change(window)

    assert not window.close()
    assert window.isVisible()
    assert window.document.plan.practice.name == "Changed"
    assert asked == ["Changed"]


def test_changes_can_be_let_go(window: MainWindow, answer: Answers, plan_path: Path) -> None:
    window.files.open_recent(plan_path)
    answer(Answer.DISCARD)
    change(window)

    assert window.close()
    assert plan_file.load(plan_path).practice.name == "Mine"


def test_changes_are_saved_before_closing(window: MainWindow, answer: Answers, plan_path: Path) -> None:
    window.files.open_recent(plan_path)
    asked = answer(Answer.SAVE)
    change(window)

    assert window.close()
    assert plan_file.load(plan_path).practice.name == "Changed"
    assert asked == ["mine.dagdeel"]


def test_closing_stops_where_saving_fails(window: MainWindow, answer: Answers, tmp_path: Path, choose, fails) -> None:
    answer(Answer.SAVE)
    choose(tmp_path / "not there" / "plan.dagdeel")
    change(window)

    assert not window.close()
    assert ["could not be saved" in text for text in fails] == [True]
    assert not window.document.is_saved


@pytest.mark.parametrize("command", ["new", "open"])
def test_everything_that_replaces_the_plan_asks_first(command: str, window: MainWindow, answer: Answers) -> None:
    asked = answer(Answer.CANCEL)
    change(window)

    window.commands.actions[command].trigger()

    assert len(asked) == 1
    assert window.document.plan.practice.name == "Changed"


def test_the_question_offers_saving_first_and_staying_on_escape(window: MainWindow) -> None:
    box = unsaved_box(window, window.context.say, "mine.dagdeel")

    assert {button.text() for button in box.buttons()} == {"Save", "Don't save", "Cancel"}
    assert box.defaultButton().text() == "Save"
    assert box.escapeButton().text() == "Cancel"
    box.deleteLater()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(Qt.Key.Key_Return, "saved"), (Qt.Key.Key_Escape, "open")],
)
def test_the_question_by_keyboard(
    keys: Qt.Key, expected: str, window: MainWindow, plan_path: Path, qtbot: QtBot
) -> None:
    window.files.open_recent(plan_path)
    change(window)
    QTimer.singleShot(0, lambda: qtbot.keyClick(QApplication.activeModalWidget(), keys))

    closed = window.close()

    assert closed is (expected == "saved")
    assert plan_file.load(plan_path).practice.name == ("Changed" if closed else "Mine")


def test_save_as_remembers_the_file(window: MainWindow, tmp_path: Path, choose) -> None:
    proposed = choose(tmp_path / "week")

    assert window.files.save_as()

    path = tmp_path / "week.dagdeel"
    assert window.document.path == path
    assert window.windowTitle() == "week.dagdeel[*] – Dagdeel"
    assert SettingsStore().current.recent == (path,)
    assert plan_file.load(path) == window.document.plan
    assert proposed[0].endswith("Huisartsen Duinrand verzonnen.dagdeel")


def test_saving_again_asks_nothing(window: MainWindow, plan_path: Path, choose) -> None:
    window.files.open_recent(plan_path)
    proposed = choose(None)
    change(window)

    window.commands.actions["save"].trigger()

    assert proposed == []
    assert plan_file.load(plan_path).practice.name == "Changed"
    assert not window.isWindowModified()


def test_what_is_being_typed_is_saved_too(window: MainWindow, plan_path: Path, qtbot: QtBot) -> None:
    plan_file.save(window.document.plan, plan_path)
    window.files.open_recent(plan_path)
    window.show_page("team")
    name = window.document.plan.staff[0].name
    table, cell = next(
        (view, found[0])
        for view in window.findChildren(QTableView)
        if view.isVisible()
        and (found := view.model().match(view.model().index(0, 0), Qt.ItemDataRole.DisplayRole, name))
    )
    table.setCurrentIndex(cell)
    table.edit(cell)
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Typed")

    assert window.files.save()

    assert "Typed" in [member.name for member in plan_file.load(plan_path).staff]
    assert QApplication.focusWidget() is table


def test_a_save_that_is_called_off_changes_nothing(window: MainWindow, choose) -> None:
    choose(None)

    assert not window.files.save()
    assert window.document.path is None


def test_a_failed_save_is_told_and_the_work_stays(window: MainWindow, tmp_path: Path, choose, fails) -> None:
    in_the_way = tmp_path / "mine.dagdeel"
    in_the_way.mkdir()
    choose(in_the_way)
    change(window)

    assert not window.files.save()

    assert ["mine.dagdeel" in text for text in fails] == [True]
    assert window.document.plan.practice.name == "Changed"
    assert window.isWindowModified()


def test_a_broken_file_is_told_and_the_open_plan_stays(window: MainWindow, tmp_path: Path, choose) -> None:
    broken = tmp_path / "broken.dagdeel"
    broken.write_text("{")
    choose(broken)
    plan = window.document.plan

    assert not window.files.open()

    assert "cannot be read" in told()
    assert window.document.plan is plan


def test_the_place_of_what_is_wrong_is_told(window: MainWindow, tmp_path: Path, choose) -> None:
    broken = tmp_path / "broken.dagdeel"
    broken.write_text('{"practice": {"near_limit": 7}}')
    choose(broken)

    window.files.open()

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "near_limit" in box.informativeText()
    box.close()


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.key for example in EXAMPLES])
def test_an_example_opens_without_a_file_and_unchanged(example, window: MainWindow) -> None:
    window.commands.actions[f"example.{example.key}"].trigger()

    assert window.document.plan == plan_file.load(example.path)
    assert window.document.path is None
    assert not window.isWindowModified()
    assert SettingsStore().current.recent == ()


def test_the_examples_are_the_files_that_come_along() -> None:
    assert {example.path for example in EXAMPLES} == set(EXAMPLES[0].path.parent.glob("*.dagdeel"))


def test_recent_files_are_offered_newest_first(window: MainWindow, tmp_path: Path, choose) -> None:
    for name in ("a", "b & c"):
        choose(tmp_path / f"{name}.dagdeel")
        window.files.save_as()
    menu = window.commands.menus["recent"]
    menu.aboutToShow.emit()

    texts = [action.text() for action in menu.actions()]
    assert texts == [f"&1 {tmp_path / 'b && c.dagdeel'}", f"&2 {tmp_path / 'a.dagdeel'}"]

    menu.actions()[1].trigger()
    assert window.document.path == tmp_path / "a.dagdeel"


def test_without_recent_files_the_menu_says_so(window: MainWindow) -> None:
    actions = window.commands.menus["recent"].actions()

    assert [(action.text(), action.isEnabled()) for action in actions] == [("None yet", False)]


def test_a_recent_file_that_is_gone_is_forgotten(window: MainWindow, plan_path: Path) -> None:
    window.files.open_recent(plan_path)
    plan_path.unlink()

    assert not window.files.open_recent(plan_path)

    assert "mine.dagdeel" in told()
    assert SettingsStore().current.recent == ()


def test_new_takes_over_what_was_described_as_unsaved_work(window: MainWindow, qtbot: QtBot) -> None:
    def describe() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewPracticeDialog)
        qtbot.keyClicks(dialog.steps[0].name, "De Linde")
        dialog.finish.click()

    QTimer.singleShot(0, describe)
    window.commands.actions["new"].trigger()

    assert window.document.plan.practice.name == "De Linde"
    assert window.document.path is None
    assert window.isWindowModified()


def test_a_new_practice_of_which_nothing_was_told_has_nothing_to_save(window: MainWindow) -> None:
    def finish() -> None:
        QApplication.activeModalWidget().finish.click()

    QTimer.singleShot(0, finish)
    window.commands.actions["new"].trigger()

    assert window.document.plan == new_plan("", {})
    assert not window.isWindowModified()


class TestStart:
    """The dialog that opens when the program is started without a plan."""

    @pytest.fixture
    def start(self, window: MainWindow) -> StartDialog:
        return window.files.show_start()

    def button(self, start: StartDialog, name: str):
        return next(button for button in start.buttons() if button.objectName() == name)

    def test_everything_has_a_name_and_a_description(self, start: StartDialog) -> None:
        buttons = start.buttons()

        assert len(buttons) == len(EXAMPLES) + 2
        assert all(button.text() and button.description() == button.accessibleDescription() for button in buttons)
        start.reject()

    def test_an_example_opens_by_keyboard(self, start: StartDialog, window: MainWindow, qtbot: QtBot) -> None:
        first = self.button(start, f"start.example.{EXAMPLES[0].key}")
        qtbot.waitUntil(lambda: QApplication.focusWidget() is first)
        qtbot.keyClick(first, Qt.Key.Key_Return)

        assert window.document.plan == plan_file.load(EXAMPLES[0].path)
        assert not start.isVisible()

    def test_calling_off_the_file_leads_back(self, start: StartDialog, choose) -> None:
        choose(None)
        self.button(start, "start.open").click()

        assert start.isVisible()
        start.reject()

    def test_a_broken_file_leads_back(self, start: StartDialog, tmp_path: Path, choose) -> None:
        choose(tmp_path / "missing.dagdeel")
        self.button(start, "start.open").click()

        assert "missing.dagdeel" in told()
        assert start.isVisible()
        start.reject()

    def test_a_recent_file_is_offered(self, window: MainWindow, plan_path: Path) -> None:
        window.files.open_recent(plan_path)
        window.commands.actions["example.more_time"].trigger()
        start = window.files.show_start()
        self.button(start, f"start.recent.{plan_path}").click()

        assert window.document.path == plan_path
        assert not start.isVisible()


def open_window(qapp: QApplication, qtbot: QtBot, path: Path | None) -> MainWindow:
    SettingsStore().change(language="en")
    window = app.open_window(qapp, path)
    qtbot.addWidget(window)
    return window


def test_the_program_opens_the_plan_it_is_given(qapp: QApplication, qtbot: QtBot, plan_path: Path) -> None:
    window = open_window(qapp, qtbot, plan_path)

    assert window.document.plan.practice.name == "Mine"
    assert window.isVisible()
    assert window.findChildren(StartDialog) == []


def test_without_a_plan_the_program_offers_some(qapp: QApplication, qtbot: QtBot) -> None:
    window = open_window(qapp, qtbot, None)

    assert window.document.plan == new_plan("", {})
    assert window.document.plan != Plan()
    assert window.findChild(StartDialog).isVisible()
    window.findChild(StartDialog).reject()


def test_a_broken_plan_is_told_before_the_offer(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qapp, qtbot, tmp_path / "missing.dagdeel")
    assert window.findChild(StartDialog) is None

    assert "missing.dagdeel" in told()
    assert window.findChild(StartDialog).isVisible()
    window.findChild(StartDialog).reject()


def test_an_example_opened_as_a_file_stays_as_it_came(window: MainWindow) -> None:
    path = resource("examples", "overloaded_duo.dagdeel")
    beside = set(path.parent.iterdir())
    assert window.files.open_given(path) is None
    assert window.document.path is None
    assert window.document.is_saved
    assert set(path.parent.iterdir()) == beside
