"""Places where saving fails for real: a disk without room, a folder that can only be read, a file that is held.

What the system lets only its administrator set up (a small disk, a mount over a file) is set up where that is
permitted; elsewhere a limit that everybody may set on himself, or the same refusal by hand, stands in.
"""

from __future__ import annotations

import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_NOBODY = 65_534
_DISK_BYTES = 1 << 20


def _mount(*arguments: str) -> bool:
    if os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, timeout=60, check=False).returncode == 0


@dataclass(frozen=True)
class SmallDisk:
    """A folder that is a disk of its own of a megabyte, where one can be mounted."""

    folder: Path
    mounted: bool

    @contextmanager
    def with_room_for(self, size: int) -> Iterator[str]:
        """Room for only so many bytes more; tells the words for that. Without a disk: that much in each file."""
        if not self.mounted:
            with _files_of_at_most(size):
                yield "a file of this size does not fit there"
            return
        about = os.statvfs(self.folder)
        filler = self.folder / "filler"
        filler.write_bytes(bytes(about.f_bavail * about.f_frsize - size))
        try:
            yield "the disk is full"
        finally:
            filler.unlink()

    def pull_out(self) -> None:
        """Take the disk away, as when a cable comes loose; without a disk, its files move elsewhere."""
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], capture_output=True, timeout=60, check=True)
        else:
            self.folder.rename(self.folder.with_name(f"{self.folder.name} pulled out"))


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A new folder as a small disk."""
    folder.mkdir()
    disk = SmallDisk(folder, _mount("-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(folder)))
    try:
        yield disk
    finally:
        if os.path.ismount(folder):
            disk.pull_out()


@contextmanager
def _files_of_at_most(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Work with the rights of a user who is not the administrator, to whom no folder is closed."""
    if os.geteuid() != 0:
        yield
        return
    group, groups = os.getegid(), os.getgroups()
    os.setgroups([])
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(group)
        os.setgroups(groups)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A file that cannot be replaced because the system has it in use."""
    if _mount("--bind", str(path), str(path)):
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", str(path)], capture_output=True, timeout=60, check=True)
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", _refusing(path, OSError(errno.EBUSY, "Device or resource busy")))
        yield


def _refusing(path: Path, error: OSError) -> object:
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        if target == path:
            raise error
        replace(source, target)

    return refusing
