"""What holds for every test: own user folders, no network, no unexpected log line, no window left behind."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.folders import user_folders

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Whatever a library reads once per process, before or between tests, is no folder of a real user either.
_PROCESS_HOME = tempfile.TemporaryDirectory(prefix="dagdeel-tests-", ignore_cleanup_errors=True)
os.environ.update(user_folders(Path(_PROCESS_HOME.name)))

# Where results decide whether a change is taken, the same change must always get the same answer.
_SAME_EXAMPLES = "CI" in os.environ
settings.register_profile("default", max_examples=25, deadline=None, derandomize=_SAME_EXAMPLES)
settings.register_profile("soak", max_examples=3_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, autosaves and caches of this test go to folders of its own."""
    for name, folder in user_folders(tmp_path_factory.mktemp("home")).items():
        monkeypatch.setenv(name, folder)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting to anything but a local socket file fails."""

    def refuse(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            self.close()
            raise AssertionError(f"a test must not use the network: {address!r}")
        connect(self, address)

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def expect_log(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Announces, as a regular expression, a warning or error that the test brings about; it must then be logged."""
    expected: list[str] = request.node.stash.setdefault(_EXPECTED, [])
    return expected.append


_EXPECTED = pytest.StashKey[list[str]]()


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error in Python's log fails the test, unless it was announced with `expect_log`."""
    yield
    lines = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    expected = request.node.stash.get(_EXPECTED, [])
    unexpected = [line for line in lines if not any(re.search(pattern, line) for pattern in expected)]
    missing = [pattern for pattern in expected if not any(re.search(pattern, line) for line in lines)]
    assert not unexpected, "unexpected log lines"
    assert not missing, "expected log lines that did not come"


@pytest.fixture(autouse=True, scope="session")
def written_workbooks() -> Iterator[list[bytes]]:
    """The workbooks that the program wrote, which it does in memory and by its own name, and nobody looked at yet."""
    import xlsxwriter

    written: list[bytes] = []
    close = xlsxwriter.Workbook.close

    def keep(self: xlsxwriter.Workbook) -> None:
        close(self)
        if isinstance(self.filename, io.BytesIO) and self.doc_properties.get("author") == "Dagdeel":
            written.append(self.filename.getvalue())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsxwriter.Workbook, "close", keep)
        yield written


@pytest.fixture(autouse=True)
def sound_workbooks(written_workbooks: list[bytes]) -> Iterator[None]:
    """Every workbook that the program writes fits the published schema, and is one that Excel opens as it is."""
    yield
    found = []
    while written_workbooks:
        content = written_workbooks.pop()
        if (known := hashlib.sha256(content).digest()) not in _SOUND:
            from tests.support.schema import faults

            found += faults(content)
            _SOUND.add(known)
    assert not found, "a workbook that Excel would not take as it is"


# Those that were looked at already: many tests write the same one.
_SOUND: set[bytes] = set()


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """A test that opens windows closes them: by `qtbot.addWidget` or by itself."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    names = [repr(widget) for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    _forget_closed_windows()
    assert not names, "windows left open"


def _forget_closed_windows() -> None:
    """Delete what was closed. Qt does that only once its loop runs again; until then each window slows the next one."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: off screen it would let go of what Python made for it when there is no Python any more."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
