"""What a power cut may lose is on the disk in time: bytes and names before the promise, renames before its end."""

import os
from pathlib import Path

import pytest

from tradectl.core.errors import TradectlError
from tradectl.store.apply import disk
from tradectl.store.apply.intent import DRAFT, RECORD


class Ledger:
    """Every change of bytes or names that no sync has brought to the disk yet, and how that stood at the milestones."""

    def __init__(self):
        self.unsynced = set()
        self.open = {}
        self.milestones = {}

    def note(self, name, arguments, result):
        paths = [Path(argument) for argument in arguments if isinstance(argument, Path)]
        for milestone in _milestones(name, paths):
            self.milestones.setdefault(milestone, set(self.unsynced))
        if name in ("open_new", "open_end"):
            self.open[result] = paths[0]
            self.unsynced.add(paths[0])
        if name == "sync":
            self.unsynced.discard(self.open[arguments[0]])
        if name == "sync_folder":
            self.unsynced.discard(paths[0])
        if name in ("open_new", "make_folder", "unlink", "remove_folder", "rename", "rename_new", "exchange", "link"):
            self.unsynced |= {path.parent for path in paths}
        if name in ("rename", "rename_new", "unlink", "remove_folder"):
            self.unsynced.discard(paths[0])


def _milestones(name, paths):
    if name == "rename" and (paths[0].name, paths[1].name) == (DRAFT, RECORD):
        yield "promise"
    if name == "rename" and (paths[0].name, paths[1].name) == (RECORD, DRAFT):
        yield "withdrawal"
    if name in ("exchange", "rename_new"):
        yield "first change"
    if name == "unlink":
        yield "first removal"
    if name == "rename_new" and (paths[0].parent.name, paths[1].parent.name) == ("work", "undo"):
        yield "end"


def _listen(ledger, monkeypatch):
    def noted(name, real):
        def call(*arguments):
            result = real(*arguments)
            ledger.note(name, arguments, result)
            return result

        return call

    for name in disk.MUTATING:
        monkeypatch.setattr(disk, name, noted(name, getattr(disk, name)))


@pytest.fixture
def ledger(monkeypatch):
    ledger = Ledger()
    _listen(ledger, monkeypatch)
    return ledger


@pytest.mark.parametrize("scene", ["add", "set", "log", "file", "won", "many", "undo add", "undo won"])
def test_everything_is_on_the_disk_before_the_promise_and_before_its_end(bench, scenes, ledger, scene):
    changes = scenes[scene](bench)
    ledger.unsynced.clear()
    ledger.milestones.clear()
    bench.apply(*changes)
    assert ledger.milestones["promise"] == set()
    assert ledger.milestones["first change"] == set()
    assert ledger.milestones["end"] == set()
    assert ledger.unsynced == set()


def test_a_withdrawn_operation_leaves_nothing_to_a_power_cut(bench, scenes, ledger, monkeypatch):
    changes = scenes["many"](bench)
    rename_new = disk.rename_new

    def refuse_the_second(source, target):
        if target.name == "FR-MARTIN-20260301":
            raise PermissionError(13, "open", str(target))
        return rename_new(source, target)

    monkeypatch.setattr(disk, "rename_new", refuse_the_second)
    with pytest.raises(TradectlError, match="cannot be moved"):
        bench.apply(*changes)
    assert ledger.milestones["withdrawal"] == set()
    assert ledger.milestones["first removal"] == set()


def test_what_is_set_aside_is_on_the_disk(bench, ledger, monkeypatch):
    card = bench.root / "prospect/A/US-BOLT-20260417/card.yaml"
    change = bench.set_grade()
    exchange = disk.exchange
    saves = iter((b"first", b"second"))

    def late(source, target):
        if content := next(saves, None):
            card.write_bytes(content)
        return exchange(source, target)

    monkeypatch.setattr(disk, "exchange", late)
    assert len(bench.apply(change).conflicts) == 1
    assert [(bench.root / ".tradectl/lost" / name).read_bytes() for name in bench.lost()] == [b"first"]
    assert ledger.milestones["end"] == set()


def test_a_recovery_brings_all_to_the_disk_before_its_end(bench, scenes, faults, monkeypatch):
    changes = scenes["won"](bench)

    def deed():
        disk.exchange = lambda *_: os._exit(0)
        bench.apply(*changes)

    assert not faults.killed(deed, -1)
    (bench.root / "won/2026/US-BOLT-20260417").rename(bench.root / "prospect/A/US-BOLT-20260417")
    (bench.root / "won/2026").rmdir()
    (bench.root / "won").rmdir()
    ledger = Ledger()
    _listen(ledger, monkeypatch)
    bench.recover()
    assert ledger.milestones["end"] == set()
    assert (bench.root / "won/2026/US-BOLT-20260417").is_dir()
