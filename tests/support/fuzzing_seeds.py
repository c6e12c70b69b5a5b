"""Sound files for each reader, which damage begins with so that it gets far into the reader."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from planner.files.plan_file import dumps
from planner.files.shift_words import COLUMNS
from planner.files.template import write_template
from planner.language import Translator
from tests.support.appointment_books import HEADER
from tests.support.patient_lists import FILES, write_xlsx
from tests.support.plans import PLANS, worked_example

_BOOK = (
    HEADER,
    ["2025-04-01", "Consult", "Huisarts", "10", "", "A", "A", "1"],
    ["1-4-2025 9:30", "Visite", "Huisarts", "0:25", "verschenen", "B", "A", "1"],
    ["2-4-2025", "Uitstrijkje", "Assistente", "20 min", "niet verschenen", "", "", "2"],
    ["2025-04-03", "Consult", "Huisarts", "", "geannuleerd", "A", "A", "2"],
)
_OWN = (
    ["Naam", "Functie", "Uren", "Maandag", "", "Dinsdag"],
    ["", "", "", "ochtend", "middag", "ochtend"],
    ["A. Jansen", "Huisarts", "24", "4", "x", "8:30-12:30"],
    ["B. de Wit", "Doktersassistente", "16,5", "", "3,5", "x"],
)
_TASKS = (["Taak", "Functie", "Minuten", "Aantal"], ["Recepten", "Doktersassistente", "2", "900"])
_LEAVE = (["Medewerker", "Soort", "Van", "Tot en met"], ["gp_1", "Vakantie", "6-7-2026", "24-7-2026"])
_WORKED = (["Medewerker", "Week", "Gepland", "Gewerkt", "Verlof"], ["gp_1", "1", "20", "18,5", "1:30"])
_MAPPING = (
    b'{"birth_date": "Geboortedatum", "icpc": "ICPC", "programmes": {"copd_check": "COPD"}, "social_flag": "Sociaal", '
    b'"postcode": "Postcode", "deregistered": "Uitschrijfdatum", "social_postcodes": ["9999", "8888 AB"], '
    b'"date_order": "dmy"}'
)
_OWN_MAPPING = b'{"kind": "staff", "sheet": "Team", "columns": {"name": "Naam", "role": "Functie", "mon": "Maandag"}}'


def _lists(*tables: tuple[list[str], ...]) -> list[bytes]:
    """Each table as CSV and as XLSX."""
    found = ["\n".join(";".join(row) for row in table).encode() for table in tables]
    with tempfile.TemporaryDirectory() as folder:
        return found + [write_xlsx(Path(folder) / "a.xlsx", list(map(list, table))).read_bytes() for table in tables]


def _template() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_template(worked_example(), path, "nl", is_filled=True)
        return [path.read_bytes()]


def _shifts() -> list[bytes]:
    say = Translator("nl")
    week = ["", "", "gp_1", "", "maandag", "ochtend", "Spreekuur", "4", "", "", ""]
    return _lists(([say(title) for title in COLUMNS.values()], week[: len(COLUMNS)]))


_MADE: dict[str, Callable[[], list[bytes]]] = {
    "book": lambda: _lists(_BOOK),
    "appointments": lambda: _lists(_BOOK, (["Datum", "Aantal"], ["1-4-2025", "31"], ["2025-04-02", "4,5"])),
    "own": lambda: _lists(_OWN, _TASKS, _LEAVE, (["Kamer", "Minuten"], ["Kamer 1", "10"])),
    "worked": lambda: _lists(_WORKED),
    "shifts": _shifts,
    "template": _template,
    "patients": lambda: [path.read_bytes() for path in FILES.iterdir()],
    "plan": lambda: [dumps(worked_example()).encode(), (PLANS / "version_2.dagdeel").read_bytes()],
    "mapping": lambda: [_MAPPING],
    "own_mapping": lambda: [_OWN_MAPPING],
}


@cache
def own_seeds(reader: str) -> tuple[bytes, ...]:
    """Sound files for this reader."""
    return tuple(_MADE[reader]()) if reader in _MADE else ()
