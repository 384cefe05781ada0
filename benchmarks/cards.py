"""The generated cards: most as tradectl writes them, one in ten as people do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import words

if TYPE_CHECKING:
    from customers import Chance, Customer

Fields = dict[str, Any]

_QUOTED = re.compile(r"[-+]?[\d.,:_]+|y|n|yes|no|on|off|true|false|null|~|", re.IGNORECASE)
_ODD = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:]\s|.*(?::\s|\s#|:\Z)")
_ODD_IN_FLOW = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?]|.*[,\[\]{}:]|.*\s#")
_COMMENTS = ("# checked", "# from the fair", "# 待确认", "# ask again", "#")
_HAND_WRITTEN_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Style:
    """How a card is written; the default is tradectl's own way."""

    indent: int = 2
    dash: int = 2  # blanks before the dash of a list
    quote: str = ""  # around every text that may have it
    flow: bool = False  # lists and groups on one line
    whole: bool = False  # the card as one { … }
    aligned: int = 0  # values in a column
    comments: bool = False
    text: str = "|"  # how notes are written
    line_end: str = "\n"
    start: str = "# yaml-language-server: $schema=../../../.vscode/tradectl/card.schema.json\n"
    end: str = ""


OWN = Style()
BY_HAND = (
    Style(start="", flow=True, comments=True),
    Style(start="", quote='"'),
    Style(start="", quote="'", line_end="\r\n"),
    Style(start="", indent=4, dash=0, text=">-"),
    Style(start="", aligned=18, comments=True, dash=0),
    Style(start="\ufeff", line_end="\r\n", text=">"),
    Style(start="---\n", flow=True, end="...\n", text="|-"),
    Style(start="# " + "-" * 60 + "\n# our card\n\n", dash=0, comments=True, text=">"),
    Style(start="", whole=True),
    Style(start="\ufeff", indent=3, dash=3, quote="'", text="|+"),
    Style(start="\n\n", text="plain", line_end="\r\n"),
)


def card(customer: Customer, day_format: int = 1) -> str:
    """Return the text of a customer's card."""
    chance = customer.chance
    style = chance.choice(BY_HAND) if chance.randrange(_HAND_WRITTEN_ONE_IN) == 0 else OWN
    fields = {"format": day_format, **_fields(customer)}
    if style is not OWN and chance.happens(0.1):
        fields["wechat_group"] = f"{customer.code} 群"  # a key of the user's own
    if style.whole:
        return style.start + _flow(fields, style) + "\n"
    text = style.start + "".join(_field(key, value, style, chance, 0) for key, value in fields.items()) + style.end
    return text if style.line_end == "\n" else text.replace("\n", style.line_end)


def _fields(customer: Customer) -> Fields:
    chance = customer.chance
    won = customer.grade == "won"
    fields: Fields = {
        "code": customer.code,
        "country": customer.country.code,
        "registered": customer.registered,
        "since": customer.since,
        "name": customer.name,
        "kind": "company" if chance.happens(0.3) else None,
        "status": "won" if won else "prospect",
        "won": customer.won,
        "grade": None if won else customer.grade,
        "owner": customer.owner,
        "expected_close": customer.expected_close,
        "source": _source(customer) if chance.happens(0.6) else None,
        "website": customer.website or None,
        "address": _address(customer) if chance.happens(0.5) else None,
        "time_zone": customer.country.zone if chance.happens(0.3) else None,
        "language": customer.country.language if chance.happens(0.4) else None,
        "contacts": _contacts(customer),
        "anniversaries": _anniversaries(customer) if customer.founded else None,
        "demand": _demand(chance) if chance.happens(0.75) else None,
        "competitors": _rivals(chance) if chance.happens(0.1) else None,
        "credit": _credit(chance) if won and chance.happens(0.6) else None,
        "checklist": ["carton label with EAN", "test report in the box"] if won and chance.happens(0.2) else None,
        "reviewed": customer.reviewed,
        "snooze": {"until": customer.snoozed, "because": "closed for the season"} if customer.snoozed else None,
        "tags": sorted(set(chance.choices(words.TAGS, k=chance.randint(1, 3)))) if chance.happens(0.5) else None,
        "notes": _notes(chance) if chance.happens(0.4) else None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _source(customer: Customer) -> Fields:
    kind = customer.chance.choice(("fair", "customs-data", "b2b", "search", "social", "referral"))
    fair = {"name": customer.chance.choice(words.FAIRS)} if kind == "fair" else {}
    return {"kind": kind, **fair, "date": customer.registered}


def _address(customer: Customer) -> Fields:
    chance = customer.chance
    street = f"{chance.choice(words.STREETS)} {chance.randint(1, 240)}"
    return {"street": street, "city": customer.town, "postcode": f"{chance.randrange(1000, 99999):05}"}


def _contacts(customer: Customer) -> list[Fields]:
    found = []
    for place, person in enumerate(customer.people):
        fields: Fields = {"name": person.name, "role": person.role, "email": person.email, "phone": person.phone}
        if person.phone and customer.chance.happens(0.2):
            fields["whatsapp"] = person.phone
        fields["birthday"] = person.birthday
        if place == 0 and len(customer.people) > 1:
            fields["main"] = "true"
        found.append({key: value for key, value in fields.items() if value})
    return found


def _anniversaries(customer: Customer) -> list[Fields]:
    return [{"on": customer.founded, "what": f"founded {customer.chance.randint(1921, 2015)}"}]


def _demand(chance: Chance) -> Fields:
    demand: Fields = {"products": sorted(set(chance.choices(words.PRODUCTS, k=chance.randint(1, 4))))}
    if chance.happens(0.5):
        demand["annual_quantity"] = f"{chance.randint(1, 60) * 500} pcs"
    if chance.happens(0.4):
        demand["target_price"] = f"{chance.randint(80, 6000) / 100:.2f} USD"
    if chance.happens(0.3):
        demand["certificates"] = sorted(set(chance.choices(words.CERTIFICATES, k=2)))
    return demand


def _rivals(chance: Chance) -> list[Fields]:
    return [
        {"name": chance.choice(words.RIVALS), "products": [chance.choice(words.PRODUCTS)], "satisfaction": "medium"}
    ]


def _credit(chance: Chance) -> Fields:
    terms = [{"percent": 30, "trigger": "order", "by": "T/T"}, {"percent": 70, "trigger": "bl_copy", "by": "T/T"}]
    return {"class": chance.choice("ABC"), "limit": f"{chance.randint(1, 20) * 5000} USD", "terms": terms}


def _notes(chance: Chance) -> str:
    return "\n".join(chance.sample(words.NOTES, chance.randint(1, 3)))


# ---- text


def _scalar(value: Any, style: Style, *, flow: bool = False) -> str:
    """Return a value as YAML; dates and numbers stay plain."""
    if not isinstance(value, str):
        return str(value)
    if _QUOTED.fullmatch(value) and value != "true":
        return f'"{value}"'
    if style.quote and value != "true":
        return "'" + value.replace("'", "''") + "'" if style.quote == "'" else f'"{value}"'
    return f'"{value}"' if (_ODD_IN_FLOW if flow else _ODD).match(value) else value


def _flow(value: Any, style: Style) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part, style)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part, style) for part in value) + "]"
    if isinstance(value, str) and "\n" in value:
        return '"' + value.replace("\n", "\\n") + '"'
    return _scalar(value, style, flow=True)


def _field(key: str, value: Any, style: Style, chance: Chance, depth: int) -> str:
    """Return a field with all it holds, `depth` blanks in."""
    blanks = " " * depth
    if key == "notes":
        return _block(value, style)
    if isinstance(value, (dict, list)):
        if style.flow:
            return f"{blanks}{key}: {_flow(value, style)}\n"
        return f"{blanks}{key}:\n" + _group(value, style, chance, depth)
    remark = ""
    if style.comments and chance.happens(0.2):
        remark = f"   {chance.choice(_COMMENTS)}"
    gap = " " * max(style.aligned - len(key) - 1 - depth, 1) if style.aligned else " "
    return f"{blanks}{key}:{gap}{_scalar(value, style)}{remark}\n"


def _group(value: Fields | list[Any], style: Style, chance: Chance, depth: int) -> str:
    if isinstance(value, dict):
        return "".join(_field(key, part, style, chance, depth + style.indent) for key, part in value.items())
    dash = depth + style.dash
    found = []
    for part in value:
        if isinstance(part, dict):
            text = "".join(_field(key, inner, style, chance, dash + 2) for key, inner in part.items())
            found.append(f"{' ' * dash}- {text[dash + 2 :]}")
        else:
            found.append(f"{' ' * dash}- {_scalar(part, style)}\n")
    return "".join(found)


def _block(text: str, style: Style) -> str:
    blanks = " " * style.indent
    rows = "".join(f"{blanks}{row}\n" for row in text.split("\n"))
    if style.text == "plain":
        return f"notes:{rows.replace(blanks, ' ', 1)}"
    return f"notes: {style.text}\n{rows}"
