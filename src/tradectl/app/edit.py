"""`edit`: what a person changed in a card with an editor, kept as an operation that can be taken back."""

from __future__ import annotations

import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from tradectl.app.carry_out import told_of
from tradectl.app.committing import History
from tradectl.core.changes import ABSENT, ChangeSet, FieldChange, SetFields, WriteFile
from tradectl.core.checks.typing import dotted
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import CARD
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.store.apply import apply, left_by, note_edit, undo_records
from tradectl.store.files import Unreadable, read_file
from tradectl.store.places import find_customers
from tradectl.store.reader import digest, read_customer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.changes import Change
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace

Steps = tuple[str | int, ...]


class Begun(NamedTuple):
    """A customer whose card is about to be edited: the card's bytes, what commands did so far, what git said."""

    place: Place
    record: Record
    before: bytes | None
    mode: int | None
    done: frozenset[str]
    warnings: tuple[Message, ...]

    @property
    def code(self) -> str:
        """Return what the customer is called by at the command line."""
        return self.record.id.code if self.record.id else self.record.name

    @property
    def card_path(self) -> str:
        """Return where the card stands."""
        return f"{self.place.path}/{CARD}"


class Kept(NamedTuple):
    """An edit that stands in its card; one that is broken is not committed, one that was not filed cannot be undone."""

    changes: ChangeSet
    is_broken: bool
    can_undo: bool
    notices: tuple[Message, ...]


def begin(workspace: Workspace, occasion: Occasion, place: Place, tongue: Translator) -> Begun:
    """Return what there is before the editor is started; what was changed by hand is committed, alone."""
    record = read_customer(workspace.root, place, workspace.zone)
    raw = read_file(workspace.root / record.card_path)
    before = None if isinstance(raw, Unreadable) else raw
    mode = None if before is None else stat.S_IMODE((workspace.root / record.card_path).stat().st_mode)
    done = frozenset(one.operation for one in undo_records(workspace.root))
    warnings: tuple[Message, ...] = ()
    if record.card is not None:
        edits = _changes(occasion, record, SetFields(record.card_path, (), digest(before or b""), before or b""))
        warnings = History(workspace, occasion, tongue).save_edits(edits).warnings
    return Begun(place, record, before, mode, done, warnings)


def found_again(workspace: Workspace, begun: Begun) -> Begun:
    """Return the customer where its folder is by now; raise CHANGED where it is gone, or there are two."""
    path = begun.place.path
    if (workspace.root / path).is_dir():
        return begun
    found, _ = find_customers(workspace.root, lambda name: name == begun.place.name)
    if len(found) == 1:
        return begun._replace(place=found[0])
    raise TradectlError(
        ErrorCode.CHANGED,
        say("The folder {path} is no longer there; nothing was written.", path=path),
        say("Run the command again; it will look where the folder is now."),
    )


def keep(workspace: Workspace, occasion: Occasion, begun: Begun, tongue: Translator) -> Kept | None:
    """File what was edited and commit it, None where nothing was changed; a card left broken is not committed.

    Where another command changed the card meanwhile, the edit cannot be told from what that did, and is only committed.
    A card that is gone is put back: raise REFUSED.
    """
    begun = found_again(workspace, begun)
    record = read_customer(workspace.root, begun.place, workspace.zone)
    raw = read_file(workspace.root / record.card_path)
    if isinstance(raw, Unreadable) and raw.absent and begun.before is not None:
        raise _put_back(workspace, occasion, begun, record, tongue)
    after = None if isinstance(raw, Unreadable) else raw
    others = _done_since(workspace, begun)
    if digest(after or b"") == (others[0] if others else digest(begun.before or b"")):
        return None
    is_broken = record.card is None
    fields = () if is_broken or others else tuple(_fields(begun.record, record))
    edit = SetFields(record.card_path, fields, digest(begun.before or b""), after or b"")
    changes = _changes(occasion, record, edit)
    history = History(workspace, occasion, tongue)
    noted: tuple[Message, ...] | None = None
    if begun.before is not None and after is not None and not others:
        with suppress(TradectlError):  # the edit is done all the same
            done = note_edit(workspace.root, changes, edit, begun.before, host=occasion.host, user=occasion.user)
            history.record_recovered(done.recovered)
            noted = told_of(done)
    not_noted = () if begun.before is None else _NOT_NOTED
    notices = (*begun.warnings, *(not_noted if noted is None else noted))
    if not is_broken:
        made = history.record(changes)
        notices += (*((history.warning,) if history.warning else ()), *made.warnings)
    return Kept(changes, is_broken, noted is not None, tuple(dict.fromkeys(notices)))


_NOT_NOTED = (
    say("Your edit is in the card, but its old text could not be kept: `tradectl undo` does not know of it."),
)


def _changes(occasion: Occasion, record: Record, change: Change, subject: Message | None = None) -> ChangeSet:
    by = occasion.by.id if occasion.by else ""
    subject = subject or say("Edit {name}", name=record.name)
    return ChangeSet(occasion.operation, "edit", by, subject, (record.name,), (change,))


def _put_back(
    workspace: Workspace, occasion: Occasion, begun: Begun, record: Record, tongue: Translator
) -> TradectlError:
    """Write a card that is gone as it was before the edit, and return what to say of it."""
    card = WriteFile(record.card_path, ABSENT, begun.before or b"", begun.mode)
    changes = _changes(occasion, record, card, say("Put back the card of {name}", name=record.name))
    done = apply(workspace.root, changes, host=occasion.host, user=occasion.user)
    History(workspace, occasion, tongue).record_recovered(done.recovered)
    return TradectlError(
        ErrorCode.REFUSED,
        say("The card of {name} was gone after the edit; it stands again as it was before.", name=begun.code),
        say("Go on: tradectl edit {name}", name=begun.code),
    )


def _done_since(workspace: Workspace, begun: Begun) -> tuple[str, ...]:
    """Return what other commands made of the card while it was edited, each by its digest, the newest first."""
    since = (one for one in undo_records(workspace.root) if one.operation not in begun.done)
    left = (left_by(workspace.root, one).get(begun.card_path) for one in since)
    return tuple(filter(None, left))


def _fields(old: Record, new: Record) -> Iterator[FieldChange]:
    return (FieldChange(dotted(steps), *both) for steps, *both in _differing((), old.plain, new.plain))


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
