"""Which column of a sheet of people's own holds what, kept as a file for the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from planner.errors import DagdeelError, ListError
from planner.files.disk import write_export
from planner.plan import Record
from planner.texts import T

_LIMIT = 1_000_000

ListKind = Literal["staff", "tasks", "leave", "rooms"]


class OwnMapping(Record):
    """The kind of list, the title of the sheet where there are more, and by field the name of its column."""

    kind: ListKind
    sheet: Annotated[str, Field(max_length=500)] = ""
    columns: dict[str, Annotated[str, Field(min_length=1, max_length=500)]] = {}


class MappingError(DagdeelError):
    """A file with columns that cannot be written."""


def save_mapping(mapping: OwnMapping, path: Path) -> None:
    """Write a mapping as JSON; `MappingError` where that fails."""
    write_export(path, (mapping.model_dump_json(indent=1) + "\n").encode(), MappingError)


def load_mapping(path: Path) -> OwnMapping:
    """A mapping from a JSON file with the names of `OwnMapping`; `ListError` with the place of what is wrong."""
    try:
        with path.open("rb") as file:
            return OwnMapping.model_validate_json(file.read(_LIMIT))
    except OSError as error:
        place = path.name
        problem = T("The column file cannot be opened: {reason}.", reason=error.strerror or type(error).__name__)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        problem = T(
            "The column file cannot be used. It has to be JSON with the names {names}.",
            names=", ".join(OwnMapping.model_fields),
        )
    # Raised here, apart from its cause: that one quotes the file, which may be a list of people by mistake.
    raise ListError(problem, place)
