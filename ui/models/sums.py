"""Simple sums as people type them into a cell: `=4+3,5`, `36*80%`, `(2+3)/4`."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from planner.errors import EditError
from planner.texts import T

_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/"})
_TOKEN = re.compile(r"\s*(?:([\d.,]+(?:[\s'’]\d{3}(?![\d.,]))*(?:[.,]\d+)?)|([-+*/()%]))\s*")
_OPERATOR_INSIDE = re.compile(r"[^-+*/(\s]\s*[-+*/]|[()]")
_SIGN_TOKENS = frozenset("-+*/()%")
_LONGEST = 200
_DEEPEST = 20


def is_sum(text: str) -> bool:
    """Whether a text asks for something to be worked out: it begins with =, or has an operator between two parts."""
    bare = text.strip().translate(_SIGNS)
    return bare.startswith("=") or bool(_OPERATOR_INSIDE.search(bare))


def read_sum(text: str, read: Callable[[str], Fraction]) -> Fraction:
    """What a sum comes to, exactly; `read` reads one number in it. `EditError` where it cannot be worked out.

    A per cent sign behind a number or a closing bracket divides by 100.
    """
    bare = text.strip().translate(_SIGNS).removeprefix("=")
    if len(bare) > _LONGEST:
        raise EditError(T("This sum is too long. Use at most {count} signs.", count=_LONGEST))
    return _Sum(text.strip(), _tokens(text, bare), read).total()


def _tokens(text: str, bare: str) -> list[str]:
    found, at = [], 0
    while at < len(bare):
        token = _TOKEN.match(bare, at)
        if token is None:
            raise _unclear(text.strip())
        found.append(token[1] or token[2])
        at = token.end()
    return found


def _unclear(text: str) -> EditError:
    return EditError(T("'{text}' cannot be worked out. Type a sum as {example}.", text=text, example="=4+3"))


class _Sum:
    """Reads tokens from left to right: sums of products of signed numbers and brackets."""

    def __init__(self, text: str, tokens: list[str], read: Callable[[str], Fraction]) -> None:
        self._text = text
        self._left = tokens[::-1]
        self._read = read
        self._depth = 0

    def total(self) -> Fraction:
        value = self._terms()
        if self._left:
            raise _unclear(self._text)
        return value

    def _next(self, *signs: str) -> str:
        """Take the next token if it is one of these signs; else an empty text."""
        return self._left.pop() if self._left and self._left[-1] in signs else ""

    def _terms(self) -> Fraction:
        value = self._factors()
        while sign := self._next("+", "-"):
            value = value + self._factors() if sign == "+" else value - self._factors()
        return value

    def _factors(self) -> Fraction:
        value = self._signed()
        while sign := self._next("*", "/"):
            other = self._signed()
            if sign == "/" and not other:
                raise EditError(T("'{text}' divides by zero. Change the sum.", text=self._text))
            value = value * other if sign == "*" else value / other
        return value

    def _signed(self) -> Fraction:
        sign = 1
        while found := self._next("+", "-"):
            sign = -sign if found == "-" else sign
        value = self._one()
        while self._next("%"):
            value /= 100
        return sign * value

    def _one(self) -> Fraction:
        if self._next("("):
            return self._bracket()
        if not self._left or self._left[-1] in _SIGN_TOKENS:
            raise _unclear(self._text)
        return self._read(self._left.pop())

    def _bracket(self) -> Fraction:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _unclear(self._text)
        value = self._terms()
        self._depth -= 1
        if not self._next(")"):
            raise _unclear(self._text)
        return value
