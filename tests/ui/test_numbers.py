"""Numbers and dates as people type them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import EditError
from planner.language import LANGUAGES, Translator
from planner.texts import Quantity, Unit
from ui.models.dates import read_date
from ui.models.numbers import read_number, read_typed, write_number

languages = st.sampled_from(LANGUAGES)
units = st.sampled_from(tuple(Unit))
amounts = st.sampled_from([unit for unit in Unit if unit is not Unit.CLOCK])
numbers = st.floats(-1e7, 1e7, allow_nan=False)


@given(numbers, languages, amounts)
def test_what_a_cell_gives_to_edit_reads_back(value: float, language: str, unit: Unit) -> None:
    assert read_number(write_number(value, language, unit), language, unit) == pytest.approx(value, rel=1e-11)


@given(numbers.map(lambda value: round(value, 4)), languages, amounts)
def test_what_was_typed_reads_back_to_the_last_digit(value: float, language: str, unit: Unit) -> None:
    assert read_number(write_number(value, language, unit), language, unit) == value


@given(st.integers(0, 24 * 60), languages)
def test_a_time_of_day_reads_back_to_the_minute(minutes: int, language: str) -> None:
    written = write_number(minutes / 60, language, Unit.CLOCK)

    assert read_number(written, language, Unit.CLOCK) == pytest.approx(minutes / 60, abs=1e-9)
    assert written == Translator(language).plain(Quantity(minutes / 60, Unit.CLOCK))


@pytest.mark.parametrize("text", ["8:30", " 08:30 ", "8.30", "8,30", "830", "0830", "8 : 30"])
def test_half_past_eight_is_typed_in_many_ways(text: str) -> None:
    assert [read_typed(text, language, Unit.CLOCK) for language in LANGUAGES] == [8.5, 8.5]


@pytest.mark.parametrize(("text", "hours"), [("8", 8), ("0", 0), ("17", 17), ("130", 1.5), ("1745", 17.75), ("24", 24)])
def test_a_time_of_day_needs_no_mark(text: str, hours: float) -> None:
    assert read_typed(text, "nl", Unit.CLOCK) == hours


@pytest.mark.parametrize("text", ["8.5", "8:60", "24:01", "25", "-1", "=8+1", "99", "8:3", "half 9", "18:300"])
def test_what_is_no_time_of_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(EditError) as refused:
        read_typed(text, "en", Unit.CLOCK)
    assert Translator("en")(refused.value.message) == f"'{text}' is not a time of day. Type it as 8:30."


def test_rounding_is_not_shown() -> None:
    assert write_number(1 - 0.9, "nl", Unit.SHARE) == "10%"
    assert write_number(0.1 + 0.2, "nl") == "0,3"
    assert write_number(1200000, "en") == "1200000"


@given(st.floats(-1e9, 1e9, allow_nan=False), languages, st.integers(0, 4))
def test_what_the_screen_shows_reads_back(value: float, language: str, places: int) -> None:
    shown = Translator(language).number(value, places)

    assert read_number(shown, language) == pytest.approx(round(value, places), abs=10**-places / 2)


@given(st.text(max_size=12), languages, units)
def test_any_text_is_a_number_or_is_refused_in_words(text: str, language: str, unit: Unit) -> None:
    try:
        value = read_number(text, language, unit)
    except EditError as error:
        refusal = error
    else:
        assert any(sign.isdigit() for sign in text)
        assert isinstance(value, float)
        return
    assert text.strip() in Translator(language)(refusal.message)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("7,5", "nl", 7.5),
        ("7.5", "nl", 7.5),
        ("7.5", "en", 7.5),
        ("7,5", "en", 7.5),
        ("1.234,5", "nl", 1234.5),
        ("1,234.5", "en", 1234.5),
        ("1.234", "nl", 1234.0),
        ("1,234", "nl", 1.234),
        ("1,234", "en", 1234.0),
        ("1.234", "en", 1.234),
        ("1.234.567", "nl", 1234567.0),
        ("1,234,567", "nl", 1234567.0),
        ("0.125", "nl", 0.125),
        ("12.50", "nl", 12.5),
        ("1 234,5", "nl", 1234.5),
        ("1'234", "en", 1234.0),
        (" 12 ", "nl", 12.0),
        (",5", "nl", 0.5),
        ("−3", "nl", -3.0),
        ("€ 85,50", "nl", 85.5),
    ],
)
def test_numbers_as_people_type_them(text: str, language: str, value: float) -> None:
    assert read_number(text, language) == value


@pytest.mark.parametrize("text", ["50", "50%", "50 %", "50,0%", "50.0"])
def test_shares_are_typed_as_per_cent(text: str) -> None:
    assert read_number(text, "nl", Unit.SHARE) == 0.5


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "1,2,3", "5e3", "nan", "inf", "12x", "--1", "50%", "1.234.5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_number_is_refused(text: str, language: str) -> None:
    with pytest.raises(EditError):
        read_number(text, language)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), languages)
def test_dates_as_the_screen_shows_them_read_back(day: date, language: str) -> None:
    assert read_date(Translator(language).date(day)) == day
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["1-9-2027", "01/09/27", "1.9.2027", "2027-9-1", "1 sep 2027", "1 september 2027"])
def test_dates_as_people_type_them(text: str) -> None:
    assert read_date(text) == date(2027, 9, 1)


@pytest.mark.parametrize("text", ["", "31-2-2027", "2027", "soon", "1-13-2027", "1 foo 2027"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        read_date(text)
