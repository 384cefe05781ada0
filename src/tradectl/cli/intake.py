"""The prompts of `add`: what is missing is asked for, and what is already known is shown as one types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from datetime import date

    from tradectl.app.add import Lead
    from tradectl.cli.session import Session

_SHOWN = 5


def ask_for_the_rest(session: Session, lead: Lead) -> Lead:
    """Return the lead with name and country; raise USAGE where they are missing and nobody can be asked."""
    if lead.name and lead.country:
        return lead
    if not session.world.can_ask or session.form == "json":
        raise TradectlError(
            ErrorCode.USAGE,
            say("A customer needs a name and a country."),
            say('For example: tradectl add --name "Müller Leuchten GmbH" --country DE'),
        )
    lead = replace(lead, name=lead.name or _required(session, say("Company")))
    _show_known(session, lead)
    lead = replace(lead, country=lead.country or _required(session, say("Country (two letters or a name)")))
    if not lead.contacts:
        contact = session.prompt(say("Contact person"))
        email = session.prompt(say("E-mail"))
        lead = replace(lead, contacts=(_contact(contact, email),) if contact or email else ())
    lead = replace(lead, phone=lead.phone or session.prompt(say("Phone")))
    lead = replace(lead, website=lead.website or session.prompt(say("Website")))
    _show_known(session, lead)
    if not lead.products:
        product = session.prompt(say("What do they want to buy"))
        lead = replace(lead, products=(product,) if product else ())
    if lead.expected_close is None and not lead.grade:
        lead = replace(lead, expected_close=_day(session))
    return replace(lead, fair=lead.fair if lead.fair or lead.source else session.prompt(say("Fair where you met")))


def _required(session: Session, question: Message) -> str:
    while True:
        answer = session.prompt(question)
        if answer:
            return answer


def _day(session: Session) -> date | None:
    while True:
        answer = session.prompt(say("Expected order (a date, or empty)"))
        if not answer:
            return None
        try:
            return session.day(answer)
        except TradectlError as error:
            session.note(error.message)
            if error.hint is not None:
                session.note(error.hint)


def _contact(name: str, email: str) -> str:
    return f"{name or email.partition('@')[0]} <{email}>" if email else name


def _show_known(session: Session, lead: Lead) -> None:
    from tradectl.app.add import already_known

    for match in already_known(session.workspace, lead)[:_SHOWN]:
        for evidence in match.evidence:
            session.note(say("Already known? {customer}: {evidence}", customer=match.other, evidence=evidence))
