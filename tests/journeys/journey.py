"""A run of the program on a screen of its own, for a test that tells it what to do and asks what can be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.display import Display, display, wait_for
from ui.pages import PAGES, page_keys

# Texts that stand in one column or on one line may begin this many pixels apart.
_ABOUT = 4


class Journey:
    """The window as a person sees it: `seen` is what it shows now, `until` waits for it to show something."""

    def __init__(self, screen: Display, folder: Path, process: subprocess.Popen[str], eye: Path) -> None:
        self.screen = screen
        self.folder = folder
        self.process = process
        self._eye = eye

    @property
    def seen(self) -> dict[str, Any]:
        """What the window shows now; empty before it is there."""
        try:
            state: dict[str, Any] = json.loads(self._eye.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return state

    def until(self, look: Callable[[dict[str, Any]], object], seconds: float = 30) -> dict[str, Any]:
        """Waits until what is seen satisfies `look`; on failure says what was seen instead, with a picture."""
        try:
            wait_for(lambda: look(self.seen), seconds)
        except (TimeoutError, KeyError) as error:
            picture = self.screen.screenshot(self.folder / "stuck.png")
            raise AssertionError(f"{error}; seen: {self.seen}; picture: {picture}") from error
        return self.seen

    def keys(self, *keys: str) -> None:
        """Press keys, such as ctrl+z."""
        self.screen.keys(*keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.type(text)

    def go_to(self, page: str) -> None:
        """Show a page by its keys."""
        place = next(number for number, spec in enumerate(PAGES) if spec.key == page)
        self.keys(page_keys(place).lower())
        self.until(lambda seen: seen["page"] == page)

    def click(self, name: str) -> None:
        """Click what has this name, once it stays in its place."""
        last: list[object] = [None]

        def rests(seen: dict[str, Any]) -> bool:
            last.append(seen["places"].get(name))
            return last[-1] is not None and last[-1] == last[-2]

        self.screen.click(*self.until(rests)["places"][name])

    def save_as(self, path: Path) -> None:
        """Answer the open file dialog with a path."""
        self.type(str(path))
        self.keys("Return")

    def close(self) -> tuple[int, str]:
        """Close the window by its menu key; the exit status and what the program said."""
        self.keys("ctrl+q")
        _out, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


def below(seen: dict[str, Any], heading: str) -> str:
    """The text that stands next below another one; empty where there is none."""
    columns = [
        [(y, text) for text, (x, y) in seen["texts"] if abs(x - left) <= _ABOUT and y > top]
        for left, top in _places(seen, heading)
    ]
    return min((found for column in columns for found in column), default=(0, ""))[1]


def beside(seen: dict[str, Any], title: str) -> list[str]:
    """The texts on the line of another one, to the right of it."""
    lines = [
        [(x, text) for text, (x, y) in seen["texts"] if abs(y - middle) <= _ABOUT and x > left]
        for left, middle in _places(seen, title)
    ]
    return [text for line in lines for _, text in sorted(line)]


def _places(seen: dict[str, Any], wanted: str) -> list[tuple[int, int]]:
    return [(x, y) for text, (x, y) in seen["texts"] if text == wanted]


def choose(user: Journey, button: str, entry: str) -> None:
    """Click a button that opens a menu, and choose in it by keyboard."""
    user.click(button)
    while user.seen["menu"] != entry:
        before = user.seen["menu"]
        user.keys("Down")
        user.until(lambda seen, before=before: seen["menu"] != before)
    user.keys("Return")
    user.until(lambda seen: not seen["menu"])


def open_the_duo(user: Journey) -> dict[str, Any]:
    """As a new user, choose the overloaded duo on the start screen; what is seen then."""
    user.screen.window("^Dagdeel$")
    user.until(lambda seen: "start.example" in seen.get("focus_name", ""))
    while "overloaded_duo" not in user.seen["focus_name"]:
        user.keys("Tab")
    user.keys("Return")
    return user.until(lambda seen: seen["patients"] == 4600 and seen["active"])


def lengthen_the_first_consult(user: Journey) -> str:
    """Type 15 for the 10 minutes of the duo's short consult, by keyboard; what the strip then says of the GPs."""
    user.keys("ctrl+4")
    user.until(lambda seen: seen["page"] == "consults" and seen["cell"].startswith("0/"))
    for _ in range(20):
        if user.seen["cell"].endswith(": 10"):
            break
        before = user.seen["cell"]
        user.keys("Right")
        user.until(lambda seen, before=before: seen["cell"] != before)
    user.until(lambda seen: seen["cell"].endswith(": 10"))
    user.type("15")
    user.keys("Return")
    # The strip follows each key, so it says something of 1 minute before it says this.
    longer = user.until(lambda seen: "153%" in seen["strip"]["gp"] and not seen["saved"])
    return str(longer["strip"]["gp"])


@contextmanager
def journey(folder: Path, *arguments: str, size: tuple[int, int] = (1280, 800)) -> Iterator[Journey]:
    """Start the program on a new screen, as a new user with an empty home."""
    with display(*size) as screen:
        eye = folder / "seen.json"
        home = folder / "home"
        home.mkdir(exist_ok=True)
        screen.environment.update({"HOME": str(home), "LC_ALL": "C.UTF-8"})
        for name in ("CONFIG", "STATE", "CACHE", "DATA"):
            screen.environment[f"XDG_{name}_HOME"] = str(home / name.lower())
        process = screen.start(sys.executable, "-m", "tests.journeys.watched", str(eye), *arguments)
        try:
            yield Journey(screen, folder, process, eye)
        finally:
            if process.poll() is None:
                process.kill()
                process.communicate()
