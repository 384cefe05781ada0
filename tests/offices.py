"""A small office of two customers for tests of bad input: furnish it, spoil it, and see what was found and touched."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from world import Machine

BOLT, VOLT = "prospect/B/US-BOLT-20260115", "prospect/B/US-VOLT-20260115"
CARD, JOURNAL = f"{BOLT}/card.yaml", f"{BOLT}/journal.jsonl"
DESK = b"format: 1\npeople: [{id: mei, name: \xe6\x9e\x97\xe6\xa2\x85}]\n"
HEAD = "format: 1\ncode: BOLT\ncountry: US\nregistered: 2026-01-15\nname: Bolt Lighting Inc.\nstatus: prospect\n"
SOUND = f"{HEAD}grade: B\nowner: mei\n"
DEEP = 25_000


def line(number, **fields):
    """A journal's line."""
    base = {"id": f"20260310T020000Z-mei-{number:08x}", "at": "2026-03-10T10:00:00+08:00", "by": "mei"}
    entry = {**base, "kind": "contact", "via": "email", "did": "Sent the price list", **fields}
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


DEAL = "format: 1\ntitle: LED panel\nopened: 2026-03-02\nstage: quoted\n"
FIRST, SECOND = line(1), line(2)
CUT = len(SECOND) // 2


def furnish(root):
    """Write a workspace of two sound customers."""
    (root / "tradectl.yaml").write_bytes(DESK)
    for folder, text in ((BOLT, SOUND), (VOLT, SOUND.replace("BOLT", "VOLT").replace("Bolt", "Volterra"))):
        (root / folder).mkdir(parents=True)
        (root / folder / "card.yaml").write_text(text, encoding="utf-8")
        (root / folder / "journal.jsonl").write_text(f"{FIRST}\n", encoding="utf-8")


@contextmanager
def small_office():
    with tempfile.TemporaryDirectory() as top:
        machine = Machine(Path(top) / "work", Path(top), environment={"TRADECTL_TODAY": "2026-03-20T10:00"})
        machine.folder.mkdir()
        furnish(machine.folder)
        yield machine


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


def tree(root):
    """Everything a reader could have touched: names, kinds, modes, inodes, times, bytes."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            state = path.lstat()
            content = path.read_bytes() if path.is_file() and not path.is_symlink() else None
            found[str(path)] = (state.st_mode, state.st_ino, state.st_mtime_ns, state.st_ctime_ns, content)
    return found


def problems(machine):
    told = machine.run("validate --format json")
    assert told.code in (0, 1), told.err
    return json.loads(told.out)["problems"]


def places(machine):
    return [(one["code"], one["path"], one["line"], one["column"]) for one in problems(machine)]


def entries(machine):
    return json.loads(machine.run("show BOLT --format json").out)["data"]["journal"]


def replace(path, make):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    make(path)


ODD = {
    "a link": lambda path: path.symlink_to("/etc/hostname"),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a named pipe": os.mkfifo,
    "a folder": Path.mkdir,
}
