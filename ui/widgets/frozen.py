"""The first column of a table again, on top of it, while the rest is scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.theme import ROW


class FrozenNames(QTableView):
    """A picture of the first column that keeps in step with its table; editing happens in the table itself."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setStyleSheet(f"{table.styleSheet()} FrozenNames {{ border: 0; border-right: 2px solid palette(mid); }}")
        self._keep_in_step()
        self.hide()

    def _keep_in_step(self) -> None:
        vertical, horizontal = self._table.verticalScrollBar(), self._table.horizontalScrollBar()
        vertical.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(vertical.setValue)
        horizontal.valueChanged.connect(self.follow)
        self._table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.follow())
        self._table.viewport().installEventFilter(self)
        self.clicked.connect(self._table.setCurrentIndex)
        self.doubleClicked.connect(self._edit)
        self.model().modelReset.connect(self.follow)

    def _edit(self, index: QModelIndex) -> None:
        self._table.setCurrentIndex(index)
        self._table.edit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.follow()
        return super().eventFilter(watched, event)

    def width_on_top(self) -> int:
        """How much of the table is covered."""
        return self.width() if self.isVisible() else 0

    def follow(self) -> None:
        """Lie where the first column would be, if that is scrolled away."""
        scrolled = self._table.horizontalScrollBar().value() > 0
        if scrolled:
            for column in range(self.model().columnCount()):
                self.setColumnHidden(column, column > 0)
            header, viewport = self._table.horizontalHeader(), self._table.viewport()
            self.horizontalHeader().setFixedHeight(header.height())
            self.setColumnWidth(0, self._table.columnWidth(0))
            self.setGeometry(
                viewport.x(), header.y(), self._table.columnWidth(0) + 2, header.height() + viewport.height()
            )
            self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self.setVisible(scrolled)
