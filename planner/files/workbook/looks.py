"""How cells look: a few looks with their properties, and a number format per unit."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from planner.texts import Unit

ACCENT = "#0B6390"
TEXT = "#1C2127"
MUTED = "#5A6572"
LINE = "#D5DBE1"
DEMAND = "#0072B2"
CAPACITY = "#009E73"
# Of plans that stand beside each other.
SERIES = (DEMAND, "#E69F00", "#009E73", "#CC79A7", "#56B4E9")


class Look(StrEnum):
    """The looks that cells have; a colour never stands alone, there is always a word beside it."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SECTION = "section"
    HEAD = "head"
    NUMBER_HEAD = "number head"
    GROUP_HEAD = "group head"
    TEXT = "text"
    WRAPPED = "wrapped"
    STEP = "step"
    SUBSTEP = "substep"
    STRONG = "strong"
    MUTED = "muted"
    INPUT = "input"
    RESULT = "result"
    TOTAL = "total"
    OVER = "over"
    WATCH = "watch"
    FINE = "fine"
    ASSUMED = "assumed"
    SURGERY = "surgery"
    PHONE = "phone"
    VISITS = "visits"
    PROCEDURES = "procedures"
    ADMIN = "admin"
    MEETING = "meeting"
    TRAINING = "training"
    DUTY = "duty"
    OFF = "off"
    LETTER = "letter"
    LEAVE = "leave"
    STUDY = "study"
    HOLIDAY = "holiday"
    SICK = "sick"
    PARENTAL = "parental"
    OTHER = "other"
    LETTER_HEAD = "letter head"


_BOX = {"border": 1, "border_color": LINE}
_RULE = {"bottom": 1, "bottom_color": LINE}
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E6EFF5", "font_color": TEXT, **_BOX}

_WORK = {"text_wrap": True, "valign": "top", "font_size": 10, "font_color": TEXT, **_BOX}
_LETTER = {"align": "center", "valign": "vcenter", "font_size": 10, "font_color": TEXT, **_BOX}

LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 18, "font_color": TEXT},
    Look.SUBTITLE: {"font_color": MUTED},
    Look.SECTION: {"bold": True, "font_size": 13, "font_color": ACCENT, "valign": "bottom"},
    Look.HEAD: _HEAD,
    Look.NUMBER_HEAD: {**_HEAD, "align": "right"},
    Look.GROUP_HEAD: {**_HEAD, "align": "center"},
    Look.TEXT: {"valign": "top", **_RULE},
    Look.WRAPPED: {"text_wrap": True, "valign": "top", **_RULE},
    Look.STEP: {"align": "left", "indent": 1, "text_wrap": True, "valign": "top", **_RULE},
    Look.SUBSTEP: {"align": "left", "indent": 3, "font_color": MUTED, "text_wrap": True, "valign": "top", **_RULE},
    Look.STRONG: {"bold": True, "text_wrap": True, "valign": "top", **_RULE},
    Look.MUTED: {"font_color": MUTED, "valign": "top", **_RULE},
    Look.INPUT: {"bg_color": "#FFF6D6", "valign": "top", "locked": False, **_BOX},
    Look.RESULT: {"valign": "top", **_RULE},
    Look.TOTAL: {"bold": True, "top": 1, "top_color": MUTED, "valign": "top"},
    Look.OVER: {"font_color": "#B3263E", "bg_color": "#FBE4E8", "bold": True, "text_wrap": True, "valign": "top"},
    Look.WATCH: {"font_color": "#8A5A00", "bg_color": "#FFF1D6", "bold": True, "text_wrap": True, "valign": "top"},
    Look.FINE: {"font_color": "#1B7A4A", "text_wrap": True, "valign": "top"},
    Look.ASSUMED: {"italic": True, "font_color": "#8A5A00", "valign": "top", **_RULE},
    Look.SURGERY: {"bg_color": "#CFE6F5", **_WORK},
    Look.PHONE: {"bg_color": "#FFF0B3", **_WORK},
    Look.VISITS: {"bg_color": "#D5EDD0", **_WORK},
    Look.PROCEDURES: {"bg_color": "#E3D8F2", **_WORK},
    Look.ADMIN: {"bg_color": "#E2E5E9", **_WORK},
    Look.MEETING: {"bg_color": "#FADBC4", **_WORK},
    Look.TRAINING: {"bg_color": "#CCECE8", **_WORK},
    Look.DUTY: {"bg_color": "#F6D0DA", **_WORK},
    Look.OFF: {**_WORK, "font_color": MUTED},
    Look.LETTER: _LETTER,
    Look.LEAVE: {"bg_color": "#D5EDD0", **_LETTER},
    Look.STUDY: {"bg_color": "#CCECE8", **_LETTER},
    Look.HOLIDAY: {"bg_color": "#E2E5E9", **_LETTER},
    Look.SICK: {"bg_color": "#F6D0DA", **_LETTER},
    Look.PARENTAL: {"bg_color": "#E3D8F2", **_LETTER},
    Look.OTHER: {"bg_color": "#FADBC4", **_LETTER},
    Look.LETTER_HEAD: {**_HEAD, "text_wrap": False, "align": "center"},
}

WRAPPING = frozenset(look for look, properties in LOOKS.items() if properties.get("text_wrap"))

_FORMATS = {
    Unit.HOURS: "#,##0.0",
    Unit.MINUTES: "#,##0.0",
    Unit.WEEKS: "0.0",
    Unit.DAYS: "0.0",
    Unit.SESSIONS: "#,##0.0",
    Unit.FTE: "0.00",
    Unit.SHARE: "0%",
    Unit.PERSONS: "#,##0",
    Unit.CONTACTS: "#,##0.0",
    Unit.TIMES: "#,##0.0",
    Unit.RATE: "0.00",
    Unit.RATIO: "0.00",
    Unit.FACTOR: "0.00",
    Unit.EUROS: "#,##0",
    Unit.HOUR_RATE: "#,##0.00",
    Unit.YES_NO: "General",
    Unit.CLOCK: "General",
    Unit.NONE: "General",
}
_EXACT_FORMATS = {
    Unit.HOURS: "#,##0.0#",
    Unit.MINUTES: "0.0#",
    Unit.WEEKS: "0.00",
    Unit.FTE: "0.0#",
    Unit.SHARE: "0.0%",
    Unit.TIMES: "#,##0.0##",
    Unit.RATE: "0.000",
}


def number_format(unit: Unit, exact: bool = False) -> str:
    """Excel's format for numbers of a unit, with a little room at the right; Excel writes the marks of its language."""
    shown = _EXACT_FORMATS.get(unit, _FORMATS[unit]) if exact else _FORMATS[unit]
    return shown if unit is Unit.NONE else f"{shown}_ "


def date_format(language: str) -> str:
    """Excel's format for dates in a language."""
    return "dd-mm-yyyy" if language == "nl" else "d mmm yyyy"
