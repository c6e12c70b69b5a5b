"""Which column of a sheet of people's own holds what, kept as a file for the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from planner.errors import DagdeelError
from planner.files.column_file import load_columns
from planner.files.disk import write_export
from planner.plan import Record

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
    return load_columns(path, OwnMapping)
