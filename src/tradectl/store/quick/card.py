"""A card's bytes to its fields, where nothing about them could be complained of."""

from __future__ import annotations

from tradectl.core.fits import fits
from tradectl.core.outlines import CARD
from tradectl.store.quick.card_text import read_card_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tradectl.store.quick.card_text import Lines

_LARGEST = 1 << 16  # bytes of a card: what is longer is not plain
_FORMAT = "1"


def read_card(raw: bytes) -> tuple[dict[str, Any], Lines] | None:
    """Return a flawless card's fields and the lines they stand on; None at the first doubt."""
    if len(raw) > _LARGEST:
        return None
    try:
        found = read_card_text(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    if found is None or found[0].get("format") != _FORMAT or not fits(CARD, found[0]):
        return None
    return found
