"""One command, one commit: of the paths it touched, by the person who acts, with trailers a program can read.

Before the files are written `commit_edits` commits what a person changed in them and has not saved ('Edits by hand'),
so that the command's own commit shows the command's own doing. After they are written `commit` commits them. Neither
ever raises for git's sake: the files are what counts, and a commit that failed is made up for by the next one. Both may
give the same warning; show it once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.store.git.notices import left_out, staged_apart, unmerged
from tradectl.store.git.paths import stands
from tradectl.store.git.record import Recorded, Signature, record
from tradectl.store.git.repository import failure
from tradectl.store.git.run import GitError
from tradectl.store.git.status import Entry, Status, is_below, read_status
from tradectl.store.git.tidy import tidy
from tradectl.store.git.touched import Touched, new_place
from tradectl.store.git.trailers import CUSTOMER, OPERATION, write_message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tradectl.store.git.identity import Identity
    from tradectl.store.git.repository import Repository

_TRIES = 3  # while somebody else commits in between


class CommitResult(NamedTuple):
    """The commit that was made (`sha`), how many files it has, and what the person should hear.

    No `sha` and no warning: nothing differed from HEAD.
    """

    sha: str | None = None
    added: int = 0
    changed: int = 0
    removed: int = 0
    warnings: tuple[Message, ...] = ()


def commit_edits(
    repo: Repository, touched: Touched, subject: str, *, author: Identity | None, when: datetime
) -> CommitResult:
    """Commit what differs from HEAD in the files an operation is going to touch; to be called before it is applied."""

    def choose(status: Status) -> list[Entry]:
        files, moved = frozenset(touched.files), frozenset(old for old, _ in touched.moves)
        return [e for e in status.entries if is_below(e.path, files) or (e.tracked and is_below(e.path, moved))]

    if not touched.all_paths:
        return CommitResult()
    return commit_chosen(repo, touched.all_paths, choose, Signature(write_message(subject, (), ()), author, when))


def commit(
    repo: Repository,
    touched: Touched,
    subject: str,
    *,
    body: Sequence[str] = (),
    operation: str,
    customers: Sequence[str] = (),
    author: Identity | None,
    when: datetime,
) -> CommitResult:
    """Commit what an operation touched, after it was applied; `when` is the time of the operation."""

    def choose(status: Status) -> list[Entry]:
        files, moves = frozenset(touched.files), dict(touched.moves)
        chosen = {entry.path: entry for entry in status.entries if is_below(entry.path, files)}
        for entry in status.entries:
            new = new_place(entry.path, moves) if entry.tracked else None
            if new is not None:
                chosen[entry.path] = entry
                if stands(repo.root, new):
                    chosen[new] = chosen.get(new, Entry(new, edited=True))._replace(carried=entry.head)
        return list(chosen.values())

    trailers = [(OPERATION, operation), *((CUSTOMER, customer) for customer in customers)]
    if not touched.all_paths:
        return CommitResult()
    return commit_chosen(
        repo, touched.all_paths, choose, Signature(write_message(subject, body, trailers), author, when)
    )


def commit_chosen(
    repo: Repository, paths: Sequence[str] | None, choose: Callable[[Status], list[Entry]], signature: Signature
) -> CommitResult:
    """Commit what `choose` takes of the status of `paths`; begin again where somebody commits in between."""
    stopped = repo.unfinished()
    if stopped is not None:
        return CommitResult(warnings=(stopped,))
    try:
        for _ in range(_TRIES):
            status = read_status(repo, paths)
            chosen = choose(status)
            if any(entry.unmerged for entry in chosen):
                return CommitResult(warnings=(unmerged(chosen),))
            recorded = record(repo, status.head, chosen, signature)
            if not recorded.moved:
                break
    except GitError as error:
        return CommitResult(warnings=(failure(error.output),))
    return _result(repo, recorded)


def _result(repo: Repository, recorded: Recorded) -> CommitResult:
    if recorded.moved:
        message = say("Nothing is committed: somebody else commits here without a pause. Run `tradectl save` later.")
        return CommitResult(warnings=(message,))
    if recorded.sha is not None:
        tidy(repo)
    warnings = (*staged_apart(recorded.kept), *left_out(recorded.left))
    return CommitResult(recorded.sha, recorded.added, recorded.changed, recorded.removed, warnings)
