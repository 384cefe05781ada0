"""The journal of one customer goes into that of another, line by line as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.json_rows import read_row
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.documents import digest
from tradectl.store.files import Unreadable, read_file

if TYPE_CHECKING:
    from tradectl.core.record import Record
    from tradectl.store.workspace import Workspace

_BYTE_ORDER_MARK = "\ufeff"


class Lines(NamedTuple):
    """The entries that go over (id, line), those that do not since another has their id; the hash of the journal."""

    added: tuple[tuple[str, str], ...]
    left: tuple[dict[str, Any], ...]
    sha: str | None  # None: there is no journal


def lines_to_add(workspace: Workspace, source: Record, into: Record) -> Lines:
    """Return the entries that a journal lacks of another; raise INVALID where one of that other cannot be read."""
    known: dict[str, list[dict[str, Any]]] = {}
    for entry in into.journal.entries:
        known.setdefault(str(entry.get("id")), []).append(entry)
    added: list[tuple[str, str]] = []
    left: list[dict[str, Any]] = []
    raw = read_file(workspace.root / source.journal_path)
    if isinstance(raw, Unreadable):
        if raw.absent:
            return Lines((), (), None)
        raise _unreadable(source, 1)
    for entry, line in _entries(raw, source):
        if entry["id"] not in known:
            added.append((entry["id"], line))
        elif entry not in known[entry["id"]]:
            left.append(entry)
    return Lines(tuple(dict.fromkeys(added)), tuple(left), digest(raw))


def _entries(raw: bytes, source: Record) -> list[tuple[dict[str, Any], str]]:
    found: list[tuple[dict[str, Any], str]] = []
    for number, part in enumerate(raw.split(b"\n"), 1):
        try:
            row = part.decode("utf-8").removeprefix(_BYTE_ORDER_MARK if number == 1 else "").removesuffix("\r")
        except UnicodeDecodeError:
            raise _unreadable(source, number) from None
        objects, faults = read_row(row)
        if any(fault.kind != "joined" for fault in faults) or "\r" in row:
            raise _unreadable(source, number)
        ends = [*(one.start for one in objects[1:]), len(row)]  # none is asked of a blank row
        for one, end in zip(objects, ends, strict=False):
            if not isinstance(one.value.get("id"), str):
                raise _unreadable(source, number)
            found.append((one.value, row[one.start : end].strip()))
    return found


def _unreadable(source: Record, number: int) -> TradectlError:
    return TradectlError(
        ErrorCode.INVALID,
        say("{path}:{line}: this entry cannot be read, so it would be lost.", path=source.journal_path, line=number),
        say("Mend that line in a text editor. What is wrong with it says: tradectl validate {path}", path=source.path),
    )
