"""Finish or sweep what earlier commands left, as data that may have come from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import TradectlError
from tradectl.store.apply import disk, failures
from tradectl.store.apply.finishing import finish
from tradectl.store.apply.intent import Desk
from tradectl.store.apply.intent_json import UnreadableIntentError, host_of, intent_from_json, is_operation
from tradectl.store.apply.lock import locked
from tradectl.store.apply.outcome import Foreign, Recovered
from tradectl.store.apply.paths import look
from tradectl.store.apply.private import Private, is_draft_of_ignore
from tradectl.store.apply.stage import sweep
from tradectl.store.apply.trees import holds_links
from tradectl.store.apply.undo_record import record_of

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.store.apply.intent import Intent
    from tradectl.store.apply.outcome import Conflict, UndoRecord


def recover(root: Path, *, host: str, user: str, wait: float = 10.0) -> Recovered:
    """Finish what earlier commands of this machine promised, sweep what they had only begun; say what was found.

    Raises TradectlError LOCKED after `wait` seconds, REFUSED where the system does not let the work be finished.
    """
    private = Private(root)
    if not private.exists() or not private.work.is_dir() or not any(private.work.iterdir()):
        return Recovered()
    try:
        with locked(private.folder, wait):
            return recover_under_lock(private, host, user)
    except OSError as error:
        raise failures.not_recovered(error, root, "") from error


class _Found:
    def __init__(self) -> None:
        self.rolled_forward: list[UndoRecord] = []
        self.swept: list[str] = []
        self.conflicts: list[Conflict] = []
        self.foreign: list[Foreign] = []
        self.lost: list[str] = []


def recover_under_lock(private: Private, host: str, user: str) -> Recovered:
    """Do what `recover` does; the lock is held."""
    found = _Found()
    for entry in sorted(private.work.iterdir()):
        if is_draft_of_ignore(entry.name) and entry.is_file() and not entry.is_symlink():
            disk.unlink(entry)
        elif not is_operation(entry.name) or not entry.is_dir() or holds_links(entry):
            found.lost.append(private.set_aside(entry, entry.name))
        else:
            _recover_one(private, Desk(entry), found, host, user)
    return Recovered(
        tuple(found.rolled_forward), tuple(found.swept), tuple(found.conflicts), tuple(found.foreign), tuple(found.lost)
    )


def _recover_one(private: Private, desk: Desk, found: _Found, host: str, user: str) -> None:
    record = disk.read_regular(desk.record)
    begun = record or disk.read_regular(desk.draft)
    whose = host_of(begun[0]) if begun else None
    if whose is not None and whose[0] != host:
        found.foreign.append(Foreign(desk.folder.name, *whose))
        return
    if record is None:
        found.lost += sweep(private, desk)
        found.swept.append(desk.folder.name)
        return
    intent = _sound_intent(private, desk, record[0])
    if intent is None:
        found.lost.append(private.set_aside(desk.folder, desk.folder.name))
        return
    try:
        found.conflicts += finish(private, desk, intent)
    except OSError as error:
        raise failures.not_recovered(error, private.root, intent.user if intent.user != user else "") from error
    found.rolled_forward.append(record_of(intent))


def _sound_intent(private: Private, desk: Desk, record: bytes) -> Intent | None:
    """Return the intent of a record; None unless it is this operation's, new, and leads nowhere outside."""
    try:
        intent = intent_from_json(record)
        for path in intent.paths():
            look(private.root, path)
            look(private.root, intent.landing(path))
    except (UnreadableIntentError, TradectlError):
        return None
    is_new = intent.operation == desk.folder.name and not (private.undo / intent.operation).exists()
    return intent if is_new else None
