"""`add`: register a customer, refusing one that is there already (R89, R94, R95)."""

from __future__ import annotations

from tradectl.app.alike import alike, refuse_duplicates
from tradectl.app.carry_out import Outcome, carry_out
from tradectl.app.roster import not_compared, pick
from tradectl.core.changes import ABSENT, Change, ChangeSet, MakeFolder, WriteFile
from tradectl.core.countries import Ambiguous, country_code
from tradectl.core.entries import after_the_last, append, entry, one_append_a_journal
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.fits import fits
from tradectl.core.identity.codes import derive_code
from tradectl.core.identity.keys import Identity
from tradectl.core.identity.mail import looks_like_mail
from tradectl.core.ids import CustomerId, is_code
from tradectl.core.layout import CARD as CARD_FILE
from tradectl.core.layout import GRADES, JOURNAL
from tradectl.core.message import say
from tradectl.core.named import NamedTuple
from tradectl.core.outlines import CARD
from tradectl.store.quick.new_card import new_card
from tradectl.store.scalars import Word, plain_day, plain_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tradectl.core.message import Message
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace

_HEAD = "yaml-language-server: $schema=../../../.vscode/tradectl/card.schema.json"
_LOWEST = "D"


class Lead(NamedTuple):
    """What is known of a new customer; empty where nothing is."""

    name: str
    country: str
    code: str = ""
    grade: str = ""
    owner: str = ""
    contacts: tuple[str, ...] = ()  # "Hans Müller <hans@x.de>"
    phone: str = ""
    website: str = ""
    products: tuple[str, ...] = ()
    source: str = ""
    fair: str = ""
    expected_close: date | None = None
    since: date | None = None
    note: str = ""


def add(
    workspace: Workspace,
    occasion: Occasion,
    lead: Lead,
    tongue: Translator,
    *,
    not_duplicate_of: tuple[str, ...] = (),
    because: str = "",
) -> Outcome:
    """Make the customer's folder with its card and journal.

    Raise DUPLICATE with the candidates and the evidence where the customer is known, unless a person decided that
    they are not the same.
    """
    index = workspace.names()
    others = tuple(pick(workspace, name) for name in not_duplicate_of)
    if others:
        _need_reason(because)
    country = _country(lead.country)
    code = _code(lead, index.is_taken, country)
    unread = index.unread()
    refuse_duplicates(_identity(lead, country, code), index, unread, {record.name for record in others})
    customer = CustomerId(country, code, occasion.today)
    grade = _grade(lead, workspace, occasion)
    source, notices = _source(lead, workspace, occasion)
    card = _card(lead, workspace, occasion, customer, grade, source)
    plan = _plan(occasion, customer, grade, card, others, because)
    path = f"prospect/{grade}/{customer}"
    done = carry_out(workspace, occasion, plan, tongue)
    told = (*notices, *done.notices)
    return done._replace(customer=str(customer), path=path, notices=told, problems=not_compared(unread))


def already_known(workspace: Workspace, lead: Lead) -> tuple[tuple[tuple[str, Message], ...], tuple[Problem, ...]]:
    """Return the customers a lead looks like with the evidence, and who could not be compared, for the prompts."""
    country = country_code(lead.country) if lead.country else ""
    index = workspace.names()
    unread = index.unread()
    candidate = _identity(lead, country if isinstance(country, str) else "", "")
    return alike(candidate, index, unread), not_compared(unread)


def decide(
    workspace: Workspace, occasion: Occasion, customer: str, others: tuple[str, ...], because: str, tongue: Translator
) -> Outcome:
    """Record that customers who look alike are not the same, in the journals of both."""
    record = pick(workspace, customer)
    picked = {one.path: one for one in (pick(workspace, name) for name in others)}
    found = tuple(one for path, one in picked.items() if path != record.path)
    if not found:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{name} cannot be kept apart from itself.", name=record.name),
            say("Name the other customer."),
        )
    _need_reason(because)
    changes: list[Change] = []
    for count, other in enumerate(found):
        changes += _decision(occasion, record.name, record.journal_path, other, because, 2 * count)
    subject = say("Keep {name} and {other} apart", name=record.name, other=", ".join(one.name for one in found))
    plan = ChangeSet(
        occasion.operation,
        "set",
        occasion.by.id if occasion.by else "",
        subject,
        (record.name, *(one.name for one in found)),
        tuple(changes),
    )
    unread = (one.problems[0] for one in (record, *found) if one.card is None)
    done = carry_out(workspace, occasion, plan, tongue)
    return done._replace(customer=record.name, path=record.path, problems=not_compared(unread))


def _need_reason(because: str) -> None:
    if not because:
        raise TradectlError(
            ErrorCode.USAGE,
            say("The decision that two customers are not the same needs a reason."),
            say('Add --because "sister company with its own buyer", for example.'),
        )


def _plan(
    occasion: Occasion,
    customer: CustomerId,
    grade: str,
    card: bytes,
    others: tuple[Record, ...],
    because: str,
) -> ChangeSet:
    folder = f"prospect/{grade}/{customer}"
    journal = f"{folder}/{JOURNAL}"
    changes: list[Change] = [
        MakeFolder(folder),
        WriteFile(f"{folder}/{CARD_FILE}", ABSENT, card),
        append(journal, entry(occasion, "added", at=occasion.now)),
    ]
    for count, other in enumerate(others):
        changes += _decision(occasion, str(customer), journal, other, because, 2 * count + 1)
    return ChangeSet(
        occasion.operation,
        "add",
        occasion.by.id if occasion.by else "",
        say("Add {name}", name=str(customer)),
        (str(customer), *(other.name for other in others)),
        one_append_a_journal(changes),
    )


def _decision(
    occasion: Occasion, name: str, journal: str, other: Record, because: str, count: int
) -> tuple[Change, Change]:
    ours = entry(occasion, "not_duplicate", at=occasion.now, count=count, of=other.name, because=because)
    at = after_the_last(occasion.now, other.journal)
    theirs = entry(occasion, "not_duplicate", at=at, count=count + 1, of=name, because=because)
    return append(journal, ours), append(other.journal_path, theirs)


def _country(text: str) -> str:
    found = country_code(text)
    if isinstance(found, str):
        return found
    if isinstance(found, Ambiguous):
        raise TradectlError(
            ErrorCode.AMBIGUOUS,
            say(
                "'{country}' may be more than one country: {candidates}",
                country=text,
                candidates=found.told(),
            ),
            say("Give the two letters, for example --country KR"),
        )
    raise TradectlError(
        ErrorCode.INVALID,
        say("'{country}' is no country.", country=text),
        say("Give the two letters, for example --country DE"),
    )


def _code(lead: Lead, is_taken: Callable[[str], bool], country: str) -> str:
    if not lead.code:
        addresses = [part for part in (lead.website, *(read_contact(one)[1] for one in lead.contacts)) if part]
        return derive_code(lead.name, is_taken, country=country, addresses=addresses)
    code = lead.code.upper()
    if not is_code(code):
        raise TradectlError(
            ErrorCode.INVALID,
            say("{code} is no code: 2 to 16 of A–Z, 0–9 and _, and not a name Windows reserves.", code=lead.code),
            say("For example: --code MUELLER"),
        )
    if is_taken(code):
        raise TradectlError(
            ErrorCode.EXISTS,
            say("The code {code} is taken.", code=code),
            say("Choose another one, or leave --code out."),
        )
    return code


def _grade(lead: Lead, workspace: Workspace, occasion: Occasion) -> str:
    if lead.grade:
        grade = lead.grade.upper()
        if grade not in GRADES:
            raise TradectlError(
                ErrorCode.USAGE, say("{grade} is no grade.", grade=lead.grade), say("Grades are A, B, C, D and E.")
            )
        return grade
    if lead.expected_close is None:
        return _LOWEST
    from tradectl.core.grading import grade_for  # noqa: PLC0415 (start-up)

    fitting = grade_for(lead.expected_close, workspace.settings, occasion.today)
    if fitting is None:
        raise TradectlError(
            ErrorCode.USAGE,
            say("{day} has passed.", day=lead.expected_close),
            say("Give a day to come with --expected-close."),
        )
    return fitting


def read_contact(text: str) -> tuple[str, str]:
    """Return name and e-mail of `Hans Müller <hans@x.de>`, or one of the two; raise INVALID for no e-mail."""
    name, bracket, rest = (part.strip() for part in text.partition("<"))
    if not bracket and "@" in name:
        name, rest = "", name
    email = rest.removesuffix(">").strip()
    if email and not looks_like_mail(email):
        raise TradectlError(
            ErrorCode.INVALID,
            say("'{text}' is no e-mail address.", text=email),
            say("Write it as name@company.com."),
        )
    return name, email


def _contacts(lead: Lead) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for text in lead.contacts:
        name, email = read_contact(text)
        row: dict[str, object] = {"name": name or email.partition("@")[0] or text}
        if email:
            row["email"] = email
        rows.append(row)
    if lead.phone:
        rows = rows or [{"name": lead.name}]
        rows[0]["phone"] = lead.phone
    if len(rows) > 1:
        rows[0]["main"] = Word("true")
    return rows


def _identity(lead: Lead, country: str, code: str) -> Identity:
    return Identity(
        id="",
        code=code,
        name=lead.name,
        aliases=(),
        country=country,
        emails=tuple(filter(None, (read_contact(one)[1] for one in lead.contacts))),
        websites=(lead.website,) if lead.website else (),
        phones=(lead.phone,) if lead.phone else (),
    )


def _card(
    lead: Lead,
    workspace: Workspace,
    occasion: Occasion,
    customer: CustomerId,
    grade: str,
    source: dict[str, object] | None,
) -> bytes:
    owner = lead.owner or (occasion.by.id if occasion.by else "")
    if workspace.settings.person(owner) is None:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{owner} is not one of the people in tradectl.yaml.", owner=owner),
            say("The people are: {people}", people=", ".join(person.id for person in workspace.settings.people)),
        )
    fields: dict[str, Any] = {
        "format": Word("1"),
        "code": customer.code,
        "country": customer.country,
        "registered": plain_day(customer.registered),
        "since": plain_day(lead.since) if lead.since else None,
        "name": lead.name,
        "status": Word("prospect"),
        "grade": Word(grade),
        "owner": owner,
        "expected_close": plain_day(lead.expected_close) if lead.expected_close else None,
        "source": source,
        "website": lead.website,
        "contacts": _contacts(lead),
        "demand": {"products": list(lead.products)} if lead.products else None,
        "notes": lead.note,
    }
    return card_text({key: value for key, value in fields.items() if value})


def card_text(fields: dict[str, Any]) -> bytes:
    """Return the bytes of a new card; raise INVALID where a field cannot hold its value."""
    plain = plain_of(fields)
    quick = new_card(fields, _HEAD) if isinstance(plain, dict) and fits(CARD, plain) else None
    return quick if quick is not None else _emitted(fields)


def _emitted(fields: dict[str, Any]) -> bytes:
    from tradectl.core.model.card import Card  # noqa: PLC0415 (start-up)
    from tradectl.core.model.typed import typed  # noqa: PLC0415
    from tradectl.store.yaml.emit import emit  # noqa: PLC0415

    _, faults = typed(Card, plain_of(fields))
    if faults:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{field} cannot be {value}.", field=str(faults[0].loc[0]), value=f"'{faults[0].value}'"),
            say("See: tradectl add --help"),
        )
    return emit(fields, head=_HEAD)


def _source(
    lead: Lead, workspace: Workspace, occasion: Occasion
) -> tuple[dict[str, object] | None, tuple[Message, ...]]:
    """Return where the lead comes from, and what to tell of it: a fair that is known is named as its file names it."""
    if not lead.fair:
        return ({"kind": Word(lead.source)} if lead.source else None), ()
    from tradectl.core.fairs import find_fair, met_on, not_noted, unread  # noqa: PLC0415 (start-up)
    from tradectl.store.fairs import read_fairs  # noqa: PLC0415

    fairs, problems = read_fairs(workspace.root)
    fair = find_fair(fairs, lead.fair)
    if fair is not None:
        day = plain_day(met_on(fair, occasion.today))
        return {"kind": Word("fair"), "name": fair.name, "date": day}, ()
    return {"kind": Word("fair"), "name": lead.fair}, (not_noted(lead.fair, unread(fairs, problems)),)
