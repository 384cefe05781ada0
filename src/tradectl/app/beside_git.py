"""A git that merges while a command writes may put a file back: wait for it, look, write again (docs/safety.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import WriteFile
from tradectl.core.errors import TradectlError
from tradectl.core.layout import PRIVATE
from tradectl.core.message import Message, say
from tradectl.store.apply import again, apply, fallen
from tradectl.store.apply.lock import keep_time, kept_time
from tradectl.store.git.quiet import begun_at, changed_at, git_folder, wait_for_git

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tradectl.core.changes import ChangeSet
    from tradectl.core.occasion import Occasion
    from tradectl.store.apply.standing import Again
    from tradectl.store.workspace import Workspace


class BesideGit:
    """One operation and the git that may be at work in its workspace."""

    def __init__(self, workspace: Workspace, occasion: Occasion, changes: ChangeSet) -> None:
        self.notices: list[Message] = []
        self._root = workspace.root
        self._now = workspace.memory.now
        self._occasion = occasion
        self._changes = changes
        self._folder = git_folder(workspace.root)
        self._private = workspace.root / PRIVATE
        self._begun = 0  # when a git last began to merge, before the operation
        self._met = False  # whether a git was at work meanwhile
        self._mended = 0

    def wait(self) -> None:
        """Wait till no git is at work, before anything is written."""
        if self._folder is not None:
            self._wait(self._folder)
            self._begun = begun_at(self._folder)

    def _wait(self, folder: str) -> bool:
        return wait_for_git(folder, lambda: kept_time(self._private), self._now)

    def _is_met(self) -> bool:
        """Return whether a git has been at work since the operation began; wait for it."""
        if self._folder is not None and (self._wait(self._folder) or begun_at(self._folder) != self._begun):
            self._met = True
        return self._met

    def _lost(self, folder: str, merged: Callable[[Sequence[str]], frozenset[str]] | None) -> Again | None:
        """Return what brings back what git has put back."""
        if not self._is_met() and not fallen(self._root, self._changes, journals_only=True):
            return None
        self._met = True
        self._wait(folder)
        lost = fallen(self._root, self._changes, journals_only=False)
        known = merged([one.path for one in lost if isinstance(one, WriteFile)]) if merged and lost else frozenset()
        return again(self._root, self._changes.operation, tuple(one for one in lost if one.path not in known))

    def mend_at_once(self) -> ChangeSet | None:
        """Do what `mend` does where a git was at work while the operation was applied; else nothing."""
        return self.mend() if self._is_met() else None

    def committed(self) -> None:
        """Note that it was us who changed git's folder, unless a git was at work, too: nobody need wait for us."""
        if self._folder is None or self._met:
            return
        changed = changed_at(self._folder)
        if begun_at(self._folder) == self._begun:
            keep_time(self._private, changed)

    def mend(self, merged: Callable[[Sequence[str]], frozenset[str]] | None = None) -> ChangeSet | None:
        """Write again what git has put back; return the operation that did, None where all stands.

        `merged` tells which files have become part of the history with what was written to them. What is done is done:
        a place that cannot even be looked at is a notice.
        """
        if self._folder is None:
            return None
        try:
            found = self._lost(self._folder, merged)
        except (OSError, TradectlError) as error:
            reason = error.message if isinstance(error, TradectlError) else error.strerror or str(error)
            self.notices.append(say("Whether git left what was written cannot be seen: {reason}", reason=reason))
            return None
        if found is None or not found.changes:
            return None
        self._mended += 1
        name = f"{self._changes.operation}-{self._mended + 1}"
        plan = self._changes._replace(operation=name, changes=found.changes)
        path = found.changes[-1].path
        try:
            done = apply(self._root, plan, host=self._occasion.host, user=self._occasion.user)
        except TradectlError as error:
            self.notices.append(
                say(
                    "A git that merged put {path} back as it was, and it cannot be written again: {reason}",
                    path=path,
                    reason=error.message,
                )
            )
            return None
        self.notices += [one.message for one in (*found.conflicts, *done.conflicts)]
        self.notices.append(say("A git that merged put {path} back as it was; it was written again.", path=path))
        return plan
