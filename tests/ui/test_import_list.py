"""Importing a list from the page to the plan, and nothing of the people in it anywhere afterwards."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.defaults import new_plan
from planner.files import patient_list, xlsx_parts
from planner.plan import find
from tests.support.contexts import context
from tests.support.patient_lists import write_xlsx
from ui.context import Context
from ui.dialogs.import_list import ImportListDialog
from ui.pages.patients import PatientsPage
from ui.settings import SettingsStore

HEADER = "Patiëntnr;Naam;Geboortedatum;Postcode;ICPC;Uitschrijfdatum\n"
PEOPLE = (
    "910001;Zonnebloem-Ezelsoor;03-04-1957;7531 XZ;T90.02;",
    "910002;Paardenstaart-Molensteen;11-12-1950;7531 XZ;;",
    "910003;Kikkerdril-Wagenwiel;21-09-1991;7531 QQ;;",
    "910004;Stoelpoot-Regenton;;7531 QQ;;",
    "910005;Theelepel-Dakgoot;30-01-1944;7531 QQ;K86;01-02-2020",
)
SECRETS = ("910001", "Zonnebloem", "Molensteen", "Kikkerdril", "1957", "03-04", "1991-09-21", "7531")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    file = tmp_path / "uitdraai-van-vandaag.csv"
    file.write_text(HEADER + "\n".join(PEOPLE) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def shared() -> Context:
    return context(new_plan("Practice", {}))


@pytest.fixture
def dialog(qtbot: QtBot, shared: Context) -> Iterator[ImportListDialog]:
    page = PatientsPage(shared)
    qtbot.addWidget(page)
    page.show()
    opened = page.import_list()
    opened.findChild(QDateEdit).setDate(QDate(2026, 9, 1))
    yield opened
    if isValid(opened):
        opened.reject()


def _button(dialog: ImportListDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def _is_counted(dialog: ImportListDialog) -> bool:
    return any(b.text() == "&Take over" for b in dialog.findChildren(QPushButton))


def _box(dialog: ImportListDialog, field: str) -> QComboBox:
    return next(b for b in dialog.findChildren(QComboBox) if b.accessibleDescription() == f"Column with: {field}")


def _said(dialog: ImportListDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    tables = [table for table in dialog.findChildren(QTableWidget) if table.isVisibleTo(dialog)]
    cells = [t.item(r, c).text() for t in tables for r in range(t.rowCount()) for c in range(t.columnCount())]
    return "\n".join(labels + cells)


def _count(qtbot: QtBot, dialog: ImportListDialog) -> None:
    _button(dialog, "Count").click()
    qtbot.waitUntil(lambda: _is_counted(dialog))


def test_from_a_file_to_the_plan(qtbot: QtBot, shared: Context, dialog: ImportListDialog, exported: Path) -> None:
    before = shared.document.plan
    dialog.open_list(exported)
    assert "Zonnebloem-Ezelsoor" in _said(dialog)
    assert _box(dialog, "Birth date").currentText() == "Geboortedatum"
    assert _box(dialog, "Deregistered").currentText() == "Uitschrijfdatum"

    _count(qtbot, dialog)
    said = _said(dialog)
    assert "5 rows were read, 3 patients were counted on 1 Sep 2026." in said
    assert "1 row has no usable age" in said
    assert "Left out: Deregistered on the reference date" in said
    assert shared.document.plan is before, "nothing changes before it is taken over"
    _button(dialog, "Take over").click()

    plan = shared.document.plan
    assert plan.patients.counts["65-74"] == {"healthy": 0, "social": 0, "medical": 1, "complex": 0}
    assert plan.patients.counts["75-84"]["healthy"] == 1
    assert plan.patients.counts["18-44"]["healthy"] == 1
    assert (plan.patients.as_of, plan.patients.origin) == (date(2026, 9, 1), "import")
    assert find(plan.activities, "diabetes_check").volume.share["65-74"] == 1
    shared.document.undo()
    assert shared.document.plan == before


def test_nobody_of_the_list_is_anywhere_afterwards(
    qtbot: QtBot,
    shared: Context,
    dialog: ImportListDialog,
    exported: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    store = SettingsStore()
    dialog.open_list(exported)
    _count(qtbot, dialog)
    _button(dialog, "Take over").click()
    saved = tmp_path / "plan.dagdeel"
    shared.document.save(saved)
    store.replace(store.current.with_recent(saved))

    kept = [saved.read_text(encoding="utf-8"), caplog.text, repr(shared.document.plan), _texts_in_user_folders()]
    assert not [secret for secret in SECRETS for text in kept if secret in text]
    assert exported.name not in "".join(kept)


def _texts_in_user_folders() -> str:
    """Everything in the folders where programs keep settings, logs and autosaves."""
    folders = {os.environ[name] for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    files = [file for folder in folders for file in Path(folder).rglob("*") if file.is_file()]
    assert any(file.name == "settings.json" for file in files)
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)


def test_closing_forgets_the_rows_that_were_shown(dialog: ImportListDialog, exported: Path) -> None:
    dialog.open_list(exported)
    preview = next(t for t in dialog.findChildren(QTableWidget) if t.rowCount())
    dialog.reject()
    assert preview.rowCount() == 0 or preview.item(0, 1) is None


def test_columns_can_be_chosen_and_postcodes_make_people_social(
    qtbot: QtBot, shared: Context, dialog: ImportListDialog, exported: Path
) -> None:
    exported.write_text(exported.read_text("utf-8").replace("Geboortedatum", "Kolom"), encoding="utf-8")
    dialog.open_list(exported)
    assert _box(dialog, "Birth date").currentIndex() == 0
    box = _box(dialog, "Birth date")
    box.setCurrentIndex(box.findText("Kolom"))
    next(e for e in dialog.findChildren(QLineEdit) if "5678 AB" in e.placeholderText()).setText("7531 xz")

    _count(qtbot, dialog)
    _button(dialog, "Take over").click()

    assert shared.document.plan.patients.counts["65-74"]["complex"] == 1
    assert shared.document.plan.patients.counts["75-84"]["social"] == 1


def test_without_an_age_column_the_dialog_says_what_to_choose(
    qtbot: QtBot, dialog: ImportListDialog, exported: Path
) -> None:
    dialog.open_list(exported)
    _box(dialog, "Birth date").setCurrentIndex(0)
    _button(dialog, "Count").click()
    qtbot.waitUntil(lambda: "No column gives an age" in _said(dialog))
    assert _button(dialog, "Count").isEnabled()


def test_a_postcode_that_is_none_is_named(dialog: ImportListDialog, exported: Path) -> None:
    dialog.open_list(exported)
    next(e for e in dialog.findChildren(QLineEdit) if "5678 AB" in e.placeholderText()).setText("1234, home")
    _button(dialog, "Count").click()
    assert "'home' is not a postcode" in _said(dialog)


def test_a_file_that_is_no_list_is_refused_in_words(dialog: ImportListDialog, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    dialog.open_list(empty)
    assert "The file is empty." in _said(dialog)
    assert not _button(dialog, "Count").isEnabled()


def test_a_list_of_which_nothing_counts_cannot_be_taken_over(
    qtbot: QtBot, dialog: ImportListDialog, exported: Path
) -> None:
    exported.write_text(HEADER + "1;Iemand;;;;\n2;Niemand;onbekend;;;\n", encoding="utf-8")
    dialog.open_list(exported)
    _count(qtbot, dialog)
    assert "2 rows have no usable age" in _said(dialog)
    assert not _button(dialog, "Take over").isEnabled()


def test_a_count_can_be_stopped(
    qtbot: QtBot, shared: Context, dialog: ImportListDialog, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_list, "PROGRESS_EVERY", 1)
    endless = _endless(patient_list._numbered)
    monkeypatch.setattr(patient_list, "_numbered", endless)
    before = shared.document.plan
    dialog.open_list(exported)

    _button(dialog, "Count").click()
    qtbot.waitUntil(lambda: "rows read" in _said(dialog))
    assert not _button(dialog, "Count").isEnabled()
    _button(dialog, "Stop").click()
    qtbot.waitUntil(lambda: "The count was stopped. Nothing has changed." in _said(dialog))

    assert shared.document.plan is before
    assert _button(dialog, "Count").isEnabled()


def test_the_opening_of_a_workbook_can_be_stopped_at_once(
    qtbot: QtBot, dialog: ImportListDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["dob"], ["1980-03-02"]])
    dialog.open_list(path)
    let_go = threading.Event()
    # As in the reader of cells, which asks nobody while it works.
    monkeypatch.setattr(xlsx_parts, "_lengths", lambda _unpacked: [0] * let_go.wait())

    _button(dialog, "Count").click()
    assert "The file is being opened" in _said(dialog)
    _button(dialog, "Stop").click()
    assert "The count was stopped. Nothing has changed." in _said(dialog)
    assert _button(dialog, "Count").isEnabled()

    let_go.set()
    _button(dialog, "Count").click()
    qtbot.waitUntil(lambda: _is_counted(dialog))


def _endless(numbered: Callable[..., object]) -> Callable[..., object]:
    """The rows of a list over and over again, so that a count goes on until it is stopped."""

    def rows(*arguments: object) -> object:
        while True:
            yield from numbered(*arguments)  # type: ignore[misc]

    return rows
