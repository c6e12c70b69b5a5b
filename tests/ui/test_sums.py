"""Sums typed into cells, against exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.errors import EditError
from planner.language import LANGUAGES, Translator
from planner.texts import Unit
from ui.models.numbers import read_number, read_typed
from ui.models.sums import is_sum


@dataclass(frozen=True)
class Sum:
    """A text, what it comes to (None where it divides by zero), and whether it needs brackets inside another."""

    text: str
    value: Fraction | None
    loose: bool = False

    def inside(self) -> str:
        return f"({self.text})" if self.loose else self.text


def _number(digits: int, places: int) -> Sum:
    whole, fraction = divmod(digits, 10**places)
    text = f"{whole},{fraction:0{places}}" if places else str(whole)
    return Sum(text, Fraction(digits, 10**places))


# A comma before three digits may separate thousands, so there are one or two decimals.
numbers = st.builds(_number, st.integers(0, 999), st.integers(0, 2))


def _both(one: Sum, sign: str, other: Sum, gap: str) -> Sum:
    a, b, value = one.value, other.value, None
    if a is not None and b is not None and not (sign == "/" and not b):
        value = {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[sign]()
    return Sum(f"{one.inside()}{gap}{sign}{gap}{other.inside()}", value, True)


def _chain(first: Sum, second: Sum, third: Sum, signs: tuple[str, str]) -> Sum:
    """No brackets at all: times and divide go before plus and minus, and else from left to right."""
    a, b, c = first.value, second.value, third.value
    if a is None or b is None or c is None or "/" in signs:
        assume(False)
    assert a is not None
    assert b is not None
    assert c is not None
    text = f"{first.inside()}{signs[0]}{second.inside()}{signs[1]}{third.inside()}"
    calculate = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y}
    if signs[1] == "*" and signs[0] != "*":
        return Sum(text, calculate[signs[0]](a, b * c), True)
    return Sum(text, calculate[signs[1]](calculate[signs[0]](a, b), c), True)


sums = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.builds(_both, inner, st.sampled_from("+-*/"), inner, st.sampled_from(["", " "])),
        st.builds(_chain, inner, inner, inner, st.tuples(st.sampled_from("+-*"), st.sampled_from("+-*"))),
        inner.map(lambda one: Sum(f"-{one.inside()}", None if one.value is None else -one.value, True)),
    ),
    max_leaves=8,
)


@given(sums, st.sampled_from(LANGUAGES), st.booleans())
def test_a_sum_comes_to_what_it_exactly_is(one: Sum, language: str, point: bool) -> None:
    text = f"={one.text.replace(',', '.') if point else one.text}"
    assume(len(text) < 150)
    if one.value is None:
        with pytest.raises(EditError):
            read_typed(text, language)
    else:
        assert read_typed(text, language) == float(one.value)
        if is_sum(one.text):
            assert read_typed(one.text, language) == float(one.value)


@given(st.text("0123456789,.+-*/()%= x", max_size=30), st.sampled_from(LANGUAGES), st.sampled_from(tuple(Unit)))
def test_any_text_is_worked_out_or_refused_in_words(text: str, language: str, unit: Unit) -> None:
    try:
        value = read_typed(text, language, unit)
    except EditError as error:
        refusal = error
    else:
        assert isinstance(value, float)
        return
    assert Translator(language)(refusal.message)


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), st.sampled_from(LANGUAGES))
def test_a_plain_number_is_no_sum(value: float, language: str) -> None:
    text = Translator(language).number(value, 2)
    assert not is_sum(text)
    assert read_typed(text, language) == read_number(text, language)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("=4+3,5", Unit.HOURS, 7.5),
        ("4+3.5", Unit.HOURS, 7.5),
        ("= 36 * 80%", Unit.HOURS, 28.8),
        ("=2×3", Unit.NONE, 6),
        ("3 − 5", Unit.NONE, -2),
        ("6÷4", Unit.NONE, 1.5),
        ("=1.000+2", Unit.PERSONS, 1002),
        ("=7", Unit.HOURS, 7),
        ("50+10", Unit.SHARE, 0.6),
        ("100/3", Unit.SHARE, 1 / 3),
        ("25%+10%", Unit.SHARE, 0.35),
        ("1-25%", Unit.SHARE, 0.75),
        ("(20+30)%", Unit.SHARE, 0.5),
    ],
)
def test_sums_as_people_type_them(text: str, unit: Unit, value: float) -> None:
    assert read_typed(text, "nl", unit) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("=4+", "'=4+' cannot be worked out. Type a sum as =4+3."),
        ("=4/(2-2)", "'=4/(2-2)' divides by zero. Change the sum."),
        ("4+x", "'4+x' cannot be worked out. Type a sum as =4+3."),
        ("=(4+3", "'=(4+3' cannot be worked out. Type a sum as =4+3."),
        ("=4+3..5", "'3..5' is not a number. Type it as 7.5."),
        ("=", "'=' cannot be worked out. Type a sum as =4+3."),
        ("=__import__", "'=__import__' cannot be worked out. Type a sum as =4+3."),
        ("=" + "(" * 50 + "1" + ")" * 50, "=((("),
        ("=" + "1+" * 200 + "1", "This sum is too long."),
    ],
)
def test_what_cannot_be_worked_out_is_told(text: str, told: str) -> None:
    with pytest.raises(EditError) as refused:
        read_typed(text, "en")
    assert told in Translator("en")(refused.value.message)
