"""What can be wrong with a line of a journal, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.checks.typing import remedy, spelling, told
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from tradectl.core.model.typed import TypeFault
    from tradectl.core.problems import Problem


@dataclass(frozen=True, slots=True)
class LineFault:
    """One fault of one line: its kind, a name it is about, the type fault behind it, names beside an unknown one."""

    kind: str
    name: str = ""
    fault: TypeFault | None = None
    beside: tuple[str, ...] = ()


_EDIT = say("Correct the line in an editor; all other lines are read as they are.")
_WORDS: dict[str, tuple[str, Message, Message]] = {
    "syntax": ("LOG01", say("This line is not a JSON object; look here and just before."), _EDIT),
    "number": ("LOG01", say("This line has a number that cannot be read."), _EDIT),
    "half": ("LOG01", say("An escape stands for half a character."), say("Write the character itself.")),
    "deep": ("LOG01", say("This line nests too deep."), _EDIT),
    "long": (
        "LOG01",
        say("This line is longer than 1 MiB."),
        say("Keep long texts in a file of their own, and name the file in the entry."),
    ),
    "crowd": (
        "LOG01",
        say("More than 1000 entries stand on this line; the others are not read."),
        say("Put each entry on a line of its own."),
    ),
    "merge": (
        "FILE05",
        say("A git merge was left unfinished here."),
        say("Keep all entries, delete the lines with <<<<<<<, ======= and >>>>>>>."),
    ),
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
}


def line_problem(fault: LineFault, path: str, line: int, column: int) -> Problem:
    """Return the problem of a journal line at its place."""
    code, message, advice = _words(fault)
    return problem(code, path, (line, column), message, advice)


def _words(fault: LineFault) -> tuple[str, Message, Message]:
    if fault.fault is not None:
        return "LOG05", told(fault.fault), _field_remedy(fault.fault)
    if fault.kind in _WORDS:
        return _WORDS[fault.kind]
    table = {
        "twin": (
            "LOG01",
            say("The key {key} stands twice in this entry.", key=fault.name),
            say("Keep one of the two."),
        ),
        "twice": (
            "LOG04",
            say("The id {id} stands on another line with other content; both are read.", id=fault.name),
            say("If one is wrong, delete it. If both are right, change the last letters of one id."),
        ),
        "key": (
            "LOG12",
            say("{field} is not a field tradectl knows; it is kept as it is.", field=fault.name),
            spelling(fault.name.rpartition(".")[2], fault.beside),
        ),
        "hidden": (
            "TEXT01",
            say("The field holds the invisible character {character}; it is kept.", character=fault.name),
            say("Delete it in an editor if it has no purpose."),
        ),
    }
    return table[fault.kind]


def _field_remedy(fault: TypeFault) -> Message:
    if fault.loc == ("entry",):
        return say('Write "entry": null if the entry counts for nothing, else the entry as it should be.')
    if fault.kind == "missing":
        return say('Add "{field}": "…" to the entry in an editor.', field=str(fault.loc[-1]))
    if fault.kind in ("tuple_type", "model_type", "dict_type", "want_text"):
        return _EDIT
    return remedy(fault)
