"""Gives a Markdown text the type, space and colours of this program."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from ui.theme import AROUND, GROUP, NEAR, FontKind, Theme

_LINE_HEIGHT = 132
_KINDS: dict[int, FontKind] = {0: "body", 1: "title"}


def dress(document: QTextDocument, look: Theme) -> None:
    """Headings, paragraphs, lists and tables in a look; call it after the text was set."""
    document.setDefaultFont(look.font())
    document.setDocumentMargin(AROUND)
    document.setIndentWidth(AROUND)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, look)
    for block in list(_blocks(document)):
        _dress_block(block, look)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock, look: Theme) -> None:
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    space = QTextBlockFormat()
    space.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table = cursor.currentTable() is not None
    is_first = block.blockNumber() == 0
    space.setTopMargin(0 if in_table or is_first or block.textList() else GROUP if level else NEAR)
    space.setBottomMargin(0 if in_table else NEAR / 2)
    cursor.mergeBlockFormat(space)
    # The marks of a list are drawn in the format of the block.
    mark = QTextCharFormat()
    mark.setFont(look.font())
    cursor.setBlockCharFormat(mark)
    for part in block.textFormats():
        cursor.setPosition(block.position() + part.start)
        cursor.setPosition(block.position() + part.start + part.length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_dressed(part.format, level, look))


def _dressed(was: QTextCharFormat, level: int, look: Theme) -> QTextCharFormat:
    font = look.font(_KINDS.get(level, "section"))
    if not level and was.fontWeight() > QFont.Weight.Normal:
        font.setWeight(QFont.Weight.DemiBold)
    font.setItalic(was.fontItalic())
    style = QTextCharFormat(was)
    style.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    style.setFont(font)
    if was.isAnchor():
        style.setForeground(look.accent)
    elif was.fontFixedPitch():
        style.setBackground(look.hover)
    return style


def _dress_table(table: QTextTable, look: Theme) -> None:
    style = QTextTableFormat(table.format())
    style.setBorder(1)
    style.setBorderCollapse(True)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(QBrush(look.line))
    style.setCellPadding(6)
    style.setCellSpacing(0)
    style.setTopMargin(NEAR)
    style.setBottomMargin(NEAR)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(style)
