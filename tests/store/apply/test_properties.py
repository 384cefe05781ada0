"""What an operation does undo takes back to the last byte and permission bit, and undoing that does it again."""

import hashlib
import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from tradectl.store.apply import apply, next_to_undo, plan_undo, undo_records
from tradectl.store.apply.journal_lines import addition, missing_entries

SHELVES = ("prospect/A", "prospect/B", "won/2026", "archive/old/x")
CUSTOMERS = ("DE-ONE-20260101", "FR-TWO-20260101", "US-THREE-20260101")
CONTENT = st.binary(max_size=12) | st.sampled_from([b"", b'{"id":"a"}\n', b'{"id":"b"}\r\n{"id":"c"', b"x: 1\n"])
MODES = st.sampled_from([0o644, 0o600, 0o664, 0o444, 0o755])
FOLDER_MODES = st.sampled_from([0o755, 0o700, 0o775])
NAMES = st.sampled_from(["card.yaml", "journal.jsonl", "deal/deal.yaml", "deal/offer.pdf", "a.txt"])


@st.composite
def desks(draw):
    """Draw customers with their files: {folder: {name: (bytes, permission bits)}}, and the folders' bits."""
    homes = {name: draw(st.sampled_from(SHELVES)) for name in CUSTOMERS if draw(st.booleans())}
    return {
        f"{shelf}/{name}": (draw(FOLDER_MODES), draw(st.dictionaries(NAMES, st.tuples(CONTENT, MODES), max_size=4)))
        for name, shelf in homes.items()
    }


@st.composite
def operations(draw, desk):
    """Draw changes that fit a desk, in any order."""
    changes = []
    for folder, (_, files) in desk.items():
        for name, (content, _) in files.items():
            kinds = [_keep, _set, _log, _remove, _leave(desk)]
            changes += draw(st.sampled_from(kinds))(draw, f"{folder}/{name}", content)
        for name in ("new.txt", "sub/new.txt", "log.jsonl"):
            if draw(st.booleans()):
                changes += (
                    _log(draw, f"{folder}/{name}", b"") if name == "log.jsonl" else [_new(draw, f"{folder}/{name}")]
                )
        shelf, _, customer = folder.rpartition("/")
        target = draw(st.sampled_from(SHELVES))
        entered = any(isinstance(change, MoveFile) and change.path.startswith(f"{folder}/") for change in changes)
        if target != shelf and not entered and draw(st.booleans()):
            changes.append(MoveFolder(folder, f"{target}/{customer}"))
        removed = {change.path for change in changes if isinstance(change, RemoveFile)}
        deal = {f"{folder}/{name}" for name in files if name.startswith("deal/")}
        if deal and deal <= removed and draw(st.booleans()):
            changes.append(RemoveFolder(f"{folder}/deal"))
    if draw(st.booleans()):
        changes += _customer(draw, f"{draw(st.sampled_from(SHELVES))}/CN-NEW-20260320")
    return draw(st.permutations(changes))


def _keep(_draw, _path, _content):
    return []


def _set(draw, path, content):
    return [SetFields(path, (), _sha(content), draw(CONTENT))]


def _log(draw, path, _content):
    ids = draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=3, unique=True))
    return [AppendJournal(path, tuple((name, f'{{"id":"{name}","at":1}}') for name in ids))]


def _remove(_draw, path, content):
    return [RemoveFile(path, _sha(content))]


def _leave(desk):
    """Return what moves a file into any customer, one that moves itself too; a folder it leaves stays."""

    def leave(draw, path, _content):
        name = path.replace("/", "-")
        return [MoveFile(path, f"{draw(st.sampled_from(sorted(desk)))}/{name}")]

    return leave


def _new(draw, path):
    return WriteFile(path, ABSENT, draw(CONTENT), draw(st.none() | MODES))


def _customer(draw, folder):
    names = draw(st.lists(NAMES, unique=True, max_size=3))
    return [MakeFolder(folder, draw(st.none() | FOLDER_MODES)), *(_new(draw, f"{folder}/{name}") for name in names)]


def _sha(content):
    return hashlib.sha256(content).hexdigest()


def _furnish(root, desk):
    for shelf in SHELVES[:2]:
        (root / shelf).mkdir(parents=True, exist_ok=True)
    for folder, (mode, files) in desk.items():
        (root / folder).mkdir(parents=True)
        (root / folder).chmod(mode)
        for name, (content, file_mode) in files.items():
            (root / folder / name).parent.mkdir(exist_ok=True)
            (root / folder / name).parent.chmod(mode)
            (root / folder / name).write_bytes(content)
            (root / folder / name).chmod(file_mode)


def _tree(root):
    found = {}
    for folder, folder_names, file_names in os.walk(root):
        if ".tradectl" in folder_names:
            folder_names.remove(".tradectl")
        for name in (*folder_names, *file_names):
            place = Path(folder, name)
            content = place.read_bytes() if place.is_file() else None
            found[str(place.relative_to(root))] = (place.stat().st_mode, content)
    return found


def _apply(root, number, changes, undoes=None):
    operation = ChangeSet(f"20260320T101205Z-{number:08x}", "test", "mei", say("Test."), (), tuple(changes), undoes)
    return apply(root, operation, host="h", user="u")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_undo_after_apply_is_the_identity(data):
    desk = data.draw(desks())
    changes = data.draw(operations(desk))
    fast = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="tradectl-test-", dir=fast if fast.is_dir() else None) as folder:
        root = Path(folder)
        _furnish(root, desk)
        before = _tree(root)
        done = _apply(root, 1, changes)
        after = _tree(root)
        assert done.conflicts == ()
        assert (before == after) == (done.touched == () and not undo_records(root))
        if before == after:
            return
        first = next_to_undo(root)
        _apply(root, 2, plan_undo(root, first), undoes=first.operation)
        assert _tree(root) == before
        second = undo_records(root)[0]
        assert second.undoes == first.operation
        _apply(root, 3, plan_undo(root, second), undoes=second.operation)
        assert _tree(root) == after


@given(st.binary(max_size=30), st.lists(st.sampled_from("abc"), unique=True))
def test_adding_entries_changes_no_byte_that_is_there_and_is_idempotent(journal, ids):
    entries = tuple((name, f'{{"id":"{name}"}}') for name in ids)
    longer = journal + addition(journal, missing_entries(journal, entries))
    assert longer.startswith(journal)
    assert missing_entries(longer, entries) == ()
