"""`tradectl add`: a customer registered."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.session import Session

SOURCES = ("fair", "customs-data", "b2b", "search", "social", "referral", "other")


def answer(
    session: Session,
    *,
    name: str,
    country: str,
    code: str,
    grade: str,
    owner: str,
    contact: list[str] | None,
    phone: str,
    website: str,
    product: list[str] | None,
    source: str,
    fair: str,
    expected_close: str | None,
    since: str | None,
    note: str,
    not_duplicate_of: list[str] | None,
    because: str,
    dry_run: bool,
    form: str,
) -> int:
    """Make a customer's folder, card and journal."""
    from tradectl.app import add as app
    from tradectl.cli.ending import end
    from tradectl.cli.intake import ask_for_the_rest
    from tradectl.cli.session import choice

    session.print_as(form)
    occasion = session.occasion(dry_run=dry_run)
    person = session.workspace.settings.named(owner)
    lead = app.Lead(
        name=name.strip(),
        country=country.strip(),
        code=code,
        grade=grade,
        owner=person.id if person else owner,
        contacts=tuple(contact or ()),
        phone=phone.strip(),
        website=website.strip(),
        products=tuple(product or ()),
        source=choice(source, SOURCES, "--source") if source else "",
        fair=fair,
        expected_close=session.day(expected_close) if expected_close else None,
        since=session.day(since, "past") if since else None,
        note=note,
    )
    answer = ask_for_the_rest(session, lead)
    apart = (*(not_duplicate_of or ()), *answer.apart)
    because = because or answer.because
    done = app.add(session.workspace, occasion, answer.lead, session.tongue, not_duplicate_of=apart, because=because)
    return end(session, done._replace(problems=()) if answer.is_asked else done)
