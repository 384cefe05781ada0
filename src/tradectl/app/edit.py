"""`edit`: what a person changed in a card with an editor, kept as an operation that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, told_of
from tradectl.app.committing import History
from tradectl.core.changes import ChangeSet, FieldChange, SetFields
from tradectl.core.checks.typing import dotted
from tradectl.core.errors import TradectlError
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.store.apply import note_edit, undo_records
from tradectl.store.files import Unreadable, read_file
from tradectl.store.reader import digest, read_customer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace

Steps = tuple[str | int, ...]


class Begun(NamedTuple):
    """A customer whose card is about to be edited: the card's bytes, what commands did so far."""

    place: Place
    record: Record
    before: bytes | None
    done: frozenset[str]

    @property
    def code(self) -> str:
        """Return what the customer is called by at the command line."""
        return self.record.id.code if self.record.id else self.record.name


def begin(workspace: Workspace, place: Place) -> Begun:
    """Return what there is before the editor is started."""
    record = read_customer(workspace.root, place, workspace.zone)
    return Begun(place, record, _read(workspace, record), _operations(workspace, record))


def keep(workspace: Workspace, occasion: Occasion, begun: Begun, tongue: Translator) -> Outcome | None:
    """File what was edited and commit it, None where nothing was changed; a card left broken is not committed.

    Where another command changed the card meanwhile, the edit cannot be told from what that did, and is only committed.
    """
    record = read_customer(workspace.root, begun.place, workspace.zone)
    after = _read(workspace, record)
    if after == begun.before:
        return None
    fields = tuple(
        FieldChange(dotted(steps), *both) for steps, *both in _differing((), begun.record.plain, record.plain)
    )
    is_broken = record.card is None
    edit = SetFields(record.card_path, () if is_broken else fields, digest(begun.before or b""), after or b"")
    changes = ChangeSet(
        occasion.operation,
        "edit",
        occasion.by.id if occasion.by else "",
        say("Edit {name}", name=record.name),
        (record.name,),
        (edit,),
    )
    outcome = Outcome(changes, dry_run=False, customer=record.name, path=record.path)
    history = History(workspace, occasion, tongue)
    if begun.before is not None and after is not None and _operations(workspace, record) <= begun.done:
        try:
            noted = note_edit(workspace.root, changes, edit, begun.before, host=occasion.host, user=occasion.user)
        except TradectlError:  # the edit is done all the same
            told = say(
                "Your edit is in the card, but its old text could not be kept: `tradectl undo` does not know of it."
            )
            outcome = outcome._replace(notices=(told,))
        else:
            history.record_recovered(noted.recovered)
            outcome = outcome._replace(notices=told_of(noted))
    if is_broken:
        return outcome
    made = history.record(changes)
    warnings = (*((history.warning,) if history.warning else ()), *made.warnings)
    return outcome._replace(commit=made.sha, notices=(*outcome.notices, *warnings))


def _read(workspace: Workspace, record: Record) -> bytes | None:
    raw = read_file(workspace.root / record.card_path)
    return None if isinstance(raw, Unreadable) else raw


def _operations(workspace: Workspace, record: Record) -> frozenset[str]:
    """Return the operations that touched the card."""
    return frozenset(one.operation for one in undo_records(workspace.root) if record.card_path in one.touched)


def _differing(steps: Steps, old: object, new: object) -> Iterator[tuple[Steps, object, object]]:
    """Yield the places where two cards differ, with what stands there."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _differing((*steps, key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, both in enumerate(zip(old, new, strict=True)):
            yield from _differing((*steps, number), *both)
    elif old != new:
        yield steps, old, new
