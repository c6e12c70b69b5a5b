"""Brings the catalogues up to date with the texts in the code: `python -m tools.catalogues [TRANSLATED.po ...]`.

Texts that are new get an empty translation, texts that are gone leave. Translations may be handed in as further
catalogues; these win. Nothing is guessed from similar texts, and no line numbers are kept, so a change stays small.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SOURCES = ("planner", "ui")
LANGUAGES = ("nl",)
_HEADER = r"""# The texts of Dagdeel.
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"T": (1,), "TN": (1, 2)}


def extract() -> Catalog:
    """Every text that the code hands to `T` and `TN`."""
    texts = Catalog(project="Dagdeel", charset="utf-8")
    for folder in SOURCES:
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=_KEYWORDS
        ):
            texts.add(message)
    return texts


def path(language: str) -> Path:
    """Where the catalogue of a language lives."""
    return LOCALE / language / "LC_MESSAGES" / "dagdeel.po"


def read(file: Path, language: str) -> Catalog:
    """A catalogue from disk, with the entries that its writer marked as obsolete."""
    with file.open("rb") as stream:
        return read_po(stream, locale=language, domain="dagdeel")


def updated(language: str, handed_in: list[Path]) -> Catalog:
    """The catalogue of a language with exactly the texts of the code, and the translations known of them."""
    catalogue = read(path(language), language) if path(language).exists() else Catalog(locale=language)
    catalogue.update(extract(), no_fuzzy_matching=True)
    for message in _translated(handed_in, language):
        entry = catalogue.get(message.id)
        if entry is not None:
            entry.string = message.string
    return catalogue


def _translated(files: list[Path], language: str) -> Iterator[Message]:
    for file in files:
        yield from (message for message in read(file, language) if message.id and message.string)


def write(catalogue: Catalog, file: Path) -> None:
    """Sorted by text and without dates, so that only texts and translations make a difference."""
    file.parent.mkdir(parents=True, exist_ok=True)
    header = _HEADER.format(language=catalogue.locale_identifier or "", plurals=catalogue.plural_forms)
    with file.open("wb") as stream:
        stream.write(header.encode())
        write_po(
            stream, catalogue, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
        )


def main(handed_in: list[Path]) -> int:
    write(extract(), LOCALE / "dagdeel.pot")
    for language in LANGUAGES:
        catalogue = updated(language, handed_in)
        write(catalogue, path(language))
        missing = [message.id for message in catalogue if message.id and not all(forms(message.string))]
        print(f"{language}: {len(catalogue)} texts, {len(missing)} without a translation")
        for text in missing:
            print(f"  {forms(text)[0]}")
    return 0


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """One form, or singular and plural; empty where nothing is there yet."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
