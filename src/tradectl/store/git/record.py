"""Makes one commit of chosen paths and leaves everything else as it is: the files, and what a person staged.

The index takes up the chosen paths first: `git status` is clean afterwards, and a lock held by another git stops
everything before it begins. The commit is then written by `git fast-import` on top of HEAD: one process, which does not
read the index of ten thousand customers, does not see what is staged there, and moves the branch only if nobody else
did meanwhile. Where a path has other text staged than its file has, the file is committed and what is staged stays.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple
from tradectl.store.git.identity import as_environ, author_line, committer_line
from tradectl.store.git.paths import Why, leave_out, nul_ended, quoted
from tradectl.store.git.run import checked
from tradectl.store.git.status import MOST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tradectl.store.git.identity import Identity
    from tradectl.store.git.repository import Repository
    from tradectl.store.git.status import Entry

Blob = tuple[str, str]  # mode and object id
_FILE, _LINK = "100644", "120000"


class Signature(NamedTuple):
    """The text of a commit, its author (None: whom git knows) and the time of the operation."""

    message: str
    author: Identity | None
    when: datetime


class Recorded(NamedTuple):
    """A commit (`sha`), or none because nothing differed or because HEAD `moved` meanwhile."""

    sha: str | None = None
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: tuple[str, ...] = ()  # committed, and other text of them is still staged
    left: tuple[tuple[str, Why], ...] = ()
    moved: bool = False


def record(repo: Repository, head: str | None, entries: Sequence[Entry], signature: Signature) -> Recorded:
    """Commit the files of `entries` as they are now on top of `head`. Raise GitError where git fails."""
    left = leave_out(repo, [entry.path for entry in entries if entry.present])
    carried = {entry.path: entry.carried for entry in entries if entry.carried and left.get(entry.path) is Why.FILTER}
    ours = [entry for entry in entries if entry.path not in left or entry.path in carried]
    blobs = carried | _take_up(repo, [entry for entry in ours if entry.path not in carried], carried)
    changes = {entry.path: (entry.head, blobs.get(entry.path)) for entry in ours}
    changes = {path: (before, after) for path, (before, after) in changes.items() if before != after}
    without = tuple((path, why) for path, why in left.items() if path not in carried)
    if not changes:
        return Recorded(left=without)
    sha = _import(repo, head, {path: after for path, (_, after) in changes.items()}, signature)
    return Recorded(
        sha=sha,
        added=sum(before is None for before, _ in changes.values()),
        changed=sum(None not in pair for pair in changes.values()),
        removed=sum(after is None for _, after in changes.values()),
        kept=tuple(entry.path for entry in ours if entry.apart and entry.path in changes),
        left=without,
        moved=sha is None,
    )


def _take_up(repo: Repository, entries: Sequence[Entry], carried: Mapping[str, Blob]) -> dict[str, Blob]:
    """Bring the index up to the files, but for what is staged apart; return what git keeps of each file there is."""
    index, apart = [e for e in entries if not e.apart], [e for e in entries if e.apart and e.present]
    gone = [entry.path for entry in index if not entry.present]
    there = [entry.path for entry in index if entry.present]
    if gone:
        checked(repo.git.write("update-index", "-z", "--force-remove", "--stdin", stdin=nul_ended(gone)))
    if there:
        options = ("--add", "--remove", "-z", "--stdin")
        checked(repo.git.write("update-index", *options, stdin=nul_ended(there)))
    if carried:
        lines = (f"{mode} {blob}\t".encode() + nul_ended([path]) for path, (mode, blob) in carried.items())
        checked(repo.git.write("update-index", "-z", "--index-info", stdin=b"".join(lines)))
    return _indexed(repo, there) | _hashed(repo, apart)


def _indexed(repo: Repository, paths: Sequence[str]) -> dict[str, Blob]:
    """Return what the index holds of `paths`."""
    if not paths:
        return {}
    few = paths if sum(len(path) + 1 for path in paths) <= MOST else ()
    wanted, found = frozenset(paths), {}
    for line in checked(repo.git.run("ls-files", "--stage", "-z", "--", *few)).split(b"\0")[:-1]:
        place, _, name = line.partition(b"\t")
        mode, blob, _ = place.decode().split()
        found[os.fsdecode(name)] = (mode, blob)
    return {path: blob for path, blob in found.items() if path in wanted}


def _hashed(repo: Repository, entries: Sequence[Entry]) -> dict[str, Blob]:
    """Store files beside the index; return what git keeps of them."""
    files = [entry for entry in entries if entry.mode != _LINK]
    blobs: dict[str, Blob] = {}
    if files:
        lines = b"".join(quoted(entry.path) + b"\n" for entry in files)
        told = checked(repo.git.write("hash-object", "-w", "--stdin-paths", stdin=lines)).decode().split()
        blobs = {entry.path: (entry.mode or _FILE, blob) for entry, blob in zip(files, told, strict=True)}
    for entry in entries:
        if entry.mode == _LINK:  # git would hash what it points to
            target = os.fsencode(os.readlink(repo.root / entry.path))  # noqa: PTH115 - as it is written
            told = checked(repo.git.write("hash-object", "-w", "--stdin", stdin=target)).decode().split()
            blobs[entry.path] = (_LINK, told[0])
    return blobs


def _import(repo: Repository, head: str | None, changes: Mapping[str, Blob | None], signature: Signature) -> str | None:
    """Write the commit and move HEAD to it; return its id, None where somebody moved HEAD meanwhile."""
    text = signature.message.encode("utf-8", "replace")
    removed = [b"D %s\n" % quoted(path) for path, blob in changes.items() if blob is None]
    written = [b"M %s %s %s\n" % (*map(str.encode, blob), quoted(path)) for path, blob in changes.items() if blob]
    committer = committer_line(repo.git, signature.author)
    stream = (
        b"commit HEAD\nmark :1\n",
        f"author {author_line(repo.git, signature.author, signature.when)}\n".encode("utf-8", "replace"),
        f"committer {committer}\n".encode("utf-8", "replace"),
        b"data %d\n%s\n" % (len(text), text),
        f"from {head}\n".encode() if head else b"",
        *removed,  # first: a file may stand where a folder was
        *written,
        b"\nget-mark :1\ndone\n",
    )
    options = ("--quiet", "--done", "--date-format=raw")
    output = repo.git.write("fast-import", *options, stdin=b"".join(stream), env=as_environ(committer))
    if not output.ok and "Not updating" in output.err:
        return None
    return checked(output).decode().strip()
