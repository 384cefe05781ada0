"""Several writers, and an editor that knows no locks: everything that was written is found again."""

import os
import re
import time

import pytest

from tradectl.core.changes import AppendJournal, ChangeSet, SetFields
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.store.apply import apply, disk
from tradectl.store.apply.lock import locked

BOLT = "prospect/A/US-BOLT-20260417"
JOURNAL, CARD = f"{BOLT}/journal.jsonl", f"{BOLT}/card.yaml"
WRITERS, EACH = 8, 10


def child(deed):
    """Start a process that does one thing; return its number."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            deed()
            code = 0
        finally:
            os._exit(code)
    return process


def ended_well(process):
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def append(root, writer, number):
    name = f"w{writer}-{number}"
    changes = (AppendJournal(JOURNAL, ((name, f'{{"id":"{name}"}}'),)),)
    operation = ChangeSet(f"20260320T1012{number:02d}Z-{writer:08x}", "log", "mei", say("Log."), (), changes)
    return apply(root, operation, wait=60, host="h", user=f"u{writer}")


def test_every_append_of_eight_processes_is_kept(bench):
    barrier, start = os.pipe()

    def writer(number):
        os.close(start)
        os.read(barrier, 1)  # ends when the parent closes: all begin at once
        for count in range(EACH):
            append(bench.root, number, count)

    writers = [child(lambda number=number: writer(number)) for number in range(WRITERS)]
    os.close(start)
    endings = [ended_well(process) for process in writers]
    assert endings == [True] * WRITERS
    os.close(barrier)
    found = re.findall(rb'"id":"(w\d+-\d+)"', bench.read(JOURNAL))
    assert len(found) == len(set(found)) == WRITERS * EACH
    assert bench.work_left() == bench.lost() == []


def test_a_second_writer_waits_only_so_long(bench):
    bench.apply(bench.set_grade())
    before = bench.tree()
    changes = bench.operation(bench.set_grade(b"grade: C"))
    with locked(bench.root / ".tradectl", 0), pytest.raises(TradectlError) as caught:
        apply(bench.root, changes, wait=0.1, host="h", user="u")
    assert caught.value.code == ErrorCode.LOCKED
    assert bench.tree() == before


def test_the_lock_of_a_killed_writer_is_free(bench):
    bench.apply(bench.set_grade())

    def hold():
        with locked(bench.root / ".tradectl", 0):
            os._exit(0)

    assert ended_well(child(hold))
    with locked(bench.root / ".tradectl", 0):
        pass


def test_a_lock_that_is_a_link_is_refused(bench):
    outside = bench.base / "outside"
    (bench.root / ".tradectl").mkdir()
    (bench.root / ".tradectl/lock").symlink_to(outside)
    with pytest.raises(TradectlError, match="lock"):
        bench.apply(bench.set_grade())
    assert not outside.exists()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_lock_that_is_no_file_is_refused(bench, make):
    (bench.root / ".tradectl").mkdir()
    make(bench.root / ".tradectl/lock")
    with pytest.raises(TradectlError, match="lock"):
        bench.apply(bench.set_grade())


def by_rename(place, content):
    draft = place.with_name("card.yaml~")
    draft.write_bytes(content)
    draft.replace(place)


def in_place(place, content):
    place.write_bytes(content)


@pytest.mark.parametrize("save", [by_rename, in_place])
def test_no_save_of_an_editor_is_lost_while_commands_write(bench, save):
    """The editor counts its saves in the card; a count that goes back is a save overwritten."""
    place = bench.root / CARD
    place.write_bytes(b"tool: 0\nsaves: 0\n")
    ready, told = os.pipe()

    def editor():
        saves = 0
        end = time.monotonic() + 2
        while time.monotonic() < end:
            content = place.read_bytes()
            if _count(content, b"saves") < saves:
                time.sleep(0.05)  # longer than an exchange and its return
                content = place.read_bytes()
                if _count(content, b"saves") < saves:
                    os._exit(9)
            saves += 1
            save(place, re.sub(rb"saves: \d+", b"saves: %d" % saves, content))
            time.sleep(0.0003)
        os.write(told, b"%d" % saves)

    process = child(editor)
    done = interrupted = 0
    while os.waitpid(process, os.WNOHANG)[0] == 0:
        content = place.read_bytes()
        if not content.endswith(b"\n"):  # the editor is in the middle of a save
            continue
        count = b"tool: %d" % (_count(content, b"tool") + 1)
        change = SetFields(CARD, (), disk.sha(content), re.sub(rb"tool: \d+", count, content))
        try:
            interrupted += len(bench.apply(change).conflicts)
            done += 1
        except TradectlError as error:
            if error.code != ErrorCode.CHANGED:
                raise
            interrupted += 1
    saves = int(os.read(ready, 20))
    assert _count(place.read_bytes(), b"saves") == saves
    assert done
    assert interrupted


def _count(content, what):
    found = re.search(what + rb": (\d+)", content)
    return int(found[1]) if found else 0
