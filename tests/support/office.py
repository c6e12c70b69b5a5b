"""LibreOffice and Gnumeric as independent readers of what Dagdeel exports.

Each test process has a LibreOffice profile of its own, so that several can run at the same time.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_SECONDS = 240
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{recalc}</value></prop></item>
</oor:items>
"""
ALWAYS, NEVER = 0, 1


@cache
def _profile(recalc: int) -> tempfile.TemporaryDirectory[str]:
    """A user profile that recalculates every formula on loading, or trusts the stored values."""
    folder = tempfile.TemporaryDirectory(prefix="dagdeel-office-", ignore_cleanup_errors=True)
    settings = Path(folder.name, "user", "registrymodifications.xcu")
    settings.parent.mkdir()
    settings.write_text(_PROFILE.format(recalc=recalc), encoding="utf-8")
    return folder


def _convert(paths: Sequence[Path], kind: str, recalc: int) -> list[Path]:
    """Files of one folder, whose names differ, in one run."""
    target = Path(tempfile.mkdtemp(prefix=f"{paths[0].stem}-", dir=paths[0].parent))
    profile = Path(_profile(recalc).name).as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    done = subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(target), *map(str, paths)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    # It exits with 0 when it could not load a file, too.
    made = [target / path.with_suffix("." + kind.partition(":")[0]).name for path in paths]
    missing = [path.name for path in made if not path.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice did not convert {missing}: {done.stdout}{done.stderr}")
    return made


def recalculate_all(paths: Sequence[Path], recalc: int = ALWAYS) -> list[Path]:
    """Workbooks of one folder as LibreOffice saves them after computing every formula anew; new files, same order."""
    return _convert(paths, "xlsx:Calc MS Excel 2007 XML", recalc)


def recalculate(path: Path, recalc: int = ALWAYS) -> Path:
    """One workbook, recalculated in the same way."""
    return recalculate_all([path], recalc)[0]


def recalculate_in_gnumeric(path: Path) -> tuple[Path, str]:
    """A workbook as Gnumeric saves it after computing every formula anew, as a new file, and what it complained of."""
    made = Path(tempfile.mkdtemp(prefix=f"{path.stem}-", dir=path.parent)) / path.name
    done = subprocess.run(
        ["ssconvert", "--recalc", str(path), str(made)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=True,
    )
    return made, done.stderr


def to_pdf(path: Path) -> Path:
    """The document as LibreOffice prints it; a new file in a new folder beside it."""
    return _convert([path], "pdf", NEVER)[0]


def pdf_pages(path: Path, dots_per_inch: int = 80) -> list[Path]:
    """The pages of a PDF as PNG pictures, in order, in a new folder beside it."""
    target = Path(tempfile.mkdtemp(prefix=f"{path.stem}-", dir=path.parent))
    command = ["pdftoppm", "-png", "-r", str(dots_per_inch), str(path), str(target / "page")]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True)
    return sorted(target.glob("page-*.png"))
