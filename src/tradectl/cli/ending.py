"""How a writing command ends: its outcome shown, its notices told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradectl.app.carry_out import Outcome
    from tradectl.cli.session import Session


def end(session: Session, outcome: Outcome) -> int:
    """Show a writing command's outcome and return its exit code."""
    from tradectl.views import outcome as view

    values = view.values(
        outcome.changes,
        customer=outcome.customer,
        path=outcome.path,
        dry_run=outcome.dry_run,
        commit=outcome.commit,
        entries=outcome.entries,
    )
    shown = view.document(outcome.changes, path=outcome.path, dry_run=outcome.dry_run, entries=outcome.entries)
    session.answer(values, shown, changes=outcome.changes)
    for notice in outcome.notices:
        session.note(notice)
    return 0
