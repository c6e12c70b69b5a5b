"""A file that says which column of a list is what, read into the record for it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from planner.errors import ListError
from planner.record import Record
from planner.texts import T

R = TypeVar("R", bound=Record)
_LIMIT = 1_000_000


def load_columns(path: Path, record: type[R]) -> R:
    """The record in a JSON file with the names of its fields; `ListError` with the place of what is wrong."""
    try:
        with path.open("rb") as file:
            return record.model_validate_json(file.read(_LIMIT))
    except OSError as error:
        place = path.name
        problem = T("The column file cannot be opened: {reason}.", reason=error.strerror or type(error).__name__)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        problem = T(
            "The column file cannot be used. It has to be JSON with the names {names}.",
            names=", ".join(record.model_fields),
        )
    # Raised here, apart from its cause: that one quotes the file, which may be a list of people by mistake.
    raise ListError(problem, place)
