"""How weeks are shown: on which day they begin, and whether the weekend is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.terms import WEEKDAYS

FirstDay = Literal["mon", "sun"]
WEEKEND_DAYS = frozenset({"sat", "sun"})


@dataclass(frozen=True, slots=True)
class Week:
    """The user's choice; it changes what is seen, never what is computed."""

    first: FirstDay = "mon"
    weekend: bool = False

    @property
    def days(self) -> tuple[str, ...]:
        """All seven days in the order in which they are shown."""
        at = WEEKDAYS.index(self.first)
        return (*WEEKDAYS[at:], *WEEKDAYS[:at])
