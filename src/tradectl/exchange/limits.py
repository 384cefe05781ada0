"""How much of a foreign file is taken: enough for anybody's list, too little to fill the machine."""

from __future__ import annotations

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say

LARGEST_FILE = 50 << 20
MOST_CELLS = 3_000_000
MOST_COLUMNS = 16_384  # as many as Excel has
LONGEST_CELL = 100_000


def too_large(name: str) -> TradectlError:
    """Return the refusal of a file that holds too much."""
    return TradectlError(
        ErrorCode.REFUSED,
        say("{file} holds more than can be read at once.", file=name),
        say("Split it into smaller files."),
    )


def unreadable(name: str, kind: str) -> TradectlError:
    """Return the refusal of a file that is not what it looks like."""
    return TradectlError(
        ErrorCode.INVALID,
        say("{file} cannot be read as {kind}.", file=name, kind=kind),
        say("Open it in the program it comes from, save it again, and try once more."),
    )
