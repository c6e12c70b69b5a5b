"""Results, warnings, breakdowns and list reports as JSON and as plain text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from planner import names, words
from planner.explain import Breakdown
from planner.explain.breakdown import Line
from planner.files.patient_cells import REASONS, REMARKS
from planner.files.patient_list import Finding, Tally
from planner.language import Translator
from planner.plan import Plan
from planner.results import Results
from planner.solve import Answer, QuestionKind, sentence
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Remedy, Severity, Warning

ROLE_NAMES = (
    "demand_hours",
    "capacity_hours",
    "utilisation",
    "gap_hours",
    "fte_present",
    "fte_required",
    "wisn_ratio",
    "contacts_per_week",
    "contacts_possible",
    "minutes_per_contact",
    "headcount",
)
PRACTICE_NAMES = (
    "patients",
    "patients_per_gp_fte",
    "contacts_per_gp_day",
    "contacts_per_patient_year",
    "gp_days",
    "continuity",
    "cost_per_week",
)


GLYPHS = {Severity.RED: "■", Severity.AMBER: "▲", Severity.INFO: "·"}

# What the amounts of answers count, as other programs read it.
UNITS: dict[QuestionKind, str] = {
    "largest-list": "patients",
    "list-per-fte": "patients per fte",
    "longest-consult": "minutes",
    "hours-to-hire": "hours",
    "share-to-delegate": "share",
    "locum-sessions": "sessions",
}
_HEADS = (
    T("Function"),
    T("Hours needed"),
    T("Hours available"),
    T("Utilisation"),
    T("Hours left"),
    T("Fte required"),
)


def results_json(results: Results, found: Iterable[Warning], say: Translator) -> str:
    """Everything that follows from a plan; what cannot be computed is null."""
    document: dict[str, Any] = {
        "roles": {
            role_id: {name: getattr(role, name) for name in ROLE_NAMES} for role_id, role in results.roles.items()
        },
        "volumes": {activity_id: asked.volume for activity_id, asked in results.demand.items()},
        **{name: getattr(results, name) for name in PRACTICE_NAMES},
        "warnings": [_warning(warning, say) for warning in found],
    }
    return dumped(document)


def dumped(document: dict[str, Any]) -> str:
    """A document as JSON."""
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)


def _warning(warning: Warning, say: Translator) -> dict[str, Any]:
    return {
        "code": warning.code,
        "severity": warning.severity.value,
        "subject": warning.subject,
        "text": say(warning.text),
        "numbers": {name: quantity.value for name, quantity in warning.numbers.items()},
        "remedies": [_remedy(remedy, say) for remedy in warning.remedies],
    }


def _remedy(remedy: Remedy, say: Translator) -> dict[str, Any]:
    return {
        "code": remedy.code,
        "text": say(remedy.text),
        "effects": [
            {"figure": str(effect.figure), "before": effect.before.value, "after": effect.after.value}
            for effect in remedy.effects
        ],
    }


def results_text(results: Results, found: Iterable[Warning], say: Translator) -> str:
    """A table of the roles, the figures of the practice, and the warnings with their best remedy."""
    rows = [tuple(say(head) for head in _HEADS)]
    for role in results.plan.roles:
        balance = results.roles[role.id]
        if balance.demand_hours or balance.headcount:
            cells = (
                Quantity(balance.demand_hours, Unit.HOURS),
                Quantity(balance.capacity_hours, Unit.HOURS),
                Quantity(balance.utilisation, Unit.SHARE),
                Quantity(balance.gap_hours, Unit.HOURS),
                Quantity(balance.fte_required, Unit.FTE),
            )
            rows.append((say(names.role_name(role)), *(say.plain(cell) for cell in cells)))
    return "\n".join([*columns(rows), "", *(_warning_text(results.plan, warning, say) for warning in found)]).rstrip()


def _warning_text(plan: Plan, warning: Warning, say: Translator) -> str:
    best = warning.remedies[0] if warning.remedies else None
    return f"{GLYPHS[warning.severity]} {say(warning.text)}" + (
        f"\n    → {_remedy_text(plan, best, say)}" if best else ""
    )


def _remedy_text(plan: Plan, remedy: Remedy, say: Translator) -> str:
    effects = "; ".join(say(words.effect(plan, effect)) for effect in remedy.effects)
    return f"{say(remedy.text)} ({effects})"


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Text in columns: the first to the left, numbers to the right."""
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))]
    return [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]


def breakdown_json(breakdown: Breakdown, say: Translator) -> str:
    """A breakdown with its lines, norms and sources."""
    document = {
        "figure": str(breakdown.figure),
        "label": say(breakdown.label),
        "result": breakdown.result.value,
        "unit": breakdown.result.unit.value,
        "formula": say(breakdown.formula),
        "lines": [_line(line, say) for line in breakdown.lines],
    }
    return dumped(document)


def _line(line: Line, say: Translator) -> dict[str, Any]:
    return {
        "op": line.op.value,
        "label": say(line.label),
        "value": line.quantity.value,
        "unit": line.quantity.unit.value,
        "figure": str(line.figure) if line.figure else None,
        "detail": say(line.detail) if line.detail else None,
        "own": line.own,
        "norm": None
        if line.norm is None
        else {
            "value": line.norm.value,
            "kind": line.norm.kind,
            "note": line.norm.note.get(say.language, ""),
            "sources": [{"title": title, "url": url} for title, url in line.norm.sources],
        },
    }


def breakdown_text(breakdown: Breakdown, say: Translator) -> str:
    """A breakdown as a small table."""
    rows = [
        (
            f"{line.op.value:3} {say(line.label)}" + (f" ({say(line.detail)})" if line.detail else ""),
            say.plain(line.quantity),
        )
        for line in breakdown.lines
    ]
    rows.append((f"=   {say(breakdown.label)}", say.plain(breakdown.result)))
    return "\n".join([say(breakdown.formula), *columns(rows)])


def tally_text(tally: Tally, say: Translator) -> str:
    """What an import read, counted and left out, with row numbers but nothing of what the rows hold."""
    report = tally.report
    lines = [
        say(T("{read} rows read, {counted} patients counted.", read=report.read, counted=report.counted)),
        *(_finding(REASONS[reason], found, say) for reason, found in report.skipped.items()),
        *(_finding(REMARKS[remark], found, say) for remark, found in report.remarks.items()),
    ]
    if not tally.split:
        lines.append(say(T("The list does not split client groups: everybody counts as healthy.")))
    return "\n".join(lines)


def _finding(what: Message, found: Finding, say: Translator) -> str:
    rows = tuple(str(row) for row in found.rows)
    return say(
        TN(
            "- {what}: {count} row (row {rows})",
            "- {what}: {count} rows (such as {rows})",
            found.count,
            what=what,
            rows=rows,
        )
    )


def answer_json(answer: Answer, say: Translator) -> str:
    """Whether a target can be reached, with the exact amount and its unit, or with the reason why not."""
    if answer.value is None:
        return dumped({"reachable": False, "reason": say(answer.reason or "")})
    document: dict[str, Any] = {"reachable": True, "value": answer.value, "unit": UNITS[answer.question.kind]}
    if answer.question.kind == "locum-sessions":
        document["rounded_up"] = int(answer.practical)
    return dumped(document)


def answer_text(results: Results, answer: Answer, say: Translator) -> str:
    """An answer as a sentence."""
    return say(sentence(results, answer))
