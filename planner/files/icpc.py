"""What ICPC-1 codes say about a patient: in which programme, chronically ill, with a social problem.

Patterns: `T90` is that code alone, `R95*` the code with all its subcodes (R95, R95.01, ...).

Sources and choices:

- Diabetes: T90 and T90.02 (type 2). Type 1 (T90.01) is chronic, but is mostly followed in hospital.
- CVRM: the codes of the national chain-care indicators for known vascular disease (HVZ) and raised risk (VVR),
  InEen 2023: K74, K75, K76, K89, K90, K91, K92.01, K99.01, K86, K87; with T93 (lipids), and K92 where it has no
  subcode. Heart failure (K77) is chronic, but has a programme of its own.
- COPD: R95 and R91, as the published prevalence counts them (VZinfo 2021). Asthma: R96.
- Frail elderly: A05, the code by which practices mark frailty.
- Chronic: the planner's own selection of diseases that ask for continuing care in the practice, an assumption.
  It leaves out what is long-lasting but rarely brings work (hearing loss, eczema, migraine).
- Social: chapter Z has social problems only, codes Z01 to Z29.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CODE = re.compile(r"(?<![A-Z0-9])([ABDFHKLNPRSTUWXYZ]\d\d)(\.\d{1,2})?(?![A-Z0-9])")
# Several codes stand in one cell, with a comma, semicolon, bar, slash or white space between them.
_BETWEEN = re.compile(r"[,;|/\s]+")

PROGRAMMES: dict[str, str] = {
    "diabetes_check": "T90 T90.02",
    "cvrm_check": "K74* K75* K76* K86* K87* K89* K90* K91* K92 K92.01 K99.01 T93*",
    "copd_check": "R91* R95*",
    "asthma_check": "R96*",
    "frail_elderly": "A05*",
}

CHRONIC = (
    "B90* D72* D94* D97* F83* F84* F93* F94* "  # HIV, hepatitis, bowel, liver, eyes
    "A79* B72* B73* B74* D74* D75* D76* D77* F74* K72* L71* N74* R84* R85* S77* T71* "  # cancer
    "U75* U76* U77* W72* X75* X76* X77* Y77* Y78* "
    "K73* K74* K75* K76* K77* K78* K82* K83* K84* K86* K87* K89* K90* K91* K92* K99.01 "  # heart and vessels
    "L88* L89* L90* L91* L95* "  # rheumatoid arthritis, osteoarthritis, osteoporosis
    "N86* N87* N88* P15* P70* P72* P73* P74* P76* P80* P85* P98* "  # nervous system, mental health
    "R91* R95* R96* S91* T85* T86* T90* T92* T93* U88* U99.01 A05*"  # lungs, skin, hormones, kidneys, frailty
)


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes of one patient amount to. `readable` is false where a cell has text but no code in it."""

    programmes: frozenset[str] = frozenset()
    chronic: bool = False
    social: bool = False
    readable: bool = True


def _pattern(codes: str) -> re.Pattern[str]:
    parts = (re.escape(code.rstrip("*")) + (r"(\.\d+)?" if code.endswith("*") else "") for code in codes.split())
    return re.compile("|".join(parts))


_IN_PROGRAMME = {programme: _pattern(codes) for programme, codes in PROGRAMMES.items()}
_IS_CHRONIC = _pattern(CHRONIC)
_IS_SOCIAL = re.compile(r"Z(0[1-9]|[12]\d)(\.\d+)?")


def read_codes(cell: str) -> Codes:
    """The meaning of a cell such as `T90.02, K86` or `R96 astma | Z05`; words beside the codes are passed over."""
    codes = {"".join(parts) for parts in _CODE.findall(_BETWEEN.sub(" ", cell.upper()))}
    return Codes(
        frozenset(name for name, known in _IN_PROGRAMME.items() if any(map(known.fullmatch, codes))),
        any(map(_IS_CHRONIC.fullmatch, codes)),
        any(map(_IS_SOCIAL.fullmatch, codes)),
        bool(codes) or not cell.strip(" -"),
    )
