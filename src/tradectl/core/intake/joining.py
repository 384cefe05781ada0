"""What two rows say of one company or person becomes one: the first one's word holds, the other's comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.identity.folding import words
from tradectl.core.intake.lead import Doubt, Field
from tradectl.core.intake.people import joined as joined_person
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tradectl.core.intake.lead import Lead, Person
    from tradectl.core.message import Message

_ONE_ONLY = frozenset([
    Field.GRADE, Field.INQUIRY_CLASS, Field.STATUS, Field.WON, Field.OWNER, Field.SINCE, Field.TAX_ID, Field.COMPANY_ID,
    Field.CODE, Field.CUSTOMER, Field.EXPECTED_CLOSE, Field.CREDIT_LIMIT,
])  # fmt: skip


def joined(lead: Lead, other: Lead, place: Message, headings: Mapping[str, str]) -> Lead:
    """Return one lead of two; the other's name, where it differs, is another name of the first.

    `place` tells where in the file the first one stands, `headings` what stands above each field.
    """
    people = People((*lead.people, *other.people)).all
    fields = {field: list(texts) for field, texts in lead.fields.items()}
    differs = tuple(join_fields(fields, other.fields, other.row, headings, is_above=other.row < lead.row))
    names = {tuple(words(name)) for name in (lead.name, *fields.get(Field.ALIAS, ()))}
    if tuple(words(other.name)) not in names and not other.is_person:
        fields.setdefault(Field.ALIAS, []).append(other.name)
    countries = [(headings.get(Field.COUNTRY, Field.COUNTRY), other.country)] if other.country != lead.country else []
    told = Doubt(
        Severity.HINT,
        other.row,
        "",
        say("{other} is the same company as {name} ({place}); both are one customer.",
            other=other.name, name=lead.name, place=place),
        say("If they are two, add a line to the plan: row {row}, create.", row=other.row),
    )  # fmt: skip
    return lead._replace(
        rows=tuple(dict.fromkeys((*lead.rows, *other.rows))),
        fields={field: tuple(texts) for field, texts in fields.items()},
        people=tuple(people),
        others=(*lead.others, *other.others, *countries),
        doubts=(*lead.doubts, *other.doubts, *differs, told),
    )


def join_fields(
    fields: dict[Field, list[str]],
    others: Mapping[Field, Sequence[str]],
    row: int,
    headings: Mapping[str, str],
    *,
    is_above: bool = False,
) -> Iterator[Doubt]:
    """Add what another row says of a company; yield where the two differ in what can be but one.

    The other's value stands behind the first one's, and so comes to the notes; a person's row may be above the first.
    """
    for field, texts in others.items():
        kept = fields.setdefault(field, [])
        if field in _ONE_ONLY and kept and texts and texts[0] != kept[0]:
            column, mine, here = headings.get(field, field), kept[0], texts[0]
            message = say("{column} is '{mine}' further up and '{other}' here.", column=column, mine=mine, other=here)
            remedy = say("What stands further up is taken. Make both say the same.")
            if is_above:
                message = say("{column} is '{other}' here and '{mine}' in the company's row.",
                              column=column, mine=mine, other=here)  # fmt: skip
                remedy = say("What the company's row says is taken. Make both say the same.")
            yield Doubt(Severity.WARNING, row, column, message, remedy)
        kept += [text for text in texts if text not in kept]


class People:
    """People while rows are read: one of a name, and one of a mail address where one of them has no name."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.all: list[Person] = []
        self._by_name: dict[tuple[str, ...], int] = {}
        self._by_mail: dict[str, int] = {}
        self._nameless: dict[str, int] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Add a person to the others, or to the first who is the same."""
        key = tuple(words(person.name))
        mails = self._nameless if key else self._by_mail
        same = [mails[mail] for mail in person.emails if mail in mails]
        if key in self._by_name:
            same.append(self._by_name[key])
        at = min(same, default=len(self.all))
        if same:
            person = joined_person(self.all[at], person)
            self.all[at] = person
            key = tuple(words(person.name))
        else:
            self.all.append(person)
        for mail in person.emails:
            self._by_mail[mail] = min(at, self._by_mail.get(mail, at))
            if key:
                self._nameless.pop(mail, None)
            else:
                self._nameless[mail] = at
        if key:
            self._by_name[key] = min(at, self._by_name.get(key, at))
