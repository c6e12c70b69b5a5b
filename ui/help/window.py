"""The help window: a list of topics, the text of one of them, and a field to find words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.texts import T
from ui.context import Context
from ui.help.dress import dress
from ui.help.find import FindField
from ui.help.texts import TOPICS, text, title, topic_of
from ui.icons import icon
from ui.theme import NEAR, ROW, Theme

_LIST_WIDTH = 232
_READING_WIDTH = 720
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class _Text(QTextBrowser):
    """Text in one column that is no wider than reads well. It follows no link by itself, and opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = max(0, self.width() - _READING_WIDTH)
        if self.viewportMargins().right() != beside:
            self.setViewportMargins(0, 0, beside, 0)
        super().resizeEvent(event)


class HelpWindow(QDialog):
    """Shows one topic at a time; links and the list lead to others, and the way back stays open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._look = context.say, context.theme
        self._trail: list[tuple[str, int]] = []
        self.topic = ""
        self.list, self.text, self.back_button = _topics(context), _Text(), QToolButton()
        self.finder = FindField(context, self.text)
        self.setWindowTitle(self._say(T("Help")))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name_back()
        self._lay_out()
        self._listen()
        self.resize(960, 680)

    def _name_back(self) -> None:
        name = self._say(T("Back to the previous text"))
        keys = QKeySequence(QKeySequence.StandardKey.Back).toString(QKeySequence.SequenceFormat.NativeText)
        self.back_button.setIcon(icon("mdi6.arrow-left", self._look))
        self.back_button.setAutoRaise(True)
        self.back_button.setAccessibleName(name)
        self.back_button.setToolTip(f"{name} ({keys})")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(NEAR, 0, 0, 0)
        head.addWidget(self.back_button)
        head.addStretch(1)
        head.addWidget(self.finder)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addLayout(head)
        right.addWidget(self.text, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        both.setSpacing(NEAR)
        both.addWidget(self.list)
        both.addLayout(right, 1)

    def _listen(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.text.anchorClicked.connect(self._follow)
        self.back_button.clicked.connect(self.back)
        keys = QKeySequence.StandardKey
        for key, command in (
            (keys.Back, self.back),
            (keys.Find, self.finder.begin),
            (keys.FindNext, self.finder.next),
            (keys.FindPrevious, self.finder.previous),
        ):
            QShortcut(QKeySequence(key), self, command)

    def show_topic(self, topic: str) -> None:
        """Show a text; the one before is a step back. `KeyError` for a topic that there is not."""
        if topic not in TOPICS:
            raise KeyError(topic)
        if topic == self.topic:
            return
        if self.topic:
            self._trail.append((self.topic, self.text.verticalScrollBar().value()))
        self._open(topic)

    def back(self) -> None:
        """Return to the text that led here, at the place where it was left."""
        if self._trail:
            topic, place = self._trail.pop()
            self._open(topic)
            self.text.verticalScrollBar().setValue(place)

    def _open(self, topic: str) -> None:
        self.topic = topic
        document = self.text.document()
        document.setMarkdown(text(self._say.language, topic), _DIALECT)
        dress(document, self._look)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setAccessibleName(title(self._say.language, topic))
        self.back_button.setEnabled(bool(self._trail))
        self.list.setCurrentRow(TOPICS.index(topic))
        self.finder.search()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(item.data(Qt.ItemDataRole.UserRole))

    def _follow(self, link: QUrl) -> None:
        topic = topic_of(link.toString())
        if topic is not None:
            self.show_topic(topic)


def _topics(context: Context) -> QListWidget:
    made = QListWidget()
    for topic in TOPICS:
        item = QListWidgetItem(title(context.say.language, topic))
        item.setData(Qt.ItemDataRole.UserRole, topic)
        made.addItem(item)
    made.setAccessibleName(context.say(T("Topics")))
    made.setFixedWidth(_LIST_WIDTH)
    made.setStyleSheet(_list_sheet(context.theme))
    return made


def _list_sheet(look: Theme) -> str:
    return (
        "QListView { background: transparent; border: 0; outline: 0; }"
        f"QListView::item {{ padding: 0 {NEAR}px; min-height: {ROW}px; border-radius: 4px; }}"
        "QListView::item { border: 1px solid transparent; }"
        f"QListView::item:hover {{ background: {look.hover.name()}; }}"
        f"QListView::item:selected {{ background: {look.selected.name()}; color: {look.text.name()}; }}"
        f"QListView::item:focus {{ border-color: {look.accent.name()}; }}"
    )


def open_help(parent: QWidget) -> HelpWindow | None:
    """The help window that is open above a window, if one is."""
    return next((child for child in parent.children() if isinstance(child, HelpWindow) and child.isVisible()), None)


def show_help(parent: QWidget, context: Context, topic: str) -> HelpWindow:
    """Show a topic in the help window above a window; it is opened where it is not there yet."""
    window = open_help(parent) or HelpWindow(context, parent)
    window.show_topic(topic)
    window.show()
    window.activateWindow()
    return window


def follow_help(parent: QWidget, context: Context) -> None:
    """Let the help window, where it is open, speak another language or use another look at the same place."""
    before = open_help(parent)
    if before is None:
        return
    after = HelpWindow(context, parent)
    after.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    after.show_topic(before.topic)
    after.setGeometry(before.geometry())
    before.close()
    after.show()


def close_help(parent: QWidget) -> None:
    """Close the help window above a window, where it is open."""
    window = open_help(parent)
    if window is not None:
        window.close()
