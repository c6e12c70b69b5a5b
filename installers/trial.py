"""Tries out what was built as somebody who has nothing else: no Python, no settings, no files of the project."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.support.display import display
from tests.support.folders import user_folders

_SECONDS = 300
# What a program needs to be told of the system; anything else could lead it to this project or its Python.
_KEPT = ("DISPLAY", "LANG", "LOCALAPPDATA", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "WINDIR")


def try_out(program: Path) -> None:
    """Run the self-check of a program and print what it says; `CalledProcessError` where it fails.

    On Linux it runs without a screen and on one, elsewhere on the screen that is there.
    """
    if not sys.platform.startswith("linux"):
        _self_check(program, {})
        return
    _self_check(program, {"QT_QPA_PLATFORM": "offscreen"})
    with display() as screen:
        _self_check(program, {"DISPLAY": screen.environment["DISPLAY"]})


def _self_check(program: Path, changes: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory(prefix="dagdeel-trial-", ignore_cleanup_errors=True) as home:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= user_folders(Path(home)) | dict(changes)
        subprocess.run([str(program), "--self-check"], cwd=home, env=environment, timeout=_SECONDS, check=True)
