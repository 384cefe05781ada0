"""Apply a change set to the workspace: all of it, or nothing."""

from __future__ import annotations

import contextlib

from tradectl.store.apply import failures
from tradectl.store.apply.finishing import finish
from tradectl.store.apply.intent import Desk
from tradectl.store.apply.intent_json import is_operation
from tradectl.store.apply.lock import locked
from tradectl.store.apply.outcome import Applied, Recovered
from tradectl.store.apply.pace import Pace
from tradectl.store.apply.preflight import preflight
from tradectl.store.apply.private import Private
from tradectl.store.apply.settle import FolderRefusedError, nothing_done
from tradectl.store.apply.stage import stage, withdraw
from tradectl.store.apply.undo_record import KEPT, forget, read_history, read_intent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tradectl.core.changes import ChangeSet
    from tradectl.core.message import Message
    from tradectl.store.apply.outcome import Conflict
    from tradectl.store.apply.preflight import Plan
    from tradectl.store.apply.undo_record import History


def apply(
    root: Path,
    changes: ChangeSet,
    *,
    wait: float = 10.0,
    host: str,
    user: str,
    progress: Callable[[Message, int, int], None] | None = None,
) -> Applied:
    """Apply one operation; return what it touched and what conflicted with a person's last-moment save.

    Waits `wait` seconds for another writer. Unfinished work of earlier commands is finished first. An operation that
    was applied before is not applied again, so a command that failed halfway may simply be repeated. Raises
    TradectlError: LOCKED; CHANGED for a file that is not as it was read; EXISTS; REFUSED; UNSUPPORTED where the
    drive knows no locks. Its text says whether something was changed. `progress` is told how far an operation of many
    files is.
    """

    def work(private: Private) -> Applied:
        return _apply_under_lock(private, changes, host, user, progress)

    return under_lock(root, changes.operation, wait, work)


def under_lock(root: Path, operation: str, wait: float, work: Callable[[Private], Applied]) -> Applied:
    """Return what an operation did that is worked under the lock; raise as `apply` does."""
    if not is_operation(operation):
        raise ValueError(f"{operation!r} cannot name an operation")
    private = Private(root)
    try:
        private.make()
        with locked(private.folder, wait):
            private.furnish()
            return work(private)
    except OSError as error:  # before anything was promised
        raise failures.nothing_changed(error, root) from error


def _apply_under_lock(
    private: Private, changes: ChangeSet, host: str, user: str, progress: Callable[[Message, int, int], None] | None
) -> Applied:
    recovered = recovered_first(private, host, user)
    done = read_intent(Desk(private.undo / changes.operation))
    if done is not None:
        return Applied(changes.operation, done.touched(), (), recovered)
    history = read_history(private)
    plan = preflight(private.root, private.folder, changes, history.next_sequence, host=host, user=user)
    if not any((plan.intent.moves, plan.intent.taken, plan.intent.made, plan.intent.files, plan.intent.emptied)):
        return Applied(changes.operation, (), (), recovered)
    return file_away(private, plan, history, recovered, Pace(progress, plan.intent))


def file_away(
    private: Private, plan: Plan, history: History, recovered: Recovered, pace: Pace | None = None
) -> Applied:
    """Promise a planned operation, carry it out and file its record; the lock is held."""
    intent = plan.intent
    desk = Desk(private.work / intent.operation)
    pace = pace or Pace()
    try:
        _promise(private, desk, plan, pace)
        conflicts = _carry_out(private, desk, plan, pace)
    finally:
        pace.end()
    with contextlib.suppress(OSError):
        forget(history, KEPT - 1)  # and the one just done
    return Applied(intent.operation, intent.touched(), conflicts, recovered)


def recovered_first(private: Private, host: str, user: str) -> Recovered:
    """Finish what earlier commands left, where they left something."""
    if not any(private.work.iterdir()):
        return Recovered()
    from tradectl.store.apply.recovery import recover_under_lock  # noqa: PLC0415 (start-up)

    return recover_under_lock(private, host, user)


def _promise(private: Private, desk: Desk, plan: Plan, pace: Pace) -> None:
    try:
        stage(private, desk, plan, pace)
    except BaseException as error:  # also when the person interrupts
        if withdraw(private, desk) or not isinstance(error, OSError):
            raise
        raise failures.recorded(error, private.root) from error


def _carry_out(private: Private, desk: Desk, plan: Plan, pace: Pace) -> tuple[Conflict, ...]:
    root = private.root
    try:
        return finish(private, desk, plan.intent, fresh=True, pace=pace)
    except FolderRefusedError as refusal:
        if withdraw(private, desk):
            raise failures.folder_refused(refusal.error, refusal.path, refusal.target, root) from refusal.error
        raise failures.recorded(refusal.error, root) from refusal.error
    except OSError as error:
        if desk.record.exists() and nothing_done(private, desk, plan.intent) and withdraw(private, desk):
            raise failures.nothing_changed(error, root) from error
        raise failures.recorded(error, root) from error
