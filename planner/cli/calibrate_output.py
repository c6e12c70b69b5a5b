"""What an appointment book says, as JSON and as plain text."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from planner import names
from planner.calibration.book import Book, Sort
from planner.calibration.counting import OTHER_KIND
from planner.calibration.figures import Key, Weekly, kept, lengths, shares, weekly
from planner.calibration.findings import Finding
from planner.calibration.kinds import Meaning
from planner.calibration.outcome import Calibration, read_lines
from planner.cli.output import columns, dumped
from planner.language import UNKNOWN, Translator
from planner.plan import Plan, find
from planner.terms import WORKDAYS
from planner.texts import Quantity, T, Unit


def as_json(plan: Plan, known: Calibration, say: Translator) -> str:
    """All figures; what cannot be computed or told is null or left out."""
    book, covered = known.book, known.covered
    return dumped(
        {
            "read": book.read,
            "held": sum(book.held.values()),
            "missed": sum(book.missed.values()),
            "cancelled": book.cancelled,
            "left_out": {reason.value: number for reason, number in book.left_out.items()},
            "unclear": {what.value: number for what, number in book.unclear.items()},
            "first": book.first.isoformat(),
            "last": book.last.isoformat(),
            "weeks": {
                "counted": len(covered.mondays),
                "appointments_in_partly_covered_weeks": covered.partly,
                "empty": [day.isoformat() for day in covered.empty],
                "empty_skipped": covered.skipped,
                "public_holidays": [day.isoformat() for day in covered.closed],
            },
            "kinds": _kinds(known),
            "roles": dict(sorted(shares(book, lambda sort: sort.role).items())),
            "hours": {str(hour): number for hour, number in book.hours.items()},
            "continuity": _continuity(book),
            "findings": [_finding(finding, say) for finding in known.findings],
        }
    )


def _kinds(known: Calibration) -> list[dict[str, Any]]:
    """The kinds of the list with what was counted of each."""
    book = known.book
    per_week = weekly(book, known.covered, _kind)
    came = kept(book, _kind)
    return [
        {
            "kind": kind,
            "activities": list(known.meaning.kinds.get(kind, ())),
            "per_week": asdict(per_week[kind]) if kind in per_week else None,
            "no_show": came[kind].share if kind in came else None,
            "roles": dict(sorted(shares(book, _role_in(kind)).items())),
            "lengths": {role: asdict(found) for role, found in sorted(lengths(book, _role_in(kind)).items())},
        }
        for kind in book.kinds
    ]


def _kind(sort: Sort) -> str:
    return sort.kind


def _role_in(kind: str) -> Key:
    return lambda sort: sort.role if sort.kind == kind else None


def _continuity(book: Book) -> dict[str, Any] | None:
    known = book.continuity
    if known is None:
        return None
    return {
        "slicc": known.slicc,
        "slicc_of_lists": list(known.slicc_of_lists),
        "contacts": known.contacts,
        "upc": known.upc,
        "patients": known.patients,
        "gps_only": known.gps_only,
    }


def _finding(finding: Finding, say: Translator) -> dict[str, Any]:
    return {
        "path": finding.path or None,
        "label": say(finding.label),
        "unit": finding.found.unit.value,
        "found": finding.found.value,
        "low": finding.low,
        "high": finding.high,
        "plan": finding.present.value,
        "norm": finding.norm.value,
        "counted": finding.counted,
        "basis": say(finding.basis),
        "how": say(finding.how),
        "few": say(finding.few) if finding.few else None,
        "season": list(finding.season.factors) if finding.season else None,
    }


def as_text(plan: Plan, known: Calibration, say: Translator) -> str:
    """What was read, the kinds per week, and the findings beside the plan and the norm."""
    lines = [say(line) for line in read_lines(plan, known)]
    parts = [lines, _kinds_table(plan, known, say), _findings_table(known, say)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _kinds_table(plan: Plan, known: Calibration, say: Translator) -> list[str]:
    """Each kind of the list: what it means in the plan, and how often it was in a week and on each weekday."""
    per_week = weekly(known.book, known.covered, _kind)
    if not per_week:
        return []
    heads = [T("Kind of appointment"), T("In the plan"), T("Per week"), *(names.WEEKDAYS[day] for day in WORKDAYS)]
    rows = [tuple(map(say, heads))]
    for kind in known.book.kinds:
        if kind in per_week:
            rows.append(_kind_row(plan, known.meaning, kind, per_week[kind], say))
    return columns(rows)


def _kind_row(plan: Plan, meaning: Meaning, kind: str, week: Weekly, say: Translator) -> tuple[str, ...]:
    means = " / ".join(say(names.activity(find(plan.activities, each))) for each in meaning.kinds.get(kind, ()))
    per_day = (Quantity(week.weekdays.get(day), Unit.CONTACTS) for day in WORKDAYS)
    cells = (Quantity(week.mean, Unit.CONTACTS), *per_day)
    return kind or say(OTHER_KIND), means or UNKNOWN, *map(say.plain, cells)


def _findings_table(known: Calibration, say: Translator) -> list[str]:
    heads = (T("Finding"), T("Found"), T("8 in 10 between"), T("Plan"), T("Norm"), T("Counted"), T("Path"))
    rows = [tuple(map(say, heads))]
    for finding in known.findings:
        unit = finding.found.unit
        between = T("{low} and {high}", low=Quantity(finding.low, unit), high=Quantity(finding.high, unit))
        rows.append(
            (
                say(finding.label),
                say.plain(finding.found),
                say(between) if finding.low is not None else "",
                say.plain(finding.present),
                say.plain(finding.norm),
                say(finding.basis),
                finding.path,
            )
        )
    return columns(rows) if len(rows) > 1 else []
