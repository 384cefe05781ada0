"""Whole cards that came as JSON: fields of customers who are here, and customers who are not here yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.app.add import card_text
from tradectl.app.card_update import card_update, entries_of
from tradectl.app.field_check import owner_refusal, refusal
from tradectl.app.import_refusals import (
    No,
    from_error,
    is_faulty,
    of_a_command,
    part_of_the_name,
    two_folders,
    unreadable_field,
)
from tradectl.app.roster import readable
from tradectl.core.changes import ABSENT, MakeFolder, WriteFile
from tradectl.core.checks.typing import remedy, told
from tradectl.core.desk import FORMAT
from tradectl.core.entries import append, entry
from tradectl.core.errors import TradectlError
from tradectl.core.glance import particulars_of_fields
from tradectl.core.identities import identity_of
from tradectl.core.ids import parse_customer_id
from tradectl.core.intake.plan import Create, Known
from tradectl.core.layout import CARD as CARD_FILE
from tradectl.core.layout import JOURNAL, shelf_of
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.kinds import kind_at
from tradectl.core.model.typed import typed
from tradectl.exchange.json_reading import card_texts
from tradectl.store.files import LARGEST_CARD
from tradectl.store.places import by_id
from tradectl.store.reader import read_customer
from tradectl.store.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tradectl.app.card_edit import Steps
    from tradectl.core.identity.keys import Identity
    from tradectl.core.intake.given import Given
    from tradectl.core.intake.plan import Refuse, Step
    from tradectl.core.occasion import Occasion
    from tradectl.core.record import Record
    from tradectl.store.places import Place
    from tradectl.store.workspace import Workspace

_OF_THE_NAME = frozenset(["format", "code", "country", "registered"])
_REQUIRED = frozenset(["name", "owner"])


def plan_given(
    workspace: Workspace, occasion: Occasion, given: Iterable[Given], *, because: str = ""
) -> tuple[tuple[Step, ...], tuple[Given, ...]]:
    """Return what cards would do to customers who are here, and the cards of those who are not.

    Fields become what the file says, each as a whole; one the file does not name stays, `null` takes it out. Of a card
    every field that can be taken makes one Update, every other one a Refuse. `because` as of `plan_updates`.
    """
    places = by_id(workspace.root)
    steps: list[Step] = []
    newcomers, seen = [], set()
    count = 0
    for one in given:
        if one.customer in seen:
            steps.append(_refuse(one, _twice(one)))
        elif one.customer not in places:
            newcomers.append(one)
        else:
            own = _planned(workspace, occasion, one, places[one.customer], count, because)
            count += entries_of(own)
            steps += own
        seen.add(one.customer)
    return tuple(steps), tuple(newcomers)


def _planned(
    workspace: Workspace, occasion: Occasion, one: Given, places: Sequence[Place], count: int, because: str
) -> Sequence[Step]:
    if len(places) > 1:
        return [_refuse(one, two_folders(one.customer, places))]
    try:
        record = readable(read_customer(workspace.root, places[0], workspace.zone))
        fields, refused = _differing(workspace, record, one)
        if fields:
            rows = (one.number,)
            return [card_update(workspace, occasion, record, rows, fields, first=count, because=because), *refused]
    except TradectlError as error:
        return [_refuse(one, from_error(error, say("Look at the card in an editor.")))]
    return refused or [Known((one.number,), one.customer, one.name)]


def _differing(workspace: Workspace, record: Record, one: Given) -> tuple[dict[Steps, object], list[Refuse]]:
    """Return the fields of the file that are not as the card says them, and those that are not taken."""
    if record.card is None:  # `readable` has made sure
        raise AssertionError(record.path)
    present = card_texts(record.card.model_dump(mode="json", by_alias=True, exclude_unset=True))
    fields: dict[Steps, object] = {}
    refused = []
    for key, value in one.card.items():
        new, old = _given(value) or None, present.get(key) or None
        if new == old:
            continue
        no = unreadable_field(record) if is_faulty(record, key) else _fixed(record, key, new)
        if no is None:
            whole: dict[Steps, object] = {(key,): _written(_kept(new, old, record.plain.get(key)), (key,))}
            wrong = refusal(workspace.settings, record, whole)
            no = No("value", *wrong) if wrong else None
            fields |= {} if no else whole
        if no:
            refused.append(_refuse(one, no.under(key)))
    return fields, refused


def _fixed(record: Record, key: str, new: object) -> No | None:
    """Return why a field is not set by a file."""
    status, name = record.plain.get("status"), record.name
    if key in _OF_THE_NAME:
        return part_of_the_name(key)
    if key == "snooze":
        reason = say("A snooze is set by a command of its own, which keeps the reason.")
        return No("snooze", reason, say("See: tradectl {command} --help", command="snooze"))
    if key == "status" or (key, status) in (("grade", "won"), ("won", "prospect")):
        return of_a_command(key, name, is_won=status == "won")
    is_blank = new is None or (isinstance(new, str) and not new.strip())
    if is_blank and (key in _REQUIRED or key in ("grade", "won")):
        return No("missing", say("It cannot be empty."), say("Write it again, or leave it out of the file."))
    return None


def _kept(new: Any, old: Any, plain: Any) -> Any:
    """Return a value with all that is the same in it as the card writes it: `yes`, `12.50USD`, a key alone."""
    if new == old:
        return new if plain is None else plain
    if isinstance(new, dict) and isinstance(old, dict) and isinstance(plain, dict):
        empty = {key: None for key, below in plain.items() if below is None}
        return empty | {key: _kept(below, old.get(key), plain.get(key)) for key, below in new.items()}
    if isinstance(new, list) and isinstance(old, list) and isinstance(plain, list) and len(old) == len(plain):
        same = dict(enumerate(zip(old, plain, strict=True)))
        return [_kept(below, *same.get(at, (None, None))) for at, below in enumerate(new)]
    return new


def _written(value: Any, loc: Steps) -> Any:
    """Return a value as a card writes it: days, grades and numbers without quotes."""
    if isinstance(value, dict):
        return {key: _written(below, (*loc, key)) for key, below in value.items()}
    if isinstance(value, list):
        return [_written(below, (*loc, at)) for at, below in enumerate(value)]
    return Word(value) if isinstance(value, str) and kind_at(Card, loc) in ("day", "word") else value


def _given(value: Any) -> Any:
    """Return a value without what is `null` in it."""
    if isinstance(value, dict):
        return {key: _given(below) for key, below in value.items() if below is not None}
    return [_given(below) for below in value if below is not None] if isinstance(value, list) else value


def plan_cards(
    workspace: Workspace, occasion: Occasion, newcomers: Iterable[Given], *, first: int = 0
) -> tuple[Create | Refuse, ...]:
    """Return the customers that would be made of cards, each with its id and its card as it is.

    Whether one is a duplicate by name is not asked here (`identity_of_given`); a code that is taken is refused. `first`
    is the count of the first journal entry, one is used for each Create.
    """
    index = workspace.names()
    steps: list[Create | Refuse] = []
    codes: set[str] = set()
    count = first
    for one in newcomers:
        made = _created(workspace, occasion, one, count)
        if isinstance(made, Create):
            code = str(one.card["code"])
            if code in codes or index.is_taken(code):
                reason = say("The code {code} is taken.", code=code)
                made = _refuse(one, No("code_taken", reason, say("Give it another code and id in the file.")))
            else:
                codes.add(code)
                count += 1
        steps.append(made)
    return tuple(steps)


def _created(workspace: Workspace, occasion: Occasion, one: Given, count: int) -> Create | Refuse:
    plain = _given(one.card)
    card, faults = typed(Card, plain)
    if faults or card is None:
        return _refuse(one, No("value", told(faults[0]), remedy(faults[0])))
    no = _unfit(workspace, one, card)
    shelf = shelf_of(card.status, card.grade, card.won)
    if no is None and shelf is None:
        no = No(
            "shelf",
            say("The card of {name} does not say where it belongs.", name=one.name),
            say("A prospect needs a grade, a won customer the day it was won."),
        )
    if no:
        return _refuse(one, no)
    try:
        content = card_text(_written(plain, ()))
    except TradectlError as error:
        return _refuse(one, from_error(error, say("Look at the card in an editor.")))
    if len(content) > LARGEST_CARD:
        reason, hint = say("The card is too large."), say("Keep long texts in files of their own beside it.")
        return _refuse(one, No("too_long", reason, hint))
    folder = f"{shelf}/{one.customer}"
    return Create(
        (one.number,),
        one.customer,
        card.name,
        card.country,
        card.grade or "" if card.status == "prospect" else card.status,
        card.owner,
        people=tuple(contact.name for contact in card.contacts),
        changes=(
            MakeFolder(folder),
            WriteFile(f"{folder}/{CARD_FILE}", ABSENT, content),
            append(f"{folder}/{JOURNAL}", entry(occasion, "added", at=occasion.now, count=count)),
        ),
    )


def _unfit(workspace: Workspace, one: Given, card: Card) -> No | None:
    """Return why no customer can be made of a card that is sound in itself."""
    spelled = parse_customer_id(one.customer)
    if spelled is None or spelled != (card.country, card.code, card.registered):
        reason = say("The id {customer} is not COUNTRY-CODE-DATE of the card.", customer=one.customer)
        return No("id", reason, say("Write country, code, registered and the id so that they say the same."))
    if card.format != FORMAT:
        reason = say(
            "The file has format {format}; this program knows up to {known}.", format=card.format, known=FORMAT
        )
        return No("format", reason, say("Install a newer tradectl."))
    refused = owner_refusal(workspace.settings, card.owner)
    return No("value", *refused) if refused else None


def identity_of_given(one: Given) -> Identity | None:
    """Return by what a customer of the file may be recognised, None where its card cannot be read."""
    plain = _given(one.card)
    card, faults = typed(Card, plain)
    return None if card is None or faults else identity_of("", card, particulars_of_fields(plain, (), ()))


def _twice(one: Given) -> No:
    reason = say("{customer} stands more than once in the file.", customer=one.customer)
    return No("twice", reason, say("Delete one of them."))


def _refuse(one: Given, why: No) -> Refuse:
    return why.refuse((one.number,), one.name, one.customer)
