"""The help: a text for every page in both languages, true to the words on the screen, and the window that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.language import LANGUAGES
from planner.program import PROGRAM_VERSION
from planner.resources import resource
from tests.support.contexts import context
from tools.catalogues import extract, forms, path, read
from ui.actions import ACTIONS, without_mnemonic
from ui.app import open_window
from ui.help.texts import TOPICS, text, title, topic_of
from ui.help.window import HelpWindow, open_help
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.roster.commands import COMMANDS as ROSTER_COMMANDS
from ui.settings import SettingsStore
from ui.widgets.table_commands import COMMANDS
from ui.year.leave_menu import MOVES

EXAMPLE = resource("examples", "overloaded_duo.dagdeel")
TEXTS = [(language, topic) for language in LANGUAGES for topic in TOPICS]


def links(language: str, topic: str) -> list[str]:
    return re.findall(r"\]\(([^)]*)\)", text(language, topic))


def headings(language: str, topic: str) -> list[str]:
    return re.findall(r"^(#+) ", text(language, topic), re.MULTILINE)


def keys(language: str, topic: str) -> list[str]:
    """The keys that a text names; what is to be typed begins with an equals sign."""
    return [code for code in re.findall(r"`([^`]+)`", text(language, topic)) if not code.startswith("=")]


def quoted(language: str, topic: str) -> set[str]:
    """The words in bold, which by agreement stand on the screen."""
    return set(re.findall(r"\*\*(.+?)\*\*", text(language, topic)))


def on_screen(language: str) -> Iterator[str]:
    """Every text that the program can show, as it reads."""
    catalogue = extract() if language == "en" else read(path(language), language)
    for message in catalogue:
        if message.id:
            yield from map(without_mnemonic, forms(message.id if language == "en" else message.string))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_text(language: str) -> None:
    assert {page.key for page in PAGES} <= set(TOPICS)
    assert sorted(TOPICS) == sorted(file.stem for file in resource("help", language).iterdir())


@pytest.mark.parametrize(("language", "topic"), TEXTS)
def test_a_text_has_one_title_and_is_short(language: str, topic: str) -> None:
    assert headings(language, topic)[0] == "#"
    assert headings(language, topic).count("#") == 1
    assert title(language, topic)
    assert 150 <= len(re.findall(r"[^\W_]+", text(language, topic))) <= 450


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same(topic: str) -> None:
    assert headings("nl", topic) == headings("en", topic)
    assert links("nl", topic) == links("en", topic)
    assert keys("nl", topic) == keys("en", topic)
    assert text("nl", topic).count("\n|") == text("en", topic).count("\n|")


@pytest.mark.parametrize(("language", "topic"), TEXTS)
def test_links_lead_to_texts(language: str, topic: str) -> None:
    assert [link for link in links(language, topic) if topic_of(link) is None] == []
    assert "://" not in text(language, topic)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_bold_stand_on_the_screen(language: str) -> None:
    known = set(on_screen(language))
    unknown = {topic: quoted(language, topic) - known for topic in TOPICS}

    assert {topic: words for topic, words in unknown.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_and_its_help_have_the_same_name(language: str) -> None:
    assert [page.key for page in PAGES if title(language, page.key) != context(language=language).say(page.title)] == []


def test_keys_are_those_of_menus_and_tables() -> None:
    of_commands = {spec.shortcut for spec in ACTIONS}
    of_tables = {pressed for command in (*COMMANDS, *ROSTER_COMMANDS) for pressed in command.keys} | {"F2"}
    of_leave = {pressed for _text, pressed, _by, _end_only in MOVES}
    named = {key for topic in TOPICS for key in keys("en", topic) if re.fullmatch(r"F\d+|.+\+.+", key)}

    assert named - of_commands - of_tables - of_leave == set()


@pytest.fixture
def shown(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow(context())
    qtbot.addWidget(made)
    made.show_topic("overview")
    made.show()
    return made


@pytest.mark.parametrize("topic", TOPICS)
def test_a_text_is_shown_with_its_tables(topic: str, shown: HelpWindow) -> None:
    shown.show_topic(topic)
    document = shown.text.document()
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]

    assert document.firstBlock().text() == title("en", topic)
    assert len(tables) == len(re.findall(r"^\|-", text("en", topic), re.MULTILINE))
    assert not re.search(r"\*\*|\]\(|^#", document.toPlainText(), re.MULTILINE)
    assert shown.text.accessibleName() == title("en", topic)
    assert shown.list.currentItem().text() == title("en", topic)


def test_a_link_leads_to_another_text_and_back_returns(shown: HelpWindow) -> None:
    assert not shown.back_button.isEnabled()
    shown.text.verticalScrollBar().setValue(40)

    shown.text.anchorClicked.emit(QUrl("why.md"))
    assert shown.topic == "why"
    assert shown.text.verticalScrollBar().value() == 0

    shown.back_button.click()
    assert shown.topic == "overview"
    assert shown.text.verticalScrollBar().value() == 40
    assert not shown.back_button.isEnabled()


@pytest.mark.parametrize("link", ["https://example.org", "file:///etc/passwd", "nothing.md", "team.md.exe", ""])
def test_nothing_but_the_texts_is_opened(link: str, shown: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    shown.text.anchorClicked.emit(QUrl(link))

    assert (shown.topic, opened) == ("overview", [])
    assert not shown.text.openExternalLinks()
    assert not shown.text.openLinks()


def test_the_list_leads_to_every_text_by_keyboard(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.list.setFocus()
    shown.list.setCurrentRow(0)
    visited = [shown.topic]
    for _ in TOPICS[1:]:
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)
        visited.append(shown.topic)

    assert tuple(visited) == TOPICS


def test_a_topic_that_there_is_not_is_refused(shown: HelpWindow) -> None:
    with pytest.raises(KeyError):
        shown.show_topic("nothing")


def selected(help_window: HelpWindow) -> tuple[str, int]:
    cursor = help_window.text.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_words_are_found_one_after_the_other(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.finder.field, "WEEK")
    count = shown.text.toPlainText().lower().count("week")
    places = []
    for _ in range(count):
        places.append(selected(shown))
        qtbot.keyClick(shown.finder.field, Qt.Key.Key_Return)

    assert count > 1
    assert {word.lower() for word, _ in places} == {"week"}
    assert [place for _, place in places] == sorted({place for _, place in places})
    assert selected(shown) == places[0]
    assert shown.finder.found.text() == f"1 of {count}"
    assert len(shown.text.extraSelections()) == count

    qtbot.keyClick(shown.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(shown) == places[-1]


def test_words_that_are_not_there_are_not_found(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.finder.field, "week")
    qtbot.keyClicks(shown.finder.field, "zz")
    assert (shown.finder.found.text(), selected(shown)[0]) == ("not found", "")
    assert shown.text.extraSelections() == []

    shown.finder.field.clear()
    assert shown.finder.found.text() == ""


def test_another_text_is_searched_for_the_same_words(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.finder.field, "week pattern")
    assert shown.text.extraSelections() == []

    shown.show_topic("team")

    assert len(shown.text.extraSelections()) == shown.text.toPlainText().lower().count("week pattern") > 0


def test_f1_opens_the_help_of_the_page_in_one_window(window: MainWindow) -> None:
    for page in PAGES:
        window.show_page(page.key)
        window.commands.actions["help"].trigger()
        help_window = open_help(window)
        assert help_window is not None
        assert help_window.topic == page.key
    assert len(window.findChildren(HelpWindow)) == 1
    assert window.commands.actions["help"].shortcut().toString() == "F1"
    help_window.close()


@pytest.mark.parametrize("topic", ["start", "new"])
def test_the_menu_opens_first_steps_and_news(topic: str, window: MainWindow) -> None:
    window.commands.actions[f"help.{topic}"].trigger()

    help_window = open_help(window)
    assert help_window is not None
    assert help_window.topic == topic
    help_window.close()


def _help(window: MainWindow, topic: str) -> HelpWindow:
    window.show_help(topic)
    shown = open_help(window)
    assert shown is not None
    return shown


def test_the_help_follows_language_and_look(window: MainWindow) -> None:
    _help(window, "team")

    window.use_language("nl")
    window.use_theme("dark")

    help_window = open_help(window)
    assert help_window is not None
    assert (help_window.topic, help_window.text.toPlainText()[:4]) == ("team", "Team")
    assert "Wie werkt er" in help_window.text.toPlainText()
    QApplication.sendPostedEvents(None, 52)  # what was handed to deleteLater
    assert len(window.findChildren(HelpWindow)) == 1
    help_window.close()


def test_the_help_closes_with_the_window(window: MainWindow) -> None:
    help_window = _help(window, "team")

    window.close()

    assert not help_window.isVisible()


def test_a_closed_help_stays_closed(window: MainWindow) -> None:
    _help(window, "team").close()

    window.use_language("nl")

    assert open_help(window) is None


def news(qapp: QApplication, qtbot: QtBot, seen: str) -> str | None:
    """What the help shows after a start by somebody who last saw a version."""
    SettingsStore().change(seen_version=seen)
    window = open_window(qapp, EXAMPLE)
    qtbot.addWidget(window)
    help_window = open_help(window)
    return help_window.topic if help_window else None


@pytest.mark.parametrize(("seen", "topic"), [("", None), ("0.0.1", "new"), (PROGRAM_VERSION, None)])
def test_news_is_told_after_an_update(seen: str, topic: str | None, qapp: QApplication, qtbot: QtBot) -> None:
    assert news(qapp, qtbot, seen) == topic
    assert SettingsStore().current.seen_version == PROGRAM_VERSION


def test_news_has_a_heading_for_this_version() -> None:
    short = PROGRAM_VERSION.rpartition(".")[0]

    assert [language for language in LANGUAGES if f"\n## {short}\n" not in text(language, "new")] == []
