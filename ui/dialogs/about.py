"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.language import Translator
from planner.program import PROGRAM_VERSION
from planner.texts import T


def show_about(parent: QWidget, say: Translator) -> QMessageBox:
    """Show name, version and purpose; the box closes and goes by itself."""
    box = QMessageBox(parent)
    box.setWindowTitle(say(T("About Dagdeel")))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(say(T("Dagdeel {version}", version=PROGRAM_VERSION)))
    box.setInformativeText(
        say(
            T(
                "Plans what the week of a general practice can carry. The method is the World Health Organization's "
                "Workload Indicators of Staffing Need. Nothing leaves this computer. "
                "Free software under the MIT licence."
            )
        )
    )
    box.setEscapeButton(box.addButton(say(T("Close")), QMessageBox.ButtonRole.AcceptRole))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
