"""A document with an example, in a language and a look, for tests of pages and widgets."""

from __future__ import annotations

from typing import Protocol

from planner.files import plan_file
from planner.language import Translator
from planner.plan import Plan
from planner.resources import resource
from ui.context import Context
from ui.document import Document
from ui.theme import LIGHT


def example(name: str = "overloaded_duo") -> Plan:
    """One of the examples that come with the program."""
    return plan_file.load(resource("examples", f"{name}.dagdeel"))


def context(plan: Plan | None = None, language: str = "en") -> Context:
    """What a page needs, around a plan or the overloaded example."""
    return Context(Document(example() if plan is None else plan), Translator(language), LIGHT)


class _Shown(Protocol):
    context: Context


def plan_of(shown: _Shown) -> Plan:
    """The plan of a page or a tab as it is now."""
    return shown.context.document.plan
