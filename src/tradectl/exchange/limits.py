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
    """Return the refusal of a file that is not what it looks like; `kind` is `CSV`, `XLSX`, `EML`, `JSON` or so."""
    if kind == "EML":
        message = say("{file} cannot be read as a mail.", file=name)
        hint = say("Save the mail once more as .eml in your mail program, and try again.")
    elif kind == "JSON":
        message = say("{file} cannot be read as JSON.", file=name)
        hint = say("Make the file again with the program it comes from, and try again.")
    elif kind == "CSV":  # also what is none of the files that are known
        message = say("{file} cannot be read as a table.", file=name)
        hint = say("Open it in Excel or the program it comes from, save it as .xlsx, and try again.")
    else:
        message = say("{file} cannot be read as a table ({kind}).", file=name, kind=kind)
        hint = say("Open it in Excel or the program it comes from, save it as .xlsx, and try again.")
    return TradectlError(ErrorCode.INVALID, message, hint)
