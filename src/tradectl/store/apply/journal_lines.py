"""Which entries a journal lacks, and the bytes that add them: nothing that is there changes, a torn tail included."""

from __future__ import annotations

import json

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DECODER = json.JSONDecoder()


def missing_entries(journal: bytes, entries: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the entries (id, line) whose id no whole entry of the journal has; a torn one does not count."""
    wanted = {entry_id for entry_id, _ in entries}
    found: set[str] = set()
    for line in journal.removeprefix(_BYTE_ORDER_MARK).split(b"\n"):
        if any(entry_id.encode() in line for entry_id in wanted):
            found |= _ids_in(line.decode("utf-8", "replace"))
    return tuple(entry for entry in entries if entry[0] not in found)


def addition(journal: bytes, entries: tuple[tuple[str, str], ...]) -> bytes:
    """Return the bytes that add entries, in the journal's line ends; first a line end where its last line has none."""
    end = b"\r\n" if _last_line_end(journal) == b"\r\n" else b"\n"
    bare = journal.removeprefix(_BYTE_ORDER_MARK)
    start = end if bare and not bare.endswith(b"\n") else b""
    return start + b"".join(line.encode() + end for _, line in entries)


def _last_line_end(journal: bytes) -> bytes:
    at = journal.rfind(b"\n")
    return journal[at - 1 : at + 1] if at > 0 else b"\n"


def _ids_in(line: str) -> set[str]:
    """Return the ids of the objects on a line; a merge may have run two together."""
    ids: set[str] = set()
    at = 0
    line = line.strip()
    while at < len(line):
        try:
            value, at = _DECODER.raw_decode(line, at)
        except (ValueError, RecursionError):
            break
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            ids.add(value["id"])
        while at < len(line) and line[at] in " \t":
            at += 1
    return ids
