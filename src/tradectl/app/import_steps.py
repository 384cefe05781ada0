"""What becomes of each lead of an import: a new customer, more for one who is there, or nothing and why (R89)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tradectl.app.import_matching import Matching
from tradectl.app.import_refusals import left_out, refused
from tradectl.app.newcomer import Newcomer, newcomer
from tradectl.core.duplicates import Verdict
from tradectl.core.errors import TradectlError
from tradectl.core.fairs import find_fair
from tradectl.core.identity.codes import derive_code
from tradectl.core.identity.keys import Identity, identity_keys
from tradectl.core.ids import CustomerId, is_code
from tradectl.core.intake.decisions import WON
from tradectl.core.intake.joining import joined
from tradectl.core.intake.kinds import place_in
from tradectl.core.intake.known import journal_says, says_nothing_new
from tradectl.core.intake.lead import Field
from tradectl.core.intake.plan import Known, Refuse
from tradectl.core.layout import JOURNAL
from tradectl.core.message import Message, say
from tradectl.store.fairs import read_fairs
from tradectl.store.places import Place
from tradectl.store.quick.customer import read_fields
from tradectl.store.reader import read_customer, read_journal
from tradectl.store.scalars import plain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tradectl.app.import_matching import Likeness
    from tradectl.app.newcomer import Terms
    from tradectl.core.fairs import Fair
    from tradectl.core.identity.keys import IdentityKeys
    from tradectl.core.intake.decisions import Decision
    from tradectl.core.intake.lead import Doubt, Lead
    from tradectl.store.workspace import Workspace

_LOOKED_AT = 3  # customers a lead looks like, whose cards are compared with it


class Arriving(NamedTuple):
    """A lead that becomes a customer; `apart` are the customers a person decided it is not."""

    lead: Lead
    made: Newcomer
    customer: CustomerId
    like: tuple[Message, ...] = ()
    apart: tuple[Likeness, ...] = ()


class Coming(NamedTuple):
    """A lead that comes to a customer who is there."""

    lead: Lead
    made: Newcomer
    path: str
    evidence: tuple[Message, ...]


class Again(NamedTuple):
    """A lead that is certainly the newcomer of an earlier row."""

    row: int


Decided = Arriving | Coming | Refuse | Known


class Deciding:
    """The leads of one file, decided one after the other: what is taken is known to the next."""

    def __init__(
        self,
        workspace: Workspace,
        terms: Terms,
        *,
        attach: bool,
        decisions: Mapping[int, Decision],
        kind: str,
        place_of: Callable[[str], Place],
        leaders: Mapping[int, int] | None = None,
    ) -> None:
        self._workspace = workspace
        self._terms = terms
        self._attach = attach
        self._decisions = decisions
        self._is_planned = leaders is not None
        self._leaders = leaders or {}  # whose line in the plan speaks for each row
        self._kind = kind
        self._place_of = place_of
        self._codes: set[str] = workspace.names().codes()
        self._matching = Matching(workspace)
        self._found: dict[int, Decided] = {}  # by place among the leads
        self._places: dict[int, int] = {}  # of those that are taken, by their rows
        self._grown: set[int] = set()  # places of newcomers of whom further rows told; made anew once all have
        self.doubts: list[Doubt] = []

    def all(self, leads: Sequence[Lead], progress: Callable[[int], None]) -> list[Decided]:
        """Return what becomes of each lead."""
        self._terms = self._terms._replace(fairs=self._fairs(leads))
        entries = [_entry(lead) for lead in leads]
        near = self._matching.look_ahead(entries)
        for count, place in enumerate(self._order(leads)):
            progress(count)
            lead, entry = leads[place], entries[place]
            one = self._one(lead, entry, near[place])
            if isinstance(one, Again):
                place = self._places[one.row]  # noqa: PLW2901
                one = self._together(self._found[place], lead, entry)
            elif isinstance(one, (Arriving, Coming)):
                self._places[lead.row] = place
            if isinstance(one, Coming) and entry is not None:
                self._matching.take(_besides(lead, entry), lead.row, one.path.rpartition("/")[2], one.path)
            self._found[place] = one
        for place in self._grown:
            before = self._found[place]
            if isinstance(before, Arriving):
                lead, made = self._as_decided(before.lead, self._decisions.get(before.lead.row))
                self._found[place] = before._replace(lead=lead, made=made)
        found = [self._found[place] for place in sorted(self._found)]
        for one in found:
            if isinstance(one, (Arriving, Coming)):
                self.doubts += [*one.lead.doubts, *one.made.doubts]
        return found

    def _order(self, leads: Sequence[Lead]) -> list[int]:
        """Return the places of the leads as they are looked at.

        Persons without a company come late: theirs may stand below. Those without a line in the plan come last: they go
        where others went.
        """
        late = [(self._is_planned and one.row not in self._decisions, one.is_person) for one in leads]
        return sorted(range(len(leads)), key=late.__getitem__)

    def _fairs(self, leads: Sequence[Lead]) -> dict[str, Fair]:
        """Return the fairs that are noted by the names that rows give them."""
        names = {name for lead in leads if (name := lead.one(Field.FAIR))}
        fairs = read_fairs(self._workspace.root)[0] if names else ()
        return {name: fair for name in names if (fair := find_fair(fairs, name)) is not None}

    def _together(self, before: Decided, lead: Lead, entry: IdentityKeys | None) -> Decided:
        """Return a newcomer with what another row says of the same company; the rows behind it are told of both."""
        if not isinstance(before, Arriving) or entry is None:
            return before
        place = place_in(self._kind, before.lead.row)
        both = joined(before.lead, self._without_code(lead), place, self._terms.headings)
        self._matching.take(_besides(lead, entry), both.row, both.name)
        self._grown.add(self._places[both.row])
        return before._replace(lead=both)

    def _without_code(self, lead: Lead) -> Lead:
        """Return a lead with its code among the notes: the customer has another one."""
        codes = lead.fields.get(Field.CODE, ())
        heading = self._terms.headings.get(Field.CODE, Field.CODE)
        fields: dict[Field, tuple[str, ...]] = {**lead.fields}
        fields.pop(Field.CODE, None)
        return lead._replace(fields=fields, others=(*((heading, code) for code in codes), *lead.others))

    def _one(self, lead: Lead, entry: IdentityKeys | None, near: AbstractSet[int]) -> Decided | Again:
        decision = self._decisions.get(lead.row)
        wrong = lead.wrong
        if wrong is not None or entry is None:
            reason = wrong or lead.doubts[0]
            return Refuse(lead.rows, lead.name, reason.message, reason.remedy, code=reason.code)
        lead, made = self._as_decided(lead, decision)
        like = self._matching.like(entry, near)
        known = self._known(lead, made, like)
        if known is not None:
            return known
        action = decision.action if decision is not None else ""
        if action == "skip" or (self._is_planned and decision is None):
            return self._along(lead, made, like, self._leader(lead) if decision is None else None)
        if decision is not None and action == "attach":
            return self._to(lead, made, decision.customer, like)
        sure = tuple(one for one in like if one.verdict <= Verdict.LIKELY)
        if sure and action != "create":
            return self._alike(lead, made, sure)
        return self._new(lead, made, entry, like, sure)

    def _as_decided(self, lead: Lead, decision: Decision | None) -> tuple[Lead, Newcomer]:
        """Return a lead, and what it makes, with the owner and the grade (or `won`) of the plan where these are others.

        What the file says stands behind them, and so comes to the notes.
        """
        made = newcomer(lead, self._terms)
        if decision is None:
            return lead, made
        given: dict[Field, str] = {}
        owner = self._terms.settings.named(decision.owner)
        if owner is not None and owner.id != made.owner:
            given[Field.OWNER] = owner.id
        if decision.grade and decision.grade != made.shelf:
            if decision.grade != WON:
                given[Field.GRADE] = decision.grade
            if WON in (decision.grade, made.shelf):
                given[Field.STATUS] = WON if decision.grade == WON else "prospect"
        if not given:
            return lead, made
        fields = {field: (text, *_others(lead, field, text)) for field, text in given.items()}
        lead = lead._replace(fields={**lead.fields, **fields})
        return lead, newcomer(lead, self._terms)

    def _known(self, lead: Lead, made: Newcomer, like: Sequence[Likeness]) -> Known | None:
        """Return that a customer's card and journal say all of it already."""
        for one in [one for one in like if one.says_all][:_LOOKED_AT]:
            card = self._card(one.path)
            plain = plain_of(dict(self._coming(lead, made, one.path, ()).made.fields)) | {"country": lead.country}
            if card is not None and says_nothing_new(plain, card) and self._is_told(one.path, made, card):
                return Known(lead.rows, one.customer, one.name)
        return None

    def _is_told(self, path: str, made: Newcomer, card: Mapping[str, Any]) -> bool:
        """Return whether a customer's journal has the last contact and the next step of a lead."""
        if made.last_contact is None and made.next_on is None:
            return True
        journal = read_journal(self._workspace.root, f"{path}/{JOURNAL}", self._workspace.zone)
        notes = str(card.get("notes") or "")
        return journal_says(made.last_contact, made.next_on, made.next_goal, journal.entries, notes)

    def _coming(self, lead: Lead, made: Newcomer, path: str, evidence: tuple[Message, ...]) -> Coming:
        """Return a lead as it comes to a customer; the customer's own id and code in it are nothing new."""
        if not {Field.CODE, Field.CUSTOMER} & lead.fields.keys():
            return Coming(lead, made, path, evidence)
        customer = path.rpartition("/")[2]
        own = (customer, *customer.split("-")[1:2])
        fields: dict[Field, tuple[str, ...]] = {**lead.fields}
        for field in (Field.CODE, Field.CUSTOMER):
            others = tuple(text for text in fields.pop(field, ()) if text.upper() not in own)
            fields |= {field: others} if others else {}
        lead = self._without_code(lead._replace(fields=fields))
        return Coming(lead, newcomer(lead, self._terms), path, evidence)

    def _alike(self, lead: Lead, made: Newcomer, sure: Sequence[Likeness]) -> Decided | Again:
        """Return what becomes of a lead that looks like somebody; a person without a company belongs to that one."""
        first, *others = sure
        if first.verdict is Verdict.CERTAIN or lead.is_person:
            another = next((one for one in others if one.verdict is Verdict.CERTAIN and not one.customer), None)
            if another is not None:  # added to the first, it would make the other a certain duplicate
                return refused(lead.rows, lead.name, another._replace(verdict=Verdict.LIKELY), self._kind)
            if not first.customer:
                return Again(first.row)
            if self._attach:
                return self._coming(lead, made, first.path, first.evidence)
        return refused(lead.rows, lead.name, first, self._kind)

    def _leader(self, lead: Lead) -> Decided | None:
        """Return what became of the row whose line in the plan speaks for a lead, too."""
        place = self._places.get(self._leaders.get(lead.row, 0))
        return self._found[place] if place is not None else None

    def _along(self, lead: Lead, made: Newcomer, like: Sequence[Likeness], leader: Decided | None) -> Decided | Again:
        """Return a lead where its leader went; without one it is left out."""
        if isinstance(leader, Arriving):
            return Again(leader.lead.row)
        if isinstance(leader, Coming):
            return self._coming(lead, made, leader.path, ())
        return left_out(lead.rows, lead.name, like)

    def _new(
        self,
        lead: Lead,
        made: Newcomer,
        entry: IdentityKeys,
        like: Sequence[Likeness],
        sure: tuple[Likeness, ...],
    ) -> Decided:
        code = self._code(lead)
        if isinstance(code, Refuse):
            return code
        self._codes.add(code)
        if lead.one(Field.CODE) and lead.one(Field.CODE).strip().upper() != code:
            lead = self._without_code(lead)
            made = newcomer(lead, self._terms)
        self._matching.take(entry, lead.row, lead.name)
        told = tuple(evidence for one in like if one not in sure for evidence in one.evidence)
        return Arriving(lead, made, CustomerId(lead.country, code, self._terms.today), told, sure)

    def _to(self, lead: Lead, made: Newcomer, customer: str, like: Sequence[Likeness]) -> Decided | Again:
        """Return a lead that a person gave to a customer, else to whom it looks like most: a customer, or a row."""
        if customer:
            try:
                return self._coming(lead, made, self._place_of(customer).path, ())
            except TradectlError as error:
                hint = error.hint or say("Name one by its code, or by its folder as shown here.")
                return Refuse(lead.rows, lead.name, error.message, hint, code=error.code)
        first = next(iter(like), None)
        if first is not None and not first.customer:
            return Again(first.row)
        if first is None:
            return Refuse(
                lead.rows,
                lead.name,
                say("It is not said to which customer this belongs."),
                say("Write the customer's code beside it."),
                code="customer",
            )
        return self._coming(lead, made, first.path, first.evidence)

    def _code(self, lead: Lead) -> str | Refuse:
        decision = self._decisions.get(lead.row)
        given = (decision.code if decision and decision.code else lead.one(Field.CODE)).strip().upper()
        if not given or not is_code(given):
            addresses = [*lead.fields.get(Field.WEBSITE, ()), *(mail for one in lead.people for mail in one.emails)]
            return derive_code(lead.name, self._codes.__contains__, country=lead.country, addresses=addresses)
        if given in self._codes:
            return Refuse(
                lead.rows,
                lead.name,
                say("The code {code} is taken.", code=given),
                say("Choose another one, or leave the cell empty."),
                code="exists",
            )
        return given

    def _card(self, path: str) -> Mapping[str, Any] | None:
        """Return what a customer's card says, None for a row of the file and for a card that cannot be read."""
        if not path:
            return None
        fields = read_fields(self._workspace.root, Place(path))
        if fields is not None:
            return fields
        record = read_customer(self._workspace.root, Place(path), self._workspace.zone)
        return record.plain if record.card is not None else None


def _others(lead: Lead, field: Field, text: str) -> tuple[str, ...]:
    return tuple(one for one in lead.fields.get(field, ()) if one != text)


def _entry(lead: Lead) -> IdentityKeys | None:
    if not lead.name or not lead.country:
        return None
    people = lead.people
    return identity_keys(
        Identity(
            id="",
            code="",
            name=lead.name,
            aliases=lead.fields.get(Field.ALIAS, ()),
            country=lead.country,
            emails=tuple(mail for one in people for mail in one.emails),
            websites=lead.fields.get(Field.WEBSITE, ()),
            phones=tuple(number for one in people for number in (*one.phones, *one.mobiles, *one.whatsapp)),
            tax_ids=lead.fields.get(Field.TAX_ID, ()),
            company_ids=lead.fields.get(Field.COMPANY_ID, ()),
        )
    )


def _besides(lead: Lead, entry: IdentityKeys) -> IdentityKeys:
    """Return what another customer is known by where a lead comes to it: a person's name is none of a company's."""
    return entry._replace(names=()) if lead.is_person else entry


def leaders(decided: Iterable[Decided]) -> dict[int, int]:
    """Return whose line in the plan speaks for each row that is taken: the first row of the same customer."""
    found: dict[int, int] = {}
    firsts: dict[str, int] = {}
    for one in decided:
        if isinstance(one, Arriving):
            found |= dict.fromkeys(one.lead.rows, one.lead.row)
        elif isinstance(one, Coming):
            found |= dict.fromkeys(one.lead.rows, firsts.setdefault(one.path, one.lead.row))
    return found
