"""What the words of an appointment book mean in a plan: guessed by name, for the user to change.

A kind of appointment stands for one activity, or for two of the plan that differ in length: then appointments of
`LONG` minutes or more are the second one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.calibration.book import Book, Sort
from planner.files.patient_columns import plain
from planner.plan import Activity, Plan
from planner.terms import GP

# From 20 minutes on a consult or visit is a long one: the line between the two tariffs of Dutch general practice.
LONG = 20.0

# No activity, one, or a short one and a long one.
Target = tuple[str, ...]

_CONSULT, _VISIT = "consult", "visit"
# The first that fits decides, so that what says more stands first.
_KINDS: tuple[tuple[str, str], ...] = (
    ("poh_ggz_consult", r"ggz|psych|mental"),
    ("diabetes_check", r"diabet|\bdm2?\b|suiker"),
    ("copd_check", r"copd"),
    ("asthma_check", r"astma|asthma"),
    ("cvrm_check", r"cvrm|hart|vaatris|cardiovasc"),
    ("frail_elderly", r"ouder|kwetsba|frail|elderly"),
    ("flu_vaccination", r"griep|\bflu\b|influenza"),
    ("smears", r"uitstrijk|cervix|smear|\bbvo\b"),
    ("blood_pressure", r"bloeddruk|\brr\b|blood pressure|24 ?uurs"),
    ("injections", r"injecti|\bprik|vaccin|inenting|\bb12\b"),
    ("wound_care", r"\bwond|verband|hechting|wound|dressing"),
    ("minor_procedures", r"ingre|chirurg|verrichting|minor|procedure|spiraal|\biud\b|excisie|wrat"),
    ("phone_triage", r"triage"),
    ("team_meeting", r"overleg|vergader|meeting"),
    ("econsult", r"\be ?consult|e ?mail|\bmail|digita|online|portaal|portal"),
    ("phone", r"\btel|\btc\b|\bbel|terugbel|phone|\bcall"),
    ("repeat_prescriptions", r"herhaal|recept|prescription"),
    ("results_letters", r"uitslag|brief|result|letter"),
    (_VISIT, r"visite|huisbezoek|\bvisit"),
    (_CONSULT, r"consult|spreekuur|afspraak|appointment|controle"),
)
_LONG = re.compile(r"lang|dubbel|long|double|\b(?:2[0-9]|[3-9][05])\b")
_SHORT = re.compile(r"kort|enkel|short|single|\b(?:5|10|15)\b")

_ROLES: tuple[tuple[str, str], ...] = (
    ("pa", r"physician|\bpa\b"),
    ("vs", r"verpleegkundig specialist|nurse practitioner|\bvs\b"),
    ("poh_ggz", r"ggz|mental|psych"),
    ("poh_s", r"\bpoh|praktijkonderst|praktijkverpl|practice nurse|\bpvk\b"),
    ("assistant", r"assist|\bda\b"),
    ("manager", r"manage"),
    ("aios", r"\baios\b|\bhaio\b|trainee|in opleiding"),
    (GP, r"huisarts|waarnem|\bha\b|\bgp\b|\barts\b|dokter|doctor|general pract|locum"),
)


def guess_role(name: str) -> str | None:
    """The standard role that a function in a list is, by its name; None where the name does not say."""
    text = _words(name)
    return next((role for role, pattern in _ROLES if re.search(pattern, text)), None)


def guess_roles(plan: Plan, names: Iterable[str]) -> dict[str, str | None]:
    """For each function in a list the role of the plan that it is; the practice's own names go first."""
    own = {_words(role.name): role.id for role in plan.roles if role.name}
    ids = {role.id for role in plan.roles}
    return {name: _there(own.get(_words(name), guess_role(name)), ids) for name in names}


def _there(role: str | None, ids: set[str]) -> str | None:
    return role if role in ids else None


def guess_kinds(plan: Plan, names: Iterable[str], has_lengths: bool = True) -> dict[str, Target]:
    """For each kind in a list what it stands for in the plan; the practice's own names go first.

    A kind that may be short or long means nothing where the list has no lengths: it cannot be divided.
    """
    own = {_words(activity.name): activity.id for activity in plan.activities if activity.name}
    ids = {activity.id for activity in plan.activities}
    targets = {name: _guess_kind(_words(name), own, ids) for name in names}
    return {name: target if has_lengths or len(target) < 2 else () for name, target in targets.items()}


def _guess_kind(text: str, own: Mapping[str, str], ids: set[str]) -> Target:
    if text in own:
        return (own[text],)
    found = next((activity for activity, pattern in _KINDS if re.search(pattern, text)), None)
    if found in (_CONSULT, _VISIT):
        return _by_length(text, found, ids)
    return (found,) if found in ids else ()


def _by_length(text: str, base: str, ids: set[str]) -> Target:
    """The short one, the long one or both, as the name says and the plan has."""
    short, long = f"{base}_short", f"{base}_long"
    wish = (long,) if _LONG.search(text) else (short,) if _SHORT.search(text) else (short, long)
    there = tuple(activity for activity in wish if activity in ids)
    return there or ((base,) if base in ids else ())


def targets(plan: Plan, has_lengths: bool = True) -> tuple[Target, ...]:
    """All that a kind can stand for in a plan; what takes lengths to tell apart only where the list has them."""
    ids = [activity.id for activity in plan.activities]
    pairs = [pair for base in (_CONSULT, _VISIT) if len(pair := _by_length("", base, set(ids))) > 1]
    return ((), *(pairs if has_lengths else ()), *((activity,) for activity in ids))


def _words(text: str) -> str:
    """Lower case without accents, with single blanks between letters and digits."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(text)))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What kinds and functions of a list are in a plan; what is not in it means nothing there."""

    kinds: Mapping[str, Target]
    roles: Mapping[str, str | None]

    def activity(self, sort: Sort) -> str | None:
        """The activity that an appointment counts for."""
        target = self.kinds.get(sort.kind, ())
        return target[-1 if sort.is_long else 0] if target else None

    def role(self, sort: Sort, activity: Activity) -> str | None:
        """The role that it counts for; without a function in the list the only one that does the activity."""
        if sort.role:
            return self.roles.get(sort.role)
        return activity.delivery[0].role if len(activity.delivery) == 1 else None


def guess(plan: Plan, book: Book) -> Meaning:
    """What all names of a book most likely mean."""
    kinds = guess_kinds(plan, book.kinds, book.has_lengths)
    return Meaning(kinds, guess_roles(plan, filter(None, book.roles)))
