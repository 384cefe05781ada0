"""The calls that change the disk: what they do where the system offers less, and that nothing goes past them."""

import ast
import ctypes
import errno
import fcntl
import os
from pathlib import Path

import pytest

import tradectl.store.apply
from tradectl.core.errors import TradectlError
from tradectl.store.apply import disk
from tradectl.store.apply.lock import locked

PACKAGE = Path(tradectl.store.apply.__file__).parent
CHANGING = {
    "open", "write", "mkdir", "makedirs", "rmdir", "unlink", "remove", "rename", "renames", "replace", "link",
    "hardlink_to", "symlink", "symlink_to", "chmod", "fchmod", "chown", "fchown", "truncate", "ftruncate", "utime",
    "touch", "write_text", "write_bytes", "fsync", "rmtree", "move", "copy", "copyfile", "copytree",
    "mkdtemp", "mkstemp",
}  # fmt: skip
READING_OPEN = {"lock.py": 1, "standing.py": 1, "undo_record.py": 1}  # os.open to read or to ask for the lock


def test_only_the_disk_module_changes_the_disk():
    """Else a fault would not be tried there."""
    for path in sorted(PACKAGE.glob("*.py")):
        if path.name == "disk.py":
            continue
        calls = [
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _changes(node)
        ]
        past = [call for call in calls if not call.startswith("disk.")]
        assert past == ["os.open"] * READING_OPEN.get(path.name, 0), path.name


def _changes(call):
    """Return whether a call changes the disk; a text's `replace` takes two arguments, a path's one."""
    return call.func.attr in CHANGING and (call.func.attr != "replace" or len(call.args) == 1)


def test_every_changing_function_of_the_disk_is_listed():
    tree = ast.parse((PACKAGE / "disk.py").read_text())
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    changing = set()
    for name, node in functions.items():
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call | ast.Attribute)):
            attribute = call.func if isinstance(call, ast.Call) else call
            if isinstance(attribute, ast.Attribute) and attribute.attr in CHANGING - {"open"}:
                changing.add(name)
    assert changing - {"_rename_new_by_hand"} <= set(disk.MUTATING)
    assert set(disk.MUTATING) <= set(functions)


@pytest.fixture(params=["special renames", "second names", "neither"])
def offered(request, monkeypatch):
    """What the file system offers: all, only hard links, or not even these."""
    if request.param != "special renames":
        monkeypatch.setattr(disk, "_rename_with", lambda *_: False)
    if request.param == "neither":
        monkeypatch.setattr(disk, "link", lambda *_: False)
    return request.param


@pytest.mark.usefixtures("offered")
def test_a_new_name_must_be_free(empty):
    for kind in ("file", "folder"):
        one, other, free = empty / f"{kind}1", empty / f"{kind}2", empty / f"{kind}3"
        for place in (one, other):
            if kind == "file":
                place.write_bytes(place.name.encode())
            else:
                place.mkdir()
        with pytest.raises(FileExistsError):
            disk.rename_new(one, other)
        assert one.exists()
        disk.rename_new(one, free)
        assert free.exists()
        assert not one.exists()
        with pytest.raises(FileNotFoundError):
            disk.rename_new(one, empty / "nowhere")


@pytest.mark.usefixtures("offered")
def test_displacing_leaves_the_old_file_where_the_new_one_was(empty):
    new, place = empty / "new", empty / "place"
    new.write_bytes(b"new")
    place.write_bytes(b"old")
    disk.displace(new, place)
    assert (new.read_bytes(), place.read_bytes()) == (b"old", b"new")
    assert sorted(entry.name for entry in empty.iterdir()) == ["new", "place"]
    place.unlink()
    with pytest.raises(FileNotFoundError):
        disk.displace(new, place)
    assert new.read_bytes() == b"old"


@pytest.mark.usefixtures("offered")
def test_an_operation_and_its_undo_work_wherever_they_run(bench, scenes):
    before = bench.tree()
    bench.apply(*scenes["many"](bench))
    after = bench.tree()
    bench.undo()
    assert bench.tree() == before
    bench.undo()
    assert bench.tree() == after


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP])
def test_a_system_that_refuses_special_renames_is_taken_at_its_word(empty, monkeypatch, code):
    class Library:
        @staticmethod
        def renameat2(*_):
            ctypes.set_errno(code)
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library)
    (empty / "a").write_bytes(b"a")
    (empty / "b").write_bytes(b"b")
    assert disk.exchange(empty / "a", empty / "b") is False
    disk.rename_new(empty / "a", empty / "c")
    assert (empty / "c").read_bytes() == b"a"


def test_a_private_file_is_never_readable_to_more_people_meanwhile(empty, monkeypatch):
    seen = []
    real = disk.set_mode
    monkeypatch.setattr(
        disk, "set_mode", lambda fd, *rest: (seen.append(os.fstat(fd).st_mode & 0o777), real(fd, *rest))
    )
    disk.write_new(empty / "a", b"a", 0o640, os.getgid())
    assert seen == [0o600]
    assert (empty / "a").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_no_failure_but_a_broken_disk_is(empty, monkeypatch, code):
    def fail(with_code):
        def fsync(_):
            raise OSError(with_code, "x")

        monkeypatch.setattr(os, "fsync", fsync)

    fail(code)
    disk.sync_folder(empty)
    fail(errno.EIO)
    with pytest.raises(OSError, match="x"):
        disk.sync_folder(empty)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOLCK, TradectlError),
        (errno.ENOSYS, TradectlError),
        (errno.EOPNOTSUPP, TradectlError),
        (errno.EIO, OSError),
    ],
)
def test_a_drive_without_locks_is_refused(empty, monkeypatch, code, error):
    def flock(*_):
        raise OSError(code, "the lock failed")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(error, match=r"knows no locks|the lock failed"), locked(empty, 1):
        pass


def test_every_public_name_is_there_and_no_other():
    for name in tradectl.store.apply.__all__:
        assert callable(getattr(tradectl.store.apply, name))
    with pytest.raises(AttributeError):
        _ = tradectl.store.apply.shutil


def test_what_is_to_be_on_the_disk_is_asked_of_the_system(empty, monkeypatch):
    asked = []
    fsync = os.fsync

    def noted(descriptor):
        asked.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    disk.write_new(empty / "a", b"a")
    disk.append(empty / "a", b"b")
    disk.sync_folder(empty)
    file, folder = (empty / "a").stat().st_ino, empty.stat().st_ino
    assert asked == [file, file, folder]
