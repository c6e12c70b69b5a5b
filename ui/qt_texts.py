"""Qt's own words and numbers in the language of the program: buttons of its dialogs, spin boxes, context menus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_NAME = "qt-texts"


def speak(app: QCoreApplication, language: str) -> None:
    """Let Qt speak a language from now on, in place of the one before."""
    QLocale.setDefault(QLocale(_LOCALES[language]))
    before = app.findChild(QTranslator, _NAME)
    if before is not None:
        app.removeTranslator(before)
        before.deleteLater()
        before.setObjectName("")
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
