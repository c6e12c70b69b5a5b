"""Editing in the cells of a record table: a line for texts and numbers, a list for choices."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.cell_edits import Target
from ui.models.record_model import VALUE_ROLE, Index, RecordTableModel

_Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """Opens, fills and closes the editors; the plan follows while a number is typed, Escape takes it back."""

    def __init__(self, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.closeEditor.connect(self._close)

    def _at(self, index: Index) -> Index:
        proxy = index.model()
        assert isinstance(proxy, QSortFilterProxyModel)
        return proxy.mapToSource(index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        at = self._at(index)
        column = self._model.column(at)
        self._model.edits.begin(Target(column, self._model.record(at.row())))
        editor = self._choice(parent) if column.kind == "choice" else self._line(parent, column.kind == "number")
        editor.setAccessibleName(self._model.context.say(column.title))
        return editor

    def _line(self, parent: QWidget, is_number: bool) -> QLineEdit:
        line = QLineEdit(parent)
        line.setStyleSheet("QLineEdit { border: 2px solid palette(highlight); padding: 0 3px; }")
        if is_number:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.textEdited.connect(self._model.edits.type)
        return line

    def _choice(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.activated.connect(lambda: self._choose(box))
        QTimer.singleShot(0, box, lambda: self._open(box))
        return box

    @staticmethod
    def _open(box: QComboBox) -> None:
        """Show the choices, unless the editor was closed meanwhile."""
        if box.isVisible():
            box.showPopup()

    def _choose(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, _Hint.NoHint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            self._fill_choice(editor, self._at(index))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def _fill_choice(self, box: QComboBox, at: Index) -> None:
        choices = self._model.column(at).choices
        if box.count() or choices is None:
            return
        keys = []
        for key, label in choices(self._model.context.document.plan):
            keys.append(key)
            box.addItem(self._model.context.say(label), key)
        value = self._model.cell(at).value
        box.setCurrentIndex(keys.index(value) if value in keys else -1)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData(), VALUE_ROLE)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def _close(self, _editor: QWidget, hint: _Hint = _Hint.NoHint) -> None:
        if hint is _Hint.RevertModelCache:
            self._model.edits.cancel()
        else:
            self._model.edits.end()

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._model.edits.end()
        super().destroyEditor(editor, index)
