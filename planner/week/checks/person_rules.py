"""Rules about one person at a time: wishes, one place at a time, and skills."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner import names
from planner.plan import Cell
from planner.terms import Wish
from planner.texts import Message, T
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.merge import Weeks, spot

# So many activities are named where somebody may do none of them.
_EXAMPLES = 3


def cannot_work(person: Person) -> Iterator[Issue]:
    """CANNOT_WORK: somebody stands in a session that this person cannot work."""
    for cell in _wished(person, "cannot"):
        sentence = T("{who} cannot work on {session}.", **_words(person, cell))
        yield _issue("CANNOT_WORK", Severity.RED, person, cell, sentence)


def rather_not(person: Person) -> Iterator[Issue]:
    """RATHER_NOT: somebody stands in a session that this person would rather not work. Advice."""
    for cell in _wished(person, "rather_not"):
        sentence = T("{who} would rather not work on {session}.", **_words(person, cell))
        yield _issue("RATHER_NOT", Severity.INFO, person, cell, sentence)


def two_places(person: Person) -> Iterator[Issue]:
    """TWO_PLACES: somebody does two things at once."""
    for number, cells in zip(person.frame.numbers, person.weeks, strict=True):
        for one, other in pairwise(cells):
            if one.session == other.session:
                works = tuple(names.WORKS[cell.work] for cell in (one, other))
                sentence = T("{who} has two things at once on {session}: {works}.", works=works, **_words(person, one))
                weeks = _weeks(person, (number,))
                yield Issue(
                    "TWO_PLACES", Severity.RED, person.subject, sentence, (spot(one),), one.session, weeks=weeks
                )


def lacks_skill(person: Person) -> Iterator[Issue]:
    """LACKS_SKILL: somebody does work that asks for activities of which this person may do none."""
    for work, asked in person.unable.items():
        cells = [cell for cell in person.cells if cell.work == work]
        if cells:
            sentence = T(
                "{who} has '{work}' on {session}, and may do nothing that it asks for, such as {activities}.",
                work=names.WORKS[work],
                activities=asked[:_EXAMPLES],
                **_words(person, cells[0]),
            )
            spots = tuple(dict.fromkeys(map(spot, cells)))
            yield Issue("LACKS_SKILL", Severity.AMBER, person.subject, sentence, spots, work)


def _wished(person: Person, wish: Wish) -> Iterator[Cell]:
    return (cell for cell in person.cells if person.member.wishes.get(cell.session) == wish)


def _words(person: Person, cell: Cell) -> dict[str, Message | str]:
    return {"who": person.name, "session": names.session(cell.session)}


def _issue(code: str, severity: Severity, person: Person, cell: Cell, sentence: Message) -> Issue:
    return Issue(
        code, severity, person.subject, sentence, (spot(cell),), cell.session, weeks=_weeks(person, cell.weeks)
    )


def _weeks(person: Person, weeks: Weeks) -> Weeks:
    """Weeks of the cycle to name; none where only one is looked at."""
    return weeks if len(person.frame.numbers) > 1 else ()
