"""`merge`: two customers who are one become one folder, as one operation (R89)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from tradectl.app.card_edit import Steps, edit_card
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.merge_documents import Documents, move_documents
from tradectl.app.merge_journals import Lines, lines_to_add
from tradectl.app.roster import pick, readable, unreadable
from tradectl.core.changes import AppendJournal, Change, ChangeSet, MoveFolder, RemoveFile, SetFields
from tradectl.core.entries import after_the_last, entry, line_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.identities import decided_pairs
from tradectl.core.json_rows import read_row
from tradectl.core.layout import CARD, JOURNAL
from tradectl.core.merging import Joined, join_cards, shelf_after
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.kinds import kind_at
from tradectl.core.named import NamedTuple
from tradectl.core.record import particulars_of
from tradectl.store.files import LARGEST_CARD, Unreadable, read_file
from tradectl.store.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tradectl.core.model.typed import Loc
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_SCHEMA_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?# yaml-language-server:[^\n]*\n")
_PLAIN = re.compile(r"[A-Za-z0-9_+-]+")


class Merge(NamedTuple):
    """A joining that was planned and waits for a yes: the two folders, what becomes of card, journal and documents."""

    path: str  # of the customer that goes
    into: str  # of the one that stays, as it stands now
    target: str  # and where it stands afterwards
    customer: str
    joined: Joined
    kept: Mapping[str, object]  # what neither card nor journal say afterwards but in the entry of the joining
    documents: Documents
    changes: ChangeSet


def plan(
    workspace: Workspace,
    occasion: Occasion,
    customer: str,
    into: str,
    tongue: Translator,
    *,
    take: tuple[str, ...] = (),
    because: str = "",
) -> Merge:
    """Return what joining a customer to another would change; nothing is written.

    Raise USAGE where both are one folder or nothing is said twice of a field in `take`; INVALID where a card or an
    entry cannot be read; REFUSED where somebody decided that they are two, and no reason is given.
    """
    other, record = _readable_or_without_card(pick(workspace, customer)), readable(pick(workspace, into))
    _refuse(other, record, because)
    called = () if other.name == record.name else (other.name,)
    joined = join_cards(record.plain, other.plain, called, take)
    _refuse_idle(take, joined)
    target = _target(record, other, joined)
    lines = lines_to_add(workspace, other, record)
    documents = move_documents(workspace.root, other.path, record.path)
    kept = _kept(workspace, other, joined, lines)
    changes = (
        *_card(workspace, record, joined),
        _journal(occasion, record, other, lines, _merged(documents, because, kept, tongue)),
        *_own_files(other, lines),
        *documents.changes,
        *((MoveFolder(record.path, target),) if target != record.path else ()),
    )
    subject = say("Merge {name} into {into}", name=other.name, into=record.name)
    by = occasion.by.id if occasion.by else ""
    customers = tuple(dict.fromkeys([record.name, other.name]))
    planned = ChangeSet(occasion.operation, "merge", by, subject, customers, changes)
    return Merge(other.path, record.path, target, record.name, joined, kept, documents, planned)


def merge(workspace: Workspace, occasion: Occasion, planned: Merge, tongue: Translator) -> Outcome:
    """Carry the joining out."""
    done = carry_out(workspace, occasion, planned.changes, tongue)
    return done._replace(customer=planned.customer, path=planned.target)


def _readable_or_without_card(record: Record) -> Record:
    """Return the record; a folder that a git merge left without a card is joined, too."""
    if record.card is None and CARD in record.names:
        raise unreadable(record.name, record.path, record.problems)
    return record


def _refuse(other: Record, record: Record, because: str) -> None:
    if other.path == record.path:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{name} cannot be merged with itself.", name=record.name),
            say("Name the customer that goes, then the one that stays."),
        )
    apart = {*decided_pairs(other.name, particulars_of(other)), *decided_pairs(record.name, particulars_of(record))}
    if other.name != record.name and frozenset((other.name, record.name)) in apart and not because:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("Somebody decided that {name} and {other} are two customers.", name=other.name, other=record.name),
            say("If that was wrong, say why: --because …"),
        )


def _refuse_idle(take: tuple[str, ...], joined: Joined) -> None:
    """Raise USAGE where the other's value of a field was asked for that nobody has to choose."""
    taken = [one.field for one in joined.contradictions if one.is_taken]
    for asked in take:
        if not any(field == asked or field.startswith(f"{asked}.") for field in taken):
            fields = ", ".join(one.field for one in joined.contradictions if one.has_choice) or "–"
            raise TradectlError(
                ErrorCode.USAGE,
                say("{field} is not a field to choose here.", field=asked),
                say("The two cards contradict each other in: {fields}", fields=fields),
            )


def _target(record: Record, other: Record, joined: Joined) -> str:
    """Return where the remaining folder belongs; raise REFUSED where the other one stands in that very place."""
    won = joined.fields.get("won", record.plain.get("won"))
    try:
        day = date.fromisoformat(won) if isinstance(won, str) else None
    except ValueError:
        day = None
    shelf = shelf_after(record.plain, joined, day)
    target = f"{shelf}/{record.name}" if shelf else record.path
    if target == other.path:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{path} would have to move to where the other folder is.", path=record.path),
            say("Merge the other way round: tradectl merge {path} {other}", path=record.path, other=other.path),
        )
    return target


def _card(workspace: Workspace, record: Record, joined: Joined) -> tuple[SetFields, ...]:
    fields: dict[Steps, object] = {(key,): _written((key,), value) for key, value in joined.fields.items()}
    return (edit_card(workspace, record, fields),) if fields else ()


def _written(loc: Loc, value: Any) -> Any:
    """Return a value as cards write it: days and words plain, the rest as text."""
    if isinstance(value, dict):
        return {key: _written((*loc, key), item) for key, item in value.items()}
    if isinstance(value, list):
        return [_written((*loc, at), item) for at, item in enumerate(value)]
    if isinstance(value, str) and _PLAIN.fullmatch(value) and kind_at(Card, loc) in ("day", "word"):
        return Word(value)
    return value


def _own_files(other: Record, lines: Lines) -> tuple[Change, ...]:
    """Return the removal of card and journal, as they were read."""
    card = (RemoveFile(other.card_path, other.sha),) if CARD in other.names else ()
    return (*card, RemoveFile(other.journal_path, lines.sha)) if lines.sha else card


def _card_text(workspace: Workspace, other: Record) -> str:
    """Return the text of the card that goes where somebody may have written comments in it, else nothing."""
    raw = read_file(workspace.root / other.card_path, LARGEST_CARD)
    if isinstance(raw, Unreadable) or b"#" not in _SCHEMA_LINE.sub(b"", raw):
        return ""
    return raw.decode("utf-8", "replace")


def _kept(workspace: Workspace, other: Record, joined: Joined, lines: Lines) -> dict[str, object]:
    """Return what the journal has to keep: what neither card nor journal say now."""
    kept = {**joined.left}
    if lines.left:
        kept[JOURNAL] = list(lines.left)
    if text := _card_text(workspace, other):
        kept[CARD] = text
    return kept


def _merged(documents: Documents, because: str, kept: dict[str, object], tongue: Translator) -> dict[str, Any]:
    """Return what the entry of the joining says besides of whom."""
    renamed = [tongue.text(say("{old} is now {new}", old=old, new=new)) for old, new in documents.renamed]
    return {"did": "; ".join(renamed), "because": because, "fields": kept}


def _journal(occasion: Occasion, record: Record, other: Record, lines: Lines, told: dict[str, Any]) -> AppendJournal:
    """Return the entries that go over, and the one that tells of the joining."""
    made = entry(occasion, "merged", at=_moment(occasion, record, other), of=other.name, **told)
    line = line_of(made)
    if read_row(line)[1]:  # longer or deeper than a line may be
        raise TradectlError(
            ErrorCode.REFUSED,
            say("The card of {name} is too large to be kept in a journal.", name=other.name),
            say("Keep long texts in files of their own beside it."),
        )
    return AppendJournal(record.journal_path, (*lines.added, (made["id"], line)))


def _moment(occasion: Occasion, record: Record, other: Record) -> datetime:
    """Return a moment that is none of an entry's in either journal."""
    moment = after_the_last(occasion.now, record.journal)
    while (later := after_the_last(moment, other.journal)) != moment:
        moment = after_the_last(later, record.journal)
    return moment
