"""Contact cards of phones and mail programs as records of people, ready for `core/intake/leads`."""

from __future__ import annotations

import quopri
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.identity.folding import words
from tradectl.core.intake.lead import Doubt, Field, Record, Value
from tradectl.core.intake.property_line import name_of
from tradectl.core.message import say
from tradectl.core.problems import Severity
from tradectl.exchange.limits import too_large
from tradectl.exchange.vcard_lines import REASON, Property, VCard, components, unescaped, vcards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LARGEST = 200 << 20
_MOST_CARDS = 100_000
_MACHINERY = frozenset(["VERSION", "PRODID", "REV", "X-ABLABEL", "KIND", "X-ABSHOWAS", "PROFILE", "MAILER", REASON])
_DIALLED = (
    (frozenset(["WHATSAPP"]), Field.WHATSAPP),
    (frozenset(["FAX", "WORKFAX", "HOMEFAX", "TELEFAX", "传真", "傳真"]), Field.FAX),
    (
        frozenset(["CELL", "MOBILE", "IPHONE", "MOBIL", "HANDY", "PORTABLE", "MÓVIL", "CELULAR", "手机", "手機"])
        | frozenset(["移动电话", "行動電話"]),
        Field.MOBILE,
    ),
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
_PICTURES = frozenset(["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-WAB-CERT", "X-MS-OL-DESIGN"])
_SAID_OF_ANY = """
mobile cell iphone work home main other office phone fax email e-mail internet whatsapp wechat portable bureau maison
arbeit privat handy mobil telefax trabajo casa móvil celular pager custom 微信 手机 手機 移动电话 行動電話 电话 電話
办公 工作 住宅 家庭 单位 公司 其他 主要 传真 傳真 邮箱
"""
_CUSTOM = "X-CUSTOM("  # TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E4=BB=93): a label as Android writes it
_USUAL_LABELS = frozenset(_SAID_OF_ANY.split())
_APPLES_OWN = "_$!<"  # begins a label that the program gave, not a person
_LONGEST_LINE = 2_000  # of what no field takes
_MOST_LINES = 200
_ADDRESS = 7  # components: post box, extension, street, city, region, postcode, country


def read_vcards(name: str, raw: bytes) -> tuple[Record, ...]:
    """Return one record a card, its `row` the line it begins in; lists of people (groups) are no people.

    Properties nobody knows are what the record has `kept`; that pictures are not taken is said once, with the first.
    Raise INVALID where there is no card, REFUSED where there are more than are taken.
    """
    if len(raw) > _LARGEST:
        raise too_large(name)
    found: list[Record] = []
    is_empty, is_told = True, False
    for card in vcards(raw):
        is_empty = False
        if len(found) >= _MOST_CARDS:
            raise too_large(name)
        record = _record(card)
        if record.values and not _is_group(card):
            pictures = () if is_told else _without_pictures(card)
            is_told = is_told or bool(pictures)
            found.append(record._replace(doubts=(*record.doubts, *pictures)))
    if is_empty:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{file} holds no contact card.", file=name),
            say("Export the contacts as vCard (.vcf) once more."),
        )
    return tuple(found)


def _without_pictures(card: VCard) -> tuple[Doubt, ...]:
    first = next((one for one in card.properties if one.name in _PICTURES), None)
    if first is None:
        return ()
    message = say("Pictures, sounds and keys of contact cards are not taken.")
    return (Doubt(Severity.HINT, card.line, first.name, message, say("Keep the file where they are needed.")),)


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
            values += _labelled(one, labels) if one.name == "EMAIL" else ()
        elif one.name == "TEL":
            values.append(_value(one, _dialled(one, _label(one, labels)), _bare(unescaped(one.value).strip())))
            values += _labelled(one, labels)
        elif one.name in _CHATS:
            values.append(_chat(one, labels.get(one.group, "")))
        elif one.name == "CATEGORIES":
            values += [_value(one, Field.TAGS, tag) for tag in components(one.value, ",")]
    values += _addresses(card)
    values.sort(key=lambda value: value.field is Field.DEPARTMENT)  # a title says more than a department
    chats = {value.text for value in values if value.field is Field.CHAT}
    broken = [one for one in card.properties if not one.name]
    values += [Value(Field.PERSON_NOTES, "", one.value, whole=True) for one in broken]
    taken |= {"", "NOTE", "TEL", "CATEGORIES", "ADR", *_PLAIN, *_MACHINERY, *_PICTURES}
    beside = [one for one in card.properties if one.name not in taken and one.value.strip()]
    beside = [one for one in beside if one.name not in _CHATS or unescaped(one.value).strip() in chats]
    kept, doubts = _lines(card, (*beside, *_rest_of_name(card)))
    return Record(
        card.line,
        tuple(value for value in values if value.text.strip()),
        doubts=(*doubts, *_broken(card, broken)),
        kept=kept,
    )


def _broken(card: VCard, lines: Iterable[Property]) -> Iterator[Doubt]:
    for one in lines:
        message = say("Line {line} has no colon, so nobody knows what it is: {text}", line=one.line, text=one.value)
        remedy = say("It is kept in the notes. Correct the person there, or the file before you import it.")
        yield Doubt(Severity.WARNING, card.line, "", message, remedy)


def _lines(card: VCard, beside: Sequence[Property]) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """Return the lines of what no field takes, each label behind what it labels, and whether some are left out."""
    lines: dict[str, None] = {}
    for one in beside:
        lines[one.as_read] = None
        lines.update((label.as_read, None) for label in card.all("X-ABLABEL") if one.group and label.group == one.group)
    fitting = [line for line in lines if len(line) <= _LONGEST_LINE][:_MOST_LINES]
    if len(fitting) == len(lines):
        return tuple(fitting), ()
    first = next(line for line in lines if line not in fitting)
    message = say("What is too long or too much for a card is left out.")
    remedy = say("Keep the file where they are needed.")
    return tuple(fitting), (Doubt(Severity.WARNING, card.line, name_of(first), message, remedy),)


def _labelled(one: Property, labels: Mapping[str, str]) -> Iterator[Value]:
    """Yield as a note what a person wrote beside a number or an address, where it is no kind of it."""
    label = _label(one, labels)
    if label and not label.startswith(_APPLES_OWN) and label.casefold() not in _USUAL_LABELS:
        yield Value(Field.PERSON_NOTES, "X-ABLABEL", f"{label}: {_bare(unescaped(one.value).strip())}", whole=True)


def _label(one: Property, labels: Mapping[str, str]) -> str:
    """Return what a person called a number or an address, as Apple writes it or as Android does; else nothing."""
    if one.group in labels:
        return labels[one.group].strip()
    for name, value in one.parameters:
        whole = f"{name}={value}" if name else value
        if whole.startswith(_CUSTOM):
            raw = whole.removesuffix(")").rpartition(",")[2].encode("utf-8", "replace")
            return quopri.decodestring(raw).decode("utf-8", "replace").strip()
        if not name and whole.upper().startswith("X-"):
            return whole[2:].replace("-", " ").strip()
    return ""


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
    is_company = _is_company(card, said)
    if shown and said and not is_company:
        yield _value(shown, Field.CONTACT, said)
        return
    parts = card.first("N")
    if parts is None:
        return
    family, given, middle, *_ = [*components(parts.value), "", "", ""]
    if is_company and set(words(f"{family} {given} {middle}")) <= set(words(said)):
        return
    yield _value(parts, Field.LAST_NAME, family)
    yield _value(parts, Field.FIRST_NAME, given)
    yield _value(parts, Field.MIDDLE_NAME, middle)


def _rest_of_name(card: VCard) -> Iterable[Property]:
    """Return the name in parts where the name as shown does not tell them: a title, a family of two words."""
    shown, parts = card.first("FN"), card.first("N")
    if parts is None or not any(components(parts.value)):
        return ()
    family, given, *rest = [*components(parts.value), ""]
    said = unescaped(shown.value).split() if shown else []
    return () if said == [given, family] and not any(rest) else (parts,)


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
    told = unquote(rest) if scheme.lower() == "x-apple" else rest
    if "wechat" in said or "weixin" in said or "微信" in said:
        return _value(one, Field.WECHAT, told if colon else text)
    if "whatsapp" in said:
        return _value(one, Field.WHATSAPP, told if colon else text)
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
