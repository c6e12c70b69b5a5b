"""What Windows shows of a program file: name, version and makers, in PyInstaller's notation."""

from __future__ import annotations

import re

from installers.project import AUTHORS, COPYRIGHT, DESCRIPTION, NAME, TITLE, VERSION

# English of the United States, Unicode.
_LANGUAGE, _CHARACTERS = 0x0409, 1200


def numbers() -> tuple[int, int, int, int]:
    """The version as the four numbers that Windows compares."""
    found = [int(number) for number in re.findall(r"\d+", VERSION)]
    return (*found, 0, 0, 0, 0)[:4]  # type: ignore[return-value]


def text() -> str:
    """The content of a version file."""
    texts = {
        "CompanyName": AUTHORS,
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": NAME,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
        "Comments": DESCRIPTION,
    }
    entries = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in texts.items())
    fixed = f"FixedFileInfo(filevers={numbers()}, prodvers={numbers()}, mask=0x3f, flags=0, OS=0x40004, fileType=1)"
    table = f"StringTable('{_LANGUAGE:04x}{_CHARACTERS:04x}', [{entries}])"
    translation = f"VarStruct('Translation', [{_LANGUAGE}, {_CHARACTERS}])"
    return f"VSVersionInfo(ffi={fixed}, kids=[StringFileInfo([{table}]), VarFileInfo([{translation}])])\n"
