"""Every call that changes the disk is made to fail or to be the last: the workspace is as before or as after, whole."""

import errno
import shutil

import pytest

from tradectl.core.errors import TradectlError
from tradectl.store.apply import apply, disk, has_unfinished, recover, undo_records

NAMES = ("add", "set", "log", "file", "won", "many", "merge", "undo add", "undo won", "undo merge")


class Stage:
    """One scene set up once, and copied for every fault."""

    def __init__(self, bench, scene):
        self.bench = bench
        self.changes = bench.operation(*scene(bench), number=7)
        self.template = bench.base / "template"
        bench.root.rename(self.template)
        self.again()
        self.before = bench.tree()
        self.deed()
        self.after = bench.tree()
        assert self.before != self.after

    def again(self):
        self.bench.copy(self.template)

    def deed(self):
        return apply(self.bench.root, self.changes, host=self.bench.host, user="mei", wait=0)

    def recover(self):
        return recover(self.bench.root, host=self.bench.host, user="mei", wait=0)

    def check_whole(self, *, expected=None):
        """Check that the tree is one of the two (or the expected one), and that nothing is left over."""
        found = self.bench.tree()
        assert found in ((self.before, self.after) if expected is None else (expected,))
        assert self.bench.work_left() == []
        assert self.bench.lost() == []
        operations = [record.operation for record in undo_records(self.bench.root)]
        assert (self.changes.operation in operations) == (found == self.after)


@pytest.fixture
def stage(bench, scenes, request):
    return Stage(bench, scenes[request.param])


@pytest.mark.parametrize("stage", NAMES, indirect=True)
def test_killed_at_every_call_and_then_recovered(stage, faults):
    stage.again()
    calls = faults.calls(stage.deed)
    for at in range(len(calls)):
        stage.again()
        assert faults.killed(stage.deed, at), calls[at]
        promised = has_unfinished(stage.bench.root)
        recovered = stage.recover()
        assert not promised or [record.operation for record in recovered.rolled_forward] == [stage.changes.operation]
        stage.check_whole(expected=stage.after if promised else None)
        stage.deed()  # the person repeats the command
        stage.check_whole(expected=stage.after)
        stage.bench.undo()
        assert stage.bench.tree() == stage.before


@pytest.mark.parametrize("from_then_on", [False, True])
@pytest.mark.parametrize("stage", NAMES, indirect=True)
def test_a_failing_call_leaves_before_or_a_promise_that_is_kept(stage, faults, from_then_on):
    stage.again()
    calls = faults.calls(stage.deed)
    for code in faults.errors:
        for at in range(len(calls)):
            stage.again()
            message = _fail(stage.deed, faults, at, code, from_then_on)
            if message is None:
                assert stage.bench.tree() == stage.after, calls[at]
            elif "recorded" in message:
                stage.recover()
                stage.check_whole(expected=stage.after)
            else:
                assert "nothing was changed" in message.lower()
                assert (message == "The disk is full; nothing was changed.") == (code == errno.ENOSPC)
                assert stage.bench.tree() == stage.before or from_then_on, calls[at]
                assert not has_unfinished(stage.bench.root)
                stage.recover()
                stage.check_whole(expected=stage.before)


def _fail(deed, faults, at, code, from_then_on):
    """Do something with a failing call; return the message of the refusal, None where it went well all the same."""
    try:
        with faults.installed(faults.Faults(at, code, from_then_on=from_then_on)):
            deed()
    except TradectlError as error:
        return str(error.message)
    return None


@pytest.mark.parametrize("stage", ["won", "undo add", "many", "merge"], indirect=True)
def test_killed_again_at_every_call_of_the_recovery(stage, faults):
    stage.again()
    seen = set()
    for at in range(len(faults.calls(stage.deed))):
        stage.again()
        faults.killed(stage.deed, at)
        state = repr(sorted(stage.bench.tree(private=True).items()))
        if state in seen:  # a call that changes nothing a process can see, such as a sync
            continue
        seen.add(state)
        broken = stage.bench.base / "broken"
        stage.bench.root.rename(broken)
        _kill_recovery_everywhere(stage, faults, broken)
        shutil.rmtree(broken)


def _kill_recovery_everywhere(stage, faults, broken):
    again = 0
    while True:
        stage.bench.copy(broken)
        if not faults.killed(stage.recover, again):
            stage.check_whole()
            return
        promised = has_unfinished(stage.bench.root)
        stage.recover()
        stage.check_whole(expected=stage.after if promised else None)
        again += 1


@pytest.mark.parametrize("from_then_on", [False, True])
@pytest.mark.parametrize("stage", ["won"], indirect=True)
def test_a_recovery_that_fails_can_be_repeated(stage, faults, from_then_on):
    stage.again()
    calls = faults.calls(stage.deed)
    promised = calls.index("rename", calls.index("open_new", 8)) + 1
    stage.again()
    assert faults.killed(stage.deed, promised)
    assert has_unfinished(stage.bench.root)
    broken = stage.bench.base / "broken"
    stage.bench.root.rename(broken)
    stage.bench.copy(broken)
    for at, _ in enumerate(faults.calls(stage.recover)):
        stage.bench.copy(broken)
        message = _fail(stage.recover, faults, at, errno.ENOSPC, from_then_on)
        assert message is None or "cannot be finished" in message
        stage.recover()
        stage.check_whole(expected=stage.after)


@pytest.mark.parametrize("stage", ["won", "many", "undo add"], indirect=True)
def test_where_the_system_offers_no_special_renames(stage, faults, monkeypatch):
    monkeypatch.setattr(disk, "_rename_with", lambda *_: False)
    stage.again()
    for at in range(len(faults.calls(stage.deed))):
        stage.again()
        faults.killed(stage.deed, at)
        stage.recover()
        stage.check_whole()
        stage.deed()
        stage.bench.undo()
        assert stage.bench.tree() == stage.before


@pytest.mark.parametrize("stage", ["won"], indirect=True)
def test_short_writes_are_completed(stage, monkeypatch):
    write = disk.write
    monkeypatch.setattr(disk, "write", lambda descriptor, content: write(descriptor, content[:3]))
    stage.again()
    stage.deed()
    stage.check_whole(expected=stage.after)
