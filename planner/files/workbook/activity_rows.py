"""The rows of one activity: its volume, and one row per function that does a part (model section 2)."""

from __future__ import annotations

from collections.abc import Mapping

from planner import names
from planner.demand import returned_minutes
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, formula, quoted
from planner.files.workbook.draft import Draft, delivery, factor, rate, volume_input
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Choice, Limits, Sheet
from planner.plan import Activity, Delivery, PerPatient, PerWeek, Prevalence, about, find
from planner.terms import AGE_BANDS, CHANNELS, CORE_TASKS, GROUPS, AgeBand, Group
from planner.texts import T, Unit

_INPUTS = ("share", "minutes", "admin_minutes", "supervision_minutes", "return_share")
COLUMNS = {
    key: column
    for column, key in enumerate(
        (
            *("name", "channel", "core_task", *AGE_BANDS, *GROUPS, "times_per_year", "volume", "role", *_INPUTS),
            *("returned_minutes", "hours", "supervisor_hours", "check"),
        )
    )
}


class ActivityRows:
    """One activity on a sheet, from a row on."""

    def __init__(self, draft: Draft, sheet: Sheet, row: int, activity: Activity) -> None:
        self.draft, self.sheet, self.row, self.activity = draft, sheet, row, activity

    def write(self) -> int:
        """Fill the rows; the answer is the row after them."""
        self.sheet.text(self.row, COLUMNS["name"], self.draft.activity(self.activity), Look.WRAPPED)
        self._choice("channel", CHANNELS, names.CHANNELS)
        self._choice("core_task", CORE_TASKS, names.CORE_TASKS)
        self._volume()
        for number, part in enumerate(self.activity.delivery):
            self._delivery(self.row + number, part)
        if self.activity.delivery:
            self._check()
        rows = max(1, len(self.activity.delivery))
        for row in range(self.row, self.row + rows):
            self.sheet.rule(row, len(COLUMNS))
        return self.row + rows

    def _choice(self, field: str, keys: tuple[str, ...], words: Mapping[str, object]) -> None:
        say = self.draft.say
        texts = tuple(say(words[key]) for key in keys)  # type: ignore[arg-type]
        chosen = texts[keys.index(getattr(self.activity, field))]
        self.sheet.put(self.row, COLUMNS[field], chosen, home=volume_input(self.activity.id, field))
        self.sheet.choices.append(Choice(self.row, COLUMNS[field], texts))

    def _volume(self) -> None:
        volume, home = self.activity.volume, Figure("activity", self.activity.id, "volume")
        if isinstance(volume, PerWeek):
            self.sheet.put(self.row, COLUMNS["volume"], volume.count, about(PerWeek, "count").unit, home)
            return
        if isinstance(volume, Prevalence):
            self._rates(volume.share, volume.group_factor, Unit.SHARE)
            unit = about(Prevalence, "times_per_year").unit
            times = volume_input(self.activity.id, "times_per_year")
            self.sheet.put(self.row, COLUMNS["times_per_year"], volume.times_per_year, unit, times)
        else:
            self._rates(volume.per_year, volume.group_factor, Unit.RATE)
        known = self.draft.results.demand[self.activity.id].volume
        self.sheet.result(self.row, COLUMNS["volume"], self._volume_formula(), known, Unit.TIMES, home)

    def _rates(self, rates: Mapping[AgeBand, float], factors: Mapping[Group, float], unit: Unit) -> None:
        for band in AGE_BANDS:
            self.sheet.put(self.row, COLUMNS[band], rates.get(band, 0.0), unit, rate(self.activity.id, band))
        for group in GROUPS:
            home = factor(self.activity.id, group)
            self.sheet.put(self.row, COLUMNS[group], factors.get(group, 1.0), Unit.FACTOR, home)

    def _volume_formula(self) -> Formula:
        one = self.activity.id
        rates = Area(rate(one, AGE_BANDS[0]), rate(one, AGE_BANDS[-1]))
        parts: dict[str, Figure | Area | str] = {"rates": rates, "weeks": self.draft.weeks}
        for number, group in enumerate(GROUPS):
            parts |= {f"f{number}": factor(one, group), f"n{number}": self.draft.group_names[group]}
        terms = "+".join(f"{{f{n}}}*SUMPRODUCT({{rates}},{{n{n}}})" for n in range(len(GROUPS)))
        if isinstance(self.activity.volume, PerPatient):
            return Formula(f"({terms})/{{weeks}}", parts)
        parts["times"] = volume_input(one, "times_per_year")
        return Formula(f"({terms})*{{times}}/{{weeks}}", parts)

    def _delivery(self, row: int, part: Delivery) -> None:
        above = find(self.draft.plan.roles, part.role).supervised_by
        self.sheet.text(row, COLUMNS["role"], self.draft.role(part.role), Look.WRAPPED)
        for field in _INPUTS:
            value = getattr(part, field)
            if above or value or field not in ("supervision_minutes", "return_share"):
                self.sheet.put(row, COLUMNS[field], value, about(Delivery, field).unit, self._home(part.role, field))
        self._own_hours(row, part)
        if above:
            self._supervisor_hours(row, part, above)

    def _home(self, role_id: str, field: str) -> Figure:
        return delivery(self.activity.id, role_id, field)

    def _own_hours(self, row: int, part: Delivery) -> None:
        hours = formula(
            "{volume}*{share}*({minutes}+{admin})/60",
            volume=Figure("activity", self.activity.id, "volume"),
            share=self._home(part.role, "share"),
            minutes=self._home(part.role, "minutes"),
            admin=self._home(part.role, "admin_minutes"),
        )
        value = self._times() * part.share * (part.minutes + part.admin_minutes) / 60
        self.sheet.result(row, COLUMNS["hours"], hours, value, Unit.HOURS, self._home(part.role, "hours"))

    def _times(self) -> float:
        return self.draft.results.demand[self.activity.id].volume

    def _supervisor_hours(self, row: int, part: Delivery, above: str) -> None:
        """Supervision, and what comes back: in the supervisor's own minutes, else in those of this row."""
        doer = above if any(other.role == above for other in self.activity.delivery) else part.role
        again = returned_minutes(self.activity, part, above)
        minutes = formula(
            "{minutes}+{admin}", minutes=self._home(doer, "minutes"), admin=self._home(doer, "admin_minutes")
        )
        home = self._home(part.role, "returned_minutes")
        self.sheet.result(row, COLUMNS["returned_minutes"], minutes, again, Unit.MINUTES, home)
        hours = formula(
            "{volume}*{share}*({supervision}+{back}*{again})/60",
            volume=Figure("activity", self.activity.id, "volume"),
            share=self._home(part.role, "share"),
            supervision=self._home(part.role, "supervision_minutes"),
            back=self._home(part.role, "return_share"),
            again=home,
        )
        value = self._times() * part.share * (part.supervision_minutes + part.return_share * again) / 60
        home = self._home(part.role, "supervisor_hours")
        self.sheet.result(row, COLUMNS["supervisor_hours"], hours, value, Unit.HOURS, home)

    def _check(self) -> None:
        """A word that appears when somebody changes the shares here and they no longer add up."""
        rows = self.activity.delivery
        shares = Area(self._home(rows[0].role, "share"), self._home(rows[-1].role, "share"))
        word = quoted(self.draft.say(T("not 100%")))
        told = formula('IF(ABS(SUM({shares})-1)>0.000001,{word},"")', shares=shares, word=word)
        self.sheet.result(self.row, COLUMNS["check"], told, "", look=Look.WRAPPED)
        place = (COLUMNS["check"], COLUMNS["check"])
        self.sheet.limits.append(Limits((self.row, self.row), place, (('{cell}<>""', Look.OVER),)))
