"""How a listing of customers ends: its rows shown, in JSON without the document of a screen."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tradectl.cli.session import Session
    from tradectl.core.problems import Met
    from tradectl.core.row import Row


def show_rows(session: Session, rows: Sequence[Row], met: Met, *, has_found: bool = False) -> None:
    """Print customers in rows, and what was met in reading; `has_found` tells where words were found."""
    if session.form == "json":
        from tradectl.views.row_values import row_values

        session.answer(row_values(rows), None, problems=met.problems, missing=met.missing)
    else:
        from tradectl.views.rows import rows_document

        page = rows_document(rows, bare=session.form == "csv", has_found=has_found)
        session.answer(None, page, problems=met.problems, missing=met.missing)
