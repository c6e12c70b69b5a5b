"""The program in one folder, with Python and all libraries: `python -m installers.folder`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installers import version_resource
from installers.project import BUILD, DIST, HERE, NAME, ROOT, TITLE
from planner.language import LANGUAGES, Translator

FOLDER = DIST / NAME
APPLICATION = DIST / f"{TITLE}.app"


def programs() -> list[Path]:
    """The files that start what was built. On Windows the command line has one of its own."""
    if sys.platform == "darwin":
        return [APPLICATION / "Contents" / "MacOS" / NAME]
    if sys.platform == "win32":
        return [FOLDER / f"{NAME}-cli.exe", FOLDER / f"{NAME}.exe"]
    return [FOLDER / NAME]


def build() -> Path:
    """Make the folder anew; the answer is where it is."""
    for language in LANGUAGES:
        Translator(language)  # compiles its catalogue where that is older than its source
    _run([sys.executable, "-m", "installers.icons", str(BUILD / "icons")], QT_QPA_PLATFORM="offscreen")
    (BUILD / "version.txt").write_text(version_resource.text(), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    _run([*command, *places, str(HERE / "dagdeel.spec")], PYINSTALLER_CONFIG_DIR=str(BUILD / "pyinstaller-cache"))
    if sys.platform.startswith("linux"):
        _strip()
    return FOLDER


def _run(command: list[str], **environment: str) -> None:
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)


def _strip() -> None:
    """Take the debugging symbols out of Python's own libraries, which some builds of Python leave in."""
    inside = FOLDER / "_internal"
    files = [*inside.glob("libpython*"), *inside.glob("python3*/lib-dynload/*.so")]
    tool = shutil.which("strip")
    if tool and files:
        _run([tool, "--strip-debug", *map(str, files)])


def megabytes(path: Path) -> float:
    """How much a file, or everything in a folder, takes."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    built = build()
    print(f"{built}: {megabytes(built):.0f} MB")
