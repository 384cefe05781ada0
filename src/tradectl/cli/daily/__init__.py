"""What the verbs of every day do once their words are read; no command-line library is needed for it."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tradectl.cli.session import Session


def answer(session: Session, values: dict[str, Any]) -> int:
    """Do what the session's verb asks, with the values of its line, and return the exit code."""
    return int(import_module(f"{__name__}.{session.command}").answer(session, **values))
