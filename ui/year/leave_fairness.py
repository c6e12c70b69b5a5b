"""Whether Mondays, evenings, duties and the like of the year are shared fairly: own days against a fair share."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import names
from planner.results import Results
from planner.texts import Message, Quantity, T, Unit
from planner.year.fairness import TITLES, FairShare, fair_shares
from ui.context import Context
from ui.models.columns import Column, Table
from ui.models.record_model import RecordTableModel
from ui.theme import NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.table import RecordTable

_HELP = T("Days in the year, and how many would be fair by hours; ▲ is clearly more than fair.")


def _told(known: FairShare, _results: Results, burden: str) -> Message | str:
    share = known.shares[burden]
    if not share.own and not share.fair:
        return ""
    fair = Quantity(share.fair, Unit.TIMES)
    if share.is_unfair:
        return T("▲ {own}, fair {fair}", own=share.own, fair=fair)
    return T("{own}, fair {fair}", own=share.own, fair=fair)


COLUMNS = Table(
    columns=(
        Column(
            key="name",
            title=T("Name"),
            kind="text",
            read=lambda known, _results: names.member(known.member),
            width=150,
        ),
        *(
            Column(key=burden, title=title, kind="text", read=partial(_told, burden=burden), help=_HELP, width=134)
            for burden, title in TITLES.items()
        ),
    ),
    key=lambda known: known.member.id,
)


class FairnessPanel(QWidget):
    """A table to read; rosters are changed on the page of the week."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.table = RecordTable(
            RecordTableModel(context, COLUMNS, self), T("Fair share"), T("There is nobody in the team yet.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addWidget(label(context.theme, "caption", muted=True, text=context.say(_HELP)))
        column.addWidget(FramedTable(self.table), 1)
        self.table.widths.remember("year.fairness")

    def show_shares(self, results: Results, year: int) -> None:
        """Show the shares of a year."""
        self.table.records.show_rows(fair_shares(results.plan, year), results)
        self.table.ensure_current()
