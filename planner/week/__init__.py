"""The week roster: edits of week plans, what they carry against the demand, their checks, and calendar files."""
