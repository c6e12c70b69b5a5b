"""How long counting a patient list of 250,000 rows takes, as CSV and as XLSX, beside plain `pandas.read_excel`.

The list is what an information system exports: ten columns, with names, real dates, codes and flags, invented from a
seed. Each reading is a process of its own, so that its peak of memory is its own too; what the counting takes from
opening the file to the finished tally is measured, not the start of Python and its libraries.

    python -m bench.read_lists [ROWS]
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
HEADER = (
    "Patiëntnummer",
    "Naam",
    "Geboortedatum",
    "Geslacht",
    "Postcode",
    "ICPC",
    "Sociaal",
    "DM",
    "Inschrijfdatum",
    "Uitschrijfdatum",
)
_CODES = ("", "", "", "T90.02", "K86", "R96", "K86, T93", "T90.02, K86, K77", "P76", "Z05", "R95; Z12", "A04")
_DAY_ZERO = date(1925, 1, 1)

_MEASURED = """
import json, sys, time
from datetime import date
from pathlib import Path
path = Path(sys.argv[1])
{load}
start, began = time.perf_counter(), time.process_time()
{read}
taken, busy = time.perf_counter() - start, time.process_time() - began
# Not getrusage: its peak begins with that of the process that started this one.
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps([taken, busy, peak, rows]))
"""
_OURS = _MEASURED.format(
    load="from planner.files.patient_list import count_patients, read_header\n"
    "import python_calamine\n"
    "mapping = read_header(Path(sys.argv[2])).mapping",
    read="rows = count_patients(path, mapping, date(2026, 1, 1)).report.read",
)
_PEER = _MEASURED.format(
    load="import openpyxl, pandas",
    read="rows = len(pandas.read_excel(path, engine='openpyxl'))",
)


def people(rows: int) -> Iterator[list[object]]:
    """Invented patients: nobody has died, one in fifty has left."""
    chance = random.Random(4)
    for number in range(rows):
        born = _DAY_ZERO + timedelta(days=chance.randrange(36_500))
        since = max(born, date(2000, 1, 1)) + timedelta(days=chance.randrange(30))
        yield [
            100_000 + number,
            f"Voorbeeld {chance.randrange(40_000)}",
            born,
            chance.choice("MV"),
            f"{chance.randrange(1000, 9999)} {chr(65 + number % 26)}B",
            chance.choice(_CODES),
            chance.choice(("", "", "", "ja")),
            chance.choice("jnnnn"),
            since,
            date(2025, 6, 1) if number % 50 == 0 else None,
        ]


def write(folder: Path, rows: int) -> tuple[Path, Path, Path]:
    """The list as CSV and as XLSX, as Excel stores texts, and its first rows, from which the columns are known."""
    as_csv, as_xlsx, head = (folder / name for name in ("list.csv", "list.xlsx", "head.csv"))
    with as_csv.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        for row in people(rows):
            writer.writerow([cell.strftime("%d-%m-%Y") if isinstance(cell, date) else cell for cell in row])
    with head.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([HEADER, [""] * len(HEADER)])
    with xlsxwriter.Workbook(as_xlsx, {"default_date_format": "dd-mm-yyyy"}) as book:
        page = book.add_worksheet("Patiënten")
        page.write_row(0, 0, HEADER)
        for number, row in enumerate(people(rows), 1):
            page.write_row(number, 0, row)
    return as_csv, as_xlsx, head


def measured(program: str, *files: Path) -> tuple[float, float, float, int]:
    """Seconds, those that the processor was busy with it, the process's peak in MB, and how many rows it read."""
    command = [sys.executable, "-c", program, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    seconds, busy, peak, rows = json.loads(done.stdout)
    return seconds, busy, peak, rows


def main(rows: int) -> None:
    """Measure the three readings in turn and print seconds, peaks and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        as_csv, as_xlsx, head = write(Path(name), rows)
        found = {
            "CSV": measured(_OURS, as_csv, head),
            "XLSX": measured(_OURS, as_xlsx, head),
            "XLSX by pandas.read_excel": measured(_PEER, as_xlsx),
        }
        sizes = {"CSV": as_csv, "XLSX": as_xlsx, "XLSX by pandas.read_excel": as_xlsx}
        for reading, (seconds, busy, peak, read) in found.items():
            size = sizes[reading].stat().st_size / 1e6
            print(f"{reading}: {read:,} rows, {size:.0f} MB in {seconds:.2f} s ({busy:.2f} s busy), peak {peak:.0f} MB")
        peer, own = (found[reading][1] for reading in ("XLSX by pandas.read_excel", "XLSX"))
        print(f"ratio pandas / ours on the same XLSX, of busy seconds: {peer / own:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)
