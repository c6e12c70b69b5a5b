"""The warnings as they stand at export: text that does not change with the inputs, and says so."""

from __future__ import annotations

from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Sheet
from planner.texts import Message, T
from planner.warnings import Effect, Remedy, Severity, Warning, warnings

_SEVERITIES: dict[Severity, tuple[Message, Look]] = {
    Severity.RED: (T("Act now"), Look.OVER),
    Severity.AMBER: (T("Watch"), Look.WATCH),
    Severity.INFO: (T("Good to know"), Look.WRAPPED),
}
# Column and number of columns of: severity, sentence, remedy, effect.
_SEVERITY, _SENTENCE, _REMEDY, _EFFECT = (0, 1), (1, 4), (5, 4), (9, 3)


def warning_rows(draft: Draft, sheet: Sheet, row: int) -> int:
    """One row per warning with what helps first; the answer is the row after them."""
    say = draft.say
    sheet.text(row, 0, say(T("Warnings")), Look.SECTION)
    note = T(
        "As of the export on {day}. These sentences do not change with the inputs; the figures above do.",
        day=draft.today,
    )
    sheet.text(row + 1, 0, say(note), Look.SUBTITLE)
    found = warnings(draft.results, draft.today)
    if not found:
        sheet.text(row + 2, 0, say(T("There are no warnings.")))
        return row + 3
    row += 2
    titles = (T("How bad"), T("What"), T("What helps"), T("What that does"))
    for title, (column, span) in zip(titles, (_SEVERITY, _SENTENCE, _REMEDY, _EFFECT), strict=True):
        sheet.text(row, column, say(title), Look.HEAD, span)
    for warning in found:
        row += 1
        _row(draft, sheet, row, warning)
    return row + 1


def _row(draft: Draft, sheet: Sheet, row: int, warning: Warning) -> None:
    word, look = _SEVERITIES[warning.severity]
    best: Remedy | None = warning.remedies[0] if warning.remedies else None
    sheet.text(row, _SEVERITY[0], draft.say(word), look, _SEVERITY[1])
    sheet.text(row, _SENTENCE[0], draft.say(warning.text), Look.WRAPPED, _SENTENCE[1])
    sheet.text(row, _REMEDY[0], draft.say(best.text) if best else "", Look.STEP, _REMEDY[1])
    effects = "\n".join(draft.say(_effect(effect)) for effect in best.effects) if best else ""
    sheet.text(row, _EFFECT[0], effects, Look.STEP, _EFFECT[1])


def _effect(effect: Effect) -> Message:
    return T("{figure}: from {before} to {after}", figure=effect.label, before=effect.before, after=effect.after)
