"""Every command of the window as data; menus, toolbar and the list of shortcuts are made from this one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.texts import Message, T
from ui.dialogs.examples import EXAMPLES
from ui.help.texts import FIRST_STEPS, NEWS
from ui.pages import PAGES, page_keys


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command.

    `menu` is a key of `MENUS`; within a menu a new `section` starts after a line. `slot` names an object and
    its method, such as files.save, which gets `value` where there is one. Actions of a menu with the same
    `choice` exclude each other; `toggle` marks a switch. `short` is the text on the toolbar, for those that are there.
    """

    key: str
    text: Message
    menu: str
    slot: str
    value: str = ""
    shortcut: str = ""
    icon: str = ""
    section: int = 0
    choice: str = ""
    toggle: bool = False
    short: Message | None = None


# Key to title and the menu it is in ("" is the bar); the order is that of the screen.
MENUS: dict[str, tuple[Message, str]] = {
    "file": (T("&File"), ""),
    "edit": (T("&Edit"), ""),
    "view": (T("&View"), ""),
    "roster": (T("&Roster"), ""),
    "help": (T("&Help"), ""),
    "examples": (T("Open e&xample"), "file"),
    "recent": (T("Open &recent"), "file"),
    "theme": (T("&Colours"), "view"),
    "language": (T("&Language"), "view"),
}

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", T("&New practice…"), "file", "files.new", shortcut="Ctrl+N", icon="mdi6.file-plus-outline"),
    ActionSpec(
        "open",
        T("&Open…"),
        "file",
        "files.open",
        shortcut="Ctrl+O",
        icon="mdi6.folder-open-outline",
        short=T("Open"),
    ),
    ActionSpec(
        "save",
        T("&Save"),
        "file",
        "files.save",
        shortcut="Ctrl+S",
        icon="mdi6.content-save-outline",
        section=2,
        short=T("Save"),
    ),
    ActionSpec("save_as", T("Save &as…"), "file", "files.save_as", shortcut="Ctrl+Shift+S", section=2),
    ActionSpec(
        "restore",
        T("Restore an &earlier version…"),
        "file",
        "files.restore_version",
        icon="mdi6.history",
        section=2,
    ),
    ActionSpec(
        "read_appointments",
        T("Read an appointment &book…"),
        "file",
        "files.read_appointments",
        icon="mdi6.calendar-import-outline",
        section=3,
    ),
    ActionSpec(
        "write_workbook",
        T("&Write a workbook to fill in…"),
        "file",
        "window.write_workbook",
        icon="mdi6.table-edit",
        section=3,
    ),
    ActionSpec(
        "read_workbook",
        T("Read a wor&kbook…"),
        "file",
        "files.read_workbook",
        icon="mdi6.table-arrow-left",
        section=3,
    ),
    ActionSpec("print", T("&Print…"), "file", "paper.print", shortcut="Ctrl+P", icon="mdi6.printer-outline", section=4),
    ActionSpec("print_preview", T("Print pre&view…"), "file", "paper.preview", section=4),
    ActionSpec("page_pdf", T("Save page as P&DF…"), "file", "paper.save", section=4),
    ActionSpec("print_summary", T("Print su&mmary…"), "file", "paper.print", value="summary", section=4),
    ActionSpec("summary_pdf", T("Save summary as PD&F…"), "file", "paper.save", value="summary", section=4),
    ActionSpec("quit", T("&Quit"), "file", "window.close", shortcut="Ctrl+Q", icon="mdi6.exit-to-app", section=5),
    ActionSpec("undo", T("&Undo"), "edit", "document.undo", shortcut="Ctrl+Z", icon="mdi6.undo", short=T("Undo")),
    ActionSpec("redo", T("&Redo"), "edit", "document.redo", shortcut="Ctrl+Y", icon="mdi6.redo", short=T("Redo")),
    ActionSpec("history", T("&History…"), "edit", "window.show_history", shortcut="Ctrl+H", icon="mdi6.history"),
    ActionSpec(
        "settings",
        T("&Settings…"),
        "edit",
        "window.show_settings",
        shortcut="Ctrl+,",
        icon="mdi6.cog-outline",
        section=3,
    ),
    *(
        ActionSpec(
            f"page.{page.key}",
            page.title,
            "view",
            "window.enter_page",
            value=page.key,
            shortcut=page_keys(place),
            icon=page.icon,
            choice="page",
        )
        for place, page in enumerate(PAGES)
    ),
    ActionSpec(
        "sidebar", T("&Sidebar with names"), "view", "window.show_sidebar_names", shortcut="F8", section=2, toggle=True
    ),
    ActionSpec(
        "why",
        T("&Why this number?"),
        "view",
        "window.show_why_dock",
        shortcut="F9",
        icon="mdi6.help-circle-outline",
        section=2,
        toggle=True,
        short=T("Why?"),
    ),
    ActionSpec("theme.light", T("&Light"), "theme", "window.use_theme", value="light", choice="theme"),
    ActionSpec("theme.dark", T("&Dark"), "theme", "window.use_theme", value="dark", choice="theme"),
    ActionSpec("theme.", T("As the &system"), "theme", "window.use_theme", choice="theme"),
    ActionSpec("language.nl", T("&Nederlands"), "language", "window.use_language", value="nl", choice="language"),
    ActionSpec("language.en", T("&English"), "language", "window.use_language", value="en", choice="language"),
    ActionSpec("print_week", T("Print &week…"), "roster", "paper.print", value="week", icon="mdi6.printer-outline"),
    ActionSpec("print_people", T("Print per &person…"), "roster", "paper.print", value="week.people"),
    ActionSpec("print_rooms", T("Print per &room…"), "roster", "paper.print", value="week.rooms"),
    ActionSpec("week_pdf", T("Save week as P&DF…"), "roster", "paper.save", value="week", section=2),
    ActionSpec("people_pdf", T("Save per person as PD&F…"), "roster", "paper.save", value="week.people", section=2),
    ActionSpec("rooms_pdf", T("Save per roo&m as PDF…"), "roster", "paper.save", value="week.rooms", section=2),
    ActionSpec(
        "calendars",
        T("Save &calendar files…"),
        "roster",
        "roster.save_calendar",
        icon="mdi6.calendar-export-outline",
        section=3,
    ),
    ActionSpec(
        "read_shifts",
        T("Read roster from &Excel…"),
        "roster",
        "roster.read_shifts",
        icon="mdi6.file-excel-outline",
        section=3,
    ),
    ActionSpec(
        "working_time",
        T("Working-&time limits…"),
        "roster",
        "window.show_settings",
        value="working_time",
        icon="mdi6.clock-check-outline",
        section=4,
    ),
    ActionSpec(
        "help", T("&Help for this page"), "help", "window.show_help", shortcut="F1", icon="mdi6.book-open-outline"
    ),
    ActionSpec(
        "help.start", T("&First steps"), "help", "window.show_help", value=FIRST_STEPS, icon="mdi6.school-outline"
    ),
    ActionSpec("help.new", T("What's &new"), "help", "window.show_help", value=NEWS, icon="mdi6.star-outline"),
    ActionSpec(
        "shortcuts",
        T("&Shortcuts"),
        "help",
        "window.show_shortcuts",
        shortcut="Ctrl+F1",
        icon="mdi6.keyboard-outline",
        section=2,
    ),
    ActionSpec(
        "holdings",
        T("What this &plan holds…"),
        "help",
        "window.show_holdings",
        icon="mdi6.shield-account-outline",
        section=2,
    ),
    ActionSpec("about", T("&About Dagdeel"), "help", "window.show_about", icon="mdi6.information-outline", section=2),
    *(
        ActionSpec(f"example.{example.key}", example.name, "examples", "files.open_example", value=example.key)
        for example in EXAMPLES
    ),
)


def without_mnemonic(text: str) -> str:
    """The text of a menu entry as it reads: no mark before the letter that chooses it, no dots."""
    return re.sub("&(.)", r"\1", text).removesuffix("…")
