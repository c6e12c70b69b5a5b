"""Pictures of every page: `python -m tools.screenshots [FOLDER] [WIDTHxHEIGHT]`, in both languages and looks."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
    os.environ[_variable] = tempfile.mkdtemp(prefix="dagdeel-")

import numpy as np  # noqa: E402 - the platform is chosen above
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from planner.explain import Figure  # noqa: E402
from planner.language import LANGUAGES  # noqa: E402
from planner.resources import resource  # noqa: E402
from ui.app import open_window  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.pages import PAGES  # noqa: E402

EXAMPLE = resource("examples", "overloaded_duo.dagdeel")
_COLOURS = 256


def settle() -> None:
    """Let everything be drawn that waits to be."""
    for _ in range(20):
        QApplication.processEvents()


def save_small(picture: QImage, file: Path) -> None:
    """Save a picture as PNG with the colours that cover most of it, which a window has few of."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    points = np.frombuffer(plain.constBits(), np.uint32)
    colours, counts = np.unique(points, return_counts=True)
    most = colours[np.argsort(counts)[::-1][:_COLOURS]]
    few = plain.convertToFormat(
        QImage.Format.Format_Indexed8, [int(colour) for colour in most], Qt.ImageConversionFlag.AvoidDither
    )
    few.save(str(file), "PNG", 0)


def take(window: MainWindow, folder: Path, name: str) -> None:
    """Save the window as it looks now."""
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def main(folder: Path, width: int, height: int) -> int:
    """Every page of the example, and the explanation of a figure, in both languages and both looks."""
    folder.mkdir(parents=True, exist_ok=True)
    window = open_window(QApplication([]), Path(shutil.copy(EXAMPLE, tempfile.mkdtemp(prefix="dagdeel-"))))
    window.resize(width, height)
    for language in LANGUAGES:
        window.use_language(language)
        for look in ("light", "dark"):
            window.use_theme(look)
            for page in PAGES:
                window.show_page(page.key)
                take(window, folder, f"{page.key}-{language}-{look}")
            window.show_page("overview")
            window.explain(Figure("role", "gp", "utilisation"))
            take(window, folder, f"why-{language}-{look}")
            window.show_why_dock(False)
    return 0


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("pictures")
    size = sys.argv[2] if len(sys.argv) > 2 else "1280x800"
    sys.exit(main(target, *(int(part) for part in size.split("x"))))
