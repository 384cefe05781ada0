"""One matter of tradectl's surroundings, judged."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.core.message import Message


class State(StrEnum):
    """How a matter stands: `look` may be as it should be and deserves a look, `bad` makes `doctor` exit 1."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


class Finding(NamedTuple):
    """What was found of one matter; only what is good has no remedy."""

    name: str
    state: State
    text: Message
    remedy: Message | None = None


def good(name: str, text: Message) -> Finding:
    """Return the finding that a matter is in order."""
    return Finding(name, State.GOOD, text)


def look(name: str, text: Message, remedy: Message) -> Finding:
    """Return the finding that a matter is to be looked at."""
    return Finding(name, State.LOOK, text, remedy)


def bad(name: str, text: Message, remedy: Message) -> Finding:
    """Return the finding that a matter is bad."""
    return Finding(name, State.BAD, text, remedy)
