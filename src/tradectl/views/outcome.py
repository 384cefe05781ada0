"""What a writing command did, in a line or two; what it would do, in full."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tradectl.core.changes import AppendJournal, SetFields
from tradectl.core.message import say
from tradectl.views import changes as changes_view
from tradectl.views.agreed import agreed
from tradectl.views.change_values import parsed
from tradectl.views.document import Document, Joined, Paragraph, Role, Styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.changes import ChangeSet
    from tradectl.core.message import Message
    from tradectl.views.document import Block


def edited(code: str, changes: ChangeSet) -> Document:
    """Return what an editor changed in a card that is sound."""
    fields = [field for one in changes.changes if isinstance(one, SetFields) for field in one.fields]
    told = say("Edited {name}: checked", name=code)
    lines = [Paragraph(Joined(("  ", changes_view.field_text(field)), "")) for field in fields]
    return Document(told, (Paragraph(Joined((Styled("✓", Role.GOOD), told))), *lines))


def _agreed(changes: ChangeSet) -> Iterator[Message]:
    """Yield what was agreed in what was logged, alike for several customers."""
    logged = (one for one in changes.changes if isinstance(one, AppendJournal)) if changes.command == "log" else ()
    for change in islice(logged, 1):
        entry = parsed(change.entries[0][1])
        if isinstance(entry, dict):
            yield from agreed(entry.get("entry") or entry)


def document(changes: ChangeSet, *, path: str | None, dry_run: bool, entries: tuple[str, ...]) -> Document:
    """Return the outcome for a screen."""
    if dry_run:
        plan = changes_view.document(changes, changes_view.SCREEN)
        only_shown = Paragraph(Styled(say("Nothing was changed (--dry-run)."), Role.FAINT))
        return Document(plan.title, (*plan.blocks, only_shown))
    blocks: list[Block] = [Paragraph(Joined((Styled("✓", Role.GOOD), changes.subject)))]
    if path:
        blocks.append(Paragraph(Joined(("  ", Styled(path, Role.FAINT)), "")))
    blocks += [Paragraph(Joined(("  ", Styled(entry, Role.FAINT)), "")) for entry in entries]
    blocks += [Paragraph(Joined(("  ", told), "")) for told in _agreed(changes)]
    return Document(changes.subject, tuple(blocks))
