"""Messages into Dutch or English: one gettext catalogue for window, workbook and command line."""

from __future__ import annotations

import gettext
import locale
import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planner.resources import resource
from planner.texts import Message, Quantity, T, Unit

LANGUAGES = ("nl", "en")
_DOMAIN = "dagdeel"
_DECIMALS = {
    Unit.HOURS: 1,
    Unit.CLOCK: 2,
    Unit.MINUTES: 1,
    Unit.WEEKS: 1,
    Unit.DAYS: 1,
    Unit.SESSIONS: 1,
    Unit.FTE: 2,
    Unit.SHARE: 0,
    Unit.PERSONS: 0,
    Unit.CONTACTS: 1,
    Unit.TIMES: 1,
    Unit.RATE: 2,
    Unit.RATIO: 2,
    Unit.FACTOR: 2,
    Unit.EUROS: 0,
    Unit.HOUR_RATE: 2,
    Unit.YES_NO: 0,
    Unit.NONE: 0,
}
_TRIMMED = (Unit.MINUTES, Unit.FACTOR, Unit.WEEKS, Unit.SESSIONS, Unit.TIMES)
UNKNOWN = "–"


def decimals(unit: Unit) -> int:
    """How many decimals a number of this unit is shown with."""
    return _DECIMALS[unit]


def clock(hours: float) -> str:
    """A time of day to the minute, the same in both languages: 8.5 hours after midnight is 8:30."""
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole}:{minutes:02d}"


def _catalogue(language: str) -> gettext.NullTranslations:
    """The compiled catalogue; compiled here from its source on first use. English texts are the source itself."""
    if language == "en":
        return gettext.NullTranslations()
    source = resource("locale", language, "LC_MESSAGES", f"{_DOMAIN}.po")
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or (source.exists() and compiled.stat().st_mtime < source.stat().st_mtime):
        compiled = _compile(source, compiled)
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _compile(source: Path, target: Path) -> Path:
    """Write the compiled catalogue beside its source, or in a temporary folder where that cannot be written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream)
    folder = target.parent if os.access(target.parent, os.W_OK) else Path(tempfile.mkdtemp(prefix="dagdeel-"))
    handle, name = tempfile.mkstemp(dir=folder, suffix=".mo")
    with os.fdopen(handle, "wb") as stream:
        write_mo(stream, catalogue)
    final = folder / target.name
    os.replace(name, final)
    return final


class Translator:
    """Writes messages, numbers and dates as one language does. Call it with a message to get the text."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._texts = _catalogue(self.language)
        self._kept: dict[str, str] = {}

    def __call__(self, message: Message | str) -> str:
        if isinstance(message, str):
            return message
        if message.plural:
            text = self._texts.ngettext(message.msgid, message.plural, _plural_number(message.count))
            values = {"count": self.number(message.count or 0, 0), **message.values}
        else:
            text = self._texts.gettext(message.msgid) if message.msgid else ""
            values = message.values
        return text.format_map({name: self.value(value) for name, value in values.items()}) if values else text

    def value(self, value: Any) -> str:
        """A value inside a sentence: a message, quantity, date, number, text, or several of them."""
        if isinstance(value, Quantity):
            return self.plain(value)
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, tuple):
            return ", ".join(self.value(part) for part in value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value, 0 if value == int(value) else 2)
        return str(value)

    def number(self, value: float, places: int) -> str:
        """A number with grouped thousands, as the language writes it."""
        text = f"{value:,.{places}f}"
        if float(text.replace(",", "")) == 0:
            text = text.lstrip("-")
        if self.language == "nl":
            return text.translate(str.maketrans(",.", ".,"))
        return text

    def plain(self, quantity: Quantity) -> str:
        """A quantity as in a table cell or a sentence: no unit, but for the per cent sign of a share.

        A number that stands for yes or no is 1 or 0.
        """
        if quantity.value is None:
            return UNKNOWN
        if quantity.unit is Unit.SHARE:
            return self.percent(quantity.value)
        if quantity.unit is Unit.YES_NO:
            return self(T("yes") if quantity.value else T("no"))
        if quantity.unit is Unit.CLOCK:
            return clock(quantity.value)
        text = self.number(quantity.value, _DECIMALS[quantity.unit])
        if quantity.unit in _TRIMMED and quantity.value == int(quantity.value):
            return self.number(quantity.value, 0)
        return text

    def percent(self, share: float) -> str:
        """A share as a whole per cent, with one decimal where the whole would hide a small one."""
        places = 1 if 0 < abs(share) < 0.0995 and round(share * 1000) % 10 else 0
        return f"{self.number(share * 100, places)}%"

    def date(self, value: date) -> str:
        """A date as people write it: 22-11-2026 in Dutch, 22 Nov 2026 in English; with the time where there is one."""
        day = (
            value.strftime("%d-%m-%Y")
            if self.language == "nl"
            else f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        )
        return f"{day} {value:%H:%M}" if isinstance(value, datetime) else day


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _plural_number(count: float | None) -> int:
    """Catalogues choose by whole numbers: 1 is one, 0.5 and 1.2 are many."""
    return 1 if count == 1 else 2


def system_language() -> str:
    """Dutch where the system speaks Dutch or does not say, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if os.environ.get(variable):
            return "nl" if os.environ[variable].lower().startswith("nl") else "en"
    # Windows sets no such variable; there the locale has a name such as Dutch_Netherlands.
    name = (locale.getlocale()[0] or "nl").lower()
    return "nl" if name.startswith(("nl", "dutch")) else "en"
