"""Commits everything pending: edits by hand, documents, what is staged; what `.gitignore` names stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.store.git.commit import CommitResult, commit_chosen
from tradectl.store.git.record import Signature
from tradectl.store.git.trailers import OPERATION, write_message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tradectl.store.git.identity import Identity
    from tradectl.store.git.repository import Repository
    from tradectl.store.git.status import Entry, Status


def save_all(
    repo: Repository,
    subject: str,
    *,
    body: Sequence[str] = (),
    operation: str | None = None,
    author: Identity | None,
    when: datetime,
) -> CommitResult:
    """Commit every file as it is now; of a file that is staged with other text, the file counts."""
    trailers = [(OPERATION, operation)] if operation else []
    return commit_chosen(repo, None, _everything, Signature(write_message(subject, body, trailers), author, when))


def _everything(status: Status) -> list[Entry]:
    return [entry._replace(staged=False) for entry in status.entries]
