"""The example practices that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.resources import resource
from planner.texts import Message, Quantity, T, Unit


@dataclass(frozen=True, slots=True)
class Example:
    """A plan file in `resources/examples`, its name, one sentence about it and an icon."""

    key: str
    name: Message
    description: Message
    icon: str

    @property
    def path(self) -> Path:
        """Where the plan is."""
        return resource("examples", f"{self.key}.dagdeel")


def _persons(number: int) -> Quantity:
    return Quantity(number, Unit.PERSONS)


EXAMPLES: tuple[Example, ...] = (
    Example(
        "solo_norm",
        T("Solo practice at the norm"),
        T("One GP with a list of {patients} patients, the size of the norm practice.", patients=_persons(2095)),
        "mdi6.account-outline",
    ),
    Example(
        "overloaded_duo",
        T("Overloaded duo practice"),
        T("Two GPs with {patients} patients in an ageing village, and too little time.", patients=_persons(4600)),
        "mdi6.account-multiple-outline",
    ),
    Example(
        "group_practice",
        T("Group practice"),
        T("A broad team with practice nurses and a practice manager for {patients} patients.", patients=_persons(9800)),
        "mdi6.account-group-outline",
    ),
    Example(
        "more_time",
        T("More time for the patient"),
        T(
            "{patients} patients for each full-time GP, and consults of {minutes} minutes.",
            patients=_persons(1800),
            minutes=Quantity(15, Unit.MINUTES),
        ),
        "mdi6.clock-outline",
    ),
)


def example(key: str) -> Example:
    """The example with this key; `KeyError` where there is none."""
    for known in EXAMPLES:
        if known.key == key:
            return known
    raise KeyError(key)
