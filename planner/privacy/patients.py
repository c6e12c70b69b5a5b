"""The patient table without small counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.plan import Patients
from planner.privacy.runs import is_small, runs
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group

Ages = dict[AgeBand, float]
Table = dict[Group, Ages]


@dataclass(frozen=True, slots=True)
class Move:
    """Patients of one age who are counted at another."""

    source: AgeBand
    home: AgeBand
    count: float


@dataclass(frozen=True, slots=True)
class MergedList:
    """A list without small counts: its table before and after, who is counted at another age, or in another group."""

    before: Table
    after: Table
    moves: tuple[Move, ...]
    regrouped: float

    @property
    def moved(self) -> float:
        """How many patients are counted in another cell; somebody who changed group and age counts for both."""
        return self.regrouped + sum(move.count for move in self.moves)

    def patients(self, patients: Patients) -> Patients:
        """The patients with the counts afterwards; cells that the list does not name and that are empty stay out."""
        if self.before == self.after:
            return patients
        counts: dict[AgeBand, dict[Group, float]] = {}
        for band in AGE_BANDS:
            known = patients.counts.get(band, {})
            row = {group: self.after[group][band] for group in GROUPS if group in known or self.after[group][band]}
            if row or band in patients.counts:
                counts[band] = row
        return patients.model_copy(update={"counts": counts})


def merged_list(patients: Patients) -> MergedList:
    """The rule of `planner.privacy.small_counts` for a patient list."""
    before = table(patients)
    joined, regrouped = _groups_joined(before)
    moves = {group: tuple(moves_of(ages)) for group, ages in joined.items()}
    after = {group: moved(ages, moves[group]) for group, ages in joined.items()}
    return MergedList(before, after, tuple(move for group in GROUPS for move in moves[group]), regrouped)


def table(patients: Patients) -> Table:
    """The counts of all cells, zeros too."""
    return {group: {band: patients.counts.get(band, {}).get(group, 0) for band in AGE_BANDS} for group in GROUPS}


def _groups_joined(before: Table) -> tuple[Table, float]:
    """Client groups that are small in all counted along with the largest group, and how many people that are."""
    joined, people = dict(before), 0.0
    while True:
        totals = {group: sum(ages.values()) for group, ages in joined.items()}
        largest = max(GROUPS, key=lambda group: totals[group])
        small = [group for group in GROUPS if group != largest and is_small(totals[group])]
        if not small:
            return joined, people
        least = min(small, key=lambda group: totals[group])
        people += totals[least]
        joined[largest] = {band: joined[largest][band] + joined[least][band] for band in AGE_BANDS}
        joined[least] = dict.fromkeys(AGE_BANDS, 0)


def moves_of(ages: Ages) -> Iterator[Move]:
    """Who is counted at another age: everybody of a run but those at the age of it that has most."""
    filled = [band for band in AGE_BANDS if ages.get(band)]
    for run in runs([ages[band] for band in filled]):
        bands = [filled[place] for place in run]
        home = max(bands, key=lambda band: ages[band])
        yield from (Move(band, home, ages[band]) for band in bands if band != home)


def moved(ages: Ages, moves: Iterable[Move]) -> Ages:
    """The ages after these moves."""
    after = dict(ages)
    for move in moves:
        after[move.source] = 0
        after[move.home] += move.count
    return after
