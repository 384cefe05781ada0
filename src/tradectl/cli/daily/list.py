"""`tradectl list`: customers in rows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.session import Session

WINDOWS = ("urgent", "soon", "later", "slow")


def answer(
    session: Session,
    *,
    grade: str | None,
    owner: str | None,
    country: str,
    tag: str,
    window: str,
    due: str,
    form: str,
) -> int:
    """Print customers in rows."""
    from tradectl.app.listing import Filter, list_customers
    from tradectl.cli.picking import country_of, grades_of, owner_of
    from tradectl.cli.rows import show_rows
    from tradectl.cli.session import FORMATS, choice
    from tradectl.core.rules import RULES

    session.print_as(form, FORMATS)
    person = owner_of(session, owner)
    wanted = Filter(
        grades=grades_of(grade) or frozenset(),
        owner="" if person in (None, "all") else person,
        country=country_of(country) if country else "",
        tag=tag,
        window=choice(window, WINDOWS, "--window") if window else "",
        rule=choice(due, (rule.name for rule in RULES), "--due") if due else "",
    )
    rows, met = list_customers(session.workspace, session.today, wanted)
    show_rows(session, rows, met)
    return 0
