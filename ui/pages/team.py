"""Team: people with their hours and week pattern, functions with what applies to everyone who has one, and rooms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget

from planner import edits, names
from planner.capacity import MemberCapacity
from planner.edits import Change
from planner.errors import EditError
from planner.explain import Figure
from planner.plan import Member, Plan, Role
from planner.practice_setup import new_member
from planner.results import Results
from planner.terms import DAY_PARTS
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.models.settings import role_settings, settings_table
from ui.models.team_columns import ROLES, STAFF, pattern_rows, pattern_table, weekend_columns
from ui.rooms_tab import RoomsTab
from ui.table_page import TablePage
from ui.team_wishes import WishesPanel
from ui.theme import NEAR, ROW
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.links import TextLink
from ui.widgets.panels import button, marks_legend, menu_button, row

# What was calculated of the person whose week is shown; each explains itself.
_PERSON_FIGURES: dict[str, Callable[[MemberCapacity], Message]] = {
    "paid_hours": lambda known: T("{number} paid hours a week", number=Quantity(known.paid_hours, Unit.HOURS)),
    "presence": lambda known: T("{number} present over the year", number=Quantity(known.presence, Unit.SHARE)),
    "net_hours": lambda known: T(
        "{number} hours a week available for counted work", number=Quantity(known.net_hours, Unit.HOURS)
    ),
}


class TeamPage(TablePage):
    """People, functions and rooms, each on a tab of its own."""

    key = "team"
    title = T("Team")
    icon = "mdi6.account-group-outline"
    parts = frozenset({"practice", "roles", "staff", "activities", "rooms"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._roles_of_menu: tuple[Role, ...] = ()
        self.people = self.make_table(
            STAFF, T("People"), T("Nobody is in the team yet. Add the first person with the button above.")
        )
        self.pattern = self.make_table(pattern_table(context.week), T("Week pattern"), T("Choose one above."))
        self.functions = self.make_table(ROLES, T("Functions"), T("There are no functions yet."))
        self.settings = self.make_settings(
            settings_table(T("Setting"), label_width=260), T("Settings"), T("Choose one above.")
        )
        self.add_person, self._functions_menu = menu_button(context, T("Add person"), "mdi6.account-plus-outline")
        self.remove_person = button(context, T("Remove"), "mdi6.account-minus-outline")
        self.add_function = button(context, T("Add function"), "mdi6.plus")
        self.rooms = RoomsTab(self)
        self.wishes = WishesPanel(self)
        self._person_links = {name: self._person_link(name) for name in _PERSON_FIGURES}
        self.tabs = QTabWidget()
        self.remove_function = button(context, T("Remove"), "mdi6.minus")
        self._lay_out()
        self._connect_parts()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._people_tab(), self.say(T("People")))
        self.tabs.addTab(self._functions_tab(), self.say(T("Functions")))
        self.tabs.addTab(self.rooms, self.say(T("Rooms")))
        self._buttons = (
            (self.add_person, self.remove_person),
            (self.add_function, self.remove_function),
            (self.rooms.add, self.rooms.remove),
        )
        head = row(self.heading(), None, *(one for pair in self._buttons for one in pair))
        self.page_column(head).addWidget(self.tabs, 1)

    def _people_tab(self) -> QWidget:
        theme = self.context.theme
        self.pattern.setSortingEnabled(False)
        self._pattern_of = label(theme, "section")
        self._pattern_note = label(theme, "caption", muted=True)
        self.weekend = QCheckBox(self.say(T("Saturday and Sunday")))
        self.weekend.setChecked(self.context.week.weekend)
        self._show_weekend(self.context.week.weekend)
        pattern = QWidget()
        left = QVBoxLayout(pattern)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(NEAR // 2)
        left.addLayout(row(self._pattern_of, None, self.weekend))
        left.addWidget(FramedTable(self.pattern))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        both = row(pattern, self.wishes)
        both.setStretch(0, 45)
        both.setStretch(1, 55)
        column.addLayout(both)
        column.addLayout(row(*self._person_links.values(), None, self._pattern_note))
        self.pattern.setFixedHeight(self.pattern.horizontalHeader().sizeHint().height() + len(DAY_PARTS) * ROW + 4)
        return _split(FramedTable(self.people), below, 1, 0)

    def _person_link(self, name: str) -> TextLink:
        link = TextLink(self.context.theme)
        link.clicked.connect(lambda: self._explain_person(name))
        return link

    def _functions_tab(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addWidget(self.settings, 1)
        column.addWidget(marks_legend(self.context))
        return _split(FramedTable(self.functions), below, 1, 1)

    def _connect_parts(self) -> None:
        self.people.record_changed.connect(lambda _member: self._show_person(self.context.document.results))
        self.functions.record_changed.connect(lambda _role: self._show_function(self.context.document.results))
        for table in (self.people, self.functions):
            table.can_add = table.can_remove = True
        self.people.grow = self._grow
        self.people.add.connect(lambda: self._add_person(self._likely_role(self.people.current_record())))
        self.people.remove.connect(self._remove)
        self.functions.add.connect(self._add_function)
        self.functions.remove.connect(self._remove_functions)
        self.remove_function.clicked.connect(lambda: self._remove_functions(self.functions.selected_records()))
        self.remove_person.clicked.connect(lambda: self._remove(self.people.selected_records()))
        self.add_function.clicked.connect(self._add_function)
        self.weekend.toggled.connect(self._show_weekend)
        self.tabs.currentChanged.connect(self._show_buttons)
        self._show_buttons(0)

    def _show_buttons(self, tab: int) -> None:
        for number, pair in enumerate(self._buttons):
            for one in pair:
                one.setVisible(number == tab)

    def refresh(self) -> None:
        """Show team and functions as they are now."""
        results = self.context.document.results
        self.people.records.show_rows(results.plan.staff, results)
        self.functions.records.show_rows(results.plan.roles, results)
        for table in (self.people, self.functions):
            table.ensure_current()
        self._fill_menu(results.plan.roles)
        self._show_person(results)
        self._show_function(results)
        self.rooms.show_rooms(results)

    def _fill_menu(self, roles: tuple[Role, ...]) -> None:
        if roles is self._roles_of_menu:
            return
        self._roles_of_menu = roles
        _fill(self._functions_menu, [(self.say(names.role_name(role)), role) for role in roles], self._add_person)

    def _show_person(self, results: Results) -> None:
        # While the rows are being replaced, the cursor may pass over one that the plan has no more.
        current: Member | None = self.people.current_record()
        member = current if current and current.id in results.capacity else None
        self.pattern.records.show_rows(pattern_rows(member) if member else [], results)
        self.wishes.show_person(member, results)
        self.remove_person.setEnabled(member is not None)
        for link in self._person_links.values():
            link.setVisible(member is not None)
        if member is None:
            self._pattern_of.setText(self.say(T("Week pattern")))
            self._pattern_note.clear()
            return
        self._pattern_of.setText(self.say(T("Week pattern of {who}", who=names.member(member))))
        self._pattern_note.setText(self.say(_pattern_note(member)))
        for name, words in _PERSON_FIGURES.items():
            self._person_links[name].show_text(self.say(words(results.capacity[member.id])))

    def _show_function(self, results: Results) -> None:
        current: Role | None = self.functions.current_record()
        role = current if current and current.id in results.roles else None
        self.settings.show_settings(role_settings(role) if role else [], results)
        name = T("Settings of {who}", who=names.role_name(role)) if role else T("Settings")
        self.settings.heading.setText(self.say(name))

    def _show_weekend(self, shown: bool) -> None:
        for number in weekend_columns(self.pattern.records.table):
            self.pattern.setColumnHidden(number, not shown)
        self.wishes.show_weekend(shown)

    def _explain_person(self, name: str) -> None:
        member: Member | None = self.people.current_record()
        if member:
            self.explain(Figure("member", member.id, name))

    def _likely_role(self, member: Member | None) -> Role | None:
        """The function that another person gets who is added below this one."""
        roles = self.context.document.plan.roles
        return next((role for role in roles if member and role.id == member.role), next(iter(roles), None))

    def _new_member(self, plan: Plan, role: Role) -> Member:
        return new_member(plan, role, self.say(T("New {function}", function=names.role_name(role))))

    def _grow(self, plan: Plan, count: int) -> tuple[Change, list[Member]]:
        """Add people for rows that are pasted below the last one."""
        role = self._likely_role(plan.staff[-1] if plan.staff else None)
        grown, members = plan, []
        for _ in range(count):
            if role is None:
                break
            members.append(self._new_member(grown, role))
            grown = grown.model_copy(update={"staff": (*grown.staff, members[-1])})
        return edits.add_members(plan, members), members

    def _add_person(self, role: Role | None) -> None:
        if role is None:
            return
        plan = self.context.document.plan
        member = self._new_member(plan, role)
        self.commit(edits.add_member(plan, member))
        self.people.go_to(member.id, edit=True)

    def _remove(self, members: list[Member]) -> None:
        if members:
            self.commit(edits.remove_members(self.context.document.plan, [member.id for member in members]))

    def _remove_functions(self, roles: list[Role]) -> None:
        if not roles:
            return
        try:
            self.commit(edits.remove_roles(self.context.document.plan, [role.id for role in roles]))
        except EditError as error:
            self.report(error)

    def _add_function(self) -> None:
        plan = self.context.document.plan
        name = self.say(T("New function"))
        role = Role(id=edits.fresh_id((r.id for r in plan.roles), name), name=name)
        try:
            self.commit(edits.add_role(plan, role))
        except EditError as error:
            self.report(error)
            return
        self.functions.go_to(role.id, edit=True)


def _pattern_note(member: Member) -> Message:
    if not member.sessions:
        return T("No pattern yet: the contract hours count.")
    if member.hours_per_week is None:
        return T("The pattern decides the paid hours.")
    return T("Contract: {hours} hours. The pattern decides.", hours=Quantity(member.hours_per_week, Unit.HOURS))


def _fill(menu: QMenu, entries: list[tuple[str, Role]], chosen: Callable[[Role], None]) -> None:
    menu.clear()
    for text, role in entries:
        menu.addAction(text, partial(chosen, role))


def _split(above: QWidget, below: QWidget, upper: int, lower: int) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.setChildrenCollapsible(False)
    for number, (part, share) in enumerate(((above, upper), (below, lower))):
        splitter.addWidget(part)
        splitter.setStretchFactor(number, share)
    return splitter
