"""What people pick customers by on the command line: grades, owners, countries."""

from __future__ import annotations

from tradectl.cli.session import choice
from tradectl.core.layout import GRADES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.cli.session import Session


def grades_of(text: str | None) -> frozenset[str] | None:
    """Return the grades of `A,b,won`, None where none are given; raise USAGE for another word."""
    if text is None:
        return None
    words = [word.strip() for word in text.replace("，", ",").split(",") if word.strip()]
    spelled = [word.upper() if len(word) == 1 else word.lower() for word in words]
    return frozenset(choice(word, (*GRADES, "won"), "--grade") for word in spelled)


def owner_of(session: Session, text: str | None, *, all_too: bool = True) -> str | None:
    """Return the person's id (or `all`), None where none is given; raise USAGE for nobody at the desk.

    A person is named by the id, the name or the e-mail.
    """
    if text is None:
        return None
    settings = session.workspace.settings
    people = [person.id for person in settings.people]
    allowed = [*people, "all"] if all_too else people
    person = None if text in allowed else settings.named(text)
    return choice(person.id if person else text, allowed, "--owner")


def grade_of(text: str) -> str:
    """Return a grade, typed in either case; raise USAGE for another word."""
    return choice(text.upper(), GRADES, "GRADE")


def country_of(text: str) -> str:
    """Return the two letters of a country; raise USAGE for none or more than one."""
    from tradectl.core.countries import Ambiguous, country_code
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    found = country_code(text)
    if isinstance(found, str):
        return found
    message = say("'{country}' is no country.", country=text)
    if isinstance(found, Ambiguous):
        message = say("'{country}' may be more than one country: {candidates}", country=text, candidates=found.told())
    raise TradectlError(ErrorCode.USAGE, message, say("Give the two letters or a name, for example DE or Germany."))
