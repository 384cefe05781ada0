"""What the verbs of every day do once their words are read; no command-line library is needed for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tradectl.cli.session import Session


def answer(session: Session, values: dict[str, Any]) -> int:
    """Do what the session's verb asks, with the values of its line, and return the exit code."""
    return int(import_module(f"{__name__}.{session.command}").answer(session, **values))
