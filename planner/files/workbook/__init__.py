"""The Excel workbook of a plan: inputs, live formulas and their computed values, charts, warnings, and why."""

from planner.files.workbook.layout import Layout, Place
from planner.files.workbook.report import ReportError, report_layout, write_report

__all__ = ["Layout", "Place", "ReportError", "report_layout", "write_report"]
