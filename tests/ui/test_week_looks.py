from __future__ import annotations

import pytest

from planner.names import SHORT_WORKS
from planner.terms import WISHES, WORKS
from tests.ui.test_theme import contrast
from ui.roster.delegate import short_room
from ui.roster.looks import WISH_SIGNS, ink, tint
from ui.theme import THEMES, Theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("work", WORKS)
def test_everything_in_a_cell_can_be_read(work, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    inks = (theme.text, theme.muted, theme.over)

    assert min(contrast(one, tint(work, theme)) for one in inks) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_contacts_can_be_read_where_they_are_selected(theme: Theme) -> None:
    inks = (theme.text, theme.muted, theme.fine, theme.watch, theme.over)

    assert min(contrast(one, theme.hover) for one in inks) >= 4.5


def test_no_kind_of_work_and_no_wish_is_told_by_colour_alone() -> None:
    assert len({message.msgid for message in SHORT_WORKS.values()}) == len(WORKS) == len({ink(w).name() for w in WORKS})
    assert len({sign for sign, _colour in WISH_SIGNS.values()}) == len(WISHES)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Spreekkamer 1 · 5 u", 19, "Spreekkamer 1 · 5 u"),
        ("Spreekkamer 1 · 5 u", 18, "Spr. 1 · 5 u"),
        ("Spreekkamer 1 · 4,75 u", 13, "S. 1 · 4,75 u"),
        ("Spreekkamer 1 · 4,75 u", 12, "1 · 4,75 u"),
        ("POH-kamer 2", 10, "POH 2"),
        ("POH-kamer 2", 4, "P. 2"),
        ("Laboratorium", 5, "Laboratorium"),
    ],
)
def test_the_name_of_a_room_gives_way_to_its_number(text: str, width: int, shown: str) -> None:
    assert short_room(text, width, len) == shown
