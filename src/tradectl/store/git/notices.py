"""What a person hears of a commit that is not all they would expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import Message, say, say_n
from tradectl.store.git.paths import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.store.git.status import Entry


def staged_apart(paths: Sequence[str]) -> tuple[Message, ...]:
    """Return one sentence a path that was staged with another text than its file has."""
    return tuple(
        say("The commit has {path} as it is on disk; what you had staged of it is still staged.", path=path)
        for path in paths
    )


def unmerged(entries: Sequence[Entry]) -> Message:
    """Return why nothing is committed while a file has an unresolved conflict."""
    path = next(entry.path for entry in entries if entry.unmerged)
    return say(
        "Nothing is committed: {path} has an unresolved git conflict. Resolve it with git, then run `tradectl save`.",
        path=path,
    )


def left_out(left: Sequence[tuple[str, Why]]) -> tuple[Message, ...]:
    """Return one sentence a reason for which files are not in the commit."""
    groups = {why: [path for path, other in left if other is why] for why in Why}
    return tuple(_left_out(why, paths) for why, paths in groups.items() if paths)


def _left_out(why: Why, paths: Sequence[str]) -> Message:
    if why is Why.FILTER:
        return say_n(
            "{path} has a git filter, and tradectl runs no filters, so it is not committed. Commit it with git.",
            "{count} files have a git filter, and tradectl runs no filters, so they are not committed. "
            "Commit them with git. The first is {path}",
            len(paths),
            path=paths[0],
        )
    if why is Why.UNREADABLE:
        return say_n(
            "{path} cannot be read, so it is not committed. Close the program that has it open.",
            "{count} files cannot be read, so they are not committed. Close the programs that have them open. "
            "The first is {path}",
            len(paths),
            path=paths[0],
        )
    return say_n(
        "{path} is not a file (a pipe, or a git repository of its own), so it is not committed.",
        "{count} paths are not files (pipes, or git repositories of their own), so they are not committed. "
        "The first is {path}",
        len(paths),
        path=paths[0],
    )
