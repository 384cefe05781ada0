"""`undo` and `recover`: take an operation back, finish one that was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out, told_of_recovery
from tradectl.app.committing import History
from tradectl.core.changes import ChangeSet, MoveFolder, RemoveFolder
from tradectl.core.entries import after_the_last, append, entry
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.health.remains import CUT_OFF
from tradectl.core.message import Message, say, say_n
from tradectl.core.named import NamedTuple
from tradectl.store.apply import (
    UndoRecord,
    appended_by,
    damaged_records,
    has_unfinished,
    next_to_undo,
    plan_undo,
    recover,
    undo_records,
)
from tradectl.store.git.history import is_shared
from tradectl.store.git.repository import NoRepository, open_repository
from tradectl.store.reader import read_journal
from tradectl.store.remains import remains

if TYPE_CHECKING:
    from tradectl.core.changes import Change
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace


class Undoing(NamedTuple):
    """An undo that was planned and waits for a yes."""

    record: UndoRecord
    changes: ChangeSet
    is_shared: bool


def operations(workspace: Workspace) -> tuple[UndoRecord, ...]:
    """Return the operations of this machine that can be undone, newest first."""
    return undo_records(workspace.root)


def damaged(workspace: Workspace) -> Message | None:
    """Return what to tell of records that cannot be read, None where all can: what was done last is not known then."""
    found = damaged_records(workspace.root)
    if not found:
        return None
    return say("The record of {operation} is damaged; it cannot be taken back.", operation=", ".join(found))


def plan(workspace: Workspace, occasion: Occasion, operation: str | None, tongue: Translator) -> Undoing:
    """Return what taking back the last (or a named) operation would change; raise NOTHING_TO_UNDO, CHANGED, REFUSED."""
    record = _record(workspace, operation)
    shared = _is_shared(workspace, occasion, record)
    changes = _reversal(workspace, occasion, record, tongue) if shared else plan_undo(workspace.root, record)
    subject = say("Undo: {what}", what=record.subject)
    by = occasion.by.id if occasion.by else ""
    planned = ChangeSet(occasion.operation, "undo", by, subject, record.customers, changes, undoes=record.operation)
    return Undoing(record, planned, shared)


def question(undoing: Undoing) -> Message:
    """Return what is asked before an operation is taken back: what it did, and to how many customers."""
    record = undoing.record
    if not record.customers:
        return say('Undo "{what}"?', what=record.subject)
    customers = say_n("{count} customer", "{count} customers", len(record.customers))
    return say('Undo "{what}" ({customers})?', what=record.subject, customers=customers)


def undo(workspace: Workspace, occasion: Occasion, undoing: Undoing, tongue: Translator) -> Outcome:
    """Take the operation back; itself an operation and a commit."""
    done = carry_out(workspace, occasion, undoing.changes, tongue)
    customer = next(iter(undoing.record.customers), None)
    return done._replace(customer=customer, path=_folder_after(customer, undoing.changes.changes))


def _folder_after(customer: str | None, changes: tuple[Change, ...]) -> str | None:
    """Return where a customer's folder stands after the changes, None where it does not or is none of theirs."""
    moved = {one.path: one.target for one in changes if isinstance(one, MoveFolder)}
    gone = {one.path for one in changes if isinstance(one, RemoveFolder)}
    for change in changes:
        above, name, _ = f"/{change.path}/".partition(f"/{customer}/")
        path = f"{above}{name}".strip("/")
        if name and path not in gone:
            return moved.get(path, path)
    return None


def recover_workspace(
    workspace: Workspace, occasion: Occasion, tongue: Translator
) -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """Finish what was cut off; return the operations that were finished and what a person should know."""
    found = recover(workspace.root, host=occasion.host, user=occasion.user)
    History(workspace, occasion, tongue).record_recovered(found)
    told = told_of_recovery(found)
    if found.swept:
        told += (say("{what} Its leftovers were removed. Run it again.", what=CUT_OFF),)
    return tuple(record.operation for record in found.rolled_forward), told


def waiting(workspace: Workspace, occasion: Occasion) -> tuple[bool, tuple[Message, ...]]:
    """Return whether a promised operation waits to be finished, and what a person should know of what was cut off."""
    found = remains(workspace.root, occasion.host)
    if has_unfinished(workspace.root):
        return True, (say("An earlier command waits to be finished."),)
    return False, (CUT_OFF,) if found.begun else ()


def _record(workspace: Workspace, operation: str | None) -> UndoRecord:
    if operation is None:
        if told := damaged(workspace):
            raise TradectlError(
                ErrorCode.REFUSED, told, say("To take back another one, name it: tradectl undo OPERATION (see --list)")
            )
        record = next_to_undo(workspace.root)
        if record is None:
            raise TradectlError(
                ErrorCode.NOTHING_TO_UNDO,
                say("There is nothing to undo on this computer."),
                say("See what was done: tradectl undo --list"),
            )
        return record
    found = [record for record in undo_records(workspace.root) if record.operation.endswith(operation)]
    if len(found) != 1:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("There is no operation {operation} to undo.", operation=operation),
            say("See the list: tradectl undo --list"),
        )
    return found[0]


def _is_shared(workspace: Workspace, occasion: Occasion, record: UndoRecord) -> bool:
    """Return whether colleagues may have the operation already; a git that cannot be asked may know that they have."""
    if record.commit is None or not workspace.settings.commit:
        return False
    found = open_repository(workspace.root, occasion.environment)
    if isinstance(found, NoRepository):
        return found.warning is not None
    return is_shared(found, record.commit)


def _reversal(workspace: Workspace, occasion: Occasion, record: UndoRecord, tongue: Translator) -> tuple[Change, ...]:
    """Return the changes that reverse a shared operation: everything back, but journals keep their lines.

    Colleagues may have the lines already, so each is withdrawn by a `corrected` entry in place of being cut off.
    """
    changes = list(plan_undo(workspace.root, record, keep_journals=True))
    count = 0
    for path, taken_back in appended_by(workspace.root, record):
        now = read_journal(workspace.root, path, workspace.zone)
        at, because = after_the_last(occasion.now, now), tongue.text(say("Taken back"))
        made = [
            entry(occasion, "corrected", at=at, count=count + number, of=one, entry=None, because=because)
            for number, one in enumerate(taken_back)
        ]
        count += len(made)
        changes.append(append(path, *made))
    return tuple(changes)
