"""Pages for paper as data: what every page of the window, and the summary for the practice meeting, print.

`paper(key, ...)` gives a `Paper`: headings, sentences, tables and charts, without a language, a font or a page size.
"""

from planner.paper.content import (
    Block,
    Cell,
    ChartBlock,
    Column,
    GridBlock,
    GridCell,
    GridRow,
    Heading,
    KeyFigures,
    Legend,
    Paper,
    Paragraph,
    Point,
    Points,
    Row,
    Sheet,
    TableBlock,
)
from planner.paper.papers import KEYS, SUMMARY, paper
from planner.paper.watched import Watched

__all__ = [
    "KEYS",
    "SUMMARY",
    "Block",
    "Cell",
    "ChartBlock",
    "Column",
    "GridBlock",
    "GridCell",
    "GridRow",
    "Heading",
    "KeyFigures",
    "Legend",
    "Paper",
    "Paragraph",
    "Point",
    "Points",
    "Row",
    "Sheet",
    "TableBlock",
    "Watched",
    "paper",
]
