"""Git and the workspace's repository, judged: whether the history is kept, and what stands in its way."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from tradectl.core.health.finding import bad, good, look
from tradectl.core.layout import PRIVATE
from tradectl.core.message import say, say_n
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.health.finding import Finding

_OBJECTS = frozenset(["loose-object", "pack"])
_DERIVED = frozenset(["pack-metadata", "commit-graph"])
_TOGETHER = {
    "objects": _OBJECTS,
    "derived-metadata": _DERIVED,
    "committed": _OBJECTS,
    "added": _OBJECTS | {"index"},
    "all": _OBJECTS | _DERIVED | {"index", "reference"},
}
_COMMIT = frozenset(["loose-object", "reference"])  # what a new commit consists of
_KNOWS_FSYNC = (2, 36)
_SHOWN = 5


class Standing(StrEnum):
    """How a workspace stands to git."""

    OWN = "own"
    NONE = "none"
    ABOVE = "above"
    OWNERSHIP = "ownership"
    UNFINISHED = "unfinished"
    UNUSABLE = "unusable"


class Fsync(NamedTuple):
    """git's settings `core.fsync`, `core.fsyncMethod` and `core.fsyncObjectFiles`; None where one is not set."""

    parts: str | None = None
    method: str | None = None
    objects: str | None = None


class RepositoryFacts(NamedTuple):
    """What git says of a workspace; all but `standing` and `reason` (git's words) only of a repository of its own.

    `operation` is one that is unfinished (merge, rebase …); `private` are tracked files of `.tradectl`; `hooks` are
    names; `unmerged` are files in conflict.
    """

    standing: Standing
    reason: str = ""
    operation: str = ""
    fsync: Fsync = Fsync()
    private: tuple[str, ...] = ()
    is_ignored: bool = True
    hooks: tuple[str, ...] = ()
    unmerged: tuple[str, ...] = ()


def judge_git(version: str | None) -> Finding:
    """Return which git there is; None where the PATH has none."""
    if version is None:
        return look("git", say("git is not on the PATH: nothing is committed."), say("Install git."))
    return good("git", say("git {version}", version=version))


def judge_history(
    version: str, facts: RepositoryFacts, system: str, folder: str, *, commits: bool
) -> Iterator[Finding]:
    """Yield what is found of a workspace's repository; `commits`: the settings ask for one a command."""
    yield _repository(facts, folder, commits=commits)
    yield _commits(commits=commits)
    if facts.standing is Standing.OWN:
        yield _fsync(version, facts.fsync, system)
        yield _private(facts)
        yield _hooks(facts.hooks)
        yield _conflicts(facts.unmerged)


def _repository(facts: RepositoryFacts, folder: str, *, commits: bool) -> Finding:
    name = "repository"
    match facts.standing:
        case Standing.OWN if facts.operation:
            return look(
                name,
                say(
                    "A git {operation} is unfinished here; until then nothing is committed.", operation=facts.operation
                ),
                say("Finish it with git, then run `tradectl save`."),
            )
        case Standing.OWN:
            return good(name, say("The workspace is a git repository of its own."))
        case Standing.OWNERSHIP:
            return look(
                name,
                say("The workspace belongs to another user of this computer, and git does not trust it."),
                say("If you do, run: git config --global --add safe.directory '{path}'", path=folder),
            )
        case Standing.UNFINISHED | Standing.UNUSABLE:
            return _broken(name, facts)
    if not commits:
        return good(name, say("The workspace is no git repository of its own."))
    above = say("The workspace lies in a git repository that is not its own; nothing is committed there.")
    none = say("The workspace is no git repository of its own; there is no history.")
    return look(
        name,
        above if facts.standing is Standing.ABOVE else none,
        say("Make one in the workspace: git init. Then run `tradectl save`."),
    )


def _broken(name: str, facts: RepositoryFacts) -> Finding:
    if facts.standing is Standing.UNFINISHED:
        return look(
            name,
            say("The git repository of the workspace was never finished; nothing is in it, and there is no history."),
            say("Run `tradectl save`: it finishes the repository and commits everything."),
        )
    return bad(
        name,
        say("git cannot use the repository of the workspace: {reason}", reason=facts.reason),
        say("Your files are safe. Repair the repository, or clone it again and copy your files over."),
    )


def _commits(*, commits: bool) -> Finding:
    if commits:
        return good("commits", say("The settings ask for a commit after each command."))
    return good("commits", say("Commits are off in the settings (git: commit: false)."))


def _fsync(version: str, fsync: Fsync, system: str) -> Finding:
    told = say(
        "git does not bring new commits to the disk at once: a power cut may cost the newest ones, "
        "but never a file of the workspace."
    )
    if _numbers(version) < _KNOWS_FSYNC:
        return look(
            "fsync", told, say("Install git 2.36 or newer, then run in the workspace: git config core.fsync all")
        )
    if not brings_commits_to_disk(fsync, system):
        return look("fsync", told, say("Run in the workspace: git config core.fsync all"))
    if (fsync.method or _method(system)) == "writeout-only":
        return look("fsync", told, say("Run in the workspace: git config core.fsyncMethod fsync"))
    return good("fsync", say("git brings each commit to the disk at once (core.fsync)."))


def brings_commits_to_disk(fsync: Fsync, system: str) -> bool:
    """Return whether git syncs all that a new commit consists of, as `git help config` reads `core.fsync`."""
    base = _OBJECTS | _DERIVED
    if not system.startswith("Windows"):
        base -= {"loose-object"}
    more: frozenset[str] = frozenset()
    less: frozenset[str] = frozenset()
    for word in re.findall(r"[^,\s]+", fsync.parts or ""):
        bare = word.removeprefix("-")
        parts = _TOGETHER.get(bare, frozenset([bare]))
        if word == "none":
            base = frozenset()
        elif bare != word:
            less |= parts
        else:
            more |= parts
    if (fsync.objects or "").lower() in ("true", "yes", "on", "1"):
        more |= {"loose-object"}
    return ((base - less) | more) >= _COMMIT


def _method(system: str) -> str:
    return "writeout-only" if system.startswith("Darwin") else "fsync"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:2]))


def _private(facts: RepositoryFacts) -> Finding:
    if facts.private:
        return bad(
            "private",
            say("git tracks {path}: unfinished work would travel to colleagues.", path=facts.private[0]),
            say("Run in the workspace: git rm -r --cached {folder}. Then commit.", folder=PRIVATE),
        )
    if not facts.is_ignored:
        return look(
            "private",
            say("git does not ignore {folder}", folder=PRIVATE),
            say("Write one line with * into {folder}/.gitignore", folder=PRIVATE),
        )
    return good("private", say("git ignores {folder}, the folder for unfinished work.", folder=PRIVATE))


def _hooks(hooks: tuple[str, ...]) -> Finding:
    if not hooks:
        return good("hooks", say("No git hooks are set."))
    return look(
        "hooks",
        say(
            "tradectl never runs these git hooks: {names}",
            names=", ".join((*hooks[:_SHOWN], *["…"][: len(hooks) - _SHOWN])),
        ),
        say("If you need them, turn commits off in the settings (git: commit: false) and commit with git."),
    )


def _conflicts(unmerged: tuple[str, ...]) -> Finding:
    if not unmerged:
        return good("conflicts", say("No file is left in a git conflict."))
    return bad(
        "conflicts",
        say_n(
            "{path} is left in a git conflict.",
            "{count} files are left in a git conflict. The first is {path}",
            len(unmerged),
            path=unmerged[0],
        ),
        say("Put each file right, then run: git add, git commit"),
    )
