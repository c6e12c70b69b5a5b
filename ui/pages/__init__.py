"""The pages of the window. Each is imported when it is first shown, so that the program opens quickly."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from planner.texts import Message, T
from ui.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """Where a page lives, and what the sidebar and the menu show of it before it is there."""

    key: str
    module: str
    class_name: str
    title: Message
    icon: str

    def load(self) -> type[Page]:
        """The class of the page."""
        page: type[Page] = getattr(import_module(self.module), self.class_name)
        return page


# In the order of the sidebar; the place decides the keys.
PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", "ui.pages.overview", "OverviewPage", T("Overview"), "mdi6.view-dashboard-outline"),
    PageSpec("team", "ui.pages.team", "TeamPage", T("Team"), "mdi6.account-group-outline"),
    PageSpec("patients", "ui.pages.patients", "PatientsPage", T("Patients"), "mdi6.account-multiple-outline"),
    PageSpec("consults", "ui.pages.consults", "ConsultsPage", T("Consults"), "mdi6.stethoscope"),
    PageSpec("tasks", "ui.pages.tasks", "TasksPage", T("Delegated tasks"), "mdi6.swap-horizontal"),
    PageSpec("week", "ui.pages.week", "WeekPage", T("Week roster"), "mdi6.calendar-week"),
    PageSpec("year", "ui.pages.year", "YearPage", T("Year"), "mdi6.calendar-month-outline"),
    PageSpec("locum", "ui.pages.locum", "LocumPage", T("Locum day"), "mdi6.doctor"),
    PageSpec("scenarios", "ui.pages.scenarios", "ScenariosPage", T("Scenarios"), "mdi6.source-branch"),
    PageSpec("targets", "ui.pages.targets", "TargetsPage", T("Targets"), "mdi6.target"),
    PageSpec("dropouts", "ui.pages.dropouts", "DropoutsPage", T("Who drops out"), "mdi6.account-alert-outline"),
    PageSpec("assumptions", "ui.pages.assumptions", "AssumptionsPage", T("Assumptions"), "mdi6.scale-balance"),
    PageSpec("export", "ui.pages.export", "ExportPage", T("Export"), "mdi6.file-export-outline"),
)


# The row of digits from 1 to 0, then the same once more with Shift.
_DIGITS = "1234567890"
_HELD = ("Ctrl", "Ctrl+Shift")


def page_keys(place: int) -> str:
    """The keys that show the page at a place of the sidebar, counted from 0."""
    again, digit = divmod(place, len(_DIGITS))
    return f"{_HELD[again]}+{_DIGITS[digit]}"


def page_spec(key: str) -> PageSpec:
    """The page with this key; `KeyError` where there is none."""
    for spec in PAGES:
        if spec.key == key:
            return spec
    raise KeyError(key)
