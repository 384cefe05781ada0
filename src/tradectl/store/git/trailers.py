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


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
