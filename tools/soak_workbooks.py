"""Random plans as workbooks that LibreOffice recalculates and saves: what comes back, and what their formulas say.

The template of a plan, filled, comes back without a difference, and each cell that is edited then is one difference.
The formulas of its report, scenarios included, give what the engine gives, to nine decimals; it comes back without a
difference, too, and each input that is edited is one. Stops with status 1 where any did not.

    python -m tools.soak_workbooks [TEMPLATES [REPORTS [EDITED [SEED]]]]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from planner.plan import Plan
from tests.support.office import recalculate_all
from tests.support.round_trips import (
    Outcome,
    edit_reports,
    prove_edited_reports,
    prove_reports,
    prove_templates,
    write_reports,
    write_templates,
)
from tests.support.template_plans import drawn, full_plans, scenario_plans

_BATCH = 50
_MOST_TOLD = 50


def soaked(
    what: str,
    count: int,
    seed: int,
    strategy: st.SearchStrategy[Plan],
    proof: Callable[[list[Plan], Path, int], Outcome],
) -> bool:
    """Prove it of so many plans, one run of LibreOffice for each batch; whether it holds for all."""
    start, plans, cells, scenarios, faults = time.monotonic(), 0, 0, 0, 0
    while plans < count:
        number = seed * 100_000 + plans
        many = drawn(strategy, min(_BATCH, count - plans), number)
        with tempfile.TemporaryDirectory() as folder:
            outcome = proof(many, Path(folder), number)
        plans += len(many)
        cells += outcome.cells
        scenarios += sum(len(plan.scenarios) for plan in many)
        for fault in outcome.faults[:_MOST_TOLD]:
            print(f"plans of seed {number}: {fault}", file=sys.stderr)
        faults += len(outcome.faults)
        print(f"{what}: {plans} plans in {time.monotonic() - start:.0f} s, {faults} faults", flush=True)
    print(f"{what}: {plans} plans, {scenarios} scenarios, {cells:,} cells, {faults} faults")
    return not faults


def _templates(many: list[Plan], folder: Path, number: int) -> Outcome:
    return prove_templates(many, recalculate_all(write_templates(many, folder)), Random(number))


def _reports(many: list[Plan], folder: Path, _number: int) -> Outcome:
    written = write_reports(many, folder)
    return prove_reports(many, written, recalculate_all(written))


def _edited_reports(many: list[Plan], folder: Path, number: int) -> Outcome:
    edited, counts = edit_reports(many, write_reports(many, folder), Random(number))
    return prove_edited_reports(many, recalculate_all(edited), counts)


def main(for_templates: int, for_reports: int, for_edited: int, seed: int) -> int:
    """All proofs; the status to end with."""
    proven = (
        soaked("templates", for_templates, seed, full_plans(), _templates),
        soaked("reports", for_reports, seed, scenario_plans(), _reports),
        soaked("edited reports", for_edited, seed, scenario_plans(), _edited_reports),
    )
    return 0 if all(proven) else 1


if __name__ == "__main__":
    chosen = [*map(int, sys.argv[1:]), *(500, 200, 100, 1)[len(sys.argv) - 1 :]]
    raise SystemExit(main(*chosen))
