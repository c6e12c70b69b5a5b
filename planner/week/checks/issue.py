"""The shape of an issue of a week plan."""

from __future__ import annotations

from dataclasses import dataclass

from planner.texts import Message, T
from planner.warnings.warning import Severity
from planner.week.merge import Spot, Weeks
from planner.working_time import Article

_ODD_AND_EVEN = 2


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to know of a week plan: a code, how bad, what it is about, and a sentence.

    `subject` is the address of the member, session, room or function that it concerns, such as member/anna; `spots`
    are the cells to look at, the first one to jump to. `about` tells it from others of the same code and subject: a
    session or a kind of work. `weeks` are the weeks of the cycle in which it is so, none
    where it is so in all of them. `article` is that of the working-time law where that is the rule, `wanted` the
    function of which one person more would help.
    """

    code: str
    severity: Severity
    subject: str
    sentence: Message
    spots: tuple[Spot, ...] = ()
    about: str = ""
    article: Article | None = None
    weeks: Weeks = ()
    wanted: str | None = None

    @property
    def place(self) -> tuple[str, str, str, str | None]:
        """What tells an issue from others, whatever its numbers."""
        return self.code, self.subject, self.about, self.wanted

    def text(self, cycle: int) -> Message:
        """The sentence with the weeks of the cycle in which it is so."""
        if not self.weeks:
            return self.sentence
        if cycle == _ODD_AND_EVEN:
            return (
                T("Odd weeks: {sentence}", sentence=self.sentence)
                if self.weeks == (1,)
                else T("Even weeks: {sentence}", sentence=self.sentence)
            )
        return T("Week {weeks} of the cycle: {sentence}", weeks=self.weeks, sentence=self.sentence)
