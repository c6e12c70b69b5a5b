"""How long Dagdeel takes from the start of the process to its first picture, beside a bare PySide6 window.

Both are started in turn on a screen of their own, each in a new process; the picture is the first paint of
what stands in the middle of the window, done with all that the same round of events draws.

    python -m bench.start [ROUNDS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.display import display
from tests.support.folders import user_folders

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "resources" / "examples" / "overloaded_duo.dagdeel"

_WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

def done():
    print(time.time(), flush=True)
    os._exit(0)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

watch = Watch()
"""
_BARE = f"""{_WATCH}
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
label = QLabel("A bare window")
label.installEventFilter(watch)
window.setCentralWidget(label)
window.show()
app.exec()
"""
_DAGDEEL = f"""{_WATCH}
import main, ui.page
refresh = ui.page.Page.showEvent

def show_and_watch(page, event):
    refresh(page, event)
    for part in [page, *page.findChildren(QWidget)]:
        part.installEventFilter(watch)

ui.page.Page.showEvent = show_and_watch
main.main([{str(EXAMPLE)!r}])
"""
PROGRAMS = {"bare PySide6 window": _BARE, "Dagdeel on an example": _DAGDEEL}


def milliseconds(program: str, environment: dict[str, str]) -> float:
    """From the start of a process to its first picture."""
    before = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return (float(done.stdout) - before) * 1000


def main(rounds: int) -> None:
    """Measure and print medians and their ratio."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as home, display() as screen:
        environment = screen.environment | user_folders(Path(home))
        for round_number in range(rounds + 1):
            for name, program in PROGRAMS.items():
                taken = milliseconds(program, environment)
                if round_number:  # the first round fills the caches
                    times[name].append(taken)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{name}: {medians[name]:.0f} ms (of {rounds}: {min(taken):.0f} to {max(taken):.0f})")
    bare, own = medians.values()
    print(f"ratio: {own / bare:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
