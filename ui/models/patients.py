"""The patient list as a table: age bands by client groups, with totals, shares and the average list beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner import edits, names
from planner.edits import Change
from planner.explain import Figure
from planner.list_summary import ListSummary, list_summary
from planner.plan import Patients, Plan
from planner.results import Results
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group
from planner.texts import Message, T, Unit
from ui.models.columns import Column, Table


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the table: an age band, or all of them where `band` is None."""

    band: AgeBand | None
    patients: Patients
    summary: ListSummary

    @property
    def key(self) -> str:
        """What identifies the row."""
        return self.band or "total"


def list_rows(patients: Patients) -> Iterator[ListRow]:
    """The age bands from young to old, then the total."""
    summary = list_summary(patients)
    for band in (*AGE_BANDS, None):
        yield ListRow(band, patients, summary)


def _title(row: ListRow, _results: Results) -> Message:
    return T("All ages") if row.band is None else T("{band} years", band=row.band)


def _total(row: ListRow, _results: Results) -> float:
    return row.summary.total if row.band is None else row.summary.bands[row.band]


def _share(row: ListRow, _results: Results) -> float | None:
    return _whole(row) if row.band is None else row.summary.shares[row.band]


def _whole(row: ListRow) -> float | None:
    return 1.0 if row.summary.total else None


def _mix(row: ListRow, _results: Results) -> float:
    return 1.0 if row.band is None else row.summary.mix[row.band]


def _patients_figure(_row: ListRow) -> Figure:
    return Figure("practice", "", "patients")


def _group_column(group: Group) -> Column:
    def read(row: ListRow, _results: Results) -> float:
        return row.summary.groups[group] if row.band is None else row.summary.counts[row.band][group]

    def edit(plan: Plan, row: ListRow, value: float) -> Change:
        assert row.band is not None
        return edits.set_patient_count(plan, row.band, group, value)

    return Column(
        key=group,
        title=names.GROUPS[group],
        read=read,
        unit=Unit.PERSONS,
        help=_GROUP_HELP[group],
        edit=edit,
        locked=lambda row: row.band is None,
        width=148,
    )


_GROUP_HELP: dict[Group, Message] = {
    "healthy": T("No chronic illness and no social need, or not known."),
    "social": T("Mostly a social need: money, housing, work, loneliness."),
    "medical": T("A chronic illness, without a social need."),
    "complex": T("A chronic illness and a social need."),
}

PATIENTS_TABLE = Table(
    columns=(
        Column(key="band", title=T("Age"), read=_title, kind="text", width=120),
        *(_group_column(group) for group in GROUPS),
        Column(key="total", title=T("Total"), read=_total, unit=Unit.PERSONS, figure=_patients_figure, width=88),
        Column(
            key="share", title=T("Of the list"), read=_share, unit=Unit.SHARE, help=T("Share of the list."), width=80
        ),
        Column(
            key="mix",
            title=T("Average list"),
            read=_mix,
            unit=Unit.SHARE,
            help=T("Share in the average list of a Dutch practice in 2022 (Nivel)."),
            width=96,
        ),
    ),
    key=lambda row: row.key,
    depends=lambda row, _results: (row.patients,),
)
