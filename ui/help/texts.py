"""The help texts: which topics there are, in what order, and what they say. Window and handbook are made from them.

A text is Markdown. Its first line is its title. Links lead to other topics, as in `[Team](team.md)`. Bold is for
words that stand on the screen, and for nothing else.
"""

from __future__ import annotations

from functools import cache

from planner.resources import resource

FIRST_STEPS = "start"
NEWS = "new"

# In the order of the list beside the text; a page has its help under its own key.
TOPICS: tuple[str, ...] = (
    FIRST_STEPS,
    "overview",
    "team",
    "patients",
    "consults",
    "appointments",
    "tasks",
    "week",
    "fill_in",
    "roster",
    "year",
    "locum",
    "scenarios",
    "targets",
    "mix",
    "dropouts",
    "assumptions",
    "export",
    "workbook",
    "why",
    "tables",
    "settings",
    "files",
    "privacy",
    "holdings",
    "words",
    NEWS,
)

_SUFFIX = ".md"


@cache
def text(language: str, topic: str) -> str:
    """The text of a topic in a language."""
    return resource("help", language, f"{topic}{_SUFFIX}").read_text(encoding="utf-8")


def title(language: str, topic: str) -> str:
    """What a topic is called: the first line of its text."""
    return text(language, topic).partition("\n")[0].removeprefix("# ").strip()


def topic_of(link: str) -> str | None:
    """The topic that a link in a text leads to; None for a link to anything else."""
    topic = link.removesuffix(_SUFFIX)
    return topic if link.endswith(_SUFFIX) and topic in TOPICS else None
