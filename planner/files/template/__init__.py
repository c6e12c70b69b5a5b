"""A workbook to fill in, or to change the records of a plan in, and reading it back with a preview."""

from planner.files.template.grid import Refused
from planner.files.template.preview import Entry, Preview, read_template
from planner.files.template.write import write_template

__all__ = ["Entry", "Preview", "Refused", "read_template", "write_template"]
