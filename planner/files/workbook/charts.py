"""Native charts: horizontal bars with titles on both axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.files.workbook.cells import storable
from planner.files.workbook.layout import Layout
from planner.files.workbook.looks import LINE, MUTED, TEXT
from planner.files.workbook.sheet import Chart, Series

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

_AXIS_FONT = {"color": MUTED, "size": 9}
_NAME_FONT = {"color": MUTED, "size": 9, "bold": False}


def add_chart(workbook: xlsxwriter.Workbook, worksheet: Worksheet, chart: Chart, layout: Layout) -> None:
    """Put a chart on a sheet; its bars follow the cells."""
    bars = workbook.add_chart({"type": "bar"})
    for series in chart.series:
        bars.add_series(_series(series, chart, layout))
    title = storable(chart.title)
    bars.set_title({"name": title, "name_font": {"color": TEXT, "size": 13, "bold": True}, "overlay": False})
    bars.set_y_axis(_label_axis(chart))
    bars.set_x_axis(_value_axis(chart))
    bars.set_legend({"position": "top", "font": _AXIS_FONT} if len(chart.series) > 1 else {"none": True})
    bars.set_size({"width": chart.width, "height": chart.height})
    worksheet.insert_chart(
        chart.row, chart.column, bars, {"object_position": 2, "description": title, "x_offset": 4, "y_offset": 4}
    )


def _series(series: Series, chart: Chart, layout: Layout) -> dict[str, Any]:
    return {
        "name": "=" + layout.absolute(series.name),
        "categories": "=" + layout.absolute(series.labels),
        "values": "=" + layout.absolute(series.values),
        "fill": {"color": series.colour},
        "gap": 60,
        "overlap": 0,
        "data_labels": {"value": True, "num_format": chart.number_format, "font": _AXIS_FONT},
    }


def _label_axis(chart: Chart) -> dict[str, Any]:
    """The first label stands on top, and the numbers still stand at the bottom."""
    return {
        "name": chart.label_axis,
        "name_font": _NAME_FONT,
        "num_font": {"color": TEXT, "size": 9},
        "reverse": True,
        "crossing": "max",
        "line": {"color": LINE},
    }


def _value_axis(chart: Chart) -> dict[str, Any]:
    return {
        "name": chart.value_axis,
        "name_font": _NAME_FONT,
        "num_font": _AXIS_FONT,
        "num_format": chart.number_format,
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "line": {"none": True},
    }
