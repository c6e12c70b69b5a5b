"""What of a pasted block would be taken over, what would be refused and why; asked before anything changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from planner.texts import TN, Message, T
from ui.context import Context
from ui.models.block_edits import Outcome
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import answer_buttons
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

# More refusals than anybody reads; the rest is counted.
_MOST = 500
_LONGEST = 60
_WIDEST = 140


@dataclass(frozen=True, slots=True)
class Offer:
    """Two ways to go on: with the rows that there are, and with `missing` rows added where the table can get them.

    `verb` is what is done, `partly` doing it with what fits.
    """

    plain: Outcome
    grown: Outcome | None
    missing: int
    verb: Message
    partly: Message


class PastePreview(QDialog):
    """How many cells fit, and the refused ones with row, column, text and reason; `taken` gives the chosen outcome."""

    taken = Signal(object)

    def __init__(self, context: Context, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say = context.say
        self._offer = offer
        self.setWindowTitle(say(offer.verb))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = label(context.theme, wrap=True)
        self.add_rows = QCheckBox(say(TN("&Add {count} row", "&Add {count} rows", offer.missing)))
        self.add_rows.setVisible(offer.grown is not None)
        self.add_rows.setChecked(offer.grown is not None)
        self.refusals = PlainTable(say(T("Cells that are refused")), numbers=(0,), wrap=True)
        self.rest = label(context.theme, "caption", muted=True)
        self._lay_out()
        self.add_rows.toggled.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(NEAR)
        for part in (self.summary, self.add_rows):
            column.addWidget(part)
        column.addWidget(self.refusals, 1)
        column.addWidget(self.rest)
        column.addSpacing(GROUP - NEAR)
        buttons, self.go_on = answer_buttons(self, self._say, self._offer.verb, self._take)
        column.addWidget(buttons)
        self.resize(680, 420)

    @property
    def outcome(self) -> Outcome:
        """What going on would do now."""
        grown = self._offer.grown
        return grown if grown is not None and self.add_rows.isChecked() else self._offer.plain

    def _take(self) -> None:
        outcome = self.outcome
        self.accept()
        self.taken.emit(outcome)

    def _show(self) -> None:
        say, outcome = self._say, self.outcome
        refused = len(outcome.refused)
        self.summary.setText(say(_summary(outcome)))
        self.go_on.setText(say(self._offer.partly if refused else self._offer.verb))
        self.go_on.setEnabled(outcome.change is not None)
        self.refusals.setVisible(bool(refused))
        self.refusals.show_rows(
            [say(T("Row")), say(T("Column")), say(T("Text")), say(T("Why not"))],
            [
                [say.number(one.row, 0), say(one.column), _short(one.text), say(one.why)]
                for one in outcome.refused[:_MOST]
            ],
        )
        for number in (1, 2):
            self.refusals.setColumnWidth(number, min(_WIDEST, self.refusals.columnWidth(number)))
        self.refusals.stretch(3)
        self.rest.setVisible(refused > _MOST)
        self.rest.setText(say(TN("and {count} more", "and {count} more", refused - _MOST)))


def _summary(outcome: Outcome) -> Message:
    fits = TN("{count} cell fits", "{count} cells fit", outcome.fits)
    if not outcome.refused:
        return T("{fits}.", fits=fits)
    refused = TN("{count} is refused", "{count} are refused", len(outcome.refused))
    return T("{fits}, {refused}. Nothing has changed yet.", fits=fits, refused=refused)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
