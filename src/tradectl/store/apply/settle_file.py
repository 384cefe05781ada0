"""Bring one promised file into its place, whatever state a crash or an editor left it in.

Two things tell what was done: the bytes at the place, and the bytes in the operation's own folder (`held`), where the
new ones wait before the exchange and the old ones stay after it.
"""

from __future__ import annotations

import os

from tradectl.core.changes import ABSENT
from tradectl.core.named import NamedTuple
from tradectl.store.apply import conflicts, disk
from tradectl.store.apply.journal_lines import addition, missing_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.store.apply.intent import File
    from tradectl.store.apply.outcome import Conflict
    from tradectl.store.apply.private import Private


class Slot(NamedTuple):
    """One file of an operation: what is promised, where it stands now, and where its bytes are held."""

    private: Private
    operation: str
    file: File
    path: str
    held: Path

    @property
    def place(self) -> Path:
        """Return where the file stands in the workspace."""
        return self.private.root / self.path


def settle_file(slot: Slot) -> Conflict | None:
    """Carry out one file's change if that is still to do; return the conflict with what a person did meanwhile."""
    _mend_spare(slot)
    if slot.file.after == ABSENT:
        return _remove(slot)
    held = disk.digest(slot.held)
    if held == slot.file.before:  # the old bytes (ABSENT is never a digest): it was done
        return None
    if not slot.place.parent.is_dir():
        return None if held is None else _set_aside(slot)
    return _settle(slot, held, disk.digest(slot.place))


def _settle(slot: Slot, held: str | None, found: str | None) -> Conflict | None:
    if held not in (slot.file.after, None):  # a save that was displaced by mistake, then a crash
        ours = disk.read_regular(slot.place)
        is_ours = ours is not None and disk.sha(ours[0]) == slot.file.after
        return _return_late_save(slot, ours[0]) if ours and is_ours else _set_aside(slot)
    if found == slot.file.after:
        return None
    if held is None:  # in place and changed since, or ours was put beside by an earlier recovery
        return conflicts.told_before(slot.place, slot.path, slot.operation, slot.file)
    return _take_place(slot) if (found or ABSENT) == slot.file.before else _give_way(slot)


def _take_place(slot: Slot) -> Conflict | None:
    """Put the held bytes in place; a save that this displaces goes back."""
    ours = slot.held.read_bytes()
    try:
        if slot.file.before == ABSENT:
            disk.rename_new(slot.held, slot.place)
            return None
        disk.displace(slot.held, slot.place)
    except (FileExistsError, FileNotFoundError):  # somebody made it, or removed it, this instant
        return _give_way(slot)
    return None if disk.digest(slot.held) == slot.file.before else _return_late_save(slot, ours)


def _return_late_save(slot: Slot, ours: bytes) -> Conflict | None:
    """Put back what a person saved in the last instant, and what they saved while that went back: the newest stands."""
    standing: str | None = slot.file.after
    while True:
        newest = disk.digest(slot.held)
        try:
            disk.displace(slot.held, slot.place)
        except FileNotFoundError:  # removed by its owner while it went back
            return _set_aside(slot)
        out = disk.digest(slot.held)
        if out == standing:
            break
        standing = newest
    if out != slot.file.after:  # ours was saved over: an older save of theirs came out in its stead
        _set_aside(slot)
        disk.write_new(slot.held, ours)
    return _give_way(slot)


def _give_way(slot: Slot) -> Conflict | None:
    """Leave the place to what stands there: a journal gets its entries added, any other file has ours put beside it."""
    if not slot.file.entries:
        return conflicts.put_beside(slot.held, slot.place, slot.path, slot.operation, slot.file)
    while True:
        found = disk.read_regular(slot.place)
        if found is None:
            disk.rename_new(slot.held, slot.place)
            return None
        missing = missing_entries(found[0], slot.file.entries)
        if not missing:
            return None
        disk.append(slot.place, addition(found[0], missing))  # nothing in it moves: no other writer's line is lost


def _remove(slot: Slot) -> Conflict | None:
    """Take a file away into the operation's folder, where undo finds it; one that changed goes back."""
    found = disk.digest(slot.place)
    if not slot.held.exists():
        if found is None:
            return None
        if found != slot.file.before:
            return conflicts.not_removed(slot.path)
        disk.rename_new(slot.place, slot.held)
    elif found is not None and slot.held.samefile(slot.place):
        disk.unlink(slot.place)  # a rename in two steps, cut between them
    if disk.digest(slot.held) == slot.file.before:
        return None
    try:
        disk.rename_new(slot.held, slot.place)
    except FileExistsError:
        return _set_aside(slot)
    return conflicts.not_removed(slot.path)


def _set_aside(slot: Slot) -> Conflict:
    """Keep under `lost` what has no place to go."""
    kept = slot.private.set_aside(slot.held, f"{slot.operation}-{slot.place.name}")
    return conflicts.set_aside(slot.path, kept)


def _mend_spare(slot: Slot) -> None:
    """Finish an exchange that was done in steps and cut between them."""
    spare = disk.spare_of(slot.held)
    if not os.path.lexists(spare):
        return
    if not os.path.lexists(slot.held):
        disk.rename_new(spare, slot.held)
    elif not os.path.lexists(slot.place):
        disk.rename_new(spare, slot.place)
    elif disk.digest(spare) == disk.digest(slot.place):
        disk.unlink(spare)
    else:
        slot.private.set_aside(spare, f"{slot.operation}-{slot.place.name}")
