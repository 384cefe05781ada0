"""Git after the files: the commits behind one command, where the settings ask for them (docs/safety.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.changes import MakeFolder
from tradectl.core.message import Message, say
from tradectl.store.apply import mark_commit
from tradectl.store.git.commit import CommitResult, commit, commit_edits
from tradectl.store.git.history import dragged_from
from tradectl.store.git.identity import Identity
from tradectl.store.git.repository import NoRepository, Repository, open_repository
from tradectl.store.git.status import differing
from tradectl.store.git.touched import Touched, touched_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.core.changes import ChangeSet
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.apply import Recovered
    from tradectl.store.workspace import Workspace


def _folders(changes: ChangeSet) -> tuple[str, ...]:
    """Return the folders, as they stand now, of the customers an operation is about; not those it makes."""
    made = {change.path for change in changes.changes if isinstance(change, MakeFolder)}
    wanted = set(changes.customers)
    found: dict[str, str] = {}
    for change in changes.changes:
        parts = change.path.split("/")
        for depth, name in enumerate(parts):
            if depth and name in wanted:
                found.setdefault(name, "/".join(parts[: depth + 1]))
    return tuple(found[name] for name in changes.customers if name in found and found[name] not in made)


class History:
    """The git history behind one command; does nothing where there is no repository or the settings say no."""

    def __init__(self, workspace: Workspace, occasion: Occasion, tongue: Translator) -> None:
        self._root = workspace.root
        self._progress = workspace.memory.progress
        self._occasion = occasion
        self._tongue = tongue
        found = open_repository(workspace.root, occasion.environment) if workspace.settings.commit else None
        self._repository = found if isinstance(found, Repository) else None
        self.warning = found.warning if isinstance(found, NoRepository) else None
        person = occasion.by
        self._author = Identity(person.name or person.id, person.email) if person else None

    def save_edits(self, changes: ChangeSet) -> CommitResult:
        """Commit what a person changed by hand in the files that will be touched, in a commit of its own."""
        if self._repository is None:
            return CommitResult(warnings=(self.warning,) if self.warning else ())
        touched, folders = touched_by(changes), _folders(changes)
        for count, folder in enumerate(folders, 1):
            self._progress(say("Asking git"), count, len(folders))
            old = dragged_from(self._repository, folder)
            touched = Touched((*touched.files, *old, *([folder] if old else [])), touched.moves)
        subject = self._tongue.text(say("Edits by hand"))
        return commit_edits(self._repository, touched, subject, author=self._author, when=self._occasion.now)

    def record(self, changes: ChangeSet, beside: tuple[str, ...] = (), mended: ChangeSet | None = None) -> CommitResult:
        """Commit an operation that was applied, with what was left `beside` a file; note it in its undo record.

        `mended` is the operation that wrote some of it again: one commit has both.
        """
        touched, more = touched_by(changes), touched_by(mended).files if mended else ()
        touched = Touched((*touched.files, *more, *beside), touched.moves)
        made = self._commit(changes.operation, changes.subject, changes.customers, touched)
        if mended and made.sha is not None:
            mark_commit(self._root, mended.operation, made.sha)
        return made

    def merged(self, paths: Sequence[str]) -> frozenset[str]:
        """Return which files are in the newest commit as they stand."""
        found = differing(self._repository, paths) if self._repository and paths else None
        return frozenset(paths) - frozenset(found) if isinstance(found, tuple) else frozenset()

    def record_recovered(self, recovered: Recovered) -> None:
        """Commit the operations that were cut off before their commit."""
        for record in recovered.rolled_forward:
            self._commit(record.operation, record.subject, record.customers, Touched(record.touched))

    def _commit(self, operation: str, subject: Message, customers: tuple[str, ...], touched: Touched) -> CommitResult:
        if self._repository is None:
            return CommitResult()
        made = commit(
            self._repository,
            touched,
            self._tongue.text(subject),
            operation=operation,
            customers=customers,
            author=self._author,
            when=self._occasion.now,
        )
        if made.sha is not None:
            mark_commit(self._root, operation, made.sha)
        return made
