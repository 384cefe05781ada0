"""Records of operations in a private folder that came from somebody else: unfinished ones, undo records, copies."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hostile.ground import BOLT, VOLT
from hostile.spoils import Spoil

if TYPE_CHECKING:
    from hostile.ground import Ground

OPERATION = "20260320T015959Z-0badc0de"
ABSENT, OLD, NEW = "absent", "0" * 64, "1" * 64

# Paths that no record of ours names: outside, absolute, of other systems, of git and of tradectl itself.
ASTRAY = (
    "../outside/secret", "../outside/folder/new", "prospect/../../outside/new", "..", ".", "", "/",
    "/dev/shm/hostile-canary",  # noqa: S108
    "//server/share/x", "C:/x", "C:x", "\\\\server\\share", "..\\outside\\new", "prospect\\..\\..\\outside", "a//b",
    "a/", "./a", "a/./b", ".git/hooks/pre-commit", ".GIT/config", ".git /config", ".git./config", "git~1/config",
    ".gi\u200ct/config", "prospect/.git/config", ".tradectl/undo/x", ".TRADECTL/lock", "tradec~1/lock", "a:b", "a\0b",
    "CON", "nul.txt", "prospect/B/aux/x", "a ", "a.", "a\nb", "a\x1b[2Jb", "x" * 300, "x/" * 2500 + "x", "a\ud800b",
    "~/x", "$HOME/x",
)  # fmt: skip
HARMLESS = ("~/x", "$HOME/x")  # names like any other, inside the workspace


def _record(**parts: Any) -> dict[str, Any]:
    return {
        "tradectl": 1,
        "sequence": 1000,
        "operation": OPERATION,
        "command": "log",
        "by": "mei",
        "host": "desk-pc",
        "user": "tester",
        "customers": ["US-BOLT-20260320"],
        "subject": {"text": "Do it", "params": [], "plural": "", "count": 0},
        "undoes": None,
        **{name: [] for name in ("parents", "moves", "taken", "made", "files", "emptied")},
        **parts,
    }


def _lay(ground: Ground, room: str, record: object) -> None:
    content = record if isinstance(record, bytes) else json.dumps(record).encode()
    ground.write(f".tradectl/{room}/{OPERATION}/record.json", content)
    for name in ("file-0", "made-0/new", "made-0/inner/x", "taken-0/card.yaml"):
        ground.write(f".tradectl/{room}/{OPERATION}/{name}", "#!/bin/sh\ntouch canary\n")


def _file(path: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "before": ABSENT, "after": NEW, "mode": 0o755, **more}


def _subject(text: str, *params: Any, plural: str = "", count: int = 0) -> dict[str, Any]:
    return {"text": text, "params": list(params), "plural": plural, "count": count}


def _tree(path: str, *files: str) -> dict[str, Any]:
    return {"path": path, "folders": [{"path": path, "mode": None}], "files": [_file(one) for one in files]}


PARTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "file": lambda path: {"files": [_file(path)]},
    "removed": lambda path: {"files": [_file(path, before=NEW, after=ABSENT)]},
    "entries": lambda path: {"files": [_file(path, entries=[["e", '{"id":"e"}']])]},
    "source": lambda path: {"moves": [{"path": path, "target": "prospect/E/x", "inode": 1}]},
    "target": lambda path: {"moves": [{"path": BOLT, "target": path, "inode": 1}]},
    "parent": lambda path: {"parents": [{"path": path, "mode": 0o777}]},
    "emptied": lambda path: {"emptied": [{"path": path, "mode": None}]},
    "made": lambda path: {"made": [_tree(path, f"{path}/new")]},
    "taken": lambda path: {"taken": [_tree(path, f"{path}/card.yaml")]},
    "inside a tree": lambda path: {"made": [_tree("prospect/B/new", path)]},
}
ODD_RECORDS: dict[str, object] = {
    "no JSON": b"{",
    "no object": [],
    "a number": 1,
    "deep": b"[" * 100_000,
    "long number": b'{"tradectl": ' + b"9" * 5000 + b"}",
    "NaN": b'{"tradectl": NaN}',
    "no text": b"\xff\xfe\x00",
    "another version": {**_record(), "tradectl": 2},
    "another operation": {**_record(), "operation": "20260101T000000Z-00000000"},
    "operation outside": {**_record(), "operation": "../../outside"},
    "no host": {key: value for key, value in _record().items() if key != "host"},
    "wide mode": _record(files=[_file("a", mode=0o4755)]),
    "mode of a text": _record(files=[_file("a", mode="x")]),
    "line ends in an entry": _record(files=[_file(f"{VOLT}/journal.jsonl", entries=[["e", '{"id":"e"}\n{"id":"f"}']])]),
    "a file twice": _record(files=[_file("a"), _file("a")]),
    "hash of a path": _record(files=[_file("a", after="../../x")]),
    "sequence without end": _record(sequence=10**400),
    "sequence below nothing": _record(sequence=-1),
    "inode of another": _record(moves=[{"path": BOLT, "target": "won/2026/US-BOLT-20260320", "inode": 2**64}]),
    "format that looks inside": _record(subject=_subject("{a.__class__}{a:>9999999}", ["a", "x"])),
    "no such parameter": _record(subject=_subject("{x} {0} {", ["a", "x"])),
    "subject that acts": _record(
        subject=_subject("\x1b[2J\u202e{a}", ["a", "\x9b\x07"]), by="\x1b]0;x\x07", command="\x1b", user="\x1b[1m"
    ),
    "deep subject": _record(
        subject=_subject("{a}", ["a", {"message": _subject("{a}", ["a", "x"])}], plural="{", count=10**300)
    ),
    "day that is none": _record(subject=_subject("{a}", ["a", {"day": "9999-99-99"}])),
    "empty subject": _record(subject=_subject("")),
    "customers outside": _record(customers=["../../outside", "\x1b[2J"]),
    "half a character": _record(by="\ud800", user="\udcff", customers=["\ud800"]),
    "undoes outside": _record(undoes="../../outside"),
    "of another machine": _record(host="\x1b[2Jtheirs", user="\u202eeve"),
}  # fmt: skip


def _of(room: str, record: object) -> Callable[[Ground], None]:
    return lambda ground: _lay(ground, room, record)


def _copies(name: str) -> Callable[[Ground], None]:
    def deed(ground):
        for folder in (BOLT, ""):
            ground.write(f"{folder}/{name}".lstrip("/"), "a: [\x1b[2J")

    return deed


def _records() -> dict[str, Spoil]:
    found = {}
    for at, path in enumerate(ASTRAY):
        for part in (list(PARTS)[at % len(PARTS)], list(PARTS)[(at + 3) % len(PARTS)]):
            matter = "" if path in HARMLESS else "set aside|Sent it"
            found[f"intent, {part}: {path[:40]!r}"] = Spoil(_of("work", _record(**PARTS[part](path))), matter)
            found[f"undo, {part}: {path[:40]!r}"] = Spoil(_of("undo", _record(**PARTS[part](path))))
    for part, of in PARTS.items():
        found[f"intent, {part} outside"] = Spoil(_of("work", _record(**of("../outside/secret"))), "set aside")
    for name, record in ODD_RECORDS.items():
        found[f"intent, {name}"] = Spoil(_of("work", record))
        found[f"undo, {name}"] = Spoil(_of("undo", record))
    for name in ("card.tradectl-20260320T1012.yaml", "card.tradectl-20260320T1012-9.yaml", "x.tradectl-20260320T1012"):
        found[f"copy: {name}"] = Spoil(_copies(name), "FILE06")
    found["copy that is hidden"] = Spoil(_copies("..tradectl-20260320T1012"))
    return found


RECORDS: dict[str, Spoil] = _records()
