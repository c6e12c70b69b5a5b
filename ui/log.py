"""The log: a small file in the user's own log folder that holds no name and no number of anybody."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from planner.files.folders import LOG_BYTES, LOG_OLD_FILES


class _Bare(logging.Formatter):
    """Leaves out what an exception says: it may quote what somebody typed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        bare = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None, "stack_info": None})
        return super().format(bare)


def start_log(folder: Path) -> RotatingFileHandler | None:
    """Write what this program and its libraries log to a file; None where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "dagdeel.log"
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOG_OLD_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Bare())
    for name, level in {"": logging.WARNING, "ui": logging.INFO, "planner": logging.INFO}.items():
        logging.getLogger(name).setLevel(level)
    logging.getLogger().addHandler(handler)
    return handler
