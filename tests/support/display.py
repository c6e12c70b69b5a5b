"""A screen of its own for tests that use the program as a person does: Xvfb, a window manager, keys and mouse."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Seen = TypeVar("Seen")

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["grab"])
sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def wait_for(look: Callable[[], Seen], seconds: float = 60) -> Seen:
    """What `look` answers as soon as that is true; `TimeoutError` when it stays false."""
    end = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"still not so after {seconds:g} s")
        time.sleep(0.05)
    return seen


@dataclass(frozen=True)
class Display:
    """A running screen. `environment` is what a program needs to appear on it."""

    environment: dict[str, str]

    def start(self, *command: str) -> subprocess.Popen[str]:
        """A program on this screen, with its output captured."""
        return subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def find_window(self, title: str) -> str:
        """The id of a visible window whose title matches the regular expression, or an empty text."""
        return self._xdotool("search", "--onlyvisible", "--name", title, check=False).partition("\n")[0]

    def window(self, title: str, seconds: float = 60) -> str:
        """Waits for such a window, gives it the keyboard and answers its id."""
        return wait_for(lambda: self._activated(self.find_window(title)), seconds)

    def _activated(self, window: str) -> str:
        """The window once it has the keyboard; an empty text for one that is gone again."""
        if not window:
            return ""
        done = subprocess.run(
            ["xdotool", "windowactivate", "--sync", window],
            env=self.environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return "" if done.returncode else window

    def title(self) -> str:
        """The title of the window that has the keyboard."""
        return self._xdotool("getactivewindow", "getwindowname").strip()

    def keys(self, *keys: str) -> None:
        """Presses keys one after another, as xdotool names them: "ctrl+z", "Return", "Tab"."""
        self._xdotool("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Types a text into whatever has the keyboard."""
        self._xdotool("type", "--clearmodifiers", "--delay", "40", text)

    def click(self, x: int, y: int) -> None:
        """Clicks at a place on the screen, in pixels from its top left corner."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def screenshot(self, path: Path) -> Path:
        """The whole screen as a picture."""
        command = [sys.executable, "-c", _GRAB, str(path)]
        subprocess.run(command, env=self.environment, timeout=60, check=True)
        return path

    def has_manager(self) -> bool:
        """Whether a window manager answers."""
        return bool(self._xdotool("get_num_desktops", check=False))

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=60, check=check
        )
        return done.stdout


@contextmanager
def display(width: int = 1280, height: int = 800) -> Iterator[Display]:
    """A screen that nobody sees, with a window manager on it; gone at the end, like everything on it."""
    with _running_screen(width, height) as name:
        screen = Display(os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})
        with _running(["openbox", "--sm-disable"], screen.environment):
            wait_for(screen.has_manager)
            yield screen


@contextmanager
def _running_screen(width: int, height: int) -> Iterator[str]:
    """The name of a started screen. Xvfb takes a free number by itself and tells it once it is ready."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    with os.fdopen(reader) as answer, _running(command, dict(os.environ), writer):
        os.close(writer)
        number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"


@contextmanager
def _running(command: list[str], environment: dict[str, str], *descriptors: int) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
