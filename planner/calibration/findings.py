"""What an appointment book says, beside what the plan has and what the norm is.

A finding with a path is a field of the plan, and can be taken over (`planner.calibration.adopt`). Paths are those of
`planner.norms`, with two more: `activity.<id>.volume` for times per week, and `calendar.season` for the whole season.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner import names, norm_names
from planner.calibration import counting
from planner.calibration.book import Book, Sort
from planner.calibration.counting import ENOUGH_APPOINTMENTS, ENOUGH_PATIENTS, ENOUGH_WEEKS, WHOLE_YEAR, Topic
from planner.calibration.figures import Cover, Key, Weekly, kept, lengths, season, shares, spread, weekdays, weekly
from planner.calibration.kinds import Meaning
from planner.defaults import default_activity
from planner.demand import volume
from planner.norms import activity_path, norm
from planner.plan import Activity, Plan, find
from planner.texts import TN, Message, Quantity, T, Unit
from planner.year.calendar import weeks
from planner.year.season import Counted, normalised

SEASON = "calendar.season"
VOLUME = "volume"

_ALL = ""
_SAME = 1e-9
_NONE = Weekly(0, 0.0, 0.0, 0.0, {})


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure that was found, with what the plan has and the norm; both without value where there is none.

    `low` and `high`: eight in ten of what was counted lie between them, for continuity the lists of all GPs; None where
    there is no spread. `basis` tells what was counted, `counted` how many, and `how` how the figure comes from it.
    `few` tells that this is too little to build on. `path` is empty for what no field of the plan holds, `norm_path`
    for what has no norm. `season` is what taking over the season needs.
    """

    topic: Topic
    path: str
    label: Message
    found: Quantity
    present: Quantity
    norm: Quantity
    counted: int
    basis: Message
    how: Message
    few: Message | None = None
    low: float | None = None
    high: float | None = None
    season: Counted | None = None
    norm_path: str = ""

    @property
    def adoptable(self) -> bool:
        """Whether a field of the plan can take it over."""
        return bool(self.path)

    @property
    def differs(self) -> bool:
        """Whether taking it over would change the plan."""
        now, found = self.present.value, self.found.value
        return found is not None and (now is None or abs(now - found) > _SAME)


def findings(plan: Plan, book: Book, meaning: Meaning, covered: Cover) -> tuple[Finding, ...]:
    """All that the book says about the plan: volumes, shares and minutes of activities, weekdays, season, no-show,
    continuity."""
    seen = _Seen(plan, book, meaning, covered, frozenset(absent_roles(plan, book, meaning)))
    return (
        *seen.volumes(),
        *seen.shares(),
        *seen.minutes(),
        *seen.weekdays(),
        *seen.season(),
        *seen.missed(),
        *_continuity(book),
    )


def season_year(plan: Plan, book: Book) -> int:
    """The year whose weeks the season is told for: the plan's, else the last of the list."""
    return plan.calendar.year or book.last.isocalendar().year


def absent_roles(plan: Plan, book: Book, meaning: Meaning) -> tuple[str, ...]:
    """The roles that do part of what the list has in the plan, and are nowhere in the list: it may not be complete."""
    if "role" not in book.fields:
        return ()
    seen = {meaning.roles.get(name) for name in book.roles}
    targets = {each for kind in book.kinds for each in meaning.kinds.get(kind, ())}
    rows = (row for activity in plan.activities if activity.id in targets for row in activity.delivery)
    return tuple(dict.fromkeys(row.role for row in rows if row.share and row.role not in seen))


@dataclass(frozen=True, slots=True)
class _Seen:
    plan: Plan
    book: Book
    meaning: Meaning
    covered: Cover
    absent: frozenset[str]

    def _meant(self) -> Iterator[Activity]:
        """The activities that some kind in the list stands for; of a short and a long one, one may have no times."""
        targets = {each for kind in self.book.kinds for each in self.meaning.kinds.get(kind, ())}
        return (activity for activity in self.plan.activities if activity.id in targets)

    def _known(self) -> Iterator[Activity]:
        """The activities that some kind in the list counts for."""
        found = {self.meaning.activity(sort) for sort in self.book.totals}
        return (activity for activity in self.plan.activities if activity.id in found)

    def volumes(self) -> Iterator[Finding]:
        """Times per week of each activity."""
        patients, year = self.plan.patients, self.plan.practice.weeks_per_year
        per_week = weekly(self.book, self.covered, self.meaning.activity)
        count = len(self.covered.mondays)
        for activity in self._meant() if count else ():
            found = per_week.get(activity.id, _NONE)
            present = volume(activity, patients, year)
            usual = _usual(activity.id)
            basis = _appointments(found.number)
            yield Finding(
                Topic.VOLUMES,
                activity_path(activity.id, VOLUME),
                norm_names.times_per_week(activity),
                Quantity(found.mean, Unit.TIMES),
                Quantity(present, Unit.TIMES),
                Quantity(volume(usual, patients, year) if usual else None, Unit.TIMES),
                found.number,
                basis,
                counting.volume(self._kinds_of(activity), found.number, count),
                counting.few(found.number, ENOUGH_APPOINTMENTS, basis)
                or _few_weeks(count, ENOUGH_WEEKS)
                or counting.incomplete(self._not_there(activity)),
                found.low,
                found.high,
                norm_path=norm_names.frequency_path(activity),
            )

    def _not_there(self, activity: Activity) -> tuple[Message | str, ...]:
        """The roles that do part of an activity and are nowhere in the list."""
        rows = (row.role for row in activity.delivery if row.share and row.role in self.absent)
        return tuple(names.role(self.plan, role) for role in rows)

    def _kinds_of(self, activity: Activity) -> tuple[str, ...]:
        """The words of the list that stand for an activity."""
        return tuple(kind for kind in self.book.kinds if activity.id in self.meaning.kinds.get(kind, ()))

    def shares(self) -> Iterator[Finding]:
        """The share of each role in each activity; none where the list lacks a role of it altogether."""
        for activity in self._known():
            found = shares(self.book, self._roles_of(activity))
            number = sum(self.book.totals[sort] for sort in self.book.totals if self._roles_of(activity)(sort))
            present = {row.role: row.share for row in activity.delivery}
            only = len(found) == 1 and found.keys() == present.keys()
            if not found or only or self.absent & present.keys():
                continue
            for role_id in {**present, **found}:
                share = Quantity(found.get(role_id, 0.0), Unit.SHARE)
                now, how = present.get(role_id, 0.0), counting.share(number)
                yield self._of_delivery(Topic.SHARES, activity, role_id, share, now, number, how)

    def minutes(self) -> Iterator[Finding]:
        """The minutes of each role in each activity: the median of the lengths in the list.

        A role without a part in an activity can only get minutes where it can get a share as well.
        """
        for activity in self._known():
            present = {row.role: row.minutes for row in activity.delivery}
            for role_id, found in lengths(self.book, self._roles_of(activity)).items():
                median, how = Quantity(found.median, Unit.MINUTES), counting.minutes(found.mean)
                shown = self._of_delivery(
                    Topic.MINUTES, activity, role_id, median, present.get(role_id), found.count, how
                )
                path = shown.path if role_id in present or not self.absent & present.keys() else ""
                yield replace(shown, path=path, low=found.low, high=found.high)

    def _roles_of(self, activity: Activity) -> Key:
        """Who in the plan did an appointment of this activity; None for other appointments and unknown functions."""

        def role(sort: Sort) -> str | None:
            return self.meaning.role(sort, activity) if self.meaning.activity(sort) == activity.id else None

        return role

    def _of_delivery(
        self,
        topic: Topic,
        activity: Activity,
        role_id: str,
        found: Quantity,
        present: float | None,
        number: int,
        how: Message,
    ) -> Finding:
        field = "share" if topic is Topic.SHARES else "minutes"
        path = norm_names.delivery_path(activity, role_id, field)
        basis = _appointments(number)
        return Finding(
            topic,
            path,
            norm_names.delivery_field(activity, find(self.plan.roles, role_id), field),
            found,
            Quantity(present, found.unit),
            Quantity(_norm(path), found.unit),
            number,
            basis,
            how,
            counting.few(number, ENOUGH_APPOINTMENTS, basis),
            norm_path=path,
        )

    def weekdays(self) -> Iterator[Finding]:
        """How busy each weekday is."""
        number = len(self.covered.mondays)
        for day, factor in weekdays(self.book, self.covered).items():
            path = f"practice.weekday_factors.{day}"
            usual = _norm(path)
            yield Finding(
                Topic.WEEKDAYS,
                path,
                norm_names.practice_field("weekday_factors", day),
                Quantity(factor, Unit.FACTOR),
                Quantity(self.plan.practice.weekday_factors.get(day, usual), Unit.FACTOR),
                Quantity(usual, Unit.FACTOR),
                number,
                _weeks(number),
                counting.weekday(),
                _few_weeks(number, ENOUGH_WEEKS),
                norm_path=path,
            )

    def season(self) -> Iterator[Finding]:
        """The busiest week, for all weeks of the year; the spread is that of the weeks counted."""
        year = season_year(self.plan, self.book)
        found = season(self.book, self.covered, year)
        if found is None:
            return
        between = spread(Counter(found.factors))
        yield Finding(
            Topic.SEASON,
            SEASON,
            T("Season: the busiest week"),
            Quantity(max(found.factors), Unit.FACTOR),
            Quantity(max(normalised(self.plan.calendar.season, len(weeks(year)))), Unit.FACTOR),
            Quantity(None, Unit.FACTOR),
            found.weeks,
            _weeks(found.weeks),
            counting.season(found.uncounted),
            _few_weeks(found.weeks, WHOLE_YEAR),
            between.low if between else None,
            between.high if between else None,
            season=found,
        )

    def missed(self) -> Iterator[Finding]:
        """The share of appointments that patients did not come to."""
        for found in kept(self.book, lambda _: _ALL).values():
            total = found.held + found.missed
            basis = _appointments(total)
            few = counting.few(total, ENOUGH_APPOINTMENTS, basis)
            yield _shown(T("No-show"), found.share, total, basis, counting.no_show(), few)


def _continuity(book: Book) -> Iterator[Finding]:
    """Continuity as measured. The plan has no field for it: its own continuity follows from who does what."""
    known = book.continuity
    if known is None:
        return
    if known.slicc is not None:
        own, basis = known.slicc_of_lists, _appointments(known.contacts)
        few = counting.few(known.contacts, ENOUGH_APPOINTMENTS, basis)
        shown = _shown(
            T("Contacts with the own GP (SLICC)"), known.slicc, known.contacts, basis, counting.slicc(known), few
        )
        yield replace(shown, low=own[0], high=own[-1])
    if known.upc is not None:
        basis = TN("{count} patient", "{count} patients", known.patients)
        few = counting.few(known.patients, ENOUGH_PATIENTS, basis)
        label = T("Contacts with the provider seen most (UPC)")
        yield _shown(label, known.upc, known.patients, basis, counting.upc(known), few)


def _shown(
    label: Message, share: float | None, number: int, basis: Message, how: Message, few: Message | None
) -> Finding:
    """A share that no field of the plan holds."""
    none = Quantity(None, Unit.SHARE)
    return Finding(Topic.TOLD, "", label, Quantity(share, Unit.SHARE), none, none, number, basis, how, few)


def _usual(activity_id: str) -> Activity | None:
    try:
        return default_activity(activity_id)
    except KeyError:
        return None


def _norm(path: str) -> float | None:
    known = norm(path)
    return known.value if known else None


def _appointments(number: int) -> Message:
    return TN("{count} appointment", "{count} appointments", number)


def _weeks(number: int) -> Message:
    return TN("{count} week", "{count} weeks", number)


def _few_weeks(number: int, enough: int) -> Message | None:
    return counting.few(number, enough, _weeks(number))
