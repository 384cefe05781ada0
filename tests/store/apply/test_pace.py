"""How far an operation of many files is, told while it is carried out; one of few files tells nothing."""

from __future__ import annotations

import pytest

from tradectl.core.changes import ABSENT, MakeFolder, WriteFile
from tradectl.core.errors import TradectlError
from tradectl.store.apply import apply, disk, plan_undo, undo_records


def many(number):
    for at in range(number):
        folder = f"prospect/A/DE-NEU{at}-20260320"
        yield MakeFolder(folder)
        yield WriteFile(f"{folder}/card.yaml", ABSENT, b"name: Neu\n")


def told_of(bench, *changes, told=None):
    """What is told of an operation: pairs of how much is done and how much there is."""
    told = [] if told is None else told
    apply(
        bench.root,
        bench.operation(*changes),
        host=bench.host,
        user="mei",
        progress=lambda _what, done, total: told.append((done, total)),
    )
    return told


@pytest.mark.parametrize("number", [20, 30])
def test_each_file_and_each_folder_is_a_step_of_a_new_customer(bench, number):
    assert told_of(bench, *many(number)) == [(done, 2 * number) for done in range(1, 2 * number + 1)]


def test_what_goes_and_what_is_written_again_count_too(bench):
    bench.apply(*many(60))
    back = plan_undo(bench.root, undo_records(bench.root)[0])
    assert told_of(bench, *back) == [(done, 60) for done in range(1, 61)]


def test_few_files_tell_nothing(bench, scenes):
    assert told_of(bench, *many(19)) == []
    assert told_of(bench, *scenes["merge"](bench)) == []


def test_the_end_is_told_where_it_fails(bench, monkeypatch):
    told, write = [], disk.write_new

    def full(path, *given):
        if "made-3" in str(path):
            raise OSError(28, "No space left on device")
        write(path, *given)

    monkeypatch.setattr(disk, "write_new", full)
    with pytest.raises(TradectlError):
        told_of(bench, *many(30), told=told)
    assert told == [(1, 60), (2, 60), (3, 60), (60, 60)]
