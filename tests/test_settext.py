"""Guards against a Qt binding that loses references to None and True: it aborts after some thousand calls."""

from __future__ import annotations

import subprocess
import sys

CALLS = 20_000
PROGRAM = f"""
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(int)

app = QApplication([])
label, sender, seen = QLabel(), Sender(), []
sender.sent.connect(seen.append)
for number in range({CALLS}):
    label.setText(str(number))
    sender.sent.emit(number)
print(label.text(), len(seen))
"""


def test_many_calls_that_return_nothing_leave_the_program_alive() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(CALLS - 1), str(CALLS)]
