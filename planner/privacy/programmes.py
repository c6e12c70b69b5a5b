"""The shares of patients in a programme, without ages at which they tell how few take part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from planner.defaults import default_activities
from planner.plan import Activity, Prevalence
from planner.privacy.patients import Ages, MergedList
from planner.privacy.runs import is_small, runs
from planner.terms import AGE_BANDS, GROUPS, AgeBand


class Programmes:
    """What merging a list does to the programmes of its plan."""

    def __init__(self, known: MergedList) -> None:
        self._before = {band: sum(known.before[group][band] for group in GROUPS) for band in AGE_BANDS}
        self._after = {band: sum(known.after[group][band] for group in GROUPS) for band in AGE_BANDS}
        self._moves = known.moves

    def merged(self, activity: Activity) -> Activity:
        """The activity with shares that tell of nobody; what was published about all practices stays as it is."""
        volume = activity.volume
        if not isinstance(volume, Prevalence) or is_published(activity, volume):
            return activity
        shares = self._pooled(self._moved(volume.share))
        if shares == volume.share:
            return activity
        return activity.model_copy(update={"volume": volume.model_copy(update={"share": shares})})

    def is_small(self, activity: Activity) -> bool:
        """Whether so few take part in all that no share can hide it."""
        volume = activity.volume
        if not isinstance(volume, Prevalence) or is_published(activity, volume):
            return False
        return is_small(sum(share * self._after[band] for band, share in volume.share.items()))

    def _moved(self, shares: Mapping[AgeBand, float]) -> Ages:
        """Shares with those who take part counted at the age of the patients; an age that was emptied has none."""
        taking_part = {band: shares.get(band, 0) * self._before[band] for band in AGE_BANDS}
        touched: set[AgeBand] = set()
        for move in self._moves:
            people = shares.get(move.source, 0) * move.count
            taking_part[move.source] -= people
            taking_part[move.home] += people
            touched |= {move.source, move.home}
        return {
            band: min(1.0, max(0.0, taking_part[band] / self._after[band])) if band in touched else shares[band]
            for band in AGE_BANDS
            if (band in shares or taking_part[band] > 0) and (self._after[band] or band not in touched)
        }

    def _pooled(self, shares: Ages) -> Ages:
        """Neighbouring ages with one share where few of either take part; ages of the same share are one already."""
        filled = [band for band in shares if shares[band] * self._after[band] > 0]
        blocks = [list(block) for _share, block in groupby(filled, key=lambda band: shares[band])]
        pooled = dict(shares)
        for run in runs([self._people(shares, block) for block in blocks]):
            if len(run) > 1:
                bands = [band for place in run for band in blocks[place]]
                share = self._people(shares, bands) / sum(self._after[band] for band in bands)
                pooled.update(dict.fromkeys(bands, min(1.0, share)))
        return pooled

    def _people(self, shares: Ages, bands: Sequence[AgeBand]) -> float:
        return sum(shares[band] * self._after[band] for band in bands)


def is_published(activity: Activity, volume: Prevalence) -> bool:
    """Whether the shares are those that every new plan has: they tell nothing of this practice."""
    return any(
        isinstance(known.volume, Prevalence) and known.volume.share == volume.share
        for known in default_activities()
        if known.id == activity.id
    )
