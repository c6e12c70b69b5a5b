"""A million damaged files for the readers; with atheris installed a tenth of them look for untrodden code.

Stops at the first file that a reader does not answer in words or figures, within five seconds of work and a gigabyte,
and keeps it in the folder where it was started. An input follows from the seed and its number alone, so that a run can
be taken up where it stopped, and one input can be tried again.

    python -m tools.soak_readers [--inputs N] [--first N] [--seed N] [--processes N]
"""

from __future__ import annotations

import argparse
import importlib.util
import inspect
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.support.fuzzing import MOST_SECONDS, answer, inputs, seeds
from tests.support.fuzzing_seeds import own_seeds
from tests.support.limits import limited, timed
from tests.support.readers import READERS

_GUIDED_PART = 10
_TOLD_EVERY = 10_000
_MODULES = ("planner.files", "planner.calibration")


def mutated(first: int, times: int, seed: int, folder: Path) -> None:
    """Damage files at random. What is being read, and how many were, stands in the folder: it outlives the process."""
    path, answered = folder / "input.bin", 0
    for number, one in inputs(first, times, seed):
        path.write_bytes(one.content)
        (folder / "state.json").write_text(json.dumps([number, one.reader]))
        answered += timed(partial(answer, one.reader, path), 2 * MOST_SECONDS) is not None
        if (number + 1 - first) % _TOLD_EVERY == 0:
            print(f"{number + 1 - first:,} from number {first:,} on", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{times:,} answered, {answered:,} of them with figures, peak {peak:.0f} MB", flush=True)


def guided(times: int, folder: Path) -> None:
    """Let atheris look for inputs that reach further; it ends the process."""
    import atheris

    for name, module in list(sys.modules.items()):
        if name.startswith(_MODULES):
            for function in filter(inspect.isfunction, vars(module).values()):
                if function.__module__ == name:
                    atheris.instrument_func(function)
    readers, path = sorted(READERS), folder / "input.bin"

    def one(content: bytes) -> None:
        if content:
            path.write_bytes(content[1:])
            answer(readers[content[0] % len(readers)], path)

    corpus = folder / "corpus"
    corpus.mkdir()
    for turn, reader in enumerate(readers):
        for number, content in enumerate((*own_seeds(reader), *seeds()[turn :: len(readers)])):
            (corpus / f"{reader}_{number}").write_bytes(bytes([turn]) + content)
    limits = ["-max_len=20000", "-rss_limit_mb=1000", "-timeout=10", "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], f"-runs={times}", *limits, str(corpus)], one)
    atheris.Fuzz()


def run(commands: list[list[str]], folders: list[Path]) -> None:
    """Run processes side by side; what breaks one of them is kept and told, and ends the run."""
    here = [sys.executable, "-m", "tools.soak_readers"]
    os.environ["RUST_BACKTRACE"] = "0"
    workers = [
        subprocess.Popen([*here, *command, str(folder)]) for command, folder in zip(commands, folders, strict=True)
    ]
    while any(worker.poll() is None for worker in workers) and not any(worker.poll() for worker in workers):
        time.sleep(1)
    for folder, worker in zip(folders, workers, strict=True):
        if not worker.poll():
            continue
        kept, state = Path("broke_a_reader.bin"), folder / "state.json"
        kept.write_bytes((folder / "input.bin").read_bytes())
        what = state.read_text() if state.exists() else "an input of atheris"
        print(f"Broken with code {worker.returncode} by {what}; it is in {kept}", file=sys.stderr)
        for other in workers:
            other.kill()
        sys.exit(1)


def main(options: argparse.Namespace) -> None:
    """Both kinds, which together are the number that was asked for."""
    has_atheris = importlib.util.find_spec("atheris") is not None
    by_atheris = options.inputs // _GUIDED_PART if has_atheris else 0
    by_chance, start = options.inputs - by_atheris, time.monotonic()
    edges = [options.first + by_chance * turn // options.processes for turn in range(options.processes + 1)]
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(edge) for edge in edges[:-1]]
        for folder in folders:
            folder.mkdir()
        spans = itertools.pairwise(edges)
        run([["mutated", str(first), str(end - first), str(options.seed)] for first, end in spans], folders)
        print(f"{by_chance:,} inputs damaged by chance were answered in {time.monotonic() - start:.0f} s", flush=True)
        if has_atheris:
            run([["guided", str(by_atheris)]], [Path(name)])
            taken = time.monotonic() - start
            print(f"{by_atheris:,} guided inputs were answered, all {options.inputs:,} in {taken:.0f} s")
        else:
            print("atheris is not installed, so no inputs were guided")


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0, help="the number to begin with")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["mutated", first, times, seed, folder]:
            limited()
            mutated(int(first), int(times), int(seed), Path(folder))
        case ["guided", times, folder]:
            guided(int(times), Path(folder))
        case _:
            main(asked())
