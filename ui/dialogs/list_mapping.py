"""The form in which the user says which column of a patient list holds what."""

from __future__ import annotations

from collections.abc import Mapping as Titles
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner import names
from planner.files.icpc import PROGRAMMES
from planner.files.patient_columns import Mapping, own_postcodes
from planner.files.patient_list import ListPreview
from planner.plan import Plan
from planner.texts import Message, T
from ui.context import Context
from ui.theme import AROUND, NEAR
from ui.widgets.labels import label

_AGE: dict[str, Message] = {
    "birth_date": T("Birth date"),
    "birth_year": T("Year of birth"),
    "age": T("Age"),
}
_REGISTRATION: dict[str, Message] = {
    "deregistered": T("Deregistered"),
    "registered": T("Registered since"),
    "patient": T("Patient number"),
}
_GROUPS: dict[str, Message] = {
    "icpc": T("ICPC codes"),
    "social_flag": T("Social need"),
    "postcode": T("Postcode"),
}
_ORDERS: dict[str, Message] = {
    "auto": T("find out from the list"),
    "dmy": T("day, month, year"),
    "mdy": T("month, day, year"),
    "ymd": T("year, month, day"),
}


def programmes(plan: Plan) -> dict[str, Message | str]:
    """What a programme column can stand for: the plan's own prevalence activities, and those that codes can tell."""
    known: dict[str, Message | str] = {programme: names.ACTIVITIES[programme] for programme in PROGRAMMES}
    own = {a.id: names.activity(a) for a in plan.activities if a.volume.kind == "prevalence"}
    return known | own


class MappingForm(QScrollArea):
    """A box with the list's columns for every field; the recognised ones are filled in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._fields: dict[str, QComboBox] = {}
        self._programmes: dict[str, QComboBox] = {}
        self._postcodes = QLineEdit()
        self._order = QComboBox()
        self._lay_out()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        say = self._say
        for key, text in _ORDERS.items():
            self._order.addItem(say(text), key)
        self._postcodes.setPlaceholderText(say(T("such as 1234, 5678 AB")))
        left = self._form(T("Age and registration"))
        self._add(left, self._fields, _AGE | _REGISTRATION)
        left.addRow(say(T("Dates are written as")), self._order)
        right = self._form(T("Client groups and programmes"))
        self._add(right, self._fields, _GROUPS)
        right.addRow(say(T("Postcodes with social need")), self._postcodes)
        self._add(right, self._programmes, programmes(self._context.document.plan))
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, NEAR, 0)
        columns.setSpacing(AROUND)
        for form in (left, right):
            half = QVBoxLayout()
            half.addLayout(form)
            half.addStretch(1)
            columns.addLayout(half, 1)
        self.setWidget(inside)

    def _form(self, title: Message) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label(self._context.theme, "section", text=self._say(title)))
        return form

    def _add(self, form: QFormLayout, boxes: dict[str, QComboBox], titles: Titles[str, Message | str]) -> None:
        for field, title in titles.items():
            box = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            box.setAccessibleDescription(self._say(T("Column with: {what}", what=title)))
            boxes[field] = box
            form.addRow(self._say(title), box)

    def show_preview(self, preview: ListPreview) -> None:
        """Offer the columns of a list, with the recognised ones chosen."""
        proposed = preview.mapping
        for field, box in self._fields.items():
            self._fill(box, preview.columns, getattr(proposed, field))
        for programme, box in self._programmes.items():
            self._fill(box, preview.columns, proposed.programmes.get(programme))
        self._order.setCurrentIndex(self._order.findData(proposed.date_order))

    def _fill(self, box: QComboBox, columns: tuple[str, ...], chosen: str | None) -> None:
        box.clear()
        box.addItem(self._say(T("not in this list")), None)
        for column in columns:
            box.addItem(column, column)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)

    def mapping(self) -> Mapping:
        """What was chosen; `ListError` for a postcode that is none."""
        chosen: dict[str, Any] = {field: box.currentData() for field, box in self._fields.items()}
        flags = {programme: box.currentData() for programme, box in self._programmes.items() if box.currentData()}
        return Mapping(
            **chosen,
            programmes=flags,
            social_postcodes=own_postcodes(self._postcodes.text()),
            date_order=self._order.currentData(),
        )
