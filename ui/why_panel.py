"""The 'why?' panel: a number, its formula in words, a chart and the lines that lead to it, and what stands behind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner import words
from planner.explain import Breakdown, Figure, UnknownFigureError, explain
from planner.texts import Message, T
from ui.charts.chart import Chart
from ui.charts.drawing import Drawing
from ui.charts.frame import ChartFrame
from ui.charts.waterfall import waterfall_drawing
from ui.context import Context
from ui.icons import icon
from ui.theme import GROUP, NEAR, FontKind
from ui.widgets.labels import label
from ui.widgets.sources import SourceText, source_lines
from ui.widgets.why_lines import LineDelegate, LineText, WhyModel, with_signs

# The part of the panel that the chart takes at most; the lines need the rest.
_CHART_SHARE = 0.45
_NOTES_HEIGHT = 96
_LEAST_WIDTH, _USUAL_WIDTH = 280, 320
_EMPTY = T("Click a number to see how it comes about.")


class _Lines(QListView):
    """The list of lines: Return and a click go deeper, text is laid out anew when the width changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setItemDelegate(LineDelegate(context.theme, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(context.say(T("Steps of the calculation")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class WhyPanel(QWidget):
    """Explains one figure at a time. Lines and bars with a breakdown of their own lead deeper; the way back is on top.

    `refused` tells why a picture of the chart was not saved, `chart_folded` that the chart was put away or brought
    back.
    """

    refused = Signal(object)
    chart_folded = Signal(bool)

    def __init__(self, context: Context, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say, self._theme = context, context.say, context.theme
        self._trail: list[Figure] = []
        self._stale = True
        self._back = self._back_button()
        self._path = self._label("caption", muted=True)
        self._subject = self._label("caption", muted=True)
        self._title = self._label("section")
        self._result = self._label("big")
        self._formula = self._label("caption", muted=True)
        self._notes = SourceText(context, "caption", most=_NOTES_HEIGHT)
        self._drawing: Drawing | None = None
        self._folded = folded
        self._fold = self._fold_button()
        self._chart = ChartFrame(context, Chart(context), lead=_at_left(self._fold))
        self._model = WhyModel(context.say)
        self._lines = _Lines(context)
        self._lines.setModel(self._model)
        self._lay_out()
        self._connect()
        self._show_fold()
        self._refresh()

    def _back_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("mdi6.arrow-left", self._theme))
        button.setAutoRaise(True)
        name = self._say(T("Back to the previous number"))
        button.setToolTip(f"{name} ({QKeySequence(QKeySequence.StandardKey.Back).toString()})")
        button.setAccessibleName(name)
        return button

    def _fold_button(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _label(self, kind: FontKind, muted: bool = False) -> QLabel:
        made = label(self._theme, kind, muted=muted, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def _lay_out(self) -> None:
        self._path.setTextFormat(Qt.TextFormat.RichText)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        way = QHBoxLayout()
        way.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        way.addWidget(self._path, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP, NEAR, GROUP, GROUP)
        column.setSpacing(NEAR)
        column.addLayout(way)
        heading = QVBoxLayout()
        heading.setSpacing(2)
        for part in (self._subject, self._title, self._result, self._formula):
            heading.addWidget(part)
        column.addLayout(heading)
        column.addWidget(self._chart)
        column.addWidget(self._lines, 1)
        column.addWidget(self._notes)
        self.setMinimumWidth(_LEAST_WIDTH)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.back, context=_IN_PANEL)
        QShortcut(QKeySequence(Qt.Key.Key_Backspace), self, self.back, context=_IN_PANEL)
        self._path.linkActivated.connect(lambda depth: self._cut(int(depth) + 1))
        self._lines.activated.connect(self._drill)
        self._lines.clicked.connect(self._drill)
        self._lines.selectionModel().currentChanged.connect(self._show_notes)
        self._chart.why.connect(self._deepen)
        self._chart.refused.connect(self.refused)
        self._fold.clicked.connect(self._fold_chart)
        self._context.document.recalculated.connect(self._on_results)

    @property
    def figure(self) -> Figure | None:
        """The figure that is explained now."""
        return self._trail[-1] if self._trail else None

    def show_figure(self, figure: Figure) -> None:
        """Explain a figure; the way back starts here."""
        self._trail = [figure]
        self._refresh()

    def back(self) -> None:
        """Return to the figure that led here."""
        if len(self._trail) > 1:
            self._cut(len(self._trail) - 1)

    def _cut(self, length: int) -> None:
        left = self._trail[length] if length < len(self._trail) else None
        self._trail = self._trail[:length]
        self._refresh()
        self._make_current(left)

    def _make_current(self, figure: Figure | None) -> None:
        """Put the cursor on the line that leads to a figure, so that back and Return undo each other."""
        for row in range(self._model.rowCount()):
            text = self._model.line(row)
            if figure is not None and text is not None and text.line.figure == figure:
                self._lines.setCurrentIndex(self._model.index(row))

    def _drill(self, index: QModelIndex) -> None:
        text = self._model.line(index.row())
        if text is not None and text.line.figure is not None:
            self._deepen(text.line.figure)

    def _deepen(self, figure: Figure) -> None:
        """Explain a figure that the present one is made of."""
        if figure != self.figure:
            self._trail.append(figure)
            self._refresh()
            self._lines.setCurrentIndex(self._model.index(0))

    def _fold_chart(self) -> None:
        self._folded = not self._folded
        self._show_fold()
        self._show_chart()
        self.chart_folded.emit(self._folded)

    def _show_fold(self) -> None:
        self._fold.setText(self._say(T("Show the chart") if self._folded else T("Hide the chart")))
        self._fold.setArrowType(Qt.ArrowType.RightArrow if self._folded else Qt.ArrowType.DownArrow)
        self._chart.fold(self._folded)

    def _on_results(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def _refresh(self) -> None:
        self._stale = False
        breakdown: Breakdown | None = None
        problem: Message | None = _EMPTY
        if self.figure is not None:
            try:
                breakdown, problem = explain(self._context.document.results, self.figure), None
            except UnknownFigureError:
                problem = T("This number is no longer in the plan.")
        self._show(breakdown, problem)

    def _show(self, breakdown: Breakdown | None, problem: Message | None) -> None:
        say, plan = self._say, self._context.document.plan
        self._back.setVisible(len(self._trail) > 1)
        self._path.setText(self._way_here())
        self._path.setVisible(len(self._trail) > 1)
        self._subject.setText(say(words.subject(plan, breakdown.figure)) if breakdown else "")
        self._title.setText(say(breakdown.label) if breakdown else "")
        self._result.setText(say(words.with_unit(breakdown.result)) if breakdown else "")
        self._formula.setText(f"= {with_signs(say(breakdown.formula))}" if breakdown else say(problem or ""))
        for part in (self._subject, self._title, self._result, self._lines):
            part.setVisible(breakdown is not None)
        self._result.setAccessibleName(f"{self._title.text()}: {self._result.text()}")
        self._drawing = waterfall_drawing(breakdown, plan, say) if breakdown else None
        self._show_chart()
        if self._model.show_breakdown(breakdown):
            self._lines.scheduleDelayedItemsLayout()
        self._show_notes(self._lines.currentIndex())

    def _show_chart(self) -> None:
        """Show the bars where there are any; while they are folded nothing is drawn."""
        self._chart.setVisible(self._drawing is not None)
        if self._drawing is not None and not self._folded:
            self._chart.show_drawing(self._drawing)
        self._fit_chart()

    def _fit_chart(self) -> None:
        """As high as all of it needs, but never so high that the lines have no room."""
        high = min(self._chart.natural_height(self.width() - 2 * GROUP), round(self.height() * _CHART_SHARE))
        if high != self._chart.maximumHeight():
            self._chart.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chart()

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, super().sizeHint().height())

    def _way_here(self) -> str:
        results, say = self._context.document.results, self._say
        steps = []
        for depth, figure in enumerate(self._trail[:-1]):
            try:
                name = say(explain(results, figure).label)
            except UnknownFigureError:
                name = "…"
            steps.append(f'<a href="{depth}">{_escape(name)}</a>')
        return " › ".join(steps)

    def _show_notes(self, index: QModelIndex) -> None:
        """What stands behind the current line: the norm's own words and its sources."""
        text = self._model.line(index.row()) if index.isValid() else None
        self._notes.show_text("\n".join(_notes(text, self._say.language)))


_IN_PANEL = Qt.ShortcutContext.WidgetWithChildrenShortcut


def _at_left(control: QWidget) -> QWidget:
    """A control at the left of the room that it is given."""
    room = QWidget()
    line = QHBoxLayout(room)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(control)
    line.addStretch(1)
    return room


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _notes(text: LineText | None, language: str) -> list[str]:
    """The note of a line's norm, and its sources with their addresses."""
    if text is None or text.line.norm is None:
        return []
    known = text.line.norm
    note = known.note.get(language, "")
    return ([note] if note else []) + source_lines(known.facts)
