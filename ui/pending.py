"""What was typed but not taken over yet."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def commit_pending() -> None:
    """Let the control with the keyboard take over what was typed, as leaving it would; the keyboard stays there."""
    editor = QApplication.focusWidget()
    if editor is None:
        return
    stays = _view(editor) or editor
    editor.clearFocus()
    stays.setFocus()


def _view(editor: QWidget) -> QAbstractItemView | None:
    """The table that a cell editor belongs to."""
    parent = editor.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractItemView):
            return parent
        parent = parent.parentWidget()
    return None
