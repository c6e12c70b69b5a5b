"""What a plan and this computer hold, as text to keep or print and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.files.plan_file import dumps
from planner.language import Translator
from planner.plan import Plan
from planner.privacy.fields import MEANINGS, WHOSE
from planner.privacy.holdings import Holding, holdings
from planner.privacy.places import ELSEWHERE, Place, places
from planner.texts import TN, Message, T


def size(count: int) -> Message:
    """Bytes in words."""
    return TN("{count} byte", "{count} bytes", count)


def about(holding: Holding) -> Iterator[Message]:
    """Sentences on one part of a plan: what it is, where it comes from, and which fields say anything about whom."""
    yield holding.what
    yield T("Where it comes from: {origin}", origin=holding.origin)
    for whose in holding.whose:
        yield T("{whose}: {fields}.", whose=WHOSE[whose], fields=holding.about(whose))


def text(plan: Plan, path: Path | None, moment: datetime, say: Translator) -> str:
    """Everything in plain text; the plan's own text is not in it."""
    name = path.name if path else say(T("a plan that has no file yet"))
    lines = [
        say(T("What '{file}' holds, on {moment}", file=name, moment=moment)),
        "",
        say(T("The plan file has {size}. There is nothing in it but this:", size=size(len(dumps(plan).encode())))),
    ]
    for holding in holdings(plan):
        head = T("{title}: {amount}, {size}", title=holding.title, amount=holding.amount, size=size(holding.size))
        lines += ["", say(head), *(f"  {say(line)}" for line in about(holding))]
    lines += ["", *(say(T("{title}: {content}", title=WHOSE[whose], content=MEANINGS[whose])) for whose in WHOSE)]
    lines += ["", say(T("On this computer"))]
    for place in places(path):
        lines += ["", *_place(place, say)]
    lines += ["", *map(say, ELSEWHERE)]
    return "\n".join(lines) + "\n"


def _place(place: Place, say: Translator) -> Iterator[str]:
    yield say(T("{title}: {content}", title=place.title, content=place.content))
    yield f"  {say(T('How long: {kept}', kept=place.kept))}"
    if place.folder is None:
        yield f"  {say(T('Not there: this plan has no file yet.'))}"
    else:
        yield f"  {say(T('Folder: {folder}', folder=str(place.folder)))}"
        yield f"  {say(there(place))}"


def there(place: Place) -> Message:
    """How much of it there is now."""
    if not place.files:
        return T("There is nothing now.")
    return TN("Now {count} file, {size}.", "Now {count} files, {size}.", len(place.files), size=size(place.size))


def data(plan: Plan, path: Path | None, say: Translator) -> dict[str, Any]:
    """The same for other programs: keys in English, sentences in a language."""
    return {
        "bytes": len(dumps(plan).encode()),
        "parts": [_part(holding, say) for holding in holdings(plan)],
        "places": [
            {
                "key": place.key,
                "content": say(place.content),
                "kept": say(place.kept),
                "folder": str(place.folder) if place.folder else None,
                "files": [file.name for file in place.files],
                "bytes": place.size,
            }
            for place in places(path)
        ],
    }


def _part(holding: Holding, say: Translator) -> dict[str, Any]:
    return {
        "part": holding.part,
        "what": say(holding.what),
        "origin": say(holding.origin),
        "whose": [whose.value for whose in holding.whose],
        "records": holding.records,
        "bytes": holding.size,
        "fields": [
            {"record": held.record, "field": held.field, "whose": held.whose.value, "filled": held.filled}
            for held in holding.fields
        ],
    }
