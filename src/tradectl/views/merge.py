"""Two customers about to become one: what they say against each other, and what will be done; the same as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import AppendJournal
from tradectl.core.message import say, say_n
from tradectl.views import changes as changes_view
from tradectl.views.document import Column, Document, Joined, Paragraph, Role, Styled, Table
from tradectl.views.field_words import field_word
from tradectl.views.in_words import in_words
from tradectl.views.punctuation import COLON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tradectl.core.changes import ChangeSet
    from tradectl.core.merging_values import Contradiction
    from tradectl.views.document import Text


def values(
    contradictions: Sequence[Contradiction],
    left: Mapping[str, object],
    renamed: Sequence[tuple[str, str]],
    *,
    path: str,
) -> dict[str, object]:
    """Return what a joining says besides the outcome, as the envelope's data; `from` is the folder that goes."""
    return {
        "from": path,
        "conflicts": [
            {"field": one.field, "into": one.mine, "other": one.other, "taken": one.is_taken} for one in contradictions
        ],
        "kept": dict(left),
        "renamed": [{"from": old, "to": new} for old, new in renamed],
    }


def document(
    changes: ChangeSet, contradictions: Sequence[Contradiction], *, path: str, into: str, dry_run: bool
) -> Document:
    """Return the plan for a person to confirm; of the journal only how much goes over."""
    added = sum(len(change.entries) - 1 for change in changes.changes if isinstance(change, AppendJournal))
    others = tuple(change for change in changes.changes if not isinstance(change, AppendJournal))
    _, listing = changes_view.document(changes._replace(changes=others)).blocks
    return Document(
        changes.subject,
        (
            Paragraph(Styled(changes.subject, Role.STRONG)),
            Paragraph(Joined((path, "→", into))),
            *contradicted(contradictions).blocks,
            *_left(contradictions),
            Paragraph(
                say_n("{count} entry of the journal goes over.", "{count} entries of the journal go over.", added)
            ),
            listing,
            *((Paragraph(Styled(say("Nothing was changed (--dry-run)."), Role.FAINT)),) if dry_run else ()),
        ),
    )


def contradicted(contradictions: Sequence[Contradiction]) -> Document:
    """Return what the two cards say against each other: what holds, and what the journal keeps of the other."""
    title = say("What the two cards say against each other")
    if not contradictions:
        return Document(title, (Paragraph(say("The two cards do not contradict each other.")),))
    columns = (
        Column(say("Field"), least=8),
        Column(say("Holds"), weight=1, wraps=True),
        Column(say("The other"), weight=1, wraps=True),
    )
    rows = tuple((field_word(one.field), *_sides(one)) for one in contradictions)
    return Document(title, (Paragraph(Joined((title, COLON), "")), Table(columns, rows)))


def _left(contradictions: Sequence[Contradiction]) -> Iterator[Paragraph]:
    """Yield what becomes of the values that do not hold, and how they would."""
    flags = " ".join(f"--take {one.field}" for one in contradictions if one.has_choice and not one.is_taken)
    if flags:
        yield Paragraph(say("What does not hold is kept, names as aliases, the rest in the journal."))
        yield Paragraph(say("To take the other value: {flags}", flags=flags))


def _sides(one: Contradiction) -> tuple[Text, Text]:
    mine, other = in_words(one.mine, one.other, one.field), in_words(one.other, one.mine, one.field)
    return (Styled(other, Role.STRONG), mine) if one.is_taken else (Styled(mine, Role.STRONG), other)
