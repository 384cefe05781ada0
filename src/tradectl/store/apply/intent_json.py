"""An intent as JSON. It is read as hostile: a workspace may come from anywhere, its private folder with it."""

from __future__ import annotations

import json
import re

from tradectl.core.changes import ABSENT
from tradectl.core.errors import TradectlError
from tradectl.store.apply.intent import File, Folder, Intent, Move, Tree
from tradectl.store.apply.paths import is_under, parts_of
from tradectl.store.apply.subject import subject_from_json, subject_to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = 1
_OPERATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_SHA = r"[0-9a-f]{64}"  # compiled where a record is read
FILE_BITS, FOLDER_BITS = 0o777, 0o3777  # no bit that would let a stranger's record make a program of its own user


class UnreadableIntentError(ValueError):
    """A record that is damaged, of another version, or names what it must not."""


def is_operation(name: str) -> bool:
    """Return whether a name may be that of an operation, and so of a folder of ours."""
    return _OPERATION.fullmatch(name) is not None and not name.endswith(".")


def intent_to_json(intent: Intent) -> bytes:
    """Return the record of an intent."""
    row = {
        "tradectl": FORMAT,
        "sequence": intent.sequence,
        "operation": intent.operation,
        "command": intent.command,
        "by": intent.by,
        "host": intent.host,
        "user": intent.user,
        "customers": intent.customers,
        "subject": subject_to_json(intent.subject),
        "undoes": intent.undoes,
        "parents": [_folder_row(folder) for folder in intent.parents],
        "moves": [_move_row(move) for move in intent.moves],
        "taken": [_tree_row(tree) for tree in intent.taken],
        "made": [_tree_row(tree) for tree in intent.made],
        "files": [_file_row(file) for file in intent.files],
        "emptied": [_folder_row(folder) for folder in intent.emptied],
    }
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _folder_row(folder: Folder) -> dict[str, Any]:
    return {"path": folder.path, "mode": folder.mode}


def _move_row(move: Move) -> dict[str, Any]:
    kind = {"is_file": True} if move.is_file else {}
    return {"path": move.path, "target": move.target, **kind, "inode": move.inode}


def _file_row(file: File) -> dict[str, Any]:
    row = {"path": file.path, "before": file.before, "after": file.after, "mode": file.mode}
    return {**row, "entries": file.entries} if file.entries else row


def _tree_row(tree: Tree) -> dict[str, Any]:
    folders, files = map(_folder_row, tree.folders), map(_file_row, tree.files)
    return {"path": tree.path, "folders": list(folders), "files": list(files)}


def intent_from_json(content: bytes) -> Intent:
    """Return the intent of a record; raise UnreadableIntentError unless all of it is sound."""
    try:
        intent = _intent(json.loads(content))
        _check(intent)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, TradectlError) as error:
        raise UnreadableIntentError(str(error)) from error
    return intent


def host_of(content: bytes) -> tuple[str, str] | None:
    """Return machine and user of a record, however strange the rest of it is; None where it does not even say that."""
    try:
        match json.loads(content):
            case {"host": str(host), "user": str(user)}:
                return host, user
    except (ValueError, RecursionError):
        pass
    return None


def _intent(row: Any) -> Intent:
    if row["tradectl"] != FORMAT:
        raise ValueError("another version")
    return Intent(
        operation=_text(row["operation"]),
        command=_text(row["command"]),
        by=_text(row["by"]),
        customers=tuple(_text(name) for name in _rows(row["customers"])),
        subject=subject_from_json(row["subject"]),
        undoes=None if row["undoes"] is None else _text(row["undoes"]),
        host=_text(row["host"]),
        user=_text(row["user"]),
        sequence=_number(row["sequence"]),
        parents=tuple(_folder(each) for each in _rows(row["parents"])),
        moves=tuple(_move(each) for each in _rows(row["moves"])),
        taken=tuple(_tree(each) for each in _rows(row["taken"])),
        made=tuple(_tree(each) for each in _rows(row["made"])),
        files=tuple(_file(each) for each in _rows(row["files"])),
        emptied=tuple(_folder(each) for each in _rows(row["emptied"])),
    )


def _folder(row: Any) -> Folder:
    return Folder(_text(row["path"]), _mode(row["mode"], FOLDER_BITS))


def _move(row: Any) -> Move:
    is_file = row.get("is_file", False) is True
    return Move(_text(row["path"]), _text(row["target"]), _number(row["inode"]), is_file)


def _file(row: Any) -> File:
    entries = tuple((_text(entry_id), _text(line)) for entry_id, line in _rows(row.get("entries", [])))
    return File(_text(row["path"]), _text(row["before"]), _text(row["after"]), _mode(row["mode"], FILE_BITS), entries)


def _tree(row: Any) -> Tree:
    folders = tuple(_folder(each) for each in _rows(row["folders"]))
    return Tree(_text(row["path"]), folders, tuple(_file(each) for each in _rows(row["files"])))


def _check(intent: Intent) -> None:
    """Raise ValueError or TradectlError for a path, hash or line that no intent of ours would have."""
    for path in intent.paths():
        parts_of(path)
    for tree in (*intent.taken, *intent.made):
        if [folder.path for folder in tree.folders[:1]] != [tree.path]:
            raise ValueError("a tree without its folder")
        members = [*(folder.path for folder in tree.folders[1:]), *(file.path for file in tree.files)]
        if not all(is_under(path, tree.path) for path in members):
            raise ValueError("a tree that holds something elsewhere")
    trees = (*intent.taken, *intent.made)
    files = (*intent.files, *(file for tree in trees for file in tree.files))
    if len({file.path for file in files}) != len(files):
        raise ValueError("a file twice")
    for file in files:
        if not all(state == ABSENT or re.fullmatch(_SHA, state) for state in (file.before, file.after)):
            raise ValueError("hash")
        if any("\n" in line or "\r" in line for _, line in file.entries):
            raise ValueError("line")


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("no number")
    return value


def _mode(value: Any, bits: int) -> int | None:
    if value is None:
        return None
    if _number(value) & ~bits:
        raise ValueError("mode")
    return int(value)
