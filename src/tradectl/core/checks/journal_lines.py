"""What can be wrong with a line of a journal, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.checks.typing import dotted, remedy, wanted
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from tradectl.core.model.typed import TypeFault
    from tradectl.core.problems import Problem


@dataclass(frozen=True, slots=True)
class LineFault:
    """One fault of one line: its kind, a name it is about, the type fault behind it."""

    kind: str
    name: str | int = ""
    fault: TypeFault | None = None


_EDIT = say("Mend the line in an editor; all other lines are read as they are.")


def line_problem(fault: LineFault, path: str, line: int, column: int, *, kind: str = "") -> Problem:
    """Return the problem of a journal line at its place."""
    code, message, advice = _words(kind or fault.kind, fault)
    return problem(code, path, (line, column), message, advice)


def _words(kind: str, fault: LineFault) -> tuple[str, Message, Message]:
    table = {
        "syntax": ("LOG01", say("This line is not a JSON object."), _EDIT),
        "object": ("LOG01", say("This line is JSON, but not an object."), _EDIT),
        "twin": ("LOG01", say("This line has a key twice."), _EDIT),
        "number": ("LOG01", say("This line has a number that cannot be read."), _EDIT),
        "deep": ("LOG01", say("This line nests too deep."), _EDIT),
        "long": ("LOG01", say("This line is longer than 1 MiB."), _EDIT),
        "torn": (
            "LOG02",
            say("The last line is cut off."),
            say("Complete or delete this line in an editor; the lines above are read as they are."),
        ),
        "joined": (
            "LOG03",
            say("A second entry stands on the same line; both are read."),
            say("Put the second entry on a line of its own."),
        ),
        "twice": (
            "LOG04",
            say("The id {id} stands on another line with other content; both are read.", id=str(fault.name)),
            say("If one of them is wrong, withdraw it: tradectl log --withdraw {id} --because …", id=str(fault.name)),
        ),
        "key": (
            "LOG12",
            say("{field} is not a field tradectl knows; it is kept as it is.", field=str(fault.name)),
            say("Check the spelling, or leave it: unknown fields are never lost."),
        ),
    }
    return table[kind] if kind in table else _field(fault)


def _field(fault: LineFault) -> tuple[str, Message, Message]:
    what = fault.fault
    if what is None or what.kind == "missing":
        name = dotted(what.loc) if what else str(fault.name)
        return "LOG05", say("{field} is missing.", field=name), _EDIT
    value: str | Message = f"'{what.value}'" if what.value else say("not a plain value")
    return (
        "LOG05",
        say("{field} is {value}, which is not {wanted}.", field=dotted(what.loc), value=value, wanted=wanted(what)),
        remedy(what),
    )
