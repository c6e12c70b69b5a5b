"""What an appointment book says of a plan, all together, and what was read in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner import names
from planner.calibration.book import LEFT_OUT, UNCLEAR, Book
from planner.calibration.figures import Cover, cover
from planner.calibration.findings import Finding, absent_roles, findings
from planner.calibration.kinds import Meaning, Target, guess
from planner.plan import Plan
from planner.texts import Message, T


@dataclass(frozen=True, slots=True)
class Calibration:
    """A book, what its words mean, the weeks it covers, and what it says about a plan."""

    book: Book
    meaning: Meaning
    covered: Cover
    findings: tuple[Finding, ...]


def calibration(
    plan: Plan,
    book: Book,
    kinds: Mapping[str, Target],
    roles: Mapping[str, str | None],
    skip_empty: bool = False,
) -> Calibration:
    """What a book says, with what its words mean as told, else as guessed; see `cover` for `skip_empty`."""
    guessed = guess(plan, book)
    meaning = Meaning({**guessed.kinds, **kinds}, {**guessed.roles, **roles})
    covered = cover(book, skip_empty)
    return Calibration(book, meaning, covered, findings(plan, book, meaning, covered))


def read_lines(plan: Plan, known: Calibration) -> Iterator[Message]:
    """What was read, what was left out of it, and what is missing to say more."""
    book = known.book
    yield T(
        "{read} rows read: {held} appointments took place, {missed} patients did not come, {cancelled} were cancelled.",
        read=book.read,
        held=sum(book.held.values()),
        missed=sum(book.missed.values()),
        cancelled=book.cancelled,
    )
    for reason, number in book.left_out.items():
        yield T("- {what}: {rows}", what=LEFT_OUT[reason], rows=number)
    for unclear, number in book.unclear.items():
        yield T("- {what}: {rows}", what=UNCLEAR[unclear], rows=number)
    yield from known.covered.lines
    absent = absent_roles(plan, book, known.meaning)
    if absent:
        who = tuple(names.role(plan, role_id) for role_id in absent)
        yield T("Not in the list: {who}. What they do is missing from the times per week.", who=who)
    if not book.has_lengths:
        yield T("The list has no lengths, so a kind that may be short or long is not laid beside the plan.")
    if book.continuity and not book.continuity.gps_only:
        yield T("The list has no function, so continuity is about all contacts and not only those with GPs.")
