"""What the history says about an operation: whether others have it already."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.layout import PRIVATE

if TYPE_CHECKING:
    from tradectl.store.git.repository import Repository


_NOT_THERE = (1, 128)  # the upstream has it not; there is no upstream


def is_shared(repo: Repository, sha: str) -> bool:
    """Return whether the commit is on a remote-tracking branch or on the upstream of the current branch.

    Where git cannot tell (a commit that is gone), it counts as shared: what follows then rewrites nothing.
    """
    remote = repo.git.run("for-each-ref", f"--contains={sha}", "--count=1", "--format=%(refname)", "refs/remotes")
    if remote.out or not remote.ok:
        return True
    asked = repo.git.run("merge-base", "--is-ancestor", sha, "@{upstream}")  # an upstream may be a local branch
    return asked.code not in _NOT_THERE


def tracked_private(repo: Repository) -> tuple[str, ...]:
    """Return the files of `.tradectl/` that git tracks: an intent that travels would be replayed elsewhere."""
    asked = repo.git.run("ls-files", "-z", "--", PRIVATE)
    return tuple(os.fsdecode(name) for name in asked.out.split(b"\0")[:-1])


def dragged_from(repo: Repository, folder: str) -> tuple[str, ...]:
    """Return the folders of the same name that git knows and the disk has no more, where git knows nothing at `folder`.

    A person who drags a customer's folder elsewhere leaves git with the old place; committing the new one alone would
    give colleagues the customer twice.
    """
    if repo.git.run("ls-files", "-z", "--", folder).out:
        return ()
    name = folder.rpartition("/")[2].encode()
    known = repo.git.run("ls-files", "-z").out.split(b"\0")
    places = {
        os.fsdecode(path.partition(b"/" + name + b"/")[0] + b"/" + name) for path in known if b"/" + name + b"/" in path
    }
    return tuple(sorted(place for place in places if not os.path.lexists(repo.root / place)))
