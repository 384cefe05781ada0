"""Everything new is on the disk before anything old is touched; then one rename promises the operation.

The draft of the record comes first and names all that may follow, so that what a crash leaves can be told from what
somebody else put there.
"""

from __future__ import annotations

import contextlib
import errno

from tradectl.core.changes import ABSENT
from tradectl.core.errors import TradectlError
from tradectl.store.apply import disk
from tradectl.store.apply.intent import DRAFT, Desk, Intent, inside
from tradectl.store.apply.intent_json import UnreadableIntentError, intent_from_json, intent_to_json
from tradectl.store.apply.paths import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.store.apply.pace import Pace
    from tradectl.store.apply.preflight import Plan, Staged
    from tradectl.store.apply.private import Private


def stage(private: Private, desk: Desk, plan: Plan, pace: Pace) -> None:
    """Write the draft, the new bytes and the missing folders, bring them to the disk, and promise the operation."""
    intent = plan.intent
    disk.make_folder(desk.folder)
    disk.write_new(desk.draft, intent_to_json(intent))
    for number, file in enumerate(intent.files):
        if file.after != ABSENT:
            _write(desk.file(number), plan.contents[file.path])
            pace.step()
    for number, tree in enumerate(intent.made):
        top = desk.made(number)
        for folder in tree.folders:
            disk.make_folder(top / inside(tree, folder.path), folder.mode)
        for file in tree.files:
            _write(top / inside(tree, file.path), plan.contents[file.path])
            pace.step()
        for folder in reversed(tree.folders):
            disk.sync_folder(top / inside(tree, folder.path))
    for parent in intent.parents:
        disk.make_folder(private.root / parent.path, parent.mode)
        disk.sync_folder((private.root / parent.path).parent)
    disk.sync_folder(desk.folder)
    disk.sync_folder(private.work)
    disk.rename(desk.draft, desk.record)
    disk.sync_folder(desk.folder)


def _write(path: Path, staged: Staged) -> None:
    disk.write_new(path, staged.content, staged.mode, staged.group)


def withdraw(private: Private, desk: Desk) -> bool:
    """Take back an operation of which nothing has reached the workspace; return whether no promise is left.

    What cannot be removed now, on a failing disk, is swept by the next command that writes.
    """
    try:
        if desk.record.exists():
            disk.rename(desk.record, desk.draft)
            disk.sync_folder(desk.folder)
    except OSError:
        return not desk.record.exists()
    with contextlib.suppress(OSError):
        sweep(private, desk)
    return True


def sweep(private: Private, desk: Desk) -> tuple[str, ...]:
    """Remove what an operation that was never promised has staged; return where anything not ours was set aside."""
    intent = _draft(desk)
    if intent is not None:
        for number, file in enumerate(intent.files):
            if file.after != ABSENT:  # of a removal nothing is staged: what stands there is no longer in its place
                _forget(desk.file(number))
            _forget_spare(private, desk, intent, number, file.path)
        for number, tree in enumerate(intent.made):
            for file in tree.files:
                _forget(desk.made(number) / inside(tree, file.path))
            for folder in reversed(tree.folders):
                _remove_if_empty(desk.made(number) / inside(tree, folder.path))
        for parent in reversed(intent.parents):
            _remove_parent(private.root, parent.path)
    foreign = [entry for entry in sorted(desk.folder.iterdir()) if entry.name != DRAFT]
    aside = [private.set_aside(entry, f"{desk.folder.name}-{entry.name}") for entry in foreign]
    _forget(desk.draft)
    disk.remove_folder(desk.folder)
    return tuple(aside)


def _draft(desk: Desk) -> Intent | None:
    """Return the intent of the draft; None where it is missing or torn: then nothing was staged after it."""
    try:
        found = disk.read_regular(desk.draft)
        return None if found is None else intent_from_json(found[0])
    except (UnreadableIntentError, TradectlError):
        return None


def _forget(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        disk.unlink(path)


def _forget_spare(private: Private, desk: Desk, intent: Intent, number: int, path: str) -> None:
    """Remove the second name of a file that still stands in the workspace; any other spare is left to be set aside."""
    spare = disk.spare_of(desk.file(number))
    kept = disk.digest(spare)
    if kept is not None and kept in (
        disk.digest(private.root / path),
        disk.digest(private.root / intent.landing(path)),
    ):
        disk.unlink(spare)


def _remove_if_empty(path: Path) -> None:
    try:
        disk.remove_folder(path)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ENOTEMPTY, errno.EEXIST):
            raise


def _remove_parent(root: Path, path: str) -> None:
    try:
        if look(root, path) is not None:
            _remove_if_empty(root / path)
    except TradectlError:
        return  # a link by now: not the folder we made
