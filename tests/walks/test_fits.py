"""No text is cut off, in either language, at scales from 100 to 300 % and on windows from 1280 x 720 to 4K."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# The scale, and windows in the pixels of the program: at 300 % a 4K screen has room for 1280 x 720.
_WINDOWS = {"1": ("1280x720", "3840x2160"), "3": ("1280x720",)}
if "DAGDEEL_SOAK" in os.environ:
    _WINDOWS |= {"1.25": ("1280x720",), "1.5": ("1280x720",), "2": ("1280x720", "1920x1080")}


@pytest.mark.parametrize("scale", _WINDOWS)
def test_every_text_has_room(scale: str, tmp_path: Path) -> None:
    # Without a screen to speak of, Qt would make the dialogs as small as its own idea of one.
    screen = {"name": "4K", "x": 0, "y": 0, "width": 3840, "height": 2160}
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    platform = f"offscreen:configfile={tmp_path / 'screen.json'}"
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-m", "tests.walks.fits", *_WINDOWS[scale]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)

    assert told["scale"] == float(scale)
    assert told["found"] == {}
