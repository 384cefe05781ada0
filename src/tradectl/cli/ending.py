"""How a writing command ends: its outcome shown, its notices told."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.app.carry_out import Outcome
    from tradectl.cli.session import Session
    from tradectl.views.document import Document


def end(session: Session, outcome: Outcome, more: Mapping[str, object] | None = None) -> int:
    """Show a writing command's outcome and return its exit code; `more` is told besides where a program reads it."""
    from tradectl.views.outcome_values import values

    told = values(
        outcome.changes,
        customer=outcome.customer,
        path=outcome.path,
        dry_run=outcome.dry_run,
        commit=outcome.commit,
        entries=outcome.entries,
    )
    shown = _shown(session, outcome)
    session.answer({**told, **(more or {})}, shown, problems=outcome.problems, changes=outcome.changes)
    for notice in outcome.notices:
        session.note(notice)
    return 0


def _shown(session: Session, outcome: Outcome) -> Document | None:
    """Return the outcome for a screen, None where a program reads it."""
    if session.form == "json":
        return None
    from tradectl.views.outcome import document

    return document(outcome.changes, path=outcome.path, dry_run=outcome.dry_run, entries=outcome.entries)
