"""A change set as entries of the envelope."""

from __future__ import annotations

import json

from tradectl.core.changes import (
    AppendJournal,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.changes import Change

_OPERATIONS = {
    MakeFolder: "make_folder",
    MoveFolder: "move_folder",
    MoveFile: "move_file",
    SetFields: "set_fields",
    AppendJournal: "append_journal",
    WriteFile: "write_file",
    RemoveFile: "remove_file",
    RemoveFolder: "remove_folder",
}


def entries(changes: Iterable[Change]) -> list[dict[str, object]]:
    """Return the changes as values of the envelope, in the order they are made."""
    return [{"op": _OPERATIONS[type(change)], "path": change.path, **_particulars(change)} for change in changes]


def _particulars(change: Change) -> dict[str, object]:
    match change:
        case MoveFolder(target=target) | MoveFile(target=target):
            return {"target": target}
        case SetFields(fields=fields):
            return {"fields": [{"key": field.key, "old": field.old, "new": field.new} for field in fields]}
        case AppendJournal(entries=added):
            return {"entries": [parsed(line) for _, line in added]}
        case WriteFile(content=content):
            return {"bytes": len(content)}
    return {}


def parsed(line: str) -> object:
    """Return a journal's line as its value, a line that is no JSON as it is."""
    try:
        return json.loads(line)
    except ValueError:
        return line
