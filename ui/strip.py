"""The strip along the bottom: how full every role's week is, what the plan warns of, and whether it is saved."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from planner import names
from planner.explain import Figure
from planner.plan import Practice, Role
from planner.results import Results
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Severity
from ui.context import Context
from ui.theme import NEAR, FontKind
from ui.widgets.card import LimitBar
from ui.widgets.labels import label
from ui.widgets.links import QuietButton

_HEIGHT = 52
# Warnings take much longer to work out than the balance; they wait until the typing pauses.
_PAUSE_MS = 120

_SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.RED: ("■", "over"),
    Severity.AMBER: ("▲", "watch"),
    Severity.INFO: ("●", "muted"),
}


def shown_roles(results: Results) -> list[Role]:
    """The roles that have work or people."""
    return [r for r in results.plan.roles if results.roles[r.id].demand_hours > 0 or results.roles[r.id].headcount]


def _count(severity: Severity, number: int) -> Message:
    match severity:
        case Severity.RED:
            return TN("{count} serious warning", "{count} serious warnings", number)
        case Severity.AMBER:
            return TN("{count} warning", "{count} warnings", number)
    return TN("{count} remark", "{count} remarks", number)


class RoleCell(QuietButton):
    """One role: its name, its utilisation with the sign of its state, and a bar with the practice's limits."""

    def __init__(self, context: Context, role_id: str) -> None:
        super().__init__(context.theme)
        self.role_id = role_id
        self._context = context
        self._name = self._value = ""
        self._state = context.theme.state(None, Practice())
        self._small, self._plain = context.theme.font("caption"), context.theme.font("body")
        self._bar = LimitBar(context, self)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(92)
        self.setMaximumWidth(240)

    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT - 8)

    def show_role(self, results: Results, role: Role) -> None:
        """Draw another balance in place."""
        context, practice, result = self._context, results.plan.practice, results.roles[role.id]
        self._name = context.say(names.role_name(role))
        self._value = context.say.plain(Quantity(result.utilisation, Unit.SHARE))
        self._state = context.theme.role_state(result, practice)
        self._bar.show_level(result.utilisation, practice, self._state.colour)
        text = T("{role}: {utilisation}, {state}", role=self._name, utilisation=self._value, state=self._state.word)
        self.setAccessibleName(context.say(text))
        self.setToolTip(context.say(text))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bar.setGeometry(6, self.height() - 19, self.width() - 12, self._bar.height())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        line = QRect(6, 4, self.width() - 12, self.height() - 24)
        number = f"{self._state.glyph} {self._value}"
        painter.setFont(self._plain)
        painter.setPen(self._state.colour)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        line.setRight(line.right() - QFontMetrics(self._plain).horizontalAdvance(number) - 6)
        painter.setFont(self._small)
        painter.setPen(self.theme.text)
        name = QFontMetrics(self._small).elidedText(self._name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class SignCell(QuietButton):
    """A few coloured words side by side, clickable as one."""

    def __init__(self, context: Context, kind: FontKind = "caption") -> None:
        super().__init__(context.theme)
        self.setFont(context.theme.font(kind))
        self._parts: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[tuple[str, str]], name: str) -> None:
        """Show texts, each with the name of its colour; `name` says all of it in words."""
        self._parts = parts
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(sum(metrics.horizontalAdvance(text) + 12 for text, _ in self._parts) + 4, _HEIGHT - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        painter.setFont(self.font())
        left = 8
        for text, colour in self._parts:
            painter.setPen(getattr(self.theme, colour))
            width = QFontMetrics(self.font()).horizontalAdvance(text)
            painter.drawText(left, 0, width + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + 12


class Strip(QFrame):
    """Follows the document. `why` asks to explain a figure, `wants_warnings` to show them, `wants_save` to save."""

    why = Signal(object)
    wants_warnings = Signal()
    wants_save = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.cells: dict[str, RoleCell] = {}
        self.warnings = SignCell(context)
        self.saved = SignCell(context)
        hint = context.say(T("How full each function's week is appears here once there are patients and people."))
        self._empty = label(context.theme, "caption", text=hint, muted=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.warnings.setAccessibleName(context.say(T("Warnings")))
        self._show_results(context.document.results)
        self._show_saved(context.document.is_saved)

    def _lay_out(self) -> None:
        self._roles = QHBoxLayout()
        self._roles.setContentsMargins(0, 0, 0, 0)
        self._roles.setSpacing(4)
        self._roles.addWidget(self._empty)
        self._roles.addStretch()
        inner = QWidget()
        inner.setLayout(self._roles)
        inner.setBackgroundRole(QPalette.ColorRole.Window)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, 0, NEAR, 0)
        row.setSpacing(NEAR)
        row.addWidget(area, 1)
        row.addWidget(self.warnings)
        row.addWidget(self.saved)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._context.say(T("The week at a glance")))

    def _connect(self) -> None:
        document = self._context.document
        document.recalculated.connect(self._show_results)
        document.saved_state.connect(self._show_saved)
        self._pause.timeout.connect(self.show_warnings)
        self.warnings.clicked.connect(self.wants_warnings)
        self.saved.clicked.connect(self.wants_save)

    def _show_results(self, results: Results) -> None:
        roles = shown_roles(results)
        if [role.id for role in roles] != list(self.cells):
            self._make_cells([role.id for role in roles])
        for role in roles:
            self.cells[role.id].show_role(results, role)
        self._pause.start()

    def _make_cells(self, role_ids: list[str]) -> None:
        for cell in self.cells.values():
            self._roles.removeWidget(cell)
            cell.deleteLater()
        self._empty.setVisible(not role_ids)
        self.cells = {role_id: RoleCell(self._context, role_id) for role_id in role_ids}
        for cell in self.cells.values():
            cell.clicked.connect(lambda _checked=False, cell=cell: self._explain(cell))
            self._roles.insertWidget(self._roles.count() - 1, cell, 1)

    def _explain(self, cell: RoleCell) -> None:
        has_hours = self._context.document.results.roles[cell.role_id].utilisation is not None
        self.why.emit(Figure("role", cell.role_id, "utilisation" if has_hours else "demand_hours"))

    def show_warnings(self) -> None:
        """Count the warnings anew."""
        self._pause.stop()
        say, counts = self._context.say, Counter(warning.severity for warning in self._context.document.warnings)
        found = [severity for severity in Severity if counts[severity]]
        parts = [(f"{_SEVERITIES[s][0]} {say.number(counts[s], 0)}", _SEVERITIES[s][1]) for s in found]
        words = ", ".join(say(_count(severity, counts[severity])) for severity in found)
        none = say(T("No warnings"))
        self.warnings.show_parts(parts or [(f"● {none}", "fine")], words or none)

    def _show_saved(self, saved: bool) -> None:
        say = self._context.say
        if saved and self._context.document.path is None:
            self.saved.show_parts([(say(T("Unchanged")), "muted")], say(T("There is nothing to save yet")))
        elif saved:
            self.saved.show_parts([(say(T("Saved")), "muted")], say(T("Every change is saved")))
        else:
            self.saved.show_parts([(say(T("Not saved")), "watch")], say(T("There are unsaved changes. Click to save.")))
        self.saved.setEnabled(not saved)
