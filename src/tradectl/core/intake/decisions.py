"""A plan that a person edited, read again: for each row what is to be done with it (R96)."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.formulas import unmarked
from tradectl.core.ids import is_code
from tradectl.core.intake.headings import heading_key
from tradectl.core.intake.lead import Doubt
from tradectl.core.intake.sheet import SheetRow
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tradectl.core.intake.sheet import Row, Sheet
    from tradectl.core.message import Message
    from tradectl.core.settings import Settings

WON = "won"
_GRADES = frozenset("ABCDE")
_SEARCHED = 20  # rows
_TEXTS = ("customer", "country", "code", "owner", "mark")


class Action(StrEnum):
    """What is done with a row."""

    CREATE = "create"
    UPDATE = "update"
    ATTACH = "attach"
    SKIP = "skip"


class Decision(NamedTuple):
    """One line of a plan: `row` is the one of the imported file; what is empty is as the file has it.

    `customer` is an id or a code, `country` as a person writes it, `grade` `A` to `E` or `won`; `mark` is that of what
    the line was written for (`line_marks`).
    """

    row: int
    action: Action
    customer: str = ""
    country: str = ""
    code: str = ""
    grade: str = ""
    owner: str = ""
    mark: str = ""


# As written in the three languages; compared as headings are, so that traditional characters are the simplified ones.
COLUMNS = {
    "row": "row | 行 | 列",
    "action": "action | 操作",
    "customer": "customer | 客户",
    "country": "country | 国家/地区 | 国家",
    "code": "code | 代码 | 客户代码",
    "grade": "grade | 等级",
    "owner": "owner | 负责人",
    "sheet": "sheet | 工作表",
    "mark": "mark | 校验码",
}
ACTIONS = {
    Action.CREATE: "create | 新建 | new | 新客户",
    Action.UPDATE: "update | 更新",
    Action.ATTACH: "attach | 并入",
    Action.SKIP: "skip | 跳过",
}
WON_WORDS = "won | 已成交 | 成交"


def decisions(sheet: Sheet, settings: Settings | None = None) -> tuple[tuple[Decision, ...], tuple[Doubt, ...]]:
    """Return the lines of a plan in their order, and what is wrong with the others; rows of doubts are the plan's own.

    Columns are known by their headings, in any order; others, and empty lines, are left out. An owner is looked
    up among the people of `settings`, where these are given.
    """
    header = next((row for row in sheet.rows[:_SEARCHED] if {"row", "action"} <= _places(row).keys()), None)
    if header is None:
        return (), (_no_plan(sheet),)
    reader = _Reader(header, settings)
    for row in sheet.rows:
        if row.number > header.number:
            reader.read(row)
    return tuple(reader.found), tuple(reader.doubts)


class _Reader:
    """The lines read so far."""

    def __init__(self, header: Row, settings: Settings | None) -> None:
        self.header = header
        self.settings = settings
        self.places = _places(header)
        self.found: list[Decision] = []
        self.doubts: list[Doubt] = []
        self.taken: dict[int, list[Decision]] = {}  # by row

    def read(self, line: Row) -> None:
        """Take one line of the plan."""
        told = {name: unmarked(line.cell(place)).strip() for name, place in self.places.items()}
        if not any(told.values()):
            return
        row, action, grade = told["row"], _actions().get(heading_key(told["action"])), _grade(told.get("grade", ""))
        wrong = list(self._wrong(told, action, grade))
        if wrong or action is None or grade is None:
            self.doubts += [self._doubt(line, name, message, remedy) for name, message, remedy in wrong]
            return
        customer, country, code, owner, mark = (told.get(name, "") for name in _TEXTS)
        number = SheetRow(int(row), told["sheet"]) if told.get("sheet") else int(row)
        decision = Decision(number, action, customer, country, code, grade, owner, mark)
        if self._is_twice(decision):
            message = say("Row {row} stands in the plan twice.", row=decision.row)
            self.doubts.append(self._doubt(line, "row", message, say("Keep one of the two rows.")))
            return
        self.found.append(decision)
        self.taken.setdefault(decision.row, []).append(decision)

    def _wrong(
        self, told: Mapping[str, str], action: Action | None, grade: str | None
    ) -> Iterator[tuple[str, Message, Message]]:
        if not _is_number(told["row"]):
            message = say("'{text}' is no number of a row.", text=told["row"])
            yield "row", message, say("Write the number of the row that the plan had.")
        if action is None:
            message = say("'{text}' is nothing that can be done with a row.", text=told["action"])
            yield "action", message, say("Write create, update, attach or skip.")
        if action in (Action.ATTACH, Action.UPDATE) and not told.get("customer"):
            message = say("It is not said which customer is meant.")
            yield "customer", message, say("Write the customer's code.")
        if grade is None:
            message = say("'{text}' is no grade.", text=told["grade"])
            yield "grade", message, say("Write A, B, C, D, E or won.")
        if action is Action.SKIP:
            return
        code, owner = told.get("code", ""), told.get("owner", "")
        if code and not is_code(code.upper()):
            message = say("{code} is no code: 2 to 16 of A–Z, 0–9 and _, no name that Windows keeps.", code=code)
            yield "code", message, say("Choose another one, or leave the cell empty.")
        if owner and self.settings is not None and self.settings.named(owner) is None:
            people = ", ".join(person.id for person in self.settings.people)
            message = say("{owner} is not one of the people in tradectl.yaml.", owner=owner)
            yield "owner", message, say("Write one of these people: {people}", people=people)

    def _doubt(self, line: Row, name: str, message: Message, remedy: Message) -> Doubt:
        column = self.header.cell(self.places[name]).strip() if name in self.places else ""
        return Doubt(Severity.ERROR, line.number, column, message, remedy)

    def _is_twice(self, decision: Decision) -> bool:
        """Return whether two lines do what does not go together: a card may be changed, and something added to one."""
        return any(not _go_together(one, decision) for one in self.taken.get(decision.row, ()))


def _go_together(one: Decision, other: Decision) -> bool:
    """Return whether one row may have two lines: cells of a customer's row may be taken and others refused."""
    actions = {one.action, other.action}
    if actions == {Action.UPDATE, Action.SKIP}:
        return bool(one.customer and other.customer)
    return actions in ({Action.SKIP}, {Action.UPDATE, Action.ATTACH})


def _places(row: Row) -> dict[str, int]:
    """Return which column of a header holds what; the first of two."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        name = _columns().get(heading_key(unmarked(cell)))
        if name is not None:
            found.setdefault(name, place)
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) > 0  # noqa: PLR2004


def _grade(text: str) -> str | None:
    """Return a grade as cards have it, None where it is none."""
    if not text or text.upper() in _GRADES:
        return text.upper()
    return WON if heading_key(text) in _keys([WON_WORDS]) else None


def _no_plan(sheet: Sheet) -> Doubt:
    message = say("'{sheet}' is no plan of an import: it has no columns for row and action.", sheet=sheet.name)
    remedy = say("Let tradectl write one with --plan, and change that.")
    return Doubt(Severity.ERROR, sheet.rows[0].number if sheet.rows else 0, "", message, remedy)


@cache
def _columns() -> dict[str, str]:
    return {key: name for name, words in COLUMNS.items() for key in _keys([words])}


@cache
def _actions() -> dict[str, Action]:
    return {key: action for action, words in ACTIONS.items() for key in _keys([words])}


def _keys(tables: Iterable[str]) -> Sequence[str]:
    return [heading_key(word) for table in tables for word in table.split("|")]
