"""The set-up program for Windows, of the program's folder: `python -m installers.setup_program`.

On Windows it holds the program for Windows. Elsewhere the folder holds the program of that system, so what is made
there only shows that the script compiles: its name says so, and nobody should get it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from installers import version_resource
from installers.folder import FOLDER, megabytes
from installers.project import AUTHORS, BUILD, DIST, HERE, NAME, TITLE, VERSION

IS_REAL = sys.platform == "win32"
SCRIPT = HERE / "dagdeel.nsi"
_USUAL_PLACE = Path(r"C:\Program Files (x86)\NSIS\makensis.exe")


def compiler() -> str:
    """The command that compiles the script; `FileNotFoundError` where NSIS is not installed."""
    found = shutil.which("makensis") or (str(_USUAL_PLACE) if _USUAL_PLACE.is_file() else None)
    if not found:
        raise FileNotFoundError("NSIS is not installed (makensis)")
    return found


def output() -> Path:
    """The file that is made."""
    return DIST / (f"{TITLE}-{VERSION}-setup.exe" if IS_REAL else f"not-for-windows-{TITLE}-{VERSION}-setup-proof.exe")


def definitions() -> dict[str, str]:
    """What the script needs to know."""
    return {
        "NAME": NAME,
        "TITLE": TITLE,
        "VERSION": VERSION,
        "NUMBERS": ".".join(map(str, version_resource.numbers())),
        "AUTHORS": AUTHORS,
        "PAYLOAD": str(FOLDER),
        "ICON": str(BUILD / "icons" / "dagdeel.ico"),
        "SIDE": str(BUILD / "icons" / "side.bmp"),
        "OUTPUT": str(output()),
        "KILOBYTES": str(round(megabytes(FOLDER) * 1000)),
        "COMPRESSOR": "lzma" if IS_REAL else "zlib",
    }


def build() -> Path:
    """Compile the script with the folder that was built; any warning is an error. The answer is the file."""
    named = [f"-D{name}={value}" for name, value in definitions().items()]
    subprocess.run([compiler(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *named, str(SCRIPT)], check=True)
    return output()


if __name__ == "__main__":
    print(build())
