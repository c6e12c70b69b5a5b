"""What every page needs, handed down instead of reached for: the document, the language and the colours."""

from __future__ import annotations

from dataclasses import dataclass

from planner.language import Translator
from ui.document import Document
from ui.theme import Theme


@dataclass(frozen=True)
class Context:
    """The window's shared parts; a new language or theme means a new context and new pages."""

    document: Document
    say: Translator
    theme: Theme
