"""Native charts: horizontal bars, and lines, with titles on both axes."""

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
# Beside their colours, so that lines can be told apart in black and white.
_DASHES = ("solid", "dash", "round_dot", "long_dash_dot")


def add_chart(workbook: xlsxwriter.Workbook, worksheet: Worksheet, chart: Chart, layout: Layout) -> None:
    """Put a chart on a sheet; its bars or lines follow the cells."""
    drawn = workbook.add_chart({"type": chart.kind})
    for number, series in enumerate(chart.series):
        form = _bar(chart, series) if chart.kind == "bar" else _line(series, number)
        drawn.add_series({**_series(series, layout), **form})
    title = storable(chart.title)
    drawn.set_title({"name": title, "name_font": {"color": TEXT, "size": 13, "bold": True}, "overlay": False})
    labels, values = _label_axis(chart), _value_axis(chart)
    # In a bar chart of this library the axis of the labels, which stands upright, is the y axis.
    drawn.set_y_axis(labels if chart.kind == "bar" else values)
    drawn.set_x_axis(values if chart.kind == "bar" else labels)
    drawn.set_legend({"position": "top", "font": _AXIS_FONT} if len(chart.series) > 1 else {"none": True})
    drawn.set_size({"width": chart.width, "height": chart.height})
    worksheet.insert_chart(
        chart.row, chart.column, drawn, {"object_position": 2, "description": title, "x_offset": 4, "y_offset": 4}
    )


def _series(series: Series, layout: Layout) -> dict[str, Any]:
    return {
        "name": "=" + layout.absolute(series.name),
        "categories": "=" + layout.absolute(series.labels),
        "values": "=" + layout.absolute(series.values),
    }


def _bar(chart: Chart, series: Series) -> dict[str, Any]:
    return {
        "fill": {"color": series.colour},
        "gap": 60,
        "overlap": 0,
        "data_labels": {"value": True, "num_format": chart.number_format, "font": _AXIS_FONT},
    }


def _line(series: Series, number: int) -> dict[str, Any]:
    return {"line": {"color": series.colour, "width": 2.25, "dash_type": _DASHES[number % len(_DASHES)]}}


def _label_axis(chart: Chart) -> dict[str, Any]:
    """Beside bars the first label stands on top, and the numbers still stand at the bottom."""
    upright = {"reverse": True, "crossing": "max"} if chart.kind == "bar" else {}
    return {
        "name": chart.label_axis,
        "name_font": _NAME_FONT,
        "num_font": {"color": TEXT, "size": 9},
        "line": {"color": LINE},
        **upright,
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
