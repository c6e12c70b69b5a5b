"""The wishes of a person for the sessions of the week, and the activities that this person may do."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from planner import member_edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Activity, Member
from planner.results import Results
from planner.terms import DAY_PARTS
from planner.texts import TN, Message, T
from planner.week.works import may_do
from ui.models.team_columns import pattern_rows, weekend_columns, wishes_table
from ui.table_page import TablePage
from ui.theme import NEAR, ROW
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import menu_button, row


class WishesPanel(QWidget):
    """Shows and edits the wishes of one person for a page, and what this person may do."""

    def __init__(self, page: TablePage) -> None:
        super().__init__()
        context = page.context
        self._page, self._member_id = page, ""
        self.wishes = page.make_table(wishes_table(context.week), T("Wishes"), T("Choose one above."))
        self.wishes.setSortingEnabled(False)
        self.wishes.setFixedHeight(self.wishes.horizontalHeader().sizeHint().height() + len(DAY_PARTS) * ROW + 4)
        self.may_do, self.menu = menu_button(context, T("May do"), "mdi6.check-decagram-outline")
        self.menu.aboutToShow.connect(self._fill)
        self._name = label(context.theme, "section", text=context.say(T("Wishes")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addLayout(row(self._name, None, self.may_do))
        column.addWidget(FramedTable(self.wishes))

    def show_weekend(self, shown: bool) -> None:
        """Show or hide Saturday and Sunday."""
        for number in weekend_columns(self.wishes.records.table):
            self.wishes.setColumnHidden(number, not shown)

    def show_person(self, member: Member | None, results: Results) -> None:
        """Show the wishes of somebody, or of nobody."""
        self._member_id = member.id if member else ""
        self.wishes.records.show_rows(pattern_rows(member) if member else [], results)
        self.may_do.setEnabled(member is not None)
        self.may_do.setText(self._page.say(_abilities(member)))

    def _fill(self) -> None:
        """A line for each activity, those of the function first."""
        plan, say = self._page.context.document.plan, self._page.say
        member = next((one for one in plan.staff if one.id == self._member_id), None)
        self.menu.clear()
        if member is None:
            return
        everything = self.menu.addAction(say(T("Everything of the function")))
        everything.setCheckable(True)
        everything.setChecked(not member.may_do)
        everything.triggered.connect(lambda: self._take(partial(member_edits.may_do_all, plan, member.id)))
        usual = member_edits.of_function(plan, member)
        for some in (usual, [one for one in plan.activities if one not in usual]):
            self.menu.addSeparator()
            for activity in some:
                self._add(self.menu, member, activity)

    def _add(self, menu: QMenu, member: Member, activity: Activity) -> None:
        action = menu.addAction(self._page.say(names.activity(activity)).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(may_do(member, activity))
        plan = self._page.context.document.plan
        action.triggered.connect(
            lambda may: self._take(partial(member_edits.set_may_do, plan, member.id, activity.id, may=may))
        )

    def _take(self, edit: partial[Change]) -> None:
        try:
            self._page.commit(edit())
        except EditError as error:
            self._page.report(error)


def _abilities(member: Member | None) -> Message:
    """How much somebody may do."""
    if member is None or not member.may_do:
        return T("May do: everything of the function")
    return TN("May do: {count} activity", "May do: {count} activities", len(member.may_do))
