"""Answers to the dialogs in which a file is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Whoever asks where to save is given this path; what was proposed is added to the list."""
    proposed: list[str] = []

    def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        proposed.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed
