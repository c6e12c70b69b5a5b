"""What is chosen on the Scenarios page; it belongs to the screen and not to the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.comparison import MOST
from planner.plan import Scenario


@dataclass(slots=True)
class Chosen:
    """The scenario and the lever that are on show, whether a lever is being added, and what is compared.

    `lever` is -1 while the scenario has none. Scenarios that are new are compared while there is room.
    """

    scenario: str = ""
    lever: int = -1
    adding: bool = False
    _place: int = 0
    _seen: set[str] = field(default_factory=set)
    _ticked: list[str] = field(default_factory=list)
    _there: tuple[str, ...] = ()

    def follow(self, scenarios: Sequence[Scenario]) -> None:
        """Keep to what the plan has; where a scenario is gone its neighbour takes its place."""
        self._there = tuple(one.id for one in scenarios)
        for new in self._there:
            if new not in self._seen:
                self._seen.add(new)
                self.tick(new, True)
        if not self._there:
            return
        if self.scenario not in self._there:
            self.choose(self._there[min(self._place, len(self._there) - 1)])
        self._place = self._there.index(self.scenario)
        self.lever = min(max(self.lever, 0), len(scenarios[self._place].steps) - 1)

    def choose(self, scenario: str) -> None:
        """Show another scenario, from its first lever."""
        if scenario != self.scenario:
            self.scenario, self.lever, self.adding = scenario, 0, False

    def tick(self, scenario: str, on: bool) -> None:
        """Compare a scenario or not; nothing happens where four are compared already."""
        if scenario in self._ticked:
            self._ticked.remove(scenario)
        if on and len(self.compared) < MOST:
            self._ticked.append(scenario)

    @property
    def compared(self) -> tuple[str, ...]:
        """The scenarios that are compared, in the order of the plan."""
        return tuple(one for one in self._there if one in self._ticked)
