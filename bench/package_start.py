"""How long the packaged program takes from the start of its process to its window, beside the program from source.

Both open the same example in turn, on a screen of their own, each in a new process with new user folders.
`make package` makes the packaged program.

    python -m bench.package_start [ROUNDS]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installers.folder import programs
from installers.project import ROOT
from tests.support.display import Display, display
from tests.support.folders import user_folders

EXAMPLE = ROOT / "resources" / "examples" / "overloaded_duo.dagdeel"
COMMANDS = {"from source": [sys.executable, str(ROOT / "main.py")], "packaged": [str(programs()[0])]}


def milliseconds(command: list[str], screen: Display, home: Path) -> float:
    """From the start of a process to its window on the screen."""
    plan = Path(shutil.copy(EXAMPLE, home))
    environment = screen.environment | user_folders(home)
    before = time.perf_counter()
    process = subprocess.Popen([*command, str(plan)], env=environment, stdin=subprocess.DEVNULL)
    while not screen.find_window(plan.stem):
        if process.poll() is not None:
            raise RuntimeError(f"{command[0]} ended with {process.returncode} before its window appeared")
    taken = time.perf_counter() - before
    process.kill()
    process.wait()
    while screen.find_window(plan.stem):
        time.sleep(0.01)
    return taken * 1000


def main(rounds: int) -> None:
    """Measure and print medians and their ratio."""
    if not programs()[0].exists():
        print("There is no packaged program yet: make package.")
        return
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with display() as screen:
        for round_number in range(rounds + 1):
            for name, command in COMMANDS.items():
                with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
                    taken = milliseconds(command, screen, Path(home))
                if round_number:  # the first round fills the caches
                    times[name].append(taken)
    for name, taken_times in times.items():
        print(
            f"{name}: {statistics.median(taken_times):.0f} ms"
            f" (of {rounds}: {min(taken_times):.0f} to {max(taken_times):.0f})"
        )
    source, packaged = (statistics.median(taken_times) for taken_times in times.values())
    print(f"ratio packaged / from source: {packaged / source:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
