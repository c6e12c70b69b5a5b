"""The week pattern from columns of sessions or of whole days, as lists of staff have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planner.files.patient_columns import plain
from planner.files.template.columns import Column, Kind
from planner.files.template.grid import Row
from planner.files.template.records import kept
from planner.files.template.values import RefusedError, typed_number
from planner.terms import DAY_PARTS, SESSIONS, WEEKDAYS
from planner.texts import T, Unit

# A mark without a number is a session of this length, and so many hours on a day are no more than one session.
USUAL_HOURS, LONGEST_SESSION = 4.0, 5.0

DAY_WORDS: Mapping[str, str] = {
    "mon": "ma maandag mon monday",
    "tue": "di dinsdag tue tuesday",
    "wed": "wo woensdag wed wednesday",
    "thu": "do donderdag thu thursday",
    "fri": "vr vrijdag fri friday",
    "sat": "za zaterdag sat saturday",
    "sun": "zo zondag sun sunday",
}
PART_WORDS: Mapping[str, str] = {
    "am": "o och ocht ochtend vm voormiddag voormiddags am morning",
    "pm": "m mi mid middag nm namiddag namiddags pm afternoon",
    "ev": "a av avond ev eve evening",
}
_DAYS = {word: day for day, words in DAY_WORDS.items() for word in (*words.split(), day)}
_PARTS = {word: part for part, words in PART_WORDS.items() for word in words.split()}
_YES = frozenset(["x", "v", "ja", "j", "yes", "y", "heel", "hele", "dag", "heledag", "day", "allday", "hd"])
_NO = frozenset(["nee", "n", "no", "vrij", "off", "geen"])
_RANGE = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:-|tot)(\d{1,2})(?:[:.](\d{2}))?(?:uur|u)?")


def pattern(row: Row, old: Mapping[str, float]) -> tuple[dict[str, float], dict[str, str]]:
    """The hours by session of a row, and by field the column that tells them; cells that say no hours are refused.

    A row that says nothing of its week leaves it as it was (`old`); of one that does, an empty cell is time off.
    """
    days = [day for day in WEEKDAYS if day in row.grid.places]
    sessions = [session for session in SESSIONS if session in row.grid.places]
    found = dict(old)
    if all(row.values.get(field) is None for field in ("days", *days, *sessions)):
        return found, {}
    columns = {f"sessions {day}_{part}": day for day in days for part in DAY_PARTS}
    if (named := row.values.get("days")) is not None:
        found = {session: old.get(session, 0.0) or USUAL_HOURS for session in _named(row, named)}
    for day in days:
        for part, hours in _told(row, day, found):
            found[f"{day}_{part}"] = hours
    for session in sessions:
        columns[f"sessions {session}"] = session
        found[session] = _hours(row, session)
    return kept(dict(old), {session: hours for session, hours in found.items() if hours}), columns


def _named(row: Row, text: str) -> Iterator[str]:
    """The sessions of the days in a text such as `ma, di ochtend, do-vr`; refused where a word of it is no day."""
    parts: dict[str, set[str]] = {}
    last = ""
    for word in _words(text):
        if word in _DAYS:
            last = _DAYS[word]
            parts.setdefault(last, set())
        elif word in _PARTS and last:
            parts[last].add(_PARTS[word])
        else:
            row.refuse("days", T("'{text}' names no days. Type them such as: mon, tue am, thu.", text=text))
            return
    for day, chosen in parts.items():
        yield from (f"{day}_{part}" for part in DAY_PARTS if part in (chosen or {"am", "pm"}))


def _words(text: str) -> Iterator[str]:
    """The words of a list of days; two days with a dash between them are all from one to the other."""
    joined = re.sub(r"\s*(?:-|–|t/m|tot en met)\s*", "-", plain(text))
    for piece in re.split(r"[^\w-]+", joined):
        words = [word for word in piece.split("-") if word not in ("", "en", "and", "hele", "dag")]
        if len(words) == 2 and all(word in _DAYS for word in words):
            first, last = (WEEKDAYS.index(_DAYS[word]) for word in words)
            yield from WEEKDAYS[first : last + 1]
        else:
            yield from words


def _told(row: Row, day: str, old: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The hours in each part of a day; those of before where they add up to the hours that the row has."""
    value = row.values.get(day)
    before = {part: old.get(f"{day}_{part}", 0.0) for part in DAY_PARTS}
    if isinstance(value, str):
        if (parts := _parts(value)) is not None:
            yield from ((part, (before[part] or USUAL_HOURS) if part in parts else 0.0) for part in DAY_PARTS)
            return
        value = _number(row, day, value)
    hours = value or 0.0
    if abs(hours - sum(before.values())) < 1e-9:
        yield from before.items()
    elif hours > LONGEST_SESSION:
        yield from (("am", hours / 2), ("pm", hours / 2), ("ev", 0.0))
    else:
        yield from (("am", hours), ("pm", 0.0), ("ev", 0.0))


def _parts(text: str) -> set[str] | None:
    """The parts of a day that a text such as `x` or `o/m` means; None where it means none of them."""
    words = re.findall(r"[a-z]+|[^\sa-z,;/+&.]+", plain(text))
    words = [word for word in words if word not in ("en", "and")]
    if words and all(word in _NO or word == "-" for word in words):
        return set()
    if words and all(word in _YES for word in words):
        return {"am", "pm"}
    if words and all(word in _PARTS for word in words):
        return {_PARTS[word] for word in words}
    return None


def _hours(row: Row, session: str) -> float:
    """The hours in a session; a mark is a usual session."""
    value = row.values.get(session)
    if isinstance(value, str):
        text = plain(value).strip()
        if text in _NO or text == "-":
            return 0.0
        if text in _YES or _PARTS.get(text) == session.partition("_")[2]:
            return USUAL_HOURS
        if match := _RANGE.fullmatch(re.sub(r"\s|–", lambda sign: "-" if sign[0] == "–" else "", text)):
            first, last = (int(match[at]) + int(match[at + 1] or 0) / 60 for at in (1, 3))
            if first < last:
                return last - first
        return _number(row, session, value)
    return value or 0.0


def _number(row: Row, field: str, text: str) -> float:
    try:
        return typed_number(Column(field, row.grid.spec.column(field).title, Kind.NUMBER, Unit.HOURS), text)
    except RefusedError:
        pass
    row.refuse(field, T("'{text}' says no hours. Type a number such as 8, or a mark such as x.", text=text))
    return 0.0
