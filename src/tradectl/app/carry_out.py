"""Carry out a change set: files first, git after them; or, on a dry run, only say it (docs/safety.md)."""

from __future__ import annotations

import os

from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.store.apply import apply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.app.beside_git import BesideGit
    from tradectl.core.changes import ChangeSet
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.i18n.translator import Translator
    from tradectl.store.apply import Applied, Recovered
    from tradectl.store.workspace import Workspace

_LOOKS = 3  # at what was written, after a commit, as long as a git puts it back


class Outcome(NamedTuple):
    """What a writing command did: the plan, whether it was only shown, the commit, what a person should know."""

    changes: ChangeSet
    dry_run: bool
    commit: str | None = None
    customer: str | None = None
    path: str | None = None
    entries: tuple[str, ...] = ()  # ids of the journal entries a person may want to correct
    notices: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = ()  # of files that the command would have needed


def carry_out(workspace: Workspace, occasion: Occasion, changes: ChangeSet, tongue: Translator) -> Outcome:
    """Apply an operation and commit it; a git that fails is a notice, never a lost change."""
    if occasion.dry_run:
        return Outcome(changes, dry_run=True)
    if not workspace.settings.commit and not os.path.lexists(f"{workspace.root}{os.sep}.git"):
        done = _apply(workspace, occasion, changes)
        return Outcome(changes, dry_run=False, notices=tuple(dict.fromkeys(told_of(done))))
    from tradectl.app.beside_git import BesideGit  # noqa: PLC0415  what not every desk needs

    beside = BesideGit(workspace, occasion, changes)
    beside.wait()
    if workspace.settings.commit:
        return _committed(workspace, occasion, changes, tongue, beside)
    done = _apply(workspace, occasion, changes)
    if beside.mend_at_once() is None:
        beside.mend()
    return Outcome(changes, dry_run=False, notices=tuple(dict.fromkeys((*told_of(done), *beside.notices))))


def _apply(workspace: Workspace, occasion: Occasion, changes: ChangeSet, *, more: int = 0) -> Applied:
    """Apply an operation, the desk told how far it is; `more` steps are still to come when it is applied."""

    def progress(what: Message, done: int, total: int) -> None:
        workspace.memory.progress(what, done, total + more)

    return apply(workspace.root, changes, host=occasion.host, user=occasion.user, progress=progress)


def _committed(
    workspace: Workspace, occasion: Occasion, changes: ChangeSet, tongue: Translator, beside: BesideGit
) -> Outcome:
    """Apply an operation and commit it, and what of it had to be written again."""
    from tradectl.app.committing import History  # noqa: PLC0415  15 ms of git that not every desk needs

    history = History(workspace, occasion, tongue)
    edits = history.save_edits(changes)
    beside.wait()
    try:
        applied = _apply(workspace, occasion, changes, more=1)
        mended = beside.mend_at_once()
        history.record_recovered(applied.recovered)
        made = history.record(changes, tuple(conflict.ours for conflict in applied.conflicts if conflict.ours), mended)
    finally:
        workspace.memory.progress(changes.subject, 1, 1)  # the commit was the last step
    beside.committed()
    warnings = [*edits.warnings, *made.warnings]
    for _ in range(_LOOKS):
        mended = beside.mend(history.merged if made.sha else None)
        if mended is None:
            break
        warnings += history.record(mended).warnings
    notices = (*told_of(applied), *beside.notices, *warnings)
    return Outcome(changes, dry_run=False, commit=made.sha, notices=tuple(dict.fromkeys(notices)))


def told_of(applied: Applied) -> tuple[Message, ...]:
    """Return what a person should know of an operation that was applied."""
    return (*told_of_recovery(applied.recovered), *(conflict.message for conflict in applied.conflicts))


def told_of_recovery(recovered: Recovered) -> tuple[Message, ...]:
    """Return what was found of earlier commands."""
    told: list[Message] = [
        say("An earlier command had been cut off; it was finished: {what}", what=record.subject)
        for record in recovered.rolled_forward
    ]
    told += [conflict.message for conflict in recovered.conflicts]
    told += [
        say(
            "{user} on {host} began a command that is not finished; run `tradectl recover` on that computer.",
            user=foreign.user,
            host=foreign.host,
        )
        for foreign in recovered.foreign
    ]
    told += [say("Something that is not tradectl's own was set aside: {path}", path=path) for path in recovered.lost]
    return tuple(told)
