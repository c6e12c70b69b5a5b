"""Where the user's own folders are, each as the system at hand wants it."""

from __future__ import annotations

from pathlib import Path

import appdirs

_NAME = "dagdeel"

# The log is one file of so many bytes and so many older ones; so many plans are remembered as recent.
LOG_BYTES, LOG_OLD_FILES = 200_000, 2
MOST_RECENT = 10


def config_folder() -> Path:
    """Where the user's choices are kept."""
    return Path(appdirs.user_config_dir(_NAME, False))


def log_folder() -> Path:
    """Where the log is kept."""
    return Path(appdirs.user_log_dir(_NAME, False))


def recovery_folder() -> Path:
    """Where work that is not saved yet is kept safe; on this computer also when the plan is on a shared drive."""
    return Path(appdirs.user_state_dir(_NAME, False)) / "recovery"
