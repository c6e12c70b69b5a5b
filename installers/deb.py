"""The Debian package of the program's folder: `python -m installers.deb`."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from installers.folder import FOLDER
from installers.icons import PNG_SIZES, SVG
from installers.project import AUTHORS, BUILD, DIST, HERE, NAME, ROOT, VERSION

ASSETS = HERE / "linux"
HOME = Path("usr/lib") / NAME
# Qt opens some libraries by name at run time, which no program header tells; this list of them is kept in one place.
_SYSTEM_PACKAGES = ROOT / "tools" / "system_packages.sh"
_ADDRESS = "dagdeel@localhost.invalid"


def qt_packages() -> list[str]:
    """The packages with system libraries of Qt; `a | b` where releases name them differently."""
    found = re.search(r"^run=\(([^)]*)\)", _SYSTEM_PACKAGES.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise ValueError(f"no list of packages in {_SYSTEM_PACKAGES.name}")
    return [name.replace("|", " | ") for name in found[1].replace('"', "").split()]


def linked_packages(root: Path) -> list[str]:
    """The packages with the libraries that programs in a package's tree are linked to, and the versions they need."""
    programs = [str(file) for file in root.rglob("*") if file.is_file() and not file.is_symlink() and _is_elf(file)]
    # Marks the tree as a package, whose own libraries no other package has to bring.
    (root / "DEBIAN").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        control = Path(place, "debian", "control")
        control.parent.mkdir()
        control.write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", encoding="utf-8")
        command = ["dpkg-shlibdeps", "--warnings=0", "-O", f"-S{root}", *(f"-e{file}" for file in programs)]
        done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, text=True, check=True)
    return [entry.strip() for entry in done.stdout.strip().partition("=")[2].split(",") if entry.strip()]


def _is_elf(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def depends(linked: list[str]) -> str:
    """Both lists as one, each package once, the entry with a version first."""
    known = {entry.partition(" ")[0] for entry in linked}
    others = [entry for entry in qt_packages() if not known.intersection(entry.split(" | "))]
    return ", ".join(sorted([*linked, *others]))


def build() -> Path:
    """Make the package of the folder that was built; the answer is the file."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FOLDER, root / HOME, symlinks=True)
    _integrate(root)
    architecture = _said("dpkg", "--print-architecture")
    _write_control(root, architecture)
    _set_modes(root)
    package = DIST / f"{NAME}_{VERSION}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], check=True)
    return package


def _said(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _integrate(root: Path) -> None:
    """Command, menu entry, file type, icons, and what Debian wants to know."""
    command = root / "usr/bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..", "lib", NAME, NAME))
    share = root / "usr/share"
    _copy(ASSETS / "dagdeel.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(ASSETS / "dagdeel.xml", share / "mime/packages" / f"{NAME}.xml")
    _copy(SVG, share / "icons/hicolor/scalable/apps" / f"{NAME}.svg")
    for size in PNG_SIZES:
        _copy(BUILD / "icons" / f"{size}.png", share / f"icons/hicolor/{size}x{size}/apps/{NAME}.png")
    documents = share / "doc" / NAME
    _copy(ROOT / "LICENSE", documents / "copyright")
    with (documents / "copyright").open("a", encoding="utf-8") as stream:
        stream.write(f"\nThe libraries that come with it have licences of their own: /{HOME}/_internal/licences.\n")
    head, news = f"{NAME} ({VERSION}) unstable; urgency=medium", "  * See the handbook."
    signed = f" -- {AUTHORS} <{_ADDRESS}>  {_said('date', '-R')}"
    changes = "\n".join([head, "", news, "", signed, ""])
    (documents / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_control(root: Path, architecture: str) -> None:
    files = [file for file in root.rglob("*") if file.is_file() and not file.is_symlink()]
    text = (
        (ASSETS / "control")
        .read_text(encoding="utf-8")
        .format(
            version=VERSION,
            architecture=architecture,
            maintainer=f"{AUTHORS} <{_ADDRESS}>",
            kilobytes=sum(-(-file.stat().st_size // 1024) for file in files),
            depends=depends(linked_packages(root)),
        )
    )
    control = root / "DEBIAN" / "control"
    control.write_text(text, encoding="utf-8")


def _set_modes(root: Path) -> None:
    """Everybody may read, only the owner may write; programs and folders can be entered."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            os.chmod(path, 0o755 if path.is_dir() or path == root / HOME / NAME else 0o644)


def unpacked(package: Path, folder: Path) -> Path:
    """The program of a package, unpacked into a folder."""
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    return folder / "usr/bin" / NAME


if __name__ == "__main__":
    print(build())
