"""`save`: commit everything pending, documents included."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.store.git.identity import Identity
from tradectl.store.git.repository import NoRepository, Repository, open_repository
from tradectl.store.git.run import find_git
from tradectl.store.git.save import save_all
from tradectl.store.git.start import init_repository
from tradectl.store.git.status import differing

if TYPE_CHECKING:
    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator
    from tradectl.store.git.commit import CommitResult
    from tradectl.store.workspace import Workspace


def pending(workspace: Workspace, occasion: Occasion) -> tuple[str, ...]:
    """Return the files that `save` would commit; raise UNSUPPORTED as `save` does."""
    found = differing(_ours(workspace, occasion, open_repository(workspace.root, occasion.environment)), None)
    if isinstance(found, Message):
        raise TradectlError(ErrorCode.UNSUPPORTED, found)
    return found


def save(workspace: Workspace, occasion: Occasion, message: str, tongue: Translator) -> CommitResult:
    """Commit every file as it is; raise UNSUPPORTED where the workspace has no repository of its own.

    One that was never finished is finished.
    """
    is_there = os.path.lexists(workspace.root / ".git")
    opened = (init_repository if is_there else open_repository)(workspace.root, occasion.environment)
    repository = _ours(workspace, occasion, opened)
    subject = message or tongue.text(say("Save everything"))
    return save_all(repository, subject, operation=occasion.operation, author=_author(occasion), when=occasion.now)


def _ours(workspace: Workspace, occasion: Occasion, repository: Repository | NoRepository) -> Repository:
    if not isinstance(repository, NoRepository):
        return repository
    raise TradectlError(
        ErrorCode.UNSUPPORTED,
        repository.warning or say("This workspace has no git repository of its own."),
        _way(workspace, occasion, repository),
    )


def _way(workspace: Workspace, occasion: Occasion, absent: NoRepository) -> Message | None:
    """Return what to do where there is no repository; a warning says it itself, but where git is what is missing."""
    if find_git(workspace.root, occasion.environment) is None:
        return say("Your files are on the disk; without git there is no history.")
    return None if absent.warning else say("Make one with: git init, in the workspace")


def _author(occasion: Occasion) -> Identity | None:
    return Identity(occasion.by.name or occasion.by.id, occasion.by.email) if occasion.by else None
