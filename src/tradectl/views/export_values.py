"""Customers with everything the card says, as data of the envelope; and what an export has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say_n
from tradectl.views.document import Document, Joined, Paragraph, Role, Styled
from tradectl.views.row_values import row_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.follow_up_row import FollowUpRow
    from tradectl.core.message import Message


def customers_value(rows: Sequence[FollowUpRow]) -> dict[str, object]:
    """Return what `list` gives, and besides the card as given, the next step and what was said last."""
    listed = row_values([row.row for row in rows])["customers"]
    return {"customers": [{**told, **_more(row)} for told, row in zip(listed, rows, strict=True)]}  # type: ignore[call-overload]


def _more(row: FollowUpRow) -> dict[str, object]:
    return {
        "card": row.card.model_dump(mode="json", by_alias=True, exclude_unset=True),
        "next": {"on": row.step.on, "goal": row.step.goal} if row.step else None,
        "said": row.said,
    }


def written(kind: str, number: int, path: str, *, dry_run: bool) -> Document:
    """Return what was written, or would be, for a screen."""
    said = _counted(kind, number, dry_run=dry_run)
    mark = Styled("–", Role.FAINT) if dry_run else Styled("✓", Role.GOOD)
    place = Paragraph(Joined(("  ", Styled(path, Role.FAINT)), ""))
    return Document(said, (Paragraph(Joined((mark, said))), place))


def _counted(kind: str, number: int, *, dry_run: bool) -> Message:
    if kind == "ics":
        if dry_run:
            return say_n(
                "{count} calendar entry would be written.", "{count} calendar entries would be written.", number
            )
        return say_n("Wrote {count} calendar entry", "Wrote {count} calendar entries", number)
    if kind == "vcf":
        if dry_run:
            return say_n("{count} contact would be written.", "{count} contacts would be written.", number)
        return say_n("Wrote {count} contact", "Wrote {count} contacts", number)
    if dry_run:
        return say_n("{count} customer would be written.", "{count} customers would be written.", number)
    return say_n("Wrote {count} customer", "Wrote {count} customers", number)
