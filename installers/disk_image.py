"""The disk image for macOS, of the application that was built: `python -m installers.disk_image`."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from installers.folder import APPLICATION
from installers.project import BUILD, DIST, TITLE, VERSION


def build() -> Path:
    """Make an image with the application beside the folder that people drag it to; the answer is the file."""
    inside = BUILD / "image"
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(APPLICATION, inside / APPLICATION.name, symlinks=True)
    (inside / "Applications").symlink_to("/Applications")
    image = DIST / f"{TITLE}-{VERSION}-{platform.machine()}.dmg"
    command = ["hdiutil", "create", "-volname", TITLE, "-srcfolder", str(inside), "-ov", "-format", "UDZO", str(image)]
    subprocess.run(command, check=True)
    return image


if __name__ == "__main__":
    print(build())
