"""A small workspace on a fast disk, the operations tried on it, and faults at every call that changes the disk."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    ChangeSet,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.message import say
from tradectl.store.apply import apply, disk, plan_undo, recover, undo_records

FAST = Path("/dev/shm")  # noqa: S108
BOLT, MARTIN = "prospect/A/US-BOLT-20260417", "prospect/B/FR-MARTIN-20260301"
CARD = b"# by hand\nname: Bolt Inc   # keep\ngrade: A\n"
JOURNAL = b'{"id":"e1","kind":"added"}\r\n{"id":"e2","kind":"contact"}'  # Windows line ends, the last one missing


@pytest.fixture
def empty():
    """An empty folder, in memory where the system has such a place."""
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=FAST if FAST.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def bench(empty):
    return Bench(empty)


@dataclass
class Bench:
    """A workspace for one test, and the words to work on it."""

    base: Path
    host: str = "desk-pc"
    count: itertools.count = field(default_factory=lambda: itertools.count(100))

    def __post_init__(self):
        self.root = self.base / "ws"
        furnish(self.root)

    def operation(self, *changes, undoes=None, command="test", number=None):
        number = next(self.count) if number is None else number
        name = f"20260320T1012{number % 60:02d}Z-{number:08x}"
        return ChangeSet(name, command, "mei", say("Do {n}", n=number), ("US-BOLT-20260417",), changes, undoes)

    def apply(self, *changes, **options):
        return apply(self.root, self.operation(*changes, **options), host=self.host, user="mei", wait=2)

    def recover(self, host=None):
        return recover(self.root, host=host or self.host, user="mei", wait=2)

    def undo(self, record=None):
        record = record or undo_records(self.root)[0]
        return self.apply(*plan_undo(self.root, record), undoes=record.operation, command="undo")

    def sha(self, path):
        return disk.digest(self.root / path)

    def read(self, path):
        return (self.root / path).read_bytes()

    def write(self, path, content, mode=None):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        if mode is not None:
            place.chmod(mode)

    def tree(self, *, private=False):
        return tree(self.root, private=private)

    def work_left(self):
        work = self.root / ".tradectl" / "work"
        return sorted(entry.name for entry in work.iterdir()) if work.is_dir() else []

    def lost(self):
        lost = self.root / ".tradectl" / "lost"
        return sorted(entry.name for entry in lost.iterdir()) if lost.is_dir() else []

    def set_grade(self, grade=b"grade: B", path=BOLT):
        content = self.read(f"{path}/card.yaml").replace(b"grade: A", grade)
        return SetFields(f"{path}/card.yaml", (), self.sha(f"{path}/card.yaml"), content)

    def fresh(self):
        """Build the workspace anew, as every fault is tried on a whole one."""
        shutil.rmtree(self.root)
        furnish(self.root)

    def copy(self, source):
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(source, self.root, symlinks=True)


def furnish(root):
    """Write two customers, one with odd permissions and a document."""
    for path, content, mode in (
        ("tradectl.yaml", b"format: 1\n", 0o644),
        (f"{BOLT}/card.yaml", CARD, 0o640),
        (f"{BOLT}/journal.jsonl", JOURNAL, 0o600),
        (f"{BOLT}/20260420-led/offer.pdf", b"%PDF\0\xff", 0o444),
        (f"{MARTIN}/card.yaml", CARD.replace(b"Bolt Inc", b"Martin SA"), 0o644),
        (f"{MARTIN}/old.txt", b"written once", 0o604),
    ):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        place.chmod(mode)
    (root / BOLT).chmod(0o750)


def tree(root, *, private=False):
    """Return every folder and file: permission bits and bytes; the private folder only where it is asked for."""
    found = {}
    for folder, folder_names, file_names in os.walk(root):
        if not private and ".tradectl" in folder_names:
            folder_names.remove(".tradectl")
        for name in (*folder_names, *file_names):
            place = Path(folder, name)
            mode = stat.S_IMODE(place.lstat().st_mode)
            content = place.read_bytes() if name in file_names and not place.is_symlink() else None
            found[place.relative_to(root).as_posix()] = (mode, content)
    return found


def line(entry_id, text="x"):
    return (entry_id, f'{{"id":"{entry_id}","did":"{text}"}}')


def _add(_bench):
    new = "prospect/C/DE-NEU-20260320"
    return (
        MakeFolder(new),
        WriteFile(f"{new}/card.yaml", ABSENT, b"name: Neu\n"),
        AppendJournal(f"{new}/journal.jsonl", (line("n1"),)),
        WriteFile(f"{new}/20260320-lamp/deal.yaml", ABSENT, b"format: 1\n"),
    )


def _set(bench):
    return (bench.set_grade(),)


def _log(_bench):
    return (AppendJournal(f"{BOLT}/journal.jsonl", (line("e3"), line("e4", "ü"))),)


def _file(_bench):
    folder = f"{BOLT}/20260320-quote"
    return (
        WriteFile(f"{folder}/quote.pdf", ABSENT, b"%PDF"),
        AppendJournal(f"{BOLT}/journal.jsonl", (line("e3"),)),
    )


def _won(bench):
    return (
        bench.set_grade(b"status: won"),
        AppendJournal(f"{BOLT}/journal.jsonl", (line("e3"),)),
        MoveFolder(BOLT, "won/2026/US-BOLT-20260417"),
    )


def _many(bench):
    """Two folders move, with a new file in one, a change and a removal in the other."""
    return (
        MoveFolder(BOLT, "prospect/C/US-BOLT-20260417"),
        MoveFolder(MARTIN, "prospect/C/FR-MARTIN-20260301"),
        bench.set_grade(b"grade: C", MARTIN),
        RemoveFile(f"{MARTIN}/old.txt", bench.sha(f"{MARTIN}/old.txt")),
        WriteFile(f"{BOLT}/20260320-quote/quote.pdf", ABSENT, b"%PDF"),
    )


def _merge(bench):
    """One customer goes into another that moves itself: a folder, a file in a folder both have, texts written anew."""
    bench.write(f"{BOLT}/photo.jpg", b"jpg", 0o604)
    bench.write(f"{BOLT}/20260301-both/theirs.txt", b"theirs")
    bench.write(f"{MARTIN}/20260301-both/ours.txt", b"ours")
    return (
        MoveFolder(f"{BOLT}/20260420-led", f"{MARTIN}/20260420-led"),
        MoveFile(f"{BOLT}/photo.jpg", f"{MARTIN}/photo.jpg"),
        MoveFile(f"{BOLT}/20260301-both/theirs.txt", f"{MARTIN}/20260301-both/theirs.txt"),
        MoveFolder(MARTIN, "won/2026/FR-MARTIN-20260301"),
        bench.set_grade(b"status: won", MARTIN),
        AppendJournal(f"{MARTIN}/journal.jsonl", (line("e1"), line("e2"), line("m1"))),
        RemoveFile(f"{BOLT}/card.yaml", bench.sha(f"{BOLT}/card.yaml")),
        RemoveFile(f"{BOLT}/journal.jsonl", bench.sha(f"{BOLT}/journal.jsonl")),
        RemoveFolder(f"{BOLT}/20260301-both"),
        RemoveFolder(BOLT),
    )


def _undo_add(bench):
    bench.apply(*_add(bench), number=90)
    return plan_undo(bench.root, undo_records(bench.root)[0])


def _undo_won(bench):
    bench.apply(*_won(bench), number=90)
    return plan_undo(bench.root, undo_records(bench.root)[0])


def _undo_merge(bench):
    bench.apply(*_merge(bench), number=90)
    return plan_undo(bench.root, undo_records(bench.root)[0])


SCENES = {
    "add": _add,
    "set": _set,
    "log": _log,
    "file": _file,
    "won": _won,
    "many": _many,
    "merge": _merge,
    "undo add": _undo_add,
    "undo won": _undo_won,
    "undo merge": _undo_merge,
}


@pytest.fixture
def scenes():
    return SCENES


class Faults:
    """Count the calls that change the disk and strike at the chosen one."""

    def __init__(self, at=None, code=0, *, from_then_on=False, kill=False):
        self.at, self.code, self.from_then_on, self.kill = at, code, from_then_on, kill
        self.calls = []

    def strike(self, name, real, arguments):
        self.calls.append(name)
        now = len(self.calls) - 1
        if self.at is None or not (now == self.at or (self.from_then_on and now > self.at)):
            return
        if self.kill:
            if name == "write":  # a write that a power cut leaves half done
                real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os._exit(KILLED)
        raise OSError(
            self.code, os.strerror(self.code), *(str(path) for path in arguments[:1] if isinstance(path, Path))
        )


KILLED = 137


@contextmanager
def _installed(faults):
    real = {name: getattr(disk, name) for name in disk.MUTATING}

    def struck(name):
        def call(*arguments):
            faults.strike(name, real[name], arguments)
            return real[name](*arguments)

        return call

    for name in disk.MUTATING:
        setattr(disk, name, struck(name))
    try:
        yield faults
    finally:
        for name, function in real.items():
            setattr(disk, name, function)


@dataclass(frozen=True)
class FaultKit:
    """What the fault tests need: the faults, how to install them, how to run a deed in a child that dies."""

    Faults = Faults
    installed = staticmethod(_installed)
    errors = (errno.ENOSPC, errno.EIO, errno.EACCES)

    def killed(self, deed, at):
        """Run `deed` in a child that is killed at its `at`-th call; return whether it was."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with _installed(Faults(at, kill=True)):
                    deed()
                code = 0
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, KILLED)
        return code == KILLED

    def calls(self, deed):
        """Return the names of the calls of a deed that goes well."""
        with _installed(Faults()) as faults:
            deed()
        return faults.calls


@pytest.fixture
def faults():
    return FaultKit()
