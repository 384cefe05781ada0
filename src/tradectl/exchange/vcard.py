"""People as vCards, 4.0 (RFC 6350) or 3.0 (RFC 2426), as phones and mail programs take them."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tradectl.exchange.content_line import content_line, fold, text, texts
from tradectl.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSIONS = ("4.0", "3.0")

_WORD = r"[A-Za-z0-9-]+"
_VALUE = r'(?:"[^"]*"|[^";:,]*)'
_KEPT = re.compile(
    rf"(?:{_WORD}\.)?(?P<name>{_WORD})(?P<parameters>(?:;{_WORD}(?:={_VALUE}(?:,{_VALUE})*)?)*):(?P<value>.+)"
)
_BARE = re.compile(rf";({_WORD})(?=[;:]|$)")  # `TEL;HOME` of vCard 2.1
_OURS = frozenset(["BEGIN", "END", "VERSION", "PRODID", "FN", "REV", "X-TRADECTL-CUSTOMER"])
_NO_YEAR = "1604"  # what Apple writes where a birthday has no year: 3.0 knows none without


class Address(NamedTuple):
    """A postal address, its country in words."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


class Person(NamedTuple):
    """A person at a customer, or a company of which nobody is known; `key` never changes for the same one.

    `birthday` is `06-01` or `1975-06-01`. `kept` are the properties of an earlier import, each a line as it was read.
    """

    key: str
    name: str
    company: str = ""
    is_company: bool = False
    role: str = ""
    email: str = ""
    phone: str = ""
    whatsapp: str = ""
    wechat: str = ""
    website: str = ""
    address: Address | None = None
    birthday: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    customer: str = ""
    kept: tuple[str, ...] = ()


def vcards(people: Iterable[Person], version: str) -> str:
    """Return the cards one after the other; `version` is one of VERSIONS."""
    return "".join(line for person in people for line in _card(person, version))


def _card(person: Person, version: str) -> Iterator[str]:
    kept = dict(_kept(person))
    yield "BEGIN:VCARD\r\n"
    yield f"VERSION:{version}\r\n"
    yield "PRODID:-//tradectl//EN\r\n"
    yield kept.pop("UID", "") or content_line("UID", _uid(person.key))
    if person.is_company:
        yield "KIND:org\r\n" if version == "4.0" else "X-ABShowAs:COMPANY\r\n"
    yield content_line("FN", text(person.name))
    yield kept.pop("N", "") or content_line("N", _name(person))
    if person.company:
        yield content_line("ORG", text(person.company))
    if person.role:
        yield content_line("TITLE", text(person.role))
    yield from _reach(person, version)
    yield from _about(person, version)
    written = {"BDAY"} if person.birthday else set()
    written |= {"KIND"} if person.is_company else set()
    yield from (line for name, line in kept.items() if name.partition("\n")[0] not in written)
    if person.customer:
        yield content_line("X-TRADECTL-CUSTOMER", text(person.customer))
    yield "END:VCARD\r\n"


def _reach(person: Person, version: str) -> Iterator[str]:
    """Yield how the person is reached. A group gives a number its label: phones show it, others show the number."""
    if person.email:
        yield content_line("EMAIL;TYPE=INTERNET,WORK" if version == "3.0" else "EMAIL;TYPE=work", text(person.email))
    if person.phone:
        kind = "TEL;TYPE=WORK,VOICE" if version == "3.0" else 'TEL;TYPE="work,voice"'
        yield content_line(kind, text(person.phone))
    if person.whatsapp:
        yield content_line(f"tradectl1.TEL;TYPE={'CELL' if version == '3.0' else 'cell'}", text(person.whatsapp))
        yield "tradectl1.X-ABLabel:WhatsApp\r\n"
    if person.wechat:
        yield content_line("IMPP;X-SERVICE-TYPE=WeChat", f"x-apple:{quote(plain(person.wechat), safe='')}")
    if person.website:
        yield content_line("URL", text(person.website) if version == "3.0" else _uri(person.website))
    if person.address is not None:
        street, city, region, postcode, country = person.address
        kind = "ADR;TYPE=WORK" if version == "3.0" else "ADR;TYPE=work"
        yield content_line(kind, texts("", "", street, city, region, postcode, country))


def _about(person: Person, version: str) -> Iterator[str]:
    if person.birthday:
        yield _birthday(person.birthday, version)
    if person.notes:
        yield content_line("NOTE", text(person.notes))
    if person.tags:
        yield content_line("CATEGORIES", ",".join(map(text, person.tags)))


def _birthday(day: str, version: str) -> str:
    year = day[:-6]
    if version == "4.0":
        return f"BDAY:{day.replace('-', '')}\r\n" if year else f"BDAY:--{day.replace('-', '')}\r\n"
    return f"BDAY:{day}\r\n" if year else f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{day}\r\n"


def _name(person: Person) -> str:
    """Return family name and given names: the last word and what stands before it, as one word is all family."""
    if person.is_company:
        return ";;;;"
    given, _, family = plain(person.name).strip().rpartition(" ")
    return texts(family, given, "", "", "")


def _uid(key: str) -> str:
    """Return a name of the card that is always the same for a key, in the form of a UUID (version 8: a hash)."""
    digits = sha256(key.encode("utf-8", "backslashreplace")).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _uri(address: str) -> str:
    told = plain(address)
    return quote(told if "://" in told else f"https://{told}", safe="/:?#[]@!$&'()*+,;=%~")


def _kept(person: Person) -> Iterator[tuple[str, str]]:
    """Yield the properties of an earlier import that are sound, by name; further ones of a name have a number.

    One structured name fits as long as it has every word of the name.
    """
    for number, line in enumerate(person.kept):
        found = _KEPT.fullmatch(line)
        if found is None or line != plain(line) or found["name"].upper() in _OURS or _is_encoded(found["parameters"]):
            continue
        name, parameters = found["name"].upper(), found["parameters"]
        if '"' not in parameters:
            parameters = _BARE.sub(r";TYPE=\1", parameters)
        told = fold(f"{line[: found.start('parameters')]}{parameters}:{found['value']}")
        if name == "UID":
            yield name, told
        elif name != "N":
            yield f"{name}\n{number}", told
        elif _tells(found["value"], person.name):
            yield name, told


def _is_encoded(parameters: str) -> bool:
    return "QUOTED-PRINTABLE" in parameters.upper()


def _tells(parts: str, name: str) -> bool:
    """Return whether a structured name has every word of a name; some names are written as one: 王 and 伟."""
    told = re.findall(r"\w+", parts.replace("\\", ""))
    words = re.findall(r"\w+", name)
    return bool(words) and (set(words) <= set(told) or "".join(words) == "".join(told))
