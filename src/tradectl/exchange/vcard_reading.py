"""Contact cards of phones and mail programs as records of people, ready for `core/intake/leads`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.lead import Field, Record, Value
from tradectl.core.message import say
from tradectl.exchange.limits import too_large
from tradectl.exchange.vcard_lines import Property, VCard, components, unescaped, vcards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST = 200 << 20
_MOST_CARDS = 100_000
_MACHINERY = frozenset(["VERSION", "PRODID", "REV", "X-ABLABEL", "KIND", "X-ABSHOWAS", "PROFILE", "MAILER"])
_DIALLED = (
    (frozenset(["WHATSAPP"]), Field.WHATSAPP),
    (frozenset(["FAX", "WORKFAX", "HOMEFAX"]), Field.FAX),
    (frozenset(["CELL", "MOBILE", "IPHONE"]), Field.MOBILE),
)
_PLAIN = {
    "TITLE": Field.ROLE,
    "ROLE": Field.ROLE,
    "EMAIL": Field.EMAIL,
    "URL": Field.WEBSITE,
    "BDAY": Field.BIRTHDAY,
    "LANG": Field.LANGUAGE,
    "X-WECHAT": Field.WECHAT,
    "X-WEIXIN": Field.WECHAT,
    "X-WHATSAPP": Field.WHATSAPP,
}
_CHATS = frozenset([
    "IMPP", "X-SKYPE", "X-SKYPE-USERNAME", "X-QQ", "X-TENCENT-QQ", "X-MSN", "X-JABBER", "X-ICQ", "X-AIM", "X-YAHOO",
    "X-GTALK", "X-GOOGLE-TALK", "X-SOCIALPROFILE", "X-TWITTER", "X-LINE", "X-MS-IMADDRESS",
])  # fmt: skip
_ADDRESS = 7  # components: post box, extension, street, city, region, postcode, country


def read_vcards(name: str, raw: bytes) -> tuple[Record, ...]:
    """Return one record a card, its `row` the line it begins in; lists of people (groups) are no people.

    Properties nobody knows are among the record's `others`, each as `NAME` and the line that says it again. Raise
    INVALID where there is no card, REFUSED where there are more than are taken.
    """
    if len(raw) > _LARGEST:
        raise too_large(name)
    found: list[Record] = []
    is_empty = True
    for card in vcards(raw):
        is_empty = False
        if len(found) >= _MOST_CARDS:
            raise too_large(name)
        record = _record(card)
        if record.values and not _is_group(card):
            found.append(record)
    if is_empty:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{file} holds no contact card.", file=name),
            say("Export the contacts as vCard (.vcf) once more."),
        )
    return tuple(found)


def _is_group(card: VCard) -> bool:
    kinds = (one.value.strip().lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for one in card.all(name))
    return "group" in kinds


def _record(card: VCard) -> Record:
    labels = {one.group: unescaped(one.value) for one in card.all("X-ABLABEL") if one.group}
    values = [*_name(card), *_company(card)]
    taken = {"FN", "ORG", "N"}
    for one in sorted(card.properties, key=_rank):
        if one.name in ("NOTE", *_PLAIN):
            text = unescaped(one.value).strip()
            values.append(_value(one, _PLAIN.get(one.name, Field.PERSON_NOTES), _bare(text)))
        elif one.name == "TEL":
            values.append(_value(one, _dialled(one, labels.get(one.group, "")), _bare(unescaped(one.value).strip())))
        elif one.name in _CHATS:
            values.append(_chat(one, labels.get(one.group, "")))
        elif one.name == "CATEGORIES":
            values += [_value(one, Field.TAGS, tag) for tag in components(one.value, ",")]
    values += _addresses(card)
    values.sort(key=lambda value: value.field is Field.DEPARTMENT)  # a title says more than a department
    taken |= {"NOTE", "TEL", "CATEGORIES", "ADR", *_PLAIN, *_CHATS, *_MACHINERY}
    kept = [one for one in card.properties if one.name not in taken and one.value.strip()]
    others = tuple((one.name, one.as_read) for one in (*kept, *_rest_of_name(card)))
    return Record(card.line, tuple(value for value in values if value.text.strip()), others)


def _rank(one: Property) -> tuple[bool, int]:
    """Return the order of properties: what is preferred first, else as written."""
    preferred = "PREF" in one.types or any(name == "PREF" for name, _ in one.parameters)
    return (not preferred, one.line)


def _value(one: Property, field: Field, text: str) -> Value:
    return Value(field, one.name, text, whole=True)


def _bare(text: str) -> str:
    """Return a value without the scheme of a URI that 4.0 writes before it: `tel:+49-40-1;ext=12`."""
    for scheme in ("tel:", "mailto:"):
        if text.lower().startswith(scheme):
            return text[len(scheme) :].replace(";ext=", " ext. ")
    return text


def _name(card: VCard) -> Iterator[Value]:
    shown = card.first("FN")
    said = unescaped(shown.value).strip() if shown else ""
    if _is_company(card, said):
        return
    if shown and said:
        yield _value(shown, Field.CONTACT, said)
        return
    parts = card.first("N")
    if parts is None:
        return
    family, given, middle, *_ = [*components(parts.value), "", "", ""]
    yield _value(parts, Field.LAST_NAME, family)
    yield _value(parts, Field.FIRST_NAME, given)
    yield _value(parts, Field.MIDDLE_NAME, middle)


def _rest_of_name(card: VCard) -> Iterable[Property]:
    """Return the name in parts where the name as shown leaves a part out."""
    shown, parts = card.first("FN"), card.first("N")
    if parts is None:
        return ()
    said = unescaped(shown.value) if shown else ""
    taken = components(parts.value)[3:] if not said else components(parts.value)
    return (parts,) if any(part and part not in said for part in taken) else ()


def _is_company(card: VCard, shown: str) -> bool:
    as_company = any(one.value.strip().upper() == "COMPANY" for one in card.all("X-ABSHOWAS"))
    kind = any(one.value.strip().lower() == "org" for one in card.all("KIND"))
    first = next((components(one.value)[0] for one in card.all("ORG")), "")
    return kind or (bool(first) and (as_company or shown == first))


def _company(card: VCard) -> Iterator[Value]:
    shown = card.first("FN")
    for one in card.all("ORG"):
        company, *departments = components(one.value)
        yield _value(one, Field.COMPANY, company)
        yield from (_value(one, Field.DEPARTMENT, department) for department in departments)
    as_company = any(one.value.strip().lower() == "org" for one in card.all("KIND"))
    if shown and as_company and card.first("ORG") is None:
        yield _value(shown, Field.COMPANY, unescaped(shown.value))


def _dialled(one: Property, label: str) -> Field:
    types = one.types | {label.strip("_$!<> ").upper()}
    return next((field for kinds, field in _DIALLED if kinds & types), Field.PHONE)


def _chat(one: Property, label: str) -> Value:
    text = unescaped(one.value).strip()
    scheme, colon, rest = text.partition(":")
    service = next((value for name, value in one.parameters if name in ("X-SERVICE-TYPE", "X-SERVICE")), "")
    said = f"{service} {label} {scheme if colon else ''} {' '.join(one.types)}".lower()
    if "wechat" in said or "weixin" in said or "微信" in said:
        return _value(one, Field.WECHAT, rest if colon else text)
    if "whatsapp" in said:
        return _value(one, Field.WHATSAPP, rest if colon else text)
    return Value(Field.CHAT, service or one.name.removeprefix("X-"), text, whole=True)


def _addresses(card: VCard) -> Iterator[Value]:
    """Return the preferred address in parts, at work before at home, and any other as one text."""
    found = sorted(card.all("ADR"), key=lambda one: (*_rank(one)[:1], "WORK" not in one.types, one.line))
    filled = [(one, components(one.value)) for one in found if any(components(one.value))]
    for count, (one, parts) in enumerate(filled):
        box, extended, street, city, region, postcode, country = (*parts, *[""] * _ADDRESS)[:_ADDRESS]
        if count:
            yield _value(one, Field.ADDRESS, ", ".join(filter(None, parts)))
            continue
        yield _value(one, Field.STREET, ", ".join(filter(None, (street, extended, box))))
        yield _value(one, Field.CITY, city)
        yield _value(one, Field.REGION, region)
        yield _value(one, Field.POSTCODE, postcode)
        yield _value(one, Field.COUNTRY, country)
    if not filled:
        yield from (_value(one, Field.ADDRESS, unescaped(one.value)) for one in card.all("LABEL"))
