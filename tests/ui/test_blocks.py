"""Blocks of cells on the clipboard: text with tabs, and the HTML of spreadsheets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.blocks import Pasted, as_html, as_text, day_number, day_of, guarded, read_block, read_text, shown

# Line ends other than \n become \n on the way.
texts = st.text(st.characters(exclude_characters="\r", exclude_categories=("Cs",)), max_size=12)
rows = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(texts, min_size=wide, max_size=wide), min_size=1, max_size=5)
)

# What LibreOffice 7.4 puts on the clipboard, with the head left out.
CALC_TEXT = 'Naam regel 2\t7.25\t50%\t01-09-2027\t1,234.6\t5" pijp\n=1+1\tx y\t\tTRUE\t-3\ttekst\n'
CALC_TEXT += "samen\t\t1\t\t\t\n\t\t2\t\t\t\n"
CALC_HTML = """<!DOCTYPE html><html><head><title></title><style type="text/css">td { font-size:x-small }</style></head>
<body>
<table cellspacing="0" border="0">
	<colgroup span="6" width="67"></colgroup>
	<tr>
		<td height="21" align="left" valign=bottom><font color="#000000">Naam<br>regel 2</font></td>
		<td align="right" valign=bottom sdval="7.25" sdnum="1033;"><font color="#000000">7.25</font></td>
		<td align="right" valign=bottom sdval="0.5" sdnum="1033;0;0%"><font color="#000000">50%</font></td>
		<td align="right" valign=bottom sdval="46631" sdnum="1033;0;DD-MM-YYYY"><font>01-09-2027</font></td>
		<td align="right" valign=bottom sdval="1234.5678" sdnum="1033;0;#,##0.0"><font>1,234.6</font></td>
		<td align="left" valign=bottom><font color="#000000">5&quot; pijp</font></td>
	</tr>
	<tr>
		<td height="21" align="left" valign=bottom><font color="#000000">=1+1</font></td>
		<td align="left" valign=bottom><font color="#000000">x	y</font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="right" valign=bottom sdval="1" sdnum="1033;0;BOOLEAN"><font color="#000000">TRUE</font></td>
		<td align="right" valign=bottom sdval="-3" sdnum="1033;"><font color="#000000">-3</font></td>
		<td align="left" valign=bottom><font color="#000000">tekst</font></td>
	</tr>
	<tr>
		<td colspan=2 rowspan=2 height="42" align="left" valign=bottom><font color="#000000">samen</font></td>
		<td align="right" valign=bottom sdval="1" sdnum="1033;"><font color="#000000">1</font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
	</tr>
	<tr>
		<td align="right" valign=bottom sdval="2" sdnum="1033;"><font color="#000000">2</font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
		<td align="left" valign=bottom><font color="#000000"><br></font></td>
	</tr>
</table></body></html>"""


@given(rows)
def test_what_is_copied_as_text_reads_back(block: list[list[str]]) -> None:
    assert read_text(as_text([[guarded(cell) for cell in row] for row in block])) == [
        [cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell for cell in row] for row in block
    ]


@given(rows)
def test_the_windows_line_ends_make_no_difference(block: list[list[str]]) -> None:
    text = as_text(block)
    assert read_text(text.replace("\n", "\r\n")) == read_text(text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_anything_on_the_clipboard_can_be_read(text: str, html: str) -> None:
    for row in read_block(text, f"<table><tr><td>{html}"):
        assert all(isinstance(cell, Pasted) for cell in row)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\t"a ""word"""\n', [["two\nlines", 'a "word"']]),
        ('5" pipe\t"open\n', [['5" pipe', '"open']]),
        ("\n\nx\n", [[""], [""], ["x"]]),
        ("a\rb", [["a"], ["b"]]),
        ("'=1+1\t'tis", [["=1+1", "'tis"]]),
    ],
)
def test_texts_with_tabs(text: str, cells: list[list[str]]) -> None:
    assert read_text(text) == cells


def test_calc_tells_exact_numbers_beside_what_it_shows() -> None:
    block = read_block(CALC_TEXT, CALC_HTML)

    assert [cell.text for cell in block[0]] == [
        "Naam regel 2",
        "7.25",
        "50%",
        "01-09-2027",
        "1,234.6",
        '5" pijp',
    ]
    assert [cell.exact for cell in block[0]] == [None, 7.25, 0.5, 46631, 1234.5678, None]
    assert [cell.exact for cell in block[1]] == [None, None, None, 1, -3, None]
    assert [row[2].exact for row in block[2:]] == [1, 2]
    assert day_of(46631) == date(2027, 9, 1)


def test_html_about_other_cells_is_not_believed() -> None:
    html = '<table><tr><td sdval="7">7</td><td sdval="8">8</td></tr></table>'
    assert read_block("9\t8\t7\n", html) == [[Pasted("9"), Pasted("8", 8), Pasted("7")]]


def test_html_alone_will_do() -> None:
    html = "<p>before</p><table><tr><th>A</th><td>two\n  words</td></tr><tr><td>1<td>2</table>"
    assert [[cell.text for cell in row] for row in read_block("", html)] == [["A", "two words"], ["1", "2"]]


def test_empty_rows_at_the_end_are_left_out() -> None:
    assert read_block("1\t\n\t\n\t\n", "") == [[Pasted("1"), Pasted("")]]
    assert read_block("\n\n", "") == [[Pasted("")]]


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)))
def test_days_as_spreadsheets_count_them(day: date) -> None:
    assert day_of(day_number(day)) == day


numbers = st.floats(-1e9, 1e9, allow_nan=False)
# Spaces at the ends and in a row, and signs that no cell shows, do not survive HTML.
words = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=12)


@given(
    st.lists(st.lists(st.one_of(words.map(Pasted), numbers.map(lambda n: Pasted(str(n), n))), min_size=1), min_size=1)
)
def test_what_is_copied_as_html_reads_back(block: list[list[Pasted]]) -> None:
    assert read_block("", as_html(block)) == block


@pytest.mark.parametrize("text", ["-3.5", "-3,5 uur", "+12%", "- 1.000 €", "Jansen", ""])
def test_figures_are_shown_as_they_are(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+31+cmd|'/C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "-A1(2)"])
def test_names_that_could_be_a_formula_are_shown_behind_an_apostrophe(text: str) -> None:
    assert shown(text) == f"'{text}"
