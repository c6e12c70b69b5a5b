"""What goes into the program's folder, and what stays out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from installers.project import ROOT

# One entry of a PyInstaller table: name in the folder, file it comes from, kind.
Entry = tuple[str, str, str]

_PACKAGES = ("planner", "ui")

# Libraries name these, but the program never gets there: tools of developers, terminals, and everything that
# speaks to a network. The tests run the program with all of them out of reach.
EXCLUDED = (
    "babel",  # the catalogue is compiled before it goes in
    "hypothesis",
    "mypy",
    "numpy",
    "pip",
    "pkg_resources",
    "pydantic.mypy",
    "pydantic.v1",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "pytest",
    "rich",
    "setuptools",
    "_hashlib",
    "_ssl",
    "asyncio",
    "cgi",
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "ftplib",
    "http",
    "idlelib",
    "lib2to3",
    "multiprocessing",
    "nntplib",
    "pdb",
    "poplib",
    "pydoc",
    "readline",
    "smtplib",
    "socketserver",
    "sqlite3",
    "ssl",
    "telnetlib",
    "tkinter",
    "turtle",
    "unittest",
    "urllib.request",
    "venv",
    "webbrowser",
    "xmlrpc",
)

_QT_LIBRARIES = {
    "Core",
    "DBus",
    "Gui",
    "OpenGL",
    "PrintSupport",
    "Svg",
    "WaylandClient",
    "Widgets",
    "WlShellIntegration",
    "XcbQpa",
}
_QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qsvg"},
    # For accents: dead keys and the compose key.
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
_QT_TRANSLATIONS = {"qtbase_nl.qm"}

_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.so[\d.]*|\.dll|\.framework|\.\d+\.dylib)?")
# Software drawing for OpenGL, which no part of the window uses: 20 MB on Windows.
_NOT_USED = {"opengl32sw.dll", "d3dcompiler_47.dll"}
_ICON_FONT = "materialdesignicons6-webfont"


def modules() -> list[str]:
    """Modules that are imported by name, which an analysis of the code cannot see.

    These are the program's own, such as pages and verbs, and the country of the public holidays.
    """
    files = (file.relative_to(ROOT) for package in _PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    own = (".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    return [*own, "holidays.countries.netherlands"]


def data() -> list[tuple[str, str]]:
    """Files beside the code, each with its folder: the program's own, the icon font, the licence."""
    own = [file for file in sorted((ROOT / "resources").rglob("*")) if file.is_file() and _wanted_resource(file)]
    fonts = sorted((_package_folder("qtawesome") / "fonts").glob(f"{_ICON_FONT}-*"))
    return [
        *((str(file), file.parent.relative_to(ROOT).as_posix()) for file in own),
        *((str(file), "qtawesome/fonts") for file in fonts),
    ]


def binaries() -> list[tuple[str, str]]:
    """Libraries beside the code that an analysis misses: on Windows the solver loads its own by their place."""
    home = _package_folder("ortools") / ".libs"
    return [(str(library), "ortools/.libs") for library in sorted(home.glob("*.dll"))]


def _wanted_resource(file: Path) -> bool:
    """Of the catalogues only the compiled ones."""
    return file.suffix not in {".po", ".pot", ".tmp"}


def _package_folder(name: str) -> Path:
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(found.submodule_search_locations[0])


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of a table that the program needs."""
    return [entry for entry in entries if _wanted(PurePosixPath(entry[0].replace("\\", "/"))) and _is_ours(entry)]


def _wanted(name: PurePosixPath) -> bool:
    if name.name.lower() in _NOT_USED:
        return False
    if "plugins" in name.parts and "PySide6" in name.parts:
        kind, plugin = name.parts[-2:] if name.suffix != "" else ("", "")
        return PurePosixPath(plugin).stem.removeprefix("lib") in _QT_PLUGINS.get(kind, set())
    if "translations" in name.parts and "PySide6" in name.parts:
        return name.name in _QT_TRANSLATIONS
    libraries = [match[1] for part in name.parts if (match := _QT_LIBRARY.fullmatch(part))]
    return not libraries or bool(_QT_LIBRARIES.intersection(libraries))


def _is_ours(entry: Entry) -> bool:
    """On Linux the libraries of the system stay where they are: they fit its drivers, and it mends them."""
    name, source, kind = entry
    if not sys.platform.startswith("linux") or kind != "BINARY":
        return True
    homes = (Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix) if prefix not in ("/usr", "/"))
    return "libpython" in name or "lib-dynload" in name or any(Path(source).resolve().is_relative_to(h) for h in homes)
