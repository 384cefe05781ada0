"""`tradectl due`: whom to handle today."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.session import Session


def answer(
    session: Session,
    *,
    within: int,
    owner: str | None,
    grade: str | None,
    limit: int | None,
    everything: bool,
    why: bool,
    exit_code: bool,
    form: str,
) -> int:
    """Print the day's list."""
    from tradectl.app.due import due
    from tradectl.cli.picking import grades_of, owner_of
    from tradectl.cli.session import FORMATS

    session.print_as(form, FORMATS)
    by = session.person()
    morning = due(
        session.workspace,
        session.now(),
        acting=by.id if by else None,
        owner=owner_of(session, owner),
        within=within,
        grades=grades_of(grade),
    )
    if session.form == "json":
        from tradectl.views.due_values import agenda_value

        data = agenda_value(morning.agenda, morning.presences, limit)
        session.answer(data, None, problems=morning.met.problems, missing=morning.met.missing)
    else:
        from tradectl.views.due import SHOWN, document

        shown = limit if limit is not None else None if everything or session.form in ("csv", "md") else SHOWN
        whose = (f" --owner {morning.scope}" if morning.scope else "") + (f" --grade {grade}" if grade else "")
        page = document(
            morning.agenda,
            morning.presences,
            limit=shown,
            reasons=why,
            bare=session.form == "csv",
            whose=whose,
        )
        session.answer(None, page, problems=morning.met.problems, missing=morning.met.missing)
    return 1 if exit_code and morning.agenda.counts.due else 0
