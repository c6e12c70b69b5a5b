"""What came of counting a patient list: rows read and left out, and what taking it over would change."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import names
from planner.files.patient_cells import REASONS, REMARKS
from planner.files.patient_list import Finding, ListReport, Tally
from planner.list_edit import Difference, band_differences, programme_differences
from planner.plan import Plan, find
from planner.texts import TN, Message, Quantity, T, Unit
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable


class ListReportView(QWidget):
    """A sentence with the outcome, the rows that were left out and why, and the counts before and after."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say = context.say
        theme = context.theme
        self._outcome = label(theme, wrap=True)
        self._rows = PlainTable(say(T("Rows that were left out, and remarks")), numbers=(1,), wrap=True)
        self._changes = PlainTable(say(T("Patients before and after")), numbers=(1, 2, 3), wrap=True)
        halves = QHBoxLayout()
        halves.setSpacing(GROUP)
        parts = (T("The rows of the list"), self._rows, 4), (T("What changes"), self._changes, 3)
        for title, table, share in parts:
            half = QVBoxLayout()
            half.setSpacing(NEAR)
            half.addWidget(label(theme, "section", text=say(title)))
            half.addWidget(table, 1)
            halves.addLayout(half, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(self._outcome)
        column.addLayout(halves, 1)

    def show_tally(self, tally: Tally, plan: Plan) -> None:
        """Show the outcome of a count, beside the plan as it is."""
        say = self._say
        self._outcome.setText(" ".join(say(sentence) for sentence in _outcome(tally)))
        self._rows.show_rows(
            [say(T("Rows")), say(T("How many")), say(T("Which rows"))],
            [[say(what), say.number(found, 0), say.value(where)] for what, found, where in _findings(tally.report)],
        )
        heads = (T("Patients"), T("Now"), T("In the list"), T("Difference"))
        self._changes.show_rows([say(head) for head in heads], list(self._change_rows(tally, plan)))
        for table in (self._rows, self._changes):
            table.stretch(0)

    def _change_rows(self, tally: Tally, plan: Plan) -> Iterator[list[str]]:
        bands = band_differences(plan, tally)
        total = Difference("", sum(one.before for one in bands), sum(one.after for one in bands))
        for one in bands:
            yield self._change_row(T("{band} years", band=one.key), one)
        yield self._change_row(T("All ages"), total)
        for one in programme_differences(plan, tally):
            yield self._change_row(names.activity(find(plan.activities, one.key)), one)

    def _change_row(self, title: Message | str, one: Difference) -> list[str]:
        numbers = [self._say.plain(Quantity(value, Unit.PERSONS)) for value in (one.before, one.after, one.change)]
        if one.change > 0 and numbers[2] != "0":
            numbers[2] = f"+{numbers[2]}"
        return [self._say(title), *numbers]


def _outcome(tally: Tally) -> Iterator[Message]:
    report = tally.report
    yield TN(
        "{count} row was read, {counted} patients were counted on {day}.",
        "{count} rows were read, {counted} patients were counted on {day}.",
        report.read,
        counted=Quantity(report.counted, Unit.PERSONS),
        day=tally.as_of,
    )
    if report.without_age:
        yield TN(
            "{count} row has no usable age and is not counted.",
            "{count} rows have no usable age and are not counted.",
            report.without_age,
        )
    if not tally.split:
        yield T("No column tells the client groups apart, so everybody counts as healthy.")


def _findings(report: ListReport) -> Iterator[tuple[Message, int, Message | tuple[int, ...]]]:
    yield T("Read"), report.read, ()
    yield T("Counted as patients"), report.counted, ()
    for reason, found in report.skipped.items():
        yield T("Left out: {why}", why=REASONS[reason]), found.count, _where(found)
    for remark, found in report.remarks.items():
        yield T("Remark: {what}", what=REMARKS[remark]), found.count, _where(found)


def _where(found: Finding) -> Message | tuple[int, ...]:
    if found.count > len(found.rows):
        return T("{rows} and more", rows=found.rows)
    return found.rows
