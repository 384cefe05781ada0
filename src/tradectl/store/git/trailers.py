"""The message of a commit: a subject for people, trailers for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OPERATION = "Tradectl-Op"
CUSTOMER = "Tradectl-Customer"


def write_message(subject: str, body: Sequence[str], trailers: Sequence[tuple[str, str]]) -> str:
    """Return the text of a commit: subject, body lines, and the trailers as the last paragraph."""
    paragraphs = [_one_line(subject) or "tradectl"]
    if any(body):
        paragraphs.append("\n".join(_one_line(line) for line in body).strip("\n"))
    if trailers:
        paragraphs.append("\n".join(f"{key}: {_one_line(value)}" for key, value in trailers))
    return "\n\n".join(paragraphs) + "\n"


def read_trailers(message: str) -> tuple[tuple[str, str], ...]:
    """Return the trailers of a commit's text: its last paragraph alone, so that no subject or body forges one."""
    paragraphs = message.rstrip("\n").split("\n\n")
    pairs = [line.partition(": ") for line in paragraphs[-1].split("\n")]
    if len(paragraphs) == 1 or not all(key.startswith("Tradectl-") and colon for key, colon, _ in pairs):
        return ()
    return tuple((key, value) for key, _, value in pairs)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
