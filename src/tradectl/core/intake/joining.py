"""Two leads of one company become one: the first one's word holds, what the other says besides comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.identity.folding import words
from tradectl.core.intake.lead import Doubt, Field
from tradectl.core.intake.leads import ONE_ONLY, join_person
from tradectl.core.message import say
from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from tradectl.core.intake.lead import Lead
    from tradectl.core.message import Message


def joined(lead: Lead, other: Lead, place: Message) -> Lead:
    """Return one lead of two, the first one's place in the file told by `place`; the other's name, where it differs, is another name of the first."""
    people = list(lead.people)
    for person in other.people:
        join_person(people, person)
    fields = {field: list(texts) for field, texts in lead.fields.items()}
    for field, texts in other.fields.items():
        if field in ONE_ONLY and field in fields:
            continue
        kept = fields.setdefault(field, [])
        kept += [text for text in texts if text not in kept]
    names = {tuple(words(name)) for name in (lead.name, *fields.get(Field.ALIAS, ()))}
    if tuple(words(other.name)) not in names and not other.is_person:
        fields.setdefault(Field.ALIAS, []).append(other.name)
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
        others=(*lead.others, *other.others),
        doubts=(*lead.doubts, *other.doubts, told),
    )
