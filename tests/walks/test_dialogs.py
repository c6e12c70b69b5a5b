"""Every dialog and message says what it has to say, in both languages, and none was forgotten here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from planner.language import Translator
from planner.texts import Message, T
from tests.support.sight import visible
from tests.walks.views import DIALOGS, dialog, dialog_classes
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def words(root: QWidget) -> list[str]:
    """What stands in a dialog, as far as it is in view."""
    texts = [root.windowTitle()]
    texts += [part.text() for part in visible(root) if isinstance(part, QLabel | QAbstractButton)]
    return [text for text in texts if any(sign.isalpha() for sign in text)]


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_speaks_both_languages(name: str, window: MainWindow, tmp_path: Path) -> None:
    said: dict[str, list[str]] = {}
    for language in ("nl", "en"):
        window.use_language(language)
        with dialog(name, window, tmp_path) as shown:
            said[language] = words(shown)
            title = shown.windowTitle()
        assert title.strip()

    assert len(said["nl"]) == len(said["en"]) > 0
    dutch = Translator("nl")
    left = [text for text in set(said["nl"]) & set(said["en"]) if dutch(T(text.replace("{", "{{"))) != text]
    assert left == [], "English although there is Dutch for it"


@LANGUAGES
@pytest.mark.parametrize("name", DIALOGS)
def test_whatever_is_said_is_translated(
    language: str, name: str, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.use_language(language)
    empty: list[str] = []
    plain = Translator.__call__

    def heard(say: Translator, message: Message | str) -> str:
        text = plain(say, message)
        if isinstance(message, Message) and message.msgid and not text.strip():
            empty.append(message.msgid)
        return text

    monkeypatch.setattr(Translator, "__call__", heard)
    with dialog(name, window, tmp_path) as shown:
        assert all("{" not in text and "%(" not in text for text in words(shown))

    assert empty == []


def test_no_dialog_of_the_program_is_left_out(window: MainWindow, tmp_path: Path) -> None:
    seen: set[type[QDialog]] = set()
    for name in DIALOGS:
        with dialog(name, window, tmp_path) as shown:
            seen.add(type(shown))
            seen |= {type(parent) for parent in (shown.parent(),) if isinstance(parent, QDialog)}

    assert {kind.__name__ for kind in dialog_classes() - seen} == set()
