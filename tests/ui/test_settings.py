"""What the program remembers of its user: kept over a restart, bounded, and never in the way of a start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.folders import MOST_RECENT
from ui.settings import Settings, SettingsStore, settings_file


def test_settings_are_kept_for_the_next_run(tmp_path: Path) -> None:
    SettingsStore().change(language="nl", theme="dark", sidebar_collapsed=True)
    store = SettingsStore()
    store.replace(store.current.with_recent(tmp_path / "a.dagdeel"))

    assert SettingsStore().current == Settings(
        language="nl", theme="dark", sidebar_collapsed=True, recent=(tmp_path / "a.dagdeel",), folder=tmp_path
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[1]", b'{"theme": "pink"}', b'{"recent": 7}', b"\xff\xfe\x00", b'{"recent": ["a", 1]}'],
)
def test_a_broken_file_means_the_defaults(content: bytes) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(content)

    assert SettingsStore().current == Settings()


@given(content=st.binary(max_size=200))
def test_any_content_is_survived(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_bytes(content)

    assert isinstance(SettingsStore(file).current, Settings)


def test_settings_of_a_newer_program_are_read_as_far_as_known() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"theme": "dark", "something_new": true}')

    assert SettingsStore().current == Settings(theme="dark")


def test_settings_that_cannot_be_written_hold_for_this_run(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    store = SettingsStore(in_the_way / "settings.json")

    store.change(theme="dark")

    assert store.current.theme == "dark"
    assert in_the_way.read_text() == ""


def test_recent_files_are_newest_first_once_each_and_few() -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 5):
        settings = settings.with_recent(Path(f"/p/{number}.dagdeel"))
    settings = settings.with_recent(Path("/p/9.dagdeel"))

    assert [path.stem for path in settings.recent] == ["9", "14", "13", "12", "11", "10", "8", "7", "6", "5"]
    assert Settings.model_validate_json(settings.model_dump_json()) == settings


def test_a_recent_file_that_is_gone_can_be_forgotten() -> None:
    settings = Settings().with_recent(Path("/p/a")).with_recent(Path("/p/b")).without_recent(Path("/p/a"))

    assert settings.recent == (Path("/p/b"),)


def test_settings_live_in_the_users_own_folder() -> None:
    assert settings_file().is_relative_to(os.environ["HOME"])
