"""Texts and numbers as each language writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import LANGUAGES, UNKNOWN, Translator, system_language
from planner.names import ACTIVITIES, ROLES
from planner.texts import TN, Quantity, T, Unit

NL, EN = Translator("nl"), Translator("en")


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (1234.56, Unit.HOURS, "1.234,6", "1,234.6"),
        (-0.04, Unit.HOURS, "0,0", "0.0"),
        (-5.25, Unit.HOURS, "-5,2", "-5.2"),
        (1.4368, Unit.SHARE, "144%", "144%"),
        (0.045, Unit.SHARE, "4,5%", "4.5%"),
        (0.05, Unit.SHARE, "5%", "5%"),
        (0, Unit.SHARE, "0%", "0%"),
        (2095, Unit.PERSONS, "2.095", "2,095"),
        (0.145, Unit.FTE, "0,14", "0.14"),
        (10, Unit.MINUTES, "10", "10"),
        (3.25, Unit.MINUTES, "3,2", "3.2"),
        (None, Unit.HOURS, UNKNOWN, UNKNOWN),
    ],
)
def test_numbers(value: float | None, unit: Unit, dutch: str, english: str) -> None:
    assert NL.plain(Quantity(value, unit)) == dutch
    assert EN.plain(Quantity(value, unit)) == english


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_both_languages_write_the_same_number(value: float, places: int) -> None:
    dutch, english = NL.number(value, places), EN.number(value, places)
    assert dutch.translate(str.maketrans(",.", ".,")) == english
    assert float(english.replace(",", "")) == pytest.approx(value, abs=0.51 * 10**-places)
    assert not (english.startswith("-") and float(english.replace(",", "")) == 0)


def test_dates() -> None:
    assert NL(T("{day}", day=date(2026, 3, 2))) == "02-03-2026"
    assert EN(T("{day}", day=date(2026, 3, 2))) == "2 Mar 2026"
    assert NL.value(datetime(2026, 3, 2, 9, 5)) == "02-03-2026 09:05"


def test_messages_nest_and_join() -> None:
    who = (ROLES["gp"], "A. Voorbeeld")
    assert NL(T("Remove {who}", who=who)) == "Huisarts, A. Voorbeeld verwijderen"
    assert EN(T("Remove {who}", who=who)) == "Remove GP, A. Voorbeeld"


def test_braces_in_a_name_are_only_text() -> None:
    assert EN(T("Remove {who}", who="{0} {x}")) == "Remove {0} {x}"


@pytest.mark.parametrize(("count", "words"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1500, "1,500 rows")])
def test_plurals(count: int, words: str) -> None:
    message = TN("{count} row", "{count} rows", count)
    assert EN(message) == words


def test_standard_names_are_translated() -> None:
    assert all(NL(name) for name in (*ROLES.values(), *ACTIVITIES.values()))
    assert NL(ROLES["assistant"]) == "Doktersassistente"


@pytest.mark.parametrize(
    ("variable", "expected"), [("nl_NL.UTF-8", "nl"), ("en_GB.UTF-8", "en"), ("de_DE", "en"), ("nl_BE", "nl")]
)
def test_the_system_decides_the_language(variable: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", variable)
    assert system_language() == expected


def test_an_unknown_language_is_english() -> None:
    assert Translator("tlh").language in LANGUAGES
