"""`tradectl find`: customers by words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.session import Session


def answer(
    session: Session,
    *,
    words: list[str],
    form: str,
) -> int:
    """Print the customers of whom every word is told."""
    from tradectl.app.listing import find_customers
    from tradectl.cli.rows import show_rows
    from tradectl.cli.session import FORMATS

    session.print_as(form, FORMATS)
    rows, met = find_customers(session.workspace, session.today, " ".join(words))
    show_rows(session, rows, met, has_found=True)
    return 0
