"""What a power cut may lose is on the disk in time: bytes and names before the promise, renames before its end."""

from pathlib import Path

import pytest

from tradectl.store.apply import disk
from tradectl.store.apply.intent import DRAFT, RECORD


class Ledger:
    """Every change of bytes or names that no sync has brought to the disk yet."""

    def __init__(self):
        self.unsynced = set()
        self.open = {}
        self.at_promise = self.at_end = None

    def note(self, name, arguments, result):
        paths = [Path(argument) for argument in arguments if isinstance(argument, Path)]
        if name == "rename" and paths[0].name == DRAFT and paths[1].name == RECORD:
            self.at_promise = set(self.unsynced)
        if name == "rename_new" and paths[0].parent.name == "work" and paths[1].parent.name == "undo":
            self.at_end = set(self.unsynced)
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


@pytest.fixture
def ledger(monkeypatch):
    ledger = Ledger()

    def noted(name, real):
        def call(*arguments):
            result = real(*arguments)
            ledger.note(name, arguments, result)
            return result

        return call

    for name in disk.MUTATING:
        monkeypatch.setattr(disk, name, noted(name, getattr(disk, name)))
    return ledger


@pytest.mark.parametrize("scene", ["add", "set", "log", "file", "won", "many", "undo add", "undo won"])
def test_everything_is_on_the_disk_before_the_promise_and_before_its_end(bench, scenes, ledger, scene):
    changes = scenes[scene](bench)
    ledger.unsynced.clear()
    bench.apply(*changes)
    assert ledger.at_promise == set()
    assert ledger.at_end == set()
    assert ledger.unsynced == set()
