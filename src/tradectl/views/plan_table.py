"""The plan of an import as a table to be edited and applied later: a line for each step, in the file's order (R96).

`core/intake/decisions` reads it again, in whatever language it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.formulas import marked
from tradectl.core.ids import parse_customer_id
from tradectl.core.intake.plan import Attach, Create, Known, Refuse, Update
from tradectl.core.intake.sheet import sheet_of
from tradectl.core.message import Message, say
from tradectl.views.cells import width
from tradectl.views.changes import field_text
from tradectl.views.document import Column, Document, Stacked, Table
from tradectl.views.import_plan import rows_text
from tradectl.views.runs import lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.intake.plan import Plan, Step
    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Cell, Text

TITLE = say("Plan of the import")
HEADINGS = {
    "row": say("Row"),
    "action": say("Action"),
    "customer": say("Customer"),
    "company": say("Company"),
    "country": say("Country"),
    "code": say("Code"),
    "grade": say("Grade"),
    "owner": say("Owner"),
    "why": say("Why"),
    "sheet": say("Sheet"),
    "mark": say("Mark"),
}
CREATE, UPDATE, ATTACH, SKIP = say("create"), say("update"), say("attach"), say("skip")
WON = say("won")
_NARROWEST, _WIDEST = 8, 60  # cells
_FILTER = 3  # cells that the button of a filter takes


def document(plan: Plan, marks: Mapping[int, str]) -> Document:
    """Return the plan as one table; `marks` are those of the leads, by their first row."""
    return Document(TITLE, (Table(tuple(map(Column, headings(plan).values())), _lines(plan, marks)),))


def headings(plan: Plan) -> dict[str, Message]:
    """Return the columns with their headings; sheets have one where rows of several are read."""
    has_sheets = any(sheet_of(step.rows[0]) for step in plan.steps if step.rows)
    return {name: title for name, title in HEADINGS.items() if has_sheets or name != "sheet"}


def cells(plan: Plan, marks: Mapping[int, str], tongue: Translator) -> list[list[str]]:
    """Return the same lines as texts in the reader's language."""
    return [[_string(cell, tongue) for cell in line] for line in _lines(plan, marks)]


def widths(rows: list[list[str]], titles: Mapping[str, Message], tongue: Translator) -> dict[str, int]:
    """Return how wide each column is to be, in cells: a Chinese character takes two."""
    return {
        name: min(
            max(
                _NARROWEST,
                width(tongue.text(title)) + _FILTER,
                max((width(line) + 1 for row in rows for line in row[at].split("\n")), default=0),
            ),
            _WIDEST,
        )
        for at, (name, title) in enumerate(titles.items())
    }


def _lines(plan: Plan, marks: Mapping[int, str]) -> tuple[tuple[Cell, ...], ...]:
    names = headings(plan)
    lines = (_line(step, marks) for step in plan.steps if step.rows)
    return tuple(tuple(line[name] for name in names) for line in lines)


def _line(step: Step, marks: Mapping[int, str]) -> dict[str, Cell]:
    """Return a step; what is read again is marked so that it comes back as it is."""
    country, code, grade, owner = "", "", "", ""
    shelf: str | Message = ""
    if isinstance(step, Create):
        parsed = parse_customer_id(step.customer)
        country, code, grade, owner = step.country, parsed.code if parsed else "", step.shelf, step.owner
        shelf = WON if grade == "won" else marked(grade)
    customer = "" if isinstance(step, Create) else step.customer
    why = _why(step)
    if len(step.rows) > 1:
        why = (say("Rows {rows}", rows=rows_text(step.rows)), *why)
    row = step.rows[0]
    return {
        "row": str(int(row)),
        "action": _action(step),
        "customer": marked(customer),
        "company": step.name,
        "country": marked(country),
        "code": marked(code),
        "grade": shelf,
        "owner": marked(owner),
        "why": Stacked(why),
        "sheet": marked(sheet_of(row)),
        "mark": marked(marks.get(row, "")),
    }


def _action(step: Step) -> Message:
    match step:
        case Create():
            return CREATE
        case Update():
            return UPDATE
        case Attach():
            return ATTACH
        case Refuse() | Known():
            return SKIP


def _why(step: Step) -> tuple[Text, ...]:
    match step:
        case Create():
            return tuple(say("Perhaps the same: {evidence}", evidence=like) for like in step.like)
        case Update():
            return tuple(map(field_text, step.fields))
        case Attach():
            return (*step.people, *step.files, *step.evidence)
        case Refuse():
            return (step.reason, *step.evidence, step.remedy)
        case Known():
            return (say("It is known already; nothing new is said of it."),)


def _string(cell: Cell, tongue: Translator) -> str:
    if isinstance(cell, str):
        return cell
    return "\n".join("".join(piece.text for piece in line) for line in lines(cell, tongue))
