"""All steps since the plan was opened, as a list to jump in; it stays open beside the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListView, QVBoxLayout, QWidget

from planner.texts import Message, T
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR, ROW
from ui.widgets.labels import label

_Role = Qt.ItemDataRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARK = 14


class Steps(QAbstractListModel):
    """The steps of a document; the present one is marked, those that are undone are greyed."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._labels: tuple[Message, ...] = ()
        self._at = 0
        self._icons = {now: QIcon(self._mark(now)) for now in (True, False)}
        self.catch_up()

    def catch_up(self) -> None:
        """Show the steps as they are now."""
        document = self._context.document
        self.beginResetModel()
        self._labels, self._at = document.steps, document.position
        self.endResetModel()

    def _mark(self, now: bool) -> QPixmap:
        """A dot for the present step, room for one elsewhere."""
        picture = QPixmap(_MARK, _MARK)
        picture.fill(Qt.GlobalColor.transparent)
        if now:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._context.theme.accent)
            painter.drawEllipse(QRect(3, 3, 8, 8))
            painter.end()
        return picture

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, say = index.row(), self._context.say
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                return say(self._labels[row])
            case _Role.AccessibleTextRole:
                return say(_spoken(self._labels[row], row - self._at))
            case _Role.DecorationRole:
                return self._icons[row == self._at]
            case _Role.ForegroundRole:
                return self._context.theme.muted if row > self._at else None
            case _Role.FontRole:
                font = QFont()
                font.setBold(row == self._at)
                return font
            case _Role.SizeHintRole:
                return QSize(0, ROW)
        return None


def _spoken(step: Message, distance: int) -> Message:
    if distance:
        return T("{step}, undone", step=step) if distance > 0 else step
    return T("{step}, where the plan is now", step=step)


class HistoryDialog(QDialog):
    """The list of steps; Return or a double click goes to just after a step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = context.say
        self._document = context.document
        self.setWindowTitle(say(T("History")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = Steps(context, self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(say(T("Steps since the plan was opened")))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.doubleClicked.connect(lambda index: self.go_to(index.row()))
        self.list.chosen.connect(self.go_to)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(say(T("&Go to this step")), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(lambda: self.go_to(self.list.currentIndex().row()))
        buttons.addButton(say(T("Close")), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(NEAR)
        hint = T("Enter or a double click brings the plan to just after a step. Grey steps are undone.")
        column.addWidget(label(context.theme, "caption", text=say(hint), muted=True, wrap=True))
        column.addWidget(self.list, 1)
        column.addSpacing(GROUP - NEAR)
        column.addWidget(buttons)
        self.resize(440, 480)
        self._document.changed.connect(self._catch_up)
        self.list.selectionModel().currentChanged.connect(self._show_button)
        self._catch_up()

    def _catch_up(self) -> None:
        """Show the document as it is now, with the cursor on the present step."""
        self.model.catch_up()
        now = self.model.index(self._document.position)
        self.list.setCurrentIndex(now)
        self.list.scrollTo(now)
        self._show_button()

    def _show_button(self) -> None:
        self.go.setEnabled(self.list.currentIndex().row() not in (-1, self._document.position))

    def go_to(self, row: int) -> None:
        """Bring the plan to just after a step."""
        if row >= 0:
            self._document.go_to(row)


class _List(QListView):
    """A list whose Return key chooses, on systems where that edits as well."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
