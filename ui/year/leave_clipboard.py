"""Absence on the clipboard: as letters for a spreadsheet, and as it is for the planner itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from planner.year.leave_edits import Copied
from ui.models.blocks import as_text

_FORMAT = "application/x-dagdeel-absence"


def put(letters: Sequence[Sequence[str]], block: Iterable[Copied]) -> None:
    """Put a block of cells on the clipboard."""
    data = QMimeData()
    data.setText(as_text(letters))
    data.setData(_FORMAT, json.dumps([asdict(one) for one in block]).encode())
    QGuiApplication.clipboard().setMimeData(data)


def taken() -> list[Copied]:
    """The absence on the clipboard; none where something else is there."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(_FORMAT):
        return []
    known = json.loads(bytes(data.data(_FORMAT).data()))
    return [Copied(**{**one, "sessions": tuple(one["sessions"])}) for one in known]
