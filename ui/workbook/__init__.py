"""The workbook to fill in: writing it, and reading one back with a look at what it changes."""
