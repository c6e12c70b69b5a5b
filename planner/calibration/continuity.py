"""Continuity with the own GP, from who saw whom: counted while a list is read, after which nobody is known any more.

Patients, providers and own GPs are told apart by a keyed hash. Its key is made for one count and thrown away with it;
neither key nor hash is written or handed out.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from math import fsum

from planner.errors import ListError
from planner.texts import T

# Who was seen only once says nothing about seeing the same doctor again.
LEAST_CONTACTS = 2
# More patients times doctors than any practice has.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Continuity:
    """Continuity of contacts that took place, as shares.

    `upc` is the Usual Provider of Care index: of each patient's contacts the share with the provider seen most,
    averaged over the `patients` with two contacts or more (as in Sidaway-Lee, Pereira Gray & Evans, BJGP
    2019;69:e356, box 2).

    `slicc` is the St Leonard's Index of Continuity of Care (same paper; both are worked out in BJGP 2023;73:279, table
    2): of all contacts of patients who have an own GP, the share with that GP. It is the whole practice's own-GP share;
    `lists` has contacts and contacts with the own GP for each GP's list, in no order that tells who. The paper counts
    contacts face to face in a month; here it is all contacts in the list, over the whole time.

    `gps_only` tells whether a function is known, so that contacts with others than GPs are left out.
    """

    lists: tuple[tuple[int, int], ...]
    patients: int
    upc: float | None
    gps_only: bool

    @property
    def contacts(self) -> int:
        """Contacts of patients with an own GP."""
        return sum(contacts for contacts, _ in self.lists)

    @property
    def own(self) -> int:
        """Those of them with the own GP."""
        return sum(own for _, own in self.lists)

    @property
    def slicc(self) -> float | None:
        """The own-GP share of the practice; None without contacts of patients who have an own GP."""
        return self.own / self.contacts if self.contacts else None

    @property
    def slicc_of_lists(self) -> tuple[float, ...]:
        """The own-GP share of each GP's list, lowest first."""
        return tuple(sorted(own / contacts for contacts, own in self.lists))


class Seen:
    """Counts who saw whom while rows go by."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._key = secrets.token_bytes(32)
        self._seen: Counter[tuple[bytes, bytes]] = Counter()
        self._lists: Counter[tuple[bytes, bool]] = Counter()
        self._providers: set[bytes] = set()

    def __repr__(self) -> str:
        return "Seen()"

    def add(self, patient: str, provider: str, own_gp: str, number: int) -> None:
        """Count contacts of a patient with a provider; empty texts are what the row does not say."""
        if not provider:
            return
        by = self._hash(provider)
        self._providers.add(by)
        if patient:
            self._seen[self._hash(patient), by] += number
        if own_gp:
            own = self._hash(own_gp)
            self._lists[own, own == by] += number

    def check(self) -> None:
        """`ListError` where there are more different people than a practice has."""
        if max(len(self._seen), len(self._lists), len(self._providers)) > MOST_PAIRS:
            raise ListError(T("The list has more different patients than one practice can have."), self._file)

    def result(self, gps_only: bool) -> Continuity | None:
        """The counts; None where the list tells neither who the patient is nor who the own GP is.

        Own GPs that are nowhere among the providers are written in another way than these, and not compared.
        """
        lists: dict[bytes, list[int]] = {}
        for (own, is_own), number in self._lists.items():
            of_list = lists.setdefault(own, [0, 0])
            of_list[0] += number
            of_list[1] += number if is_own else 0
        known = sorted((contacts, same) for contacts, same in lists.values())
        comparable = bool(self._providers & lists.keys())
        scores = self._usual()
        if not scores and not comparable:
            return None
        upc = fsum(scores) / len(scores) if scores else None
        return Continuity(tuple(known) if comparable else (), len(scores), upc, gps_only)

    def _usual(self) -> list[float]:
        """Of each patient with enough contacts the share with the provider seen most."""
        most: dict[bytes, tuple[int, int]] = {}
        for (patient, _), number in self._seen.items():
            total, largest = most.get(patient, (0, 0))
            most[patient] = total + number, max(largest, number)
        return [largest / total for total, largest in most.values() if total >= LEAST_CONTACTS]

    def _hash(self, text: str) -> bytes:
        plain = " ".join(text.split()).casefold()
        return blake2b(plain.encode(errors="replace"), key=self._key, digest_size=10).digest()
