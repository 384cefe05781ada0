"""Keep what a person changed in a file by hand as an operation: done already, its record holds the bytes before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import ABSENT
from tradectl.store.apply import disk, failures
from tradectl.store.apply.applying import file_away, recovered_first, under_lock
from tradectl.store.apply.intent import File, Intent
from tradectl.store.apply.paths import look
from tradectl.store.apply.preflight import Plan, Staged
from tradectl.store.apply.undo_record import read_history

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.changes import ChangeSet, SetFields
    from tradectl.store.apply.outcome import Applied
    from tradectl.store.apply.private import Private


def note_edit(
    root: Path, changes: ChangeSet, edit: SetFields, before: bytes, *, wait: float = 10.0, host: str, user: str
) -> Applied:
    """File an edit that stands in its file by now, so that it can be taken back as any other operation.

    Raise TradectlError as `apply` does; CHANGED where the file is not as the edit left it. The file is not written.
    """

    def note(private: Private) -> Applied:
        recovered = recovered_first(private, host, user)
        look(root, edit.path)
        after = disk.sha(edit.content)
        if (disk.digest(root / edit.path) or ABSENT) != after:
            raise failures.changed((edit.path,))
        history = read_history(private)
        intent = Intent(
            changes.operation, changes.command, changes.by, changes.customers, changes.subject, None, host, user,
            history.next_sequence, files=(File(edit.path, disk.sha(before), after),),
        )  # fmt: skip
        # staged are the bytes before: an exchange that was made is told by them, so nothing is left to be exchanged
        return file_away(private, Plan(intent, {edit.path: Staged(before)}), history, recovered)

    return under_lock(root, changes.operation, wait, note)
