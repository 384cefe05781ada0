"""Who wrote and who committed: git's own idea of it, and what stands in where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.named import NamedTuple
from tradectl.store.git.run import checked, find_git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from tradectl.store.git.run import Git

_STRIPPED = "".join(map(chr, range(33))) + ".,:;<>\"\\'"  # what git itself strips from the ends of a name


_SOON = 3.0  # seconds: where a pipe stands for a file of git, it waits for ever


class Identity(NamedTuple):
    """A name and an e-mail as git writes them; the e-mail may be empty."""

    name: str
    email: str


TRADECTL = Identity("tradectl", "tradectl@localhost")


def user_identity(root: Path, environ: Mapping[str, str]) -> Identity | None:
    """Return the user git is configured with at `root` (`user.name`, `user.email`); None where it has no e-mail."""
    git = find_git(root, environ)
    asked = git.run("config", "-z", "--get-regexp", r"^user\.(name|email)$", seconds=_SOON) if git else None
    if asked is None or not asked.ok:
        return None
    found = dict(pair.split("\n", 1) for pair in asked.out.decode("utf-8", "replace").split("\0") if "\n" in pair)
    email = found.get("user.email", "").strip()
    return Identity(found.get("user.name", "").strip(), email) if email else None


def committer_line(git: Git, author: Identity | None) -> str:
    """Return the committer with git's own clock, as git writes it into a commit. Raise GitError where git cannot tell.

    Git's configured identity (or its variables), else the author, else tradectl: a commit never fails for want of one.
    """
    return _ask(git, "COMMITTER", author or TRADECTL, {}, "")


def as_environ(line: str) -> dict[str, str]:
    """Return the variables that make git take `line` for the committer: it notes one in the reflog as well."""
    name, _, rest = line.rpartition(" <")
    email, _, date = rest.partition("> ")
    return {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": f"@{date}"}


def author_line(git: Git, author: Identity | None, when: datetime) -> str:
    """Return the author and the time of the operation, as git writes them. Raise GitError where git cannot tell."""
    stamp = f"{max(0, int(when.timestamp()))} {when.strftime('%z')[:5] or '+0000'}"
    if author is not None and "GIT_AUTHOR_DATE" not in git.environ:
        name = _plain(author.name) or _plain(author.email.partition("@")[0]) or TRADECTL.name
        return f"{name} <{_plain(author.email)}> {stamp}"
    known = {"GIT_AUTHOR_DATE": git.environ.get("GIT_AUTHOR_DATE", f"@{stamp}")}
    if author is not None and _plain(author.name):
        known |= {"GIT_AUTHOR_NAME": author.name, "GIT_AUTHOR_EMAIL": author.email}
    return _ask(git, "AUTHOR", author or TRADECTL, known, f"@{stamp}")


def _ask(git: Git, role: str, otherwise: Identity, known: dict[str, str], date: str) -> str:
    """Ask git, which reads its clock where `date` is empty; `otherwise` fills gaps first, then replaces nonsense."""
    names = {f"GIT_{role}_NAME": otherwise.name, f"GIT_{role}_EMAIL": otherwise.email}
    missing = {key: value for key, value in names.items() if key not in git.environ}
    dated = {f"GIT_{role}_DATE": date}
    for env in (known, missing | known, names | known, names | dated):
        told = git.run("-c", "user.useConfigOnly=true", "var", f"GIT_{role}_IDENT", env=env)
        if told.ok:
            return _text(told.out)
    anyhow = {f"GIT_{role}_NAME": TRADECTL.name, f"GIT_{role}_EMAIL": TRADECTL.email}
    return _text(checked(git.run("var", f"GIT_{role}_IDENT", env=anyhow | dated)))


def _text(out: bytes) -> str:
    return out.decode("utf-8", "replace").strip()


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter not in "<>\n\0").strip(_STRIPPED)
