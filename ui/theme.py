"""Colours, type and states of the two looks, and how a look is put on the application."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from planner.plan import Practice
from planner.results import RoleResult
from planner.texts import Message, T

FontKind = Literal["body", "caption", "section", "title", "big"]

# Pixels at 100 %; Qt scales them with the screen.
_SIZES: dict[FontKind, int] = {"body": 13, "caption": 12, "section": 15, "title": 20, "big": 28}
# What Qt reports on a Linux desktop without settings.
_NO_CHOICE = "Sans Serif"
_SEMIBOLD: frozenset[FontKind] = frozenset({"section", "title", "big"})

# How much darker than the window Fusion draws frames, in per cent.
_SHADE = 140

# The grid: between related things, between groups, around a page; and the height of a table row.
NEAR, GROUP, AROUND, ROW = 8, 16, 24, 28


@dataclass(frozen=True, slots=True)
class State:
    """How a utilisation stands, told twice: by colour, and by a shape and a word."""

    colour: QColor
    glyph: str
    word: Message


@dataclass(frozen=True)
class Theme:
    """The colours of one look. `demand`, `capacity` and `short` are for charts, `line` is for thin rules and frames."""

    name: Literal["light", "dark"]
    window: QColor
    surface: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    fine: QColor
    watch: QColor
    over: QColor
    line: QColor
    hover: QColor
    selected: QColor
    demand: QColor
    capacity: QColor
    short: QColor

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark look."""
        return self.name == "dark"

    def font(self, kind: FontKind = "body") -> QFont:
        """The interface font in one of the sizes of this program, with figures of equal width."""
        font = QFont(_families())
        font.setPixelSize(_SIZES[kind])
        font.setWeight(QFont.Weight.DemiBold if kind in _SEMIBOLD else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def state(self, utilisation: float | None, practice: Practice) -> State:
        """How a utilisation stands against the practice's limits; None is one that cannot be computed."""
        if utilisation is None:
            return State(self.muted, "○", T("no hours"))
        if utilisation >= practice.overload:
            return State(self.over, "■", T("overloaded"))
        if utilisation >= practice.near_limit:
            return State(self.watch, "▲", T("near the limit"))
        return State(self.fine, "●", T("fine"))

    def role_state(self, result: RoleResult, practice: Practice) -> State:
        """How a role stands; work that nobody has hours for is as bad as overload."""
        if result.utilisation is None and result.demand_hours > 0:
            return State(self.over, "■", T("nobody to do it"))
        return self.state(result.utilisation, practice)


def _theme(name: Literal["light", "dark"], **colours: str) -> Theme:
    return Theme(name, **{field: QColor(value) for field, value in colours.items()})


# Contrast of text, muted, accent and the three states is at least 4.5 : 1 on window and surface.
LIGHT = _theme(
    "light",
    window="#F6F7F9",
    surface="#FFFFFF",
    text="#1C2127",
    muted="#5A6572",
    accent="#0B6390",
    on_accent="#FFFFFF",
    fine="#1B7A4A",
    watch="#8A5A00",
    over="#B3263E",
    line="#D9DEE4",
    hover="#EBEFF3",
    selected="#DCEAF3",
    demand="#0072B2",
    capacity="#009E73",
    short="#D55E00",
)
DARK = _theme(
    "dark",
    window="#16191D",
    surface="#1F2429",
    text="#E8ECF0",
    muted="#A3AEBA",
    accent="#6CB8E0",
    on_accent="#10202B",
    fine="#6CCB95",
    watch="#E5B454",
    over="#F08A98",
    line="#353C44",
    hover="#2A3037",
    selected="#22394A",
    demand="#3C9BD6",
    capacity="#1FB58C",
    short="#E8722A",
)
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}


def theme(name: str) -> Theme:
    """The look with this name; for any other name the one that the system uses."""
    if name in THEMES:
        return THEMES[name]
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _families() -> list[str]:
    """The system's interface font; where the system has no choice of its own, one made for screens if it is there."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return ["Inter", family] if family == _NO_CHOICE else [family]


def palette(look: Theme) -> QPalette:
    """Qt's colour roles in this look, disabled controls included."""
    role = QPalette.ColorRole
    result = QPalette()
    for name, colour in {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.window,
        role.Text: look.text,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.BrightText: look.over,
        role.ToolTipBase: look.surface,
        role.ToolTipText: look.text,
        role.PlaceholderText: look.muted,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Light: look.surface,
        role.Midlight: look.hover,
        role.Mid: look.line,
        role.Dark: look.line,
        role.Shadow: look.line,
    }.items():
        result.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, look.muted)
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, look.line)
    result.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, look.muted)
    result.setColor(QPalette.ColorGroup.Disabled, role.Button, look.window)
    return result


def _menu_palette(look: Theme) -> QPalette:
    """Menus mark an entry by a quiet ground, on which its icon can be seen as on the others."""
    result = palette(look)
    result.setColor(QPalette.ColorRole.Highlight, look.selected)
    result.setColor(QPalette.ColorRole.HighlightedText, look.text)
    return result


def _choice_palette(look: Theme) -> QPalette:
    """The frame of a box to tick is drawn a shade darker than the window: it has to stand out from it."""
    result = palette(look)
    result.setColor(QPalette.ColorRole.Window, look.muted.lighter(_SHADE))
    return result


_SHEET = """
QToolTip { background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }
QToolBar { background: {window}; border: 0; border-bottom: 1px solid {line}; padding: 2px 8px; spacing: 4px; }
QToolBar QToolButton { border: 0; border-radius: 4px; padding: 4px 8px; }
QToolBar QToolButton:hover { background: {hover}; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: {selected}; }
QToolBar::separator { background: {line}; width: 1px; margin: 4px 8px; }
QHeaderView::section {
    background: {window}; color: {muted}; border: 0; border-bottom: 1px solid {line}; padding: 5px 8px;
}
QTableCornerButton::section { background: {window}; border: 0; border-bottom: 1px solid {line}; }
QTableView, QTreeView, QListView {
    background: {surface}; color: {text}; border: 1px solid {line}; gridline-color: {line};
    selection-background-color: {selected}; selection-color: {text};
}
PlainTable:focus, QTreeView:focus { border-color: {accent}; }
QMainWindow::separator { background: {line}; width: 1px; height: 1px; }
QToolBar#bottom { padding: 0; border: 0; border-top: 1px solid {line}; }
QScrollArea { border: 0; }
QScrollArea#text { border: 1px solid transparent; }
QScrollArea#text:focus { border-color: {accent}; }
QCommandLinkButton { border: 1px solid transparent; border-radius: 6px; }
QCommandLinkButton:hover { background: {hover}; }
QCommandLinkButton:focus { border-color: {accent}; }
"""


def sheet(look: Theme) -> str:
    """The little that a palette cannot say, as a style sheet."""
    text = _SHEET
    for field in fields(look):
        if field.name != "name":
            text = text.replace(f"{{{field.name}}}", getattr(look, field.name).name())
    return text


def apply(app: QApplication, look: Theme) -> None:
    """Put a look on the whole application: Fusion style, palette, font and style sheet."""
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(look))
    for menu in ("QMenu", "QMenuBar"):
        # The stub asks for bytes, which PySide6 refuses.
        app.setPalette(_menu_palette(look), menu)  # type: ignore[arg-type]
    for choice in ("QCheckBox", "QRadioButton"):
        app.setPalette(_choice_palette(look), choice)  # type: ignore[arg-type]
    app.setFont(look.font())
    app.setStyleSheet(sheet(look))
