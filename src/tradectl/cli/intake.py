"""The prompts of `add`: what is missing is asked for, and what is already known is shown as one types."""

from __future__ import annotations

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeVar

    from tradectl.app.add import Lead
    from tradectl.cli.session import Session

    _T = TypeVar("_T")

_SHOWN = 5


class Answer(NamedTuple):
    """What was asked for: the lead, whom it only looks like, why they are not the same; whether anything was asked."""

    lead: Lead
    apart: tuple[str, ...] = ()
    because: str = ""
    is_asked: bool = False


def ask_for_the_rest(session: Session, lead: Lead) -> Answer:
    """Return the lead with name and country; raise USAGE where they are missing and nobody can be asked."""
    if lead.name and lead.country:
        return Answer(lead)
    if not session.world.can_ask or session.form == "json":
        raise TradectlError(
            ErrorCode.USAGE,
            say("A customer needs a name and a country."),
            say('For example: tradectl add --name "Müller Leuchten GmbH" --country DE'),
        )
    lead = lead._replace(name=lead.name or _required(session, say("Company")))
    _show_known(session, lead, is_first=True)
    lead = lead._replace(country=lead.country or _country(session))
    if not lead.contacts:
        contact = _contact(session)
        lead = lead._replace(contacts=(contact,) if contact else ())
    lead = lead._replace(phone=lead.phone or session.prompt(say("Phone")))
    lead = lead._replace(website=lead.website or session.prompt(say("Website")))
    answer = _decided(session, lead, _show_known(session, lead))
    if not lead.products:
        product = session.prompt(say("What do they want to buy"))
        lead = lead._replace(products=(product,) if product else ())
    if lead.expected_close is None and not lead.grade:
        lead = lead._replace(expected_close=_day(session))
    lead = lead._replace(fair=lead.fair if lead.fair or lead.source else session.prompt(say("Fair where you met")))
    return answer._replace(lead=lead, is_asked=True)


def _required(session: Session, question: Message) -> str:
    while True:
        answer = session.prompt(question)
        if answer:
            return answer


def _country(session: Session) -> str:
    """Ask until the country is one."""
    from tradectl.core.countries import Ambiguous, country_code

    while True:
        answer = _required(session, say("Country (two letters or a name)"))
        found = country_code(answer)
        if isinstance(found, str):
            return found
        message = say("'{country}' is no country.", country=answer)
        if isinstance(found, Ambiguous):
            message = say("'{country}' may be more than one country: {candidates}",
                          country=answer, candidates=found.told())  # fmt: skip
        session.note(message)
        session.note(say("Give the two letters or a name, for example DE or Germany."))


def _day(session: Session) -> date | None:
    question = say("Expected order (a date, or empty)")
    return _asked(session, question, lambda answer: session.day(answer) if answer else None)


def _contact(session: Session) -> str:
    from tradectl.app.add import read_contact

    name, email = _asked(session, say("Contact person"), read_contact)
    if not email:
        _, email = _asked(session, say("E-mail"), lambda answer: read_contact(f"<{answer}>"))
    return f"{name or email.partition('@')[0]} <{email}>" if email else name


def _asked(session: Session, question: Message, read: Callable[[str], _T]) -> _T:
    """Ask until the answer can be read."""
    while True:
        try:
            return read(session.prompt(question))
        except TradectlError as error:
            session.note(error.message)
            if error.hint is not None:
                session.note(error.hint)


def _show_known(session: Session, lead: Lead, *, is_first: bool = False) -> tuple[str, ...]:
    """Show whom the lead looks like and return their ids; first of all, whose cards cannot be read."""
    from tradectl.app.add import already_known

    found, problems = already_known(session.workspace, lead)
    if is_first:
        session.mention(problems)
    known = tuple(dict.fromkeys(other for other, _ in found))[:_SHOWN]
    for other, evidence in found:
        if other in known:
            session.note(say("Already known? {customer}: {evidence}", customer=other, evidence=evidence))
    return known


def _decided(session: Session, lead: Lead, known: tuple[str, ...]) -> Answer:
    """Return the decision that a customer who looks like another is one of their own; raise REFUSED without one."""
    if not known:
        return Answer(lead)
    because = session.prompt(say("Is it another customer? Say why, or press Enter to stop"))
    if not because:
        raise TradectlError(
            ErrorCode.DUPLICATE,
            say("{name} is already registered, or looks like a customer who is.", name=lead.name),
            say("Log to the one you know: tradectl log {first} …", first=known[0]),
        )
    return Answer(lead, known, because)
