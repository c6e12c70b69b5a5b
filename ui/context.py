"""What every page needs, handed down instead of reached for: the document, the language and the colours."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.language import Translator
from ui.document import Document
from ui.shown_week import ShownWeek
from ui.theme import Theme
from ui.week import Week
from ui.widths import Widths


@dataclass(frozen=True)
class Context:
    """The window's shared parts; a new language or theme means a new context and new pages."""

    document: Document
    say: Translator
    theme: Theme
    widths: Widths = field(default_factory=Widths)
    week: Week = field(default_factory=Week)
    shown: ShownWeek = field(default_factory=ShownWeek)
