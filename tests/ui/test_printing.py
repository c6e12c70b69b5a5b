"""Papers on pages: as wide as the page, nothing cut, titles above every part of a table, the summary on two pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from pytestqt.qtbot import QtBot

from planner.calculation import calculate
from planner.language import Translator
from planner.paper import KEYS, SUMMARY, Column, Paper, Row, Sheet, TableBlock, paper
from planner.plan import Plan, Role
from planner.texts import Quantity, Unit
from planner.warnings import warnings
from tests.support.contexts import example
from tests.support.hard_places import small_disk
from tests.support.pdfs import pdf_pages, pdf_text
from ui.printing.columns import Grid, least_width, parted, widths
from ui.printing.pages import Printed, lay_out
from ui.printing.pdf import PaperError, page_size, wished_size, write_pdf
from ui.printing.strips import Strip
from ui.printing.type import advance, wrapped

TODAY = date(2026, 11, 22)
EXAMPLES = ("group_practice", "more_time", "overloaded_duo", "solo_norm")
ALL = (*KEYS, SUMMARY)
A4 = QPageSize(QPageSize.PageSizeId.A4)
A5 = QPageSize(QPageSize.PageSizeId.A5)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
# 14 mm in points: the margin, less what a round letter may stick out of its box.
_MARGIN = 14 / 25.4 * 72


def made(key: str, plan: Plan, file: str = "plan.dagdeel") -> Paper:
    results = calculate(plan)
    return paper(key, results, warnings(results, TODAY), TODAY, file)


def printed(key: str, plan: Plan, language: str = "en", size: QPageSize = A4) -> Printed:
    return lay_out(made(key, plan), Translator(language), page_size(size))


def crowded() -> Plan:
    """Long names, some without any place to break them, and many people and functions."""
    plan = example("group_practice")
    long = ("Anna-Wilhelmina van der Berg en Dal tot Nijenrode", "Z" * 120, "Praktijkondersteunershuisartsenzorg " * 3)
    roles = tuple(Role(id=f"r{n}", name=long[n % 3].strip()) for n in range(20))
    people = tuple(
        plan.staff[n % len(plan.staff)].model_copy(
            update={"id": f"m{n}", "name": long[n % 3].strip(), "role": f"r{n % 20}" if n % 2 else "gp"}
        )
        for n in range(60)
    )
    activities = tuple(a.model_copy(update={"name": long[n % 3].strip()}) for n, a in enumerate(plan.activities))
    practice = plan.practice.model_copy(update={"name": "W" * 120})
    return plan.model_copy(
        update={
            "practice": practice,
            "roles": (*plan.roles, *roles),
            "staff": (*plan.staff, *people),
            "activities": activities,
        }
    )


def strips(known: Printed) -> Iterator[tuple[Strip, float]]:
    for page in known.pages:
        for placed in page.strips:
            yield placed.strip, known.content.width() / page.scale


def nothing_is_cut(known: Printed) -> None:
    for page in known.pages:
        bottom = known.content.height() / page.scale
        for before, after in zip(page.strips, page.strips[1:], strict=False):
            assert after.top >= before.top + before.strip.height - 0.01
        assert all(placed.top + placed.strip.height <= bottom + 0.01 for placed in page.strips)
    for strip, width in strips(known):
        for line in strip.lines:
            assert advance(line.text, line.style) <= line.box.width() + 0.5, line.text
            assert -0.01 <= line.box.left() <= line.box.right() <= width + 0.01
            assert -0.01 <= line.box.top() <= line.box.bottom() <= strip.height + 0.01
        for one, other in combinations(strip.lines, 2):
            shared = one.box.intersected(other.box)
            assert min(shared.width(), shared.height()) < 0.5, (one.text, other.text)
        if strip.picture:
            size = strip.picture.layout.size * strip.picture.factor
            # The layout of a chart has a margin of 8 that nothing is drawn in.
            assert strip.picture.left + size.width() <= width + 8.01
            assert size.height() <= strip.height + 0.01


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_paper_of_every_example_fits(qtbot: QtBot, name: str, language: str) -> None:
    for key in ALL:
        known = printed(key, example(name), language)
        nothing_is_cut(known)
        # The fallback plan is about half a page for everybody in the team.
        most = 9 if key != "dropouts" else 1 + len(example(name).staff)
        assert 1 <= len(known.pages) <= most
    assert len(printed(SUMMARY, example(name), language).pages) == 2


@pytest.mark.parametrize("size", [A5, LETTER], ids=["A5", "Letter"])
def test_other_sizes_of_paper_fit_too(qtbot: QtBot, size: QPageSize) -> None:
    for key in ALL:
        nothing_is_cut(printed(key, example("group_practice"), "nl", size))
    assert len(printed(SUMMARY, example("group_practice"), "nl", size).pages) == 2


@pytest.mark.parametrize("key", ALL)
def test_long_names_and_many_people_fit(qtbot: QtBot, key: str) -> None:
    known = printed(key, crowded(), "nl")
    nothing_is_cut(known)
    assert key != SUMMARY or len(known.pages) == 2


@pytest.mark.parametrize("key", ALL)
def test_an_empty_plan_prints(qtbot: QtBot, key: str) -> None:
    nothing_is_cut(printed(key, Plan()))


@pytest.mark.parametrize("key", ["team", "tasks", "assumptions"])
def test_the_titles_of_a_table_come_back_on_every_page(qtbot: QtBot, key: str) -> None:
    known = printed(key, crowded())
    assert len(known.pages) > 2
    rows = 0
    for page in known.pages:
        last: Strip | None = None
        for placed in page.strips:
            if placed.strip.head is not None:
                rows += 1
                assert last is placed.strip.head or (last is not None and last.head is placed.strip.head)
            last = placed.strip
    assert rows > 40


def test_a_heading_is_never_the_last_of_a_page(qtbot: QtBot) -> None:
    for key in KEYS:
        for page in printed(key, crowded()).pages:
            assert not page.strips[-1].strip.stays


def _wide(number: int) -> Paper:
    columns = (Column("Name", is_text=True), *(Column(f"Number {n}") for n in range(number)))
    cells = ("Who", *(Quantity(1000.0 + n, Unit.HOURS) for n in range(number)))
    return Paper("Title", "Practice", "", TODAY, (Sheet((TableBlock(columns, (Row(cells),)),)),))


def test_a_wide_table_turns_the_page_and_a_wider_one_is_parted(qtbot: QtBot) -> None:
    say, size = Translator("en"), page_size(A4)
    assert not lay_out(_wide(6), say, size).is_landscape
    turned = lay_out(_wide(15), say, size)
    assert turned.is_landscape
    assert len([strip for strip, _ in strips(turned) if strip.head]) == 1
    parts = lay_out(_wide(60), say, size)
    nothing_is_cut(parts)
    rows = [strip for strip, _ in strips(parts) if strip.head]
    assert len(rows) > 2
    assert {row.lines[0].text for row in rows} == {"Who"}
    assert sorted(line.text for row in rows for line in row.lines[1:]) == sorted(
        f"{1000.0 + n:,.1f}" for n in range(60)
    )


@given(
    st.lists(st.lists(st.text("abc 123", max_size=40), min_size=4, max_size=4), min_size=1, max_size=5),
    st.floats(200, 1500),
)
def test_columns_share_the_room(rows: list[list[str]], room: float) -> None:
    known = Grid(
        ("A title", "Two", "Three", "4"), tuple(map(tuple, rows)), (True, False, True, False), (False,) * len(rows)
    )
    assert sum(widths(known, room)) == pytest.approx(room)
    for part in parted(known, room):
        assert len(part.titles) <= 2 or least_width(part) <= room


@given(st.text(max_size=120), st.floats(30, 400))
def test_lines_are_no_wider_than_asked_and_lose_nothing(text: str, width: float) -> None:
    plain = "".join(letter for letter in text if letter.isalnum() and ord(letter) < 0x250)
    known = wrapped(plain, "cell", width)
    assert "".join(known.lines) == plain
    assert known.widest <= width + 0.5


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["group_practice", "overloaded_duo"])
def test_the_pdf_holds_every_word_within_the_margins(qtbot: QtBot, tmp_path: Path, name: str, language: str) -> None:
    say, plan = Translator(language), example(name)
    for key in ALL:
        path, paper = tmp_path / f"{key}.pdf", made(key, plan)
        write_pdf(paper, say, path)
        pages, size = pdf_pages(path), wished_size(paper)
        assert len(pages) == len(printed(key, plan, language, size).pages)
        points = size.size(QPageSize.Unit.Point)
        for page in pages:
            assert sorted((page.width, page.height)) == pytest.approx([points.width(), points.height()], abs=1)
            assert len(page.words) > 10
            for word in page.words:
                assert _MARGIN <= word.left <= word.right <= page.width - _MARGIN, word
                assert 20 <= word.top <= word.bottom <= page.height - 20, word


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_key_figures_can_be_searched_for_in_the_pdf(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    say, plan = Translator(language), example()
    results, path = calculate(plan), tmp_path / "summary.pdf"
    write_pdf(made(SUMMARY, plan), say, path)
    text = pdf_text(path)

    gp = results.roles["gp"]
    assert plan.practice.name in text
    assert say.date(TODAY) in text
    assert "plan.dagdeel" in text
    for value, unit in ((results.patients, Unit.PERSONS), (gp.demand_hours, Unit.HOURS), (gp.utilisation, Unit.SHARE)):
        assert say.plain(Quantity(value, unit)) in text
    assert all(say(warning.text) in text for warning in warnings(results, TODAY)[:5])


def test_the_team_lies_across_and_the_overview_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    turned = {}
    for key in ("team", "overview"):
        write_pdf(made(key, example()), Translator("en"), tmp_path / "page.pdf")
        turned[key] = {page.is_landscape for page in pdf_pages(tmp_path / "page.pdf")}
    assert turned == {"team": {True}, "overview": {False}}


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PaperError) as caught:
        write_pdf(made("overview", example()), Translator("en"), tmp_path / "gone" / "page.pdf")
    assert Translator("en")(caught.value.message).startswith(
        "'page.pdf' could not be written: the file or folder is not"
    )


def test_a_full_disk_leaves_the_old_file(qtbot: QtBot, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk.folder / "page.pdf"
        path.write_bytes(b"old")
        with disk.with_room_for(2_000) as words, pytest.raises(PaperError) as caught:
            write_pdf(made("overview", example()), Translator("en"), path)
        assert words in Translator("en")(caught.value.message)
        assert path.read_bytes() == b"old"
        assert [file.name for file in disk.folder.iterdir()] == ["page.pdf"]


def test_a_page_is_measured_upright() -> None:
    assert page_size(A4) == QSizeF(595, 842) * 96 / 72
