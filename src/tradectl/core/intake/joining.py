"""What two rows say of one company or person becomes one: the first one's word holds, the other's comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.identity.folding import words
from tradectl.core.intake.lead import Doubt, Field
from tradectl.core.intake.people import joined as joined_person
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    people = list(lead.people)
    for person in other.people:
        join_person(people, person)
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


def join_person(found: list[Person], person: Person) -> None:
    """Add a person to the others, or to the one who has the same name or mail address."""
    key = words(person.name)
    for at, other in enumerate(found):
        same_mail = bool(set(other.emails) & set(person.emails)) and not (key and words(other.name))
        if (key and key == words(other.name)) or same_mail:
            found[at] = joined_person(other, person)
            return
    found.append(person)
