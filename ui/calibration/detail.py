"""How one figure of an appointment book was counted, and where the norm beside it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.calibration.findings import Finding
from planner.norms import norm, own
from planner.texts import T
from ui.context import Context
from ui.models.norm_text import norm_lines
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled_text


class FindingDetail(QWidget):
    """Answers 'why this number?' for the finding that the cursor is on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self._title = label(context.theme, "section", wrap=True)
        self._words = label(context.theme, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addWidget(self._title)
        column.addWidget(scrolled_text(self._words, self._say(T("How it is counted"))), 1)
        self.setFixedHeight(128)

    def show_finding(self, finding: Finding | None) -> None:
        """Tell of another figure, or what to do where the cursor is on none."""
        say = self._say
        nothing = T("Choose a figure to read how it is counted.")
        self._title.setText(say(finding.label if finding else nothing))
        self._words.setText("\n".join(self._lines(finding)) if finding else "")

    def _lines(self, finding: Finding) -> Iterator[str]:
        say = self._say
        if finding.few:
            yield f"▲ {say(finding.few)}"
        yield say(finding.how)
        if finding.adoptable and not finding.differs:
            yield say(T("The plan has this number already."))
        known = norm(finding.norm_path) if finding.norm_path else None
        if known:
            yield from norm_lines(known, own(finding.present.value, finding.norm_path), say, finding.norm)
