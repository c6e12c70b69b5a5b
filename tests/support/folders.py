"""The environment variables that say where a user's files live."""

from __future__ import annotations

from pathlib import Path

_VARIABLES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}


def user_folders(home: Path) -> dict[str, str]:
    """Those variables for a user who lives in `home`; the folders exist afterwards."""
    folders = {variable: home / part for variable, part in _VARIABLES.items()}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {variable: str(folder) for variable, folder in folders.items()}
