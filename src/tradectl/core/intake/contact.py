"""A person of a lead as a card has contacts; what has no field there becomes lines of a contact card."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from tradectl.core.intake.property_line import property_line, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.intake.lead import Person


def contact_of(person: Person, main: bool, company: str = "") -> dict[str, object]:  # noqa: FBT001
    """Return the contact in the card's order, every scalar as the text that is written; nothing that is empty.

    A person without a name is called by the mail address, else as the `company`, else by the number. The phone is
    the first one, else the first mobile; the further numbers and addresses are properties in `vcard`, where `export`,
    `find` and the search for duplicates read them. Chats that no property tells stand in the notes.
    """
    lines = tuple(dict.fromkeys((*_left_over(person), *person.kept)))
    phone = next(chain(person.phones, person.mobiles), "")
    told = {value_of(line) for line in person.kept}
    chats = [chat for chat in person.chats if chat.partition(": ")[2] not in told and chat not in told]
    contact: dict[str, object] = {
        "name": person.name or next(chain(person.emails, filter(None, [company]), _numbers(person)), ""),
        "role": person.role,
        "email": next(iter(person.emails), ""),
        "phone": phone,
        "whatsapp": next(iter(person.whatsapp), ""),
        "wechat": next(iter(person.wechat), ""),
        "birthday": person.birthday,
        "main": "true" if main else "",
        "notes": "\n".join(filter(None, (person.notes, *chats))),
        "vcard": list(lines),
    }
    return {key: value for key, value in contact.items() if value}


def _left_over(person: Person) -> Iterator[str]:
    """Yield the numbers and addresses that come after the first of each."""
    yield from (property_line("EMAIL", address) for address in person.emails[1:])
    yield from (property_line("TEL;TYPE=voice", number) for number in person.phones[1:])
    mobiles = person.mobiles if person.phones else person.mobiles[1:]
    yield from (property_line("TEL;TYPE=cell", number) for number in mobiles if number not in person.phones)
    yield from (property_line("TEL;TYPE=fax", number) for number in person.faxes)
    yield from (property_line("TEL;TYPE=cell;TYPE=whatsapp", number) for number in person.whatsapp[1:])
    yield from (_wechat(name) for name in person.wechat[1:])


def _wechat(name: str) -> str:
    return property_line("IMPP;X-SERVICE-TYPE=WeChat", f"x-apple:{quote(name, safe='')}")


def _numbers(person: Person) -> Iterator[str]:
    return chain(person.phones, person.mobiles, person.whatsapp, person.faxes, person.wechat, person.chats)
