"""The rooms of the Team page: which there are and whom they suit, and whether they are enough in every session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import names, room_edits
from planner.plan import Room
from planner.results import Results
from planner.rooms import rooms_per_session, without_pattern
from planner.terms import DAY_PARTS
from planner.texts import T
from ui.models.room_columns import room_rows, room_week_table, rooming_roles, rooms_table
from ui.models.team_columns import weekend_columns
from ui.table_page import TablePage
from ui.theme import NEAR, ROW
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import button, row


class RoomsTab(QWidget):
    """Shows and edits the rooms for a page, which places the buttons `add` and `remove`."""

    def __init__(self, page: TablePage) -> None:
        super().__init__()
        context = page.context
        self._page = page
        self._columns: tuple[tuple[str, str], ...] = ()
        self.rooms = page.make_table(
            rooms_table(()), T("Rooms"), T("No rooms yet. Add those in which patients are seen with the button above.")
        )
        self.week = page.make_table(room_week_table(context.week), T("Rooms needed"), T("There are no rooms yet."))
        self.add = button(context, T("Add room"), "mdi6.plus")
        self.remove = button(context, T("Remove"), "mdi6.minus")
        self._note = label(context.theme, "caption", muted=True, wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        context = self._page.context
        self.week.setSortingEnabled(False)
        self.week.setFixedHeight(self.week.horizontalHeader().sizeHint().height() + len(DAY_PARTS) * ROW + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addWidget(FramedTable(self.rooms), 1)
        column.addLayout(row(label(context.theme, "section", text=context.say(T("Rooms needed"))), None))
        column.addWidget(FramedTable(self.week))
        column.addWidget(self._note)

    def _connect(self) -> None:
        self.rooms.can_add = self.rooms.can_remove = True
        self.rooms.add.connect(self._add)
        self.rooms.remove.connect(self._remove)
        self.rooms.record_changed.connect(lambda room: self.remove.setEnabled(room is not None))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(lambda: self._remove(self.rooms.selected_records()))

    def show_rooms(self, results: Results) -> None:
        """Show the rooms as they are now."""
        roles = rooming_roles(results.plan)
        columns = tuple((role.id, role.name) for role in roles)
        if columns == self._columns:
            self.rooms.records.show_rows(results.plan.rooms, results)
        else:
            self._columns, chosen = columns, self.rooms.current_key
            self.rooms.records.set_table(rooms_table(roles), results.plan.rooms, results)
            self.rooms.go_to(chosen)
        self.rooms.ensure_current()
        self.remove.setEnabled(self.rooms.currentIndex().isValid())
        self.week.records.show_rows(room_rows(results) if results.plan.rooms else [], results)
        self._show_weekend(results)
        self._show_note(results)

    def _show_weekend(self, results: Results) -> None:
        """Saturday and Sunday are there for who wants to see them, and where somebody needs a room then."""
        known, table = rooms_per_session(results.plan), self.week.records.table
        for number in weekend_columns(table):
            used = any(known[f"{table.columns[number].key}_{part}"].needed for part in DAY_PARTS)
            self.week.setColumnHidden(number, not (used or self._page.context.week.weekend))

    def _show_note(self, results: Results) -> None:
        unknown = tuple(map(names.member, without_pattern(results.plan)))
        note = T("Not counted, as their week pattern is not known: {people}.", people=unknown) if unknown else ""
        self._note.setText(self._page.say(note))

    def _add(self) -> None:
        change = room_edits.add(self._page.context.document.plan)
        self._page.commit(change)
        self.rooms.go_to(change.plan.rooms[-1].id, edit=True)

    def _remove(self, rooms: Sequence[Room]) -> None:
        if rooms:
            gone = {room.id for room in rooms}
            self._page.commit(room_edits.remove(self._page.context.document.plan, gone))
