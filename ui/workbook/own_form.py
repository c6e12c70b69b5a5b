"""What a sheet of people's own is a list of, and which of its columns holds what."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.files.named_columns import NamedPreview
from planner.files.template.own_sheet import KINDS, OwnColumn, OwnSheet, guess, kind_of, likely_kind
from planner.files.template.values import text_of
from planner.texts import T
from ui.context import Context
from ui.dialogs.column_form import ColumnForm
from ui.theme import GROUP, NEAR
from ui.widgets.forms import add_field
from ui.widgets.labels import label

_ROWS = 5
_LONGEST = 44


class OwnForm(QWidget):
    """The sheet, the kind of list and a column for every field; what is recognised is filled in.

    `changed` tells that another sheet is in view.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._sheets: tuple[OwnSheet, ...] = ()
        self.sheet_box, self.kind_box = QComboBox(), QComboBox()
        self._hint = label(context.theme, "caption", muted=True, wrap=True)
        self._area = QScrollArea()
        self.columns: ColumnForm | None = None
        self._lay_out()
        self.sheet_box.activated.connect(self._show_sheet)
        self.kind_box.activated.connect(self._show_columns)

    def _lay_out(self) -> None:
        say = self._say
        for spec in KINDS:
            self.kind_box.addItem(say(spec.title), spec.key)
        choice = QHBoxLayout()
        choice.setSpacing(GROUP)
        self.sheet_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for title, box in ((T("&Sheet"), self.sheet_box), (T("It is a &list of"), self.kind_box)):
            form = QFormLayout()
            add_field(form, say, title, box)
            choice.addLayout(form)
        choice.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(say(T("Columns of the list")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(choice)
        column.addWidget(self._hint)
        column.addWidget(self._area, 1)

    def show_sheets(self, sheets: tuple[OwnSheet, ...]) -> None:
        """Offer the sheets of another workbook, the longest list in front."""
        self._sheets = sheets
        self.sheet_box.clear()
        for sheet in sheets:
            self.sheet_box.addItem(sheet.title)
        self.sheet_box.setCurrentIndex(max(range(len(sheets)), key=lambda place: sheets[place].row_count))
        self._show_sheet()

    def forget(self) -> None:
        """Let go of what was read."""
        self._sheets = ()

    def _show_sheet(self) -> None:
        likely = likely_kind(self.sheet.title, self.sheet.names)
        self.kind_box.setCurrentIndex(self.kind_box.findData(likely))
        self._show_columns()
        self.changed.emit()

    def _show_columns(self) -> None:
        spec, sheet = kind_of(self.kind), self.sheet
        self._hint.setText(self._say(spec.hint))
        needed = {field: T("{what}, needed", what=spec.column(field).title) for field in spec.needed}
        found = guess(spec.key, sheet.names)
        # A list of people has more fields than fit in view, and most lists hold few of them.
        in_order = sorted(spec.columns, key=lambda one: (one.field not in needed, one.field not in found))
        self.columns = ColumnForm(self._say, {one.field: needed.get(one.field, one.title) for one in in_order})
        places = {field: sheet.names.index(name) for field, name in found.items()}
        self.columns.show_preview(NamedPreview(tuple(map(_shown, sheet.columns)), (), places))
        self._area.setWidget(self.columns)

    @property
    def sheet(self) -> OwnSheet:
        """The sheet that is in view."""
        return self._sheets[self.sheet_box.currentIndex()]

    @property
    def kind(self) -> str:
        """What it is a list of."""
        return str(self.kind_box.currentData())

    @property
    def mapping(self) -> dict[str, str]:
        """By field the column that holds it."""
        places = self.columns.places if self.columns else {}
        return {field: self.sheet.names[place] for field, place in places.items()}

    @property
    def first_rows(self) -> tuple[list[str], list[list[str]]]:
        """The titles and the first rows, to recognise the columns."""
        sheet = self.sheet
        rows = list(islice(sheet.raw.rows, sheet.header_row, sheet.header_row + _ROWS))
        cells = [[text_of(row[one.place]) if one.place < len(row) else "" for one in sheet.columns] for row in rows]
        return list(sheet.names), cells


def _shown(column: OwnColumn) -> str:
    """The name of a column with what is in its first cells."""
    samples = ", ".join(" ".join(text.split()) for text in column.samples)
    text = f"{column.name} ({samples})" if samples else column.name
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
