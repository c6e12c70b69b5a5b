"""What the program remembers of its user between two runs."""

from __future__ import annotations

import logging
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal

from annotated_types import Len
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from planner.files.disk import write_atomic
from planner.files.folders import MOST_RECENT, config_folder
from ui.week import FirstDay

# Pixels of a column in a table.
LEAST_WIDTH, MOST_WIDTH = 40, 2_000
_MOST_TABLES = 200

_log = logging.getLogger(__name__)


def _usable_widths(known: object) -> dict[str, dict[str, int]]:
    """Those widths per table and column that a screen can show; anything else is passed over."""
    tables = known if isinstance(known, dict) else {}
    return {
        str(table): {str(column): width for column, width in widths.items() if _is_width(width)}
        for table, widths in islice(tables.items(), _MOST_TABLES)
        if isinstance(widths, dict)
    }


def _is_width(width: object) -> bool:
    return type(width) is int and LEAST_WIDTH <= width <= MOST_WIDTH


class Settings(BaseModel):
    """The user's choices; never anything out of a plan. An empty language or theme follows the system."""

    model_config = ConfigDict(frozen=True)

    language: Literal["", "nl", "en"] = ""
    theme: Literal["", "light", "dark"] = ""
    recent: Annotated[tuple[Path, ...], Len(0, MOST_RECENT)] = ()
    folder: Path | None = None
    geometry: str = ""
    sidebar_collapsed: bool = False
    why_chart_folded: bool = False
    column_widths: Annotated[dict[str, dict[str, int]], BeforeValidator(_usable_widths)] = {}
    seen_version: str = ""
    week_start: FirstDay = "mon"
    weekend: bool = False

    def with_recent(self, path: Path) -> Settings:
        """The settings with a file as the newest of the recent ones, and its folder as the last one used."""
        others = tuple(known for known in self.recent if known != path)
        return self.model_copy(update={"recent": (path, *others)[:MOST_RECENT], "folder": path.parent})

    def without_recent(self, path: Path) -> Settings:
        """The settings without a file that can no longer be opened."""
        return self.model_copy(update={"recent": tuple(known for known in self.recent if known != path)})


def settings_file() -> Path:
    """Where the settings are kept."""
    return config_folder() / "settings.json"


class SettingsStore:
    """The settings as they are now; every change is written at once. A file that cannot be used is passed over."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or settings_file()
        self.current = self._read()

    def _read(self) -> Settings:
        try:
            return Settings.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return Settings()
        except (OSError, ValidationError) as error:
            _log.info("settings not read: %s", type(error).__name__)
            return Settings()

    def change(self, **fields: Any) -> None:
        """Set some of the settings."""
        self.replace(self.current.model_copy(update=fields))

    def replace(self, settings: Settings) -> None:
        """Take over settings; where they cannot be written they still hold for this run."""
        if settings == self.current:
            return
        self.current = settings
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self._file, settings.model_dump_json(indent=1).encode("utf-8"))
        except OSError as error:
            _log.info("settings not written: %s", type(error).__name__)
