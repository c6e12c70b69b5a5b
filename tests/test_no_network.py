"""The program speaks to nobody: no command, and no page of the window, opens a connection or looks up an address.

The system itself is the witness: every call of the program, of Python and of Qt to the network part of the system is
recorded. Local socket files, through which the window reaches the screen, are no network.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from installers.project import ROOT
from tests.support.display import display

EXAMPLE = ROOT / "resources" / "examples" / "overloaded_duo.dagdeel"
MAIN = str(ROOT / "main.py")
# Sockets of the system itself: files, and the kernel's list of devices.
LOCAL = re.compile(r"\bAF_(UNIX|LOCAL|NETLINK)\b")
ATTEMPTS = {
    "connect": "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
    "look up": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'?', ('127.0.0.1', 9))",
    "IPv6": "import socket; socket.socket(socket.AF_INET6).close()",
}


def network_calls(record: Path, *command: str, environment: dict[str, str] | None = None) -> list[str]:
    """Every call of a program and its children that has to do with another computer."""
    tracer = ["strace", "--follow-forks", "--seccomp-bpf", "--quiet=all", "--trace=%network", f"--output={record}"]
    done = subprocess.run(
        [*tracer, *command], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return [call for call in record.read_text(encoding="utf-8").splitlines() if is_network(call)]


def is_network(call: str) -> bool:
    """Whether a recorded call opens, or names, anything but a socket of this computer."""
    return "AF_" in call and not LOCAL.search(call)


def run(record: Path, *arguments: str) -> list[str]:
    return network_calls(record, sys.executable, MAIN, *arguments)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_record_shows_attempts(attempt: str, tmp_path: Path) -> None:
    program = ATTEMPTS[attempt]

    assert network_calls(tmp_path / "record", sys.executable, "-c", program) != []


def test_the_commands_speak_to_nobody(tmp_path: Path) -> None:
    plan, patients, record = tmp_path / "plan.dagdeel", tmp_path / "patients.csv", tmp_path / "record"
    patients.write_text("Geboortedatum\n02-03-1980\n", encoding="utf-8")

    assert run(record, "new", "--example", EXAMPLE.stem, "-o", str(plan)) == []
    assert run(record, "calculate", str(plan)) == []
    assert run(record, "import-patients", str(patients), "--into", str(plan)) == []
    assert run(record, "report", str(plan), "-o", str(tmp_path / "book.xlsx")) == []


def test_the_window_with_all_its_pages_speaks_to_nobody(tmp_path: Path) -> None:
    with display() as screen:
        calls = network_calls(tmp_path / "record", sys.executable, MAIN, "--self-check", environment=screen.environment)
    recorded = (tmp_path / "record").read_text(encoding="utf-8")

    assert "AF_UNIX" in recorded, "the window did not even reach the screen"
    assert calls == []
