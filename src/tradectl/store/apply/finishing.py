"""The end of an operation: everything in its place, and its record among those that can be undone."""

from __future__ import annotations

import contextlib

from tradectl.store.apply import disk
from tradectl.store.apply.settle import Settlement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.store.apply.intent import Desk, Intent
    from tradectl.store.apply.outcome import Conflict
    from tradectl.store.apply.pace import Pace
    from tradectl.store.apply.private import Private


def finish(
    private: Private, desk: Desk, intent: Intent, *, fresh: bool = False, pace: Pace | None = None
) -> tuple[Conflict, ...]:
    """Carry out an operation and file its record under `undo`, which ends it."""
    settlement = Settlement(private, desk, intent, fresh=fresh, pace=pace)
    settlement.run()
    disk.sync_folder(desk.folder)  # the bytes before, which the exchanges left here
    disk.rename_new(desk.folder, private.undo / intent.operation)
    with contextlib.suppress(OSError):  # it is done; should a power cut lose that name, recovery finds all in place
        disk.sync_folder(private.undo)
        disk.sync_folder(private.work)
    return tuple(settlement.conflicts)
