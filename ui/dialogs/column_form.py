"""A box with the columns of a list for every field that a list can hold."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from planner.files.named_columns import NamedPreview
from planner.language import Translator
from planner.texts import Message, T
from ui.widgets.choices import fill


class ColumnForm(QWidget):
    """Says which column holds what, by its place; the recognised ones are filled in."""

    def __init__(self, say: Translator, fields: Mapping[str, Message]) -> None:
        super().__init__()
        self._say = say
        self.boxes: dict[str, QComboBox] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        for field, title in fields.items():
            box = QComboBox()
            box.setMinimumContentsLength(24)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleDescription(say(T("Column with: {what}", what=title)))
            self.boxes[field] = box
            form.addRow(say(title), box)

    def show_preview(self, preview: NamedPreview) -> None:
        """Offer the columns of a list, with the recognised ones chosen."""
        items = [(name, str(place)) for place, name in enumerate(preview.columns)]
        for field, box in self.boxes.items():
            box.clear()
            fill(box, [(self._say(T("not in this list")), None), *items])
            place = preview.places.get(field)
            box.setCurrentIndex(0 if place is None else place + 1)

    @property
    def places(self) -> dict[str, int]:
        """The place of each column that was chosen."""
        chosen = {field: box.currentData() for field, box in self.boxes.items()}
        return {field: int(place) for field, place in chosen.items() if place is not None}
