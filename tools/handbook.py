"""Makes the handbook of the help texts, one file per language: `python -m tools.handbook`.

The pictures in it are made by `tools.handbook_pictures`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.language import LANGUAGES, Translator
from planner.texts import Message, T
from ui.help.texts import TOPICS, text, title
from ui.pages import PAGES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a chapter, in words that stand on the screen.

    It comes at the end of a section: 0 is what stands above the first heading, -1 the last section.
    """

    key: str
    topic: str
    section: int
    words: Message

    def name(self, language: str) -> str:
        """Its file, as seen from the handbook."""
        return f"pictures/{language}/{self.key}.png"


PICTURES: tuple[Picture, ...] = (
    *(Picture(page.key, page.key, 0, page.title) for page in PAGES),
    Picture("start", "start", 1, T("What can your week carry?")),
    Picture("new_practice", "start", 2, T("New practice")),
    Picture("new_week", "start", 2, T("The week")),
    Picture("new_result", "start", 2, T("The result")),
    Picture("help", "start", -1, T("Help")),
    Picture("functions", "team", 5, T("Functions")),
    Picture("rooms", "team", -1, T("Rooms")),
    Picture("import_columns", "patients", 2, T("Import a patient list")),
    Picture("import_report", "patients", 2, T("The rows of the list")),
    Picture("compare", "scenarios", 2, T("Compare")),
    Picture("matters", "scenarios", 3, T("What matters")),
    Picture("mix", "mix", -1, T("Cheapest mix")),
    Picture("year_load", "year", 2, T("Load")),
    Picture("year_season", "year", 3, T("Season")),
    Picture("year_reality", "year", 4, T("Plan and reality")),
    Picture("why", "why", 1, T("Why this number?")),
    Picture("shortcuts", "tables", 1, T("Shortcuts")),
    Picture("paste", "tables", 3, T("Paste")),
    Picture("settings", "settings", 2, T("Settings")),
    Picture("working_time", "settings", 3, T("Working time")),
    Picture("print_preview", "export", 4, T("Summary for the practice meeting")),
    Picture("unsaved", "files", 1, T("Not saved")),
    Picture("history", "files", 1, T("History")),
    Picture("recovery", "files", 2, T("Recover unsaved work")),
    Picture("unexpected", "files", 2, T("Something went wrong; your plan is still open.")),
    Picture("versions", "files", 3, T("Restore an earlier version")),
    Picture("read_only", "files", 4, T("About this file")),
    Picture("outside", "files", 4, T("They changed")),
    Picture("about", "new", -1, T("About Dagdeel")),
)

# Title, one sentence, and what the list of chapters is called.
_HEADS = {
    "nl": ("Handboek van Dagdeel", "Wat kan de week van een huisartsenpraktijk aan?", "Inhoud"),
    "en": ("Handbook of Dagdeel", "What can the week of a general practice carry?", "Contents"),
}
_OTHERS = {"nl": "[English](handbook-en.md)", "en": "[Nederlands](handbook-nl.md)"}
_ORIGIN = "<!-- Made of the texts in resources/help by `make handbook`: change those. -->"


def file(language: str) -> Path:
    """Where the handbook of a language lives."""
    return DOCS / f"handbook-{language}.md"


def handbook(language: str) -> str:
    """The whole handbook in a language."""
    name, sentence, list_name = _HEADS[language]
    head = f"# {name}\n\n{sentence} {_OTHERS[language]}\n\n## {list_name}"
    contents = "\n".join(f"- [{title(language, topic)}](#{topic})" for topic in TOPICS)
    chapters = "\n\n".join(_chapter(language, topic) for topic in TOPICS)
    return f"{_ORIGIN}\n\n{head}\n\n{contents}\n\n{chapters}\n"


def _chapter(language: str, topic: str) -> str:
    sections = re.split(r"\n(?=## )", text(language, topic).strip())
    for picture in PICTURES:
        if picture.topic == topic:
            sections[picture.section] = f"{sections[picture.section].rstrip()}\n\n{_shown(language, picture)}\n"
    inside = "\n".join(sections)
    lower = re.sub(r"^(#+ )", r"#\1", inside, flags=re.MULTILINE).strip()
    return f'<a id="{topic}"></a>\n\n' + re.sub(r"\]\(([a-z_]+)\.md\)", r"](#\1)", lower)


def _shown(language: str, picture: Picture) -> str:
    return f"![{Translator(language)(picture.words)}]({picture.name(language)})"


def pictures_named(handbook_text: str) -> Iterator[str]:
    """The files of the pictures that a handbook shows."""
    yield from re.findall(r"!\[[^\]]*\]\(([^)]+)\)", handbook_text)


def main() -> int:
    for language in LANGUAGES:
        file(language).write_text(handbook(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
