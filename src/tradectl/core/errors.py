"""What cannot be done: raised where it is found, told once at the command line."""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.message import Message


class ErrorCode(StrEnum):
    """The stable codes of the JSON envelope."""

    USAGE = "usage"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    EXISTS = "exists"
    LOCKED = "locked"
    CHANGED = "changed"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    NOTHING_TO_UNDO = "nothing_to_undo"
    INTERNAL = "internal"


class TradectlError(Exception):
    """An operation that is refused or impossible, with a hint for the person who asked for it."""

    def __init__(
        self, code: ErrorCode, message: Message, hint: Message | None = None, details: tuple[Message, ...] = ()
    ) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message
        self.hint = hint
        self.details = details  # one line each: candidates, evidence, files in the way


class DeclinedError(TradectlError):
    """A person was asked and said no: nothing is wrong, and nothing is done."""
