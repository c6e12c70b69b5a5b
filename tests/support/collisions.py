"""Practices in which no roster fits, each with the rules that collide, for tests of filling in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.plan import Absence, Cell, Member, Plan, Role, Room
from tests.support.weeks import ROLES, cell, member, practice

MONDAY = date(2027, 3, 8)
_OPEN = "mon_am mon_pm tue_am"


@dataclass(frozen=True)
class Case:
    """A plan that cannot be filled in, the sentences that say why, and what one of its ways out says.

    Of several that are alike any will do; `euros` is what it costs a week.
    """

    name: str
    plan: Plan
    why: frozenset[str]
    ways: frozenset[str]
    monday: date | None = None
    euros: float = 0.0


def person(who: str, role: str = "gp", sessions: str = _OPEN, **fields: Any) -> Member:
    """Somebody with a week pattern of sessions of four hours."""
    return member(who, role, sessions=dict.fromkeys(sessions.split(), 4.0), **fields)


def cannot(*sessions: str) -> dict[str, Any]:
    """The sessions that somebody cannot work."""
    return {"wishes": dict.fromkeys(sessions, "cannot")}


def pin(who: str, session: str, work: str = "surgery", **fields: Any) -> Cell:
    """A cell that stays."""
    return cell(who, session, work, pinned=True, **fields)


def away(who: str | None, kind: Any = "leave") -> Absence:
    """Away on the Monday; nobody: the practice is closed."""
    return Absence(id=f"away_{who}", member=who, kind=kind, first=MONDAY, last=MONDAY)


def with_role(role_id: str, **fields: Any) -> tuple[Role, ...]:
    """The functions with one that is set otherwise."""
    return tuple(one.model_copy(update=fields) if one.id == role_id else one for one in ROLES)


def team(*staff: Member, entries: tuple[Cell, ...] = (), **fields: Any) -> Plan:
    """A practice of some people."""
    return practice(staff, entries, **fields)


GP, GP2 = person("gp"), person("gp2")
ANNA, BO = person("anna", "assistant"), person("bo", "assistant")
ROOMS = (Room(id="r1", name="Blue"), Room(id="r2", name="Red"))
_LATE = "mon_ev tue_am wed_ev thu_am"
_LONG = {"mon_am": 5.0, "mon_pm": 5.0, "mon_ev": 5.0}


def pinned_on(*sentences: str) -> tuple[str, ...]:
    """What the rules of pinned surgeries say: who and when."""
    return tuple(f"{sentence}: Surgery." for sentence in sentences)


def _unpinned(who: str, *sessions: str) -> frozenset[str]:
    """To unpin somebody in one of some sessions."""
    return frozenset(f"Unpin {who} on {session}." for session in sessions)


CASES = (
    Case(
        "two on leave in a lone function",
        team(
            GP,
            GP2,
            ANNA,
            BO,
            roles=with_role("assistant", least_present=1),
            absences=(away("anna"), away("bo", "sick")),
        ),
        frozenset(
            {
                "At least 1 in every open session: Medical assistant.",
                "anna is away on Mon morning, Mon afternoon: Leave.",
                "bo is away on Mon morning, Mon afternoon: Sick.",
            }
        ),
        frozenset({"Move the leave of anna from 8 Mar 2027 to 15 Mar 2027."}),
        MONDAY,
    ),
    Case(
        "too few rooms on Tuesday",
        team(
            *(person(f"gp{number}") for number in range(3)),
            entries=tuple(pin(f"gp{number}", "tue_am") for number in range(3)),
            rooms=ROOMS,
        ),
        frozenset(
            {
                "Tue morning: 2 rooms.",
                *pinned_on(*(f"gp{number} is pinned on Tue morning" for number in range(3))),
            }
        ),
        frozenset({"Add 1 room."}),
    ),
    Case(
        "no GP in an evening",
        team(
            person("gp", sessions="mon_am mon_pm", **cannot("mon_ev")),
            person("anna", "assistant", "mon_am mon_pm mon_ev"),
            person("vs", "vs", "mon_am mon_pm mon_ev"),
        ),
        frozenset({"A GP is in the practice on Mon evening.", "gp cannot work on Mon evening."}),
        frozenset({"Plan a locum on Mon evening."}),
        euros=340,
    ),
    Case(
        "a trainee without supervision",
        team(
            person("gp", **cannot("thu_am")),
            ANNA,
            person("aios", "aios", employment="trainee"),
            entries=(pin("aios", "thu_am", "admin"),),
        ),
        frozenset(
            {
                "aios is in training and works on Thu morning only with GP in the practice.",
                "aios is pinned on Thu morning: Office work.",
            }
        ),
        frozenset({"Unpin aios on Thu morning."}),
    ),
    Case(
        "pinned where somebody cannot work",
        team(person("gp", **cannot("mon_am")), GP2, ANNA, entries=(pin("gp", "mon_am"),)),
        frozenset({"gp cannot work on Mon morning.", "gp is pinned on Mon morning: Surgery."}),
        frozenset({"Ask gp to work on Mon morning after all."}),
    ),
    Case(
        "two people pinned in one room",
        team(GP, GP2, ANNA, entries=(pin("gp", "mon_am", room="r1"), pin("gp2", "mon_am", room="r1")), rooms=ROOMS),
        frozenset(
            {
                "Blue is for one person on Mon morning.",
                *pinned_on("gp is pinned on Mon morning", "gp2 is pinned on Mon morning"),
            }
        ),
        frozenset({"Do not open on Mon morning."}),
    ),
    Case(
        "an evening and the morning after, twice a week",
        team(
            person("gp", sessions=_LATE),
            person("gp2", sessions=_LATE),
            ANNA,
            entries=tuple(pin("gp", session) for session in _LATE.split()),
        ),
        frozenset(
            {
                "gp has less than 11.0 hours of rest only once in seven days (article 5:3).",
                *pinned_on(
                    "gp is pinned on Mon evening",
                    "gp is pinned on Tue morning",
                    "gp is pinned on Wed evening",
                    "gp is pinned on Thu morning",
                ),
            }
        ),
        _unpinned("gp", "Mon evening", "Tue morning", "Wed evening", "Thu morning"),
    ),
    Case(
        "more of a function than there are",
        team(GP, ANNA, BO, roles=with_role("assistant", least_present=3)),
        frozenset({"At least 3 in every open session: Medical assistant."}),
        frozenset({"Do with at least 2 in every open session: Medical assistant."}),
    ),
    Case(
        "fewer contract hours than open sessions",
        team(member("gp", hours_per_week=8, cost_per_hour=60), ANNA, BO),
        frozenset(
            {
                "gp works at most 8.0 hours a week.",
                "A GP is in the practice on Mon morning.",
                "A GP is in the practice on Mon afternoon.",
                "A GP is in the practice on Tue morning.",
            }
        ),
        frozenset({"Let gp work 4.0 hours a week more."}),
        euros=240,
    ),
    Case(
        "the only GP cannot work on Monday",
        team(person("gp", **cannot("mon_am")), ANNA, BO),
        frozenset({"A GP is in the practice on Mon morning.", "gp cannot work on Mon morning."}),
        frozenset({"Ask gp to work on Mon morning after all."}),
    ),
    Case(
        "a skill that nobody has",
        team(GP, ANNA, BO, entries=(pin("anna", "mon_am", "visits"),)),
        frozenset({"anna is pinned on Mon morning: Visits.", "anna may do nothing that 'Visits' asks for."}),
        frozenset({"Let anna do what 'Visits' asks for."}),
    ),
    Case(
        "a room that suits others",
        team(
            GP,
            person("vs", "vs"),
            ANNA,
            entries=(pin("gp", "mon_am", room="r3"),),
            rooms=(*ROOMS, Room(id="r3", name="Green", roles=("vs",))),
        ),
        frozenset({"gp is pinned on Mon morning: Surgery.", "Green does not suit GP."}),
        frozenset({"Let Green suit GP."}),
    ),
    Case(
        "the only GP is pinned as off",
        team(GP, ANNA, BO, entries=(pin("gp", "tue_am", "off"),)),
        frozenset({"A GP is in the practice on Tue morning.", "gp is pinned as off on Tue morning."}),
        frozenset({"Unpin gp on Tue morning."}),
    ),
    Case(
        "a nurse without supervision",
        team(
            GP,
            person("vs", "vs", **cannot("tue_am")),
            person("nurse", "poh_s"),
            ANNA,
            entries=(pin("nurse", "tue_am"),),
        ),
        frozenset(
            {
                "Practice nurse, somatic on Tue morning only with Nurse practitioner in the practice.",
                "vs cannot work on Tue morning.",
                "nurse is pinned on Tue morning: Surgery.",
            }
        ),
        frozenset({"Unpin nurse on Tue morning."}),
    ),
    Case(
        "alone in the practice",
        team(GP, ANNA, entries=(pin("anna", "tue_am", "off"),)),
        frozenset({"Nobody is alone in the practice on Tue morning.", "anna is pinned as off on Tue morning."}),
        frozenset({"Plan a locum on Tue morning."}),
        euros=340,
    ),
    Case(
        "too many hours on a day",
        team(member("gp", sessions=_LONG), GP2, ANNA, entries=tuple(pin("gp", one, hours=5) for one in _LONG)),
        frozenset(
            {
                "gp works at most 12.0 hours on Monday (article 5:7).",
                *pinned_on(
                    "gp is pinned on Mon morning", "gp is pinned on Mon afternoon", "gp is pinned on Mon evening"
                ),
            }
        ),
        _unpinned("gp", "Mon morning", "Mon afternoon", "Mon evening"),
    ),
)
