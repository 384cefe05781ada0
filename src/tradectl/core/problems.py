"""Wrong data as a value: what is wrong, where, and what to do about it."""

from enum import StrEnum

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple


class Severity(StrEnum):
    """How bad a problem is: an error makes `validate` exit 1, `--strict` counts warnings as errors."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(NamedTuple):
    """One finding about one place of one file.

    `path` is relative to the workspace, with `/`; `line` and `column` count from 1. `accepted` is the reason a person
    gave on the card for living with it.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: Message
    remedy: Message
    accepted: str | None = None

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Return the order in which problems are shown."""
        return (self.path, self.line, self.column, self.code)

    @property
    def located(self) -> Message:
        """Return the finding with its place and code, on one line."""
        return say(
            "{path}:{line}:{column}: {code} {message}",
            path=self.path,
            line=self.line,
            column=self.column,
            code=self.code,
            message=self.message,
        )

    def accept(self, reason: str) -> "Problem":
        """Return the same finding as a hint that carries the reason it is lived with."""
        return self._replace(severity=Severity.HINT, accepted=reason)


class Met(NamedTuple):
    """What was met in reading: the problems, and the ids of customers left out because their cards cannot be read."""

    problems: tuple[Problem, ...]
    missing: tuple[str, ...] = ()
