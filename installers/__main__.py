"""Makes everything that this system can make, tries it out, and prints sizes: `python -m installers`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from installers import deb, disk_image, folder, setup_program
from installers.trial import try_out


def made() -> Iterator[Path]:
    """Everything that was made and tried out, one after another."""
    yield folder.build()
    for program in folder.programs():
        try_out(program)
    if sys.platform == "darwin":
        yield disk_image.build()
    if sys.platform.startswith("linux"):
        package = deb.build()
        with tempfile.TemporaryDirectory() as root:
            try_out(deb.unpacked(package, Path(root)))
        yield package
    if sys.platform != "darwin":
        yield setup_program.build()


if __name__ == "__main__":
    for path in made():
        print(f"{path}: {folder.megabytes(path):.0f} MB", flush=True)
