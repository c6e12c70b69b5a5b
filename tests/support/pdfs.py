"""What a PDF file holds, as another program (poppler) reads it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word with its box, in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class PdfPage:
    """A page with its size in points and its words."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies across."""
        return self.width > self.height


def pdf_pages(path: Path) -> list[PdfPage]:
    """Every page of a file."""
    found: list[PdfPage] = []
    for part in _read("-bbox", path).split("</page>"):
        if size := _PAGE.search(part):
            words = tuple(Word(*map(float, word.groups()[:4]), word[5]) for word in _WORD.finditer(part))
            found.append(PdfPage(float(size[1]), float(size[2]), words))
    return found


def pdf_text(path: Path) -> str:
    """All words in the order of the lines, with single spaces."""
    return " ".join(_read("-layout", path).split())


def _read(option: str, path: Path) -> str:
    command = ["pdftotext", option, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
