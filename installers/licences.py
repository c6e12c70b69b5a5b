"""The licences of everything that is shipped: found in what was installed, and refused where one has none."""

from __future__ import annotations

import platform
import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path, PurePosixPath

from installers.bundle import Entry
from installers.project import HERE, NAME, ROOT, TITLE, VERSION

# The part of it that starts the program is shipped, too.
STARTER = "pyinstaller"
_OWN_TEXTS = HERE / "licences"
# Distributions that come without their licence's text; the notice says how Qt may be replaced and had in source.
_TEXTS = {
    "pyside6_essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
}
# Parts of a distribution under another licence than its own.
_PARTS = {
    "ortools": ("OR-Tools.txt", "EPL-2.0.txt"),
    "qtawesome": ("Material-Design-Icons.txt", "Apache-2.0.txt"),
}
# Rust libraries are linked into these; a list of theirs with licences comes along.
_LINKED = {"pydantic_core": ("Apache-2.0.txt",), "python_calamine": ("Apache-2.0.txt",)}

_IS_LICENCE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)


class NoLicenceError(Exception):
    """Something would be shipped whose licence nobody has."""


def shipped(entries: Iterable[Entry]) -> list[str]:
    """The distributions, by name, that the modules and files of a bundle come from."""
    owners = metadata.packages_distributions()
    tops = {re.split(r"[./\\]", name, maxsplit=1)[0] for name, _source, _kind in entries}
    names = {_normal(owner) for top in tops for owner in owners.get(top, ())}
    return sorted(names - {NAME})


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def licence(name: str) -> str:
    """What a distribution says its licence is, in a few words."""
    about = metadata.metadata(name)
    said = [*about.get_all("License-Expression", []), *about.get_all("License", [])]
    text = next(filter(None, said), "").strip()
    classified = [entry.rpartition(" :: ")[2] for entry in about.get_all("Classifier", []) if "License ::" in entry]
    return text if text and len(text) < 120 and "\n" not in text else ", ".join(classified)


def texts(name: str) -> list[tuple[str, Path]]:
    """The files with the licence of a distribution; `NoLicenceError` where there is none."""
    files = {
        PurePosixPath(str(file)).name: Path(str(file.locate()))
        for file in metadata.files(name) or ()
        if any(part.endswith(".dist-info") for part in file.parts)
        and (_IS_LICENCE.search(file.name) or "sboms" in file.parts)
    }
    own = (*_TEXTS.get(name, ()), *_PARTS.get(name, ()), *_LINKED.get(name, ()))
    files |= {text: _OWN_TEXTS / text for text in own}
    if not any(file.suffix != ".json" for file in files.values()):
        raise NoLicenceError(f"{name} comes without the text of its licence")
    return sorted(files.items())


def python_licence() -> Path:
    """The licence of Python itself, which names those of the libraries built into it."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path("/usr/share/doc/python3"))
    for place in places:
        for name in ("LICENSE.txt", "copyright"):
            if (place / name).is_file():
                return place / name
    raise NoLicenceError("Python's licence is not where Python is")


def collected(names: Iterable[str]) -> list[tuple[str, Path]]:
    """Every licence file with its name in the folder of licences."""
    own = [(f"{TITLE}/LICENSE.txt", ROOT / "LICENSE"), ("Python/LICENSE.txt", python_licence())]
    return [*own, *((f"{name}/{file}", source) for name in names for file, source in texts(name))]


def overview(names: Iterable[str]) -> str:
    """A list of all parts with their versions and terms."""
    lines = [_line(TITLE, VERSION, "MIT"), _line("Python", platform.python_version(), "PSF-2.0")]
    lines += [_line(name, metadata.version(name), licence(name)) for name in names]
    head = f"{TITLE} {VERSION} is made of these parts. Each has a folder here with the text of its licence."
    return "\n".join([head, "", *lines, ""])


def _line(name: str, version: str, terms: str) -> str:
    return f"{name:24} {version:16} {terms}".rstrip()
