"""The handbook: what is in docs/ is what the help texts give, every link leads somewhere, every picture is there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImageReader

from planner.language import LANGUAGES
from tools.catalogues import extract
from tools.handbook import DOCS, PICTURES, file, handbook, pictures_named
from ui.help.texts import TOPICS, title
from ui.pages import PAGES

MOST_BYTES = 4_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_is_made_of_the_help_texts(language: str) -> None:
    assert file(language).read_text(encoding="utf-8") == handbook(language), "run `make handbook`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_a_chapter(language: str) -> None:
    chapters = re.findall(r"^## (.+)$", handbook(language), re.MULTILINE)

    assert chapters[1:] == [title(language, topic) for topic in TOPICS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_chapters_and_files(language: str) -> None:
    text = handbook(language)
    anchors = {f"#{anchor}" for anchor in re.findall(r'<a id="([^"]+)">', text)}
    links = re.findall(r"\]\(([^)]+)\)", text)

    assert anchors == {f"#{topic}" for topic in TOPICS}
    assert [link for link in links if link not in anchors and not (DOCS / link).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_in_the_handbook_once(language: str) -> None:
    named = list(pictures_named(handbook(language)))

    assert sorted(named) == sorted(picture.name(language) for picture in PICTURES)
    assert {page.key for page in PAGES} <= {picture.key for picture in PICTURES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_is_left_over_or_damaged(language: str) -> None:
    files = sorted((DOCS / "pictures" / language).iterdir())

    assert [file.name for file in files] == sorted(f"{picture.key}.png" for picture in PICTURES)
    assert [file.name for file in files if not QImageReader(str(file)).canRead()] == []


def test_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in (DOCS / "pictures").rglob("*.png")) < MOST_BYTES


def test_pictures_are_named_by_words_on_the_screen() -> None:
    known = extract()

    assert [picture.key for picture in PICTURES if picture.words.msgid not in known] == []
