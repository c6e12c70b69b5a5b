"""A grid that gets as many equal columns as fit, as wide as the space allows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowGrid(QLayout):
    """Lays widgets out in rows; all columns are equally wide, and the height follows from the width."""

    def __init__(self, column_width: int, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_width = column_width
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(self._column_width, self._row_height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _row_height(self) -> int:
        return max((item.sizeHint().height() for item in self._shown()), default=0)

    def _place(self, rect: QRect, move: bool) -> int:
        shown, gap = self._shown(), self.spacing()
        if not shown:
            return 0
        columns = max(1, min(len(shown), (rect.width() + gap) // (self._column_width + gap)))
        rows = -(-len(shown) // columns)
        # Rows as equal as can be: six cards on five columns become three and three.
        columns = -(-len(shown) // rows)
        width, height = (rect.width() - gap * (columns - 1)) // columns, self._row_height()
        if move:
            for index, item in enumerate(shown):
                row, column = divmod(index, columns)
                corner = rect.topLeft() + QPoint(column * (width + gap), row * (height + gap))
                item.setGeometry(QRect(corner, QSize(width, height)))
        return rows * height + (rows - 1) * gap
