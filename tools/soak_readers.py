"""A million damaged files for the readers; with atheris installed also ones that look for untrodden code.

Stops at the first file that a reader does not answer in words or figures, within five seconds and a gigabyte, and
keeps it in the folder where it was started.

    python -m tools.soak_readers [INPUTS [SEED]]
"""

from __future__ import annotations

import importlib.util
import inspect
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.fuzzing import answer, inputs, seeds
from tests.support.odd_files import READERS

_MEMORY = 1_000_000_000
_GUIDED_PART = 10


def mutated(times: int, seed: int, path: Path) -> None:
    """Damage files at random; what breaks a reader stays behind."""
    start = time.monotonic()
    for number, (reader, content) in enumerate(inputs(times, seed), 1):
        path.write_bytes(content)
        try:
            answer(reader, path)
        except BaseException:
            Path("broke_a_reader.bin").write_bytes(content)
            print(f"{reader} broke on input {number} of seed {seed}; it is in broke_a_reader.bin", file=sys.stderr)
            raise
        if number % 10_000 == 0:
            print(f"{number:,} inputs in {time.monotonic() - start:.0f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{times:,} inputs answered in {time.monotonic() - start:.0f} s, peak {peak:.0f} MB")


def guided(times: int, path: Path) -> None:
    """Let atheris look for inputs that reach further; it ends the process."""
    import atheris

    for name, module in list(sys.modules.items()):
        if name.startswith("planner.files"):
            for function in filter(inspect.isfunction, vars(module).values()):
                if function.__module__ == name:
                    atheris.instrument_func(function)
    readers = sorted(READERS)

    def one(content: bytes) -> None:
        if content:
            path.write_bytes(content[1:])
            answer(readers[content[0] % len(readers)], path)

    corpus = path.parent / "corpus"
    corpus.mkdir()
    for number, content in enumerate(seeds()):
        (corpus / str(number)).write_bytes(bytes([number % len(readers)]) + content)
    atheris.Setup(
        [sys.argv[0], f"-runs={times}", "-max_len=20000", "-rss_limit_mb=1000", "-timeout=10", str(corpus)], one
    )
    atheris.Fuzz()


def main(times: int, seed: int) -> None:
    """Both kinds, each in what memory it may have."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as name:
        mutated(times, seed, Path(name) / "a.bin")
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed, so no guided inputs were tried")
        return
    subprocess.run([sys.executable, "-m", "tools.soak_readers", "guided", str(times // _GUIDED_PART)], check=True)


if __name__ == "__main__":
    os.environ.setdefault("RUST_BACKTRACE", "0")
    if sys.argv[1:2] == ["guided"]:
        with tempfile.TemporaryDirectory() as folder:
            guided(int(sys.argv[2]), Path(folder) / "a.bin")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
