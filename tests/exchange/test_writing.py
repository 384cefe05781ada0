"""The file that was asked for: whole or not at all, never over another, never through a link."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import ASIDE
from tradectl.store.apply import disk
from tradectl.store.export import write_file


def refused(path, *, replace=False) -> ErrorCode:
    with pytest.raises(TradectlError) as told:
        write_file(path, b"new", replace=replace)
    return told.value.code


def test_a_new_file_is_written_and_nothing_beside_it(tmp_path):
    write_file(tmp_path / "a.csv", b"new", replace=False)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.csv": b"new"}


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    assert refused(path) is ErrorCode.EXISTS
    assert path.read_bytes() == b"old"
    write_file(path, b"new", replace=True)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.csv": b"new"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666])
def test_a_file_that_is_replaced_is_readable_to_those_who_could_read_the_old_one(tmp_path, monkeypatch, mode):
    path, rename, seen = tmp_path / "a.csv", disk.rename, []
    path.write_bytes(b"old")
    path.chmod(mode)

    def look(aside, target):
        seen.append(stat.S_IMODE(aside.stat().st_mode))
        rename(aside, target)

    monkeypatch.setattr(disk, "rename", look)
    write_file(path, b"new", replace=True)
    assert (seen, stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == ([mode], mode, b"new")


@pytest.mark.parametrize("replace", [False, True])
def test_nothing_is_written_through_a_link_or_over_a_folder(tmp_path, replace):
    outside = tmp_path / "outside"
    outside.write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(outside)
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone")
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("link.csv", "nowhere.csv", "folder.csv", "pipe.csv"):
        assert refused(tmp_path / name, replace=replace) is ErrorCode.REFUSED
    assert outside.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "folder.csv",
        "link.csv",
        "nowhere.csv",
        "outside",
        "pipe.csv",
    ]


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    assert refused(tmp_path / "gone" / "a.csv") is ErrorCode.NOT_FOUND
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["write_new", "rename", "rename_new", "sync_folder"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_disk_that_fails_leaves_the_old_file_or_the_new_one(tmp_path, monkeypatch, name, replace):
    path = tmp_path / "a.csv"
    if replace:
        path.write_bytes(b"old")

    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, name, fail)
    if name == ("rename_new" if replace else "rename"):
        write_file(path, b"new", replace=replace)
    else:
        assert refused(path, replace=replace) is ErrorCode.REFUSED
    written = b"new" if name in ("sync_folder", "rename_new" if replace else "rename") else b"old" if replace else None
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == ({"a.csv": written} if written else {})


def test_a_file_that_appears_at_the_last_moment_is_not_replaced(tmp_path, monkeypatch):
    path, write_new = tmp_path / "a.csv", disk.write_new

    def late(aside, content, *rights):
        write_new(aside, content, *rights)
        path.write_bytes(b"other")

    monkeypatch.setattr(disk, "write_new", late)
    assert refused(path) is ErrorCode.EXISTS
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.csv": b"other"}


def test_what_a_killed_export_left_aside_is_swept_by_the_next_one_there(tmp_path):
    path = tmp_path / "a.csv"
    number = os.getpid()
    for left in (number, number + 1, 7):
        (tmp_path / f"{ASIDE}{left}").write_bytes(b"half")
    mine = [tmp_path / f"{ASIDE}mine", tmp_path / ASIDE, tmp_path / f"{ASIDE}8"]
    mine[2].symlink_to(tmp_path / "gone")
    for one in mine[:2]:
        one.write_bytes(b"mine")
    write_file(path, b"new", replace=False)
    assert path.read_bytes() == b"new"
    assert sorted(tmp_path.iterdir()) == sorted([path, *mine])


@pytest.mark.parametrize("replace", [False, True])
def test_an_export_that_another_one_sweeps_away_is_written_again(tmp_path, monkeypatch, replace):
    path, write_new, swept = tmp_path / "a.csv", disk.write_new, []
    if replace:
        path.write_bytes(b"old")

    def swept_away(aside, content, *rights):
        write_new(aside, content, *rights)
        if len(swept) < 3:
            swept.append(aside)
            write_file(tmp_path / f"other-{len(swept)}.csv", b"other", replace=False)

    monkeypatch.setattr(disk, "write_new", swept_away)
    write_file(path, b"new", replace=replace)
    assert path.read_bytes() == b"new"
    assert not list(tmp_path.glob(".*"))
    assert len(swept) == 3
