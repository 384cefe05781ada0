"""Say what an import of vCards loses: `python tests/exchange/vcard_losses.py FOLDER`, a line for each file.

The file is read a second time by a few lines that share nothing with the program; what they find is looked for in the
contacts that an import makes, and in the vCards that are made of these again, as another library reads them.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import vobject

from tradectl.core.errors import TradectlError
from tradectl.core.intake.contact import contact_of
from tradectl.core.intake.leads import leads
from tradectl.exchange.vcard import Person, vcards
from tradectl.exchange.vcard_reading import read_vcards

COUNTED = {"FN": "names", "TEL": "phones", "EMAIL": "mails", "NOTE": "notes"}
_PROPERTY = r'\s*(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:";])*)*):(.*)'
_TAIL = 7  # digits


class Losses(NamedTuple):
    """How many there are of each, and what is lost: the property and its value."""

    counts: Counter[str]
    lost: tuple[tuple[str, str], ...]


def losses(raw: bytes, charset: str = "utf-8-sig") -> Losses:
    """Return what is in a file of vCards, and what of it neither the import nor an export after it has.

    `charset` is that of the file where it says none.
    """
    imported, exported = _imported(raw), _exported(raw)
    counts: Counter[str] = Counter()
    lost = []
    for card in _cards(raw, charset):
        counts["cards"] += 1
        for name, value in card:
            if name in COUNTED and value.strip():
                counts[COUNTED[name]] += 1
                kept = _has(imported, name, value) and (
                    name not in ("TEL", "EMAIL", "NOTE") or _has(exported, name, value)
                )
                lost += [] if kept else [(name, value)]
            elif name in ("N", "ORG") and value.strip("; "):
                lost += [] if _has(imported, name, value) else [(name, value)]
    return Losses(counts, tuple(lost))


def _has(told: list[str], name: str, value: str) -> bool:
    plain = _unescaped(value).strip()
    if name == "TEL":
        digits = _digits(plain)
        return any(digits[-_TAIL:] in _digits(one) for one in told) if digits.strip("0") else True
    words = set(re.findall(r"\w+", plain.lower()))
    return words <= {word for one in told for word in re.findall(r"\w+", one.lower())}


def _imported(raw: bytes) -> list[str]:
    try:
        found = leads(read_vcards("x.vcf", raw), goes_on=False)
    except TradectlError:
        return []
    told = [text for lead in found for texts in lead.fields.values() for text in texts]
    told += [text for lead in found for pair in ((lead.name, lead.country), *lead.others) for text in pair]
    for contact in _contacts(raw):
        for value in contact.values():
            told += [_unescaped(line) for line in value] if isinstance(value, list) else [str(value)]
    return told


def _contacts(raw: bytes) -> list[dict[str, object]]:
    with suppress(TradectlError):
        found = leads(read_vcards("x.vcf", raw), goes_on=False)
        return [contact_of(person, not count, lead.name) for lead in found for count, person in enumerate(lead.people)]
    return []


def _exported(raw: bytes) -> list[str]:
    fields = ("name", "role", "email", "phone", "whatsapp", "wechat", "birthday", "notes")
    people = [
        Person(str(count), **{key: str(one[key]) for key in fields if key in one}, kept=tuple(one.get("vcard", ())))
        for count, one in enumerate(_contacts(raw))
    ]
    text = vcards(people, "3.0")
    return [str(line.value) for card in vobject.readComponents(text) for line in card.lines()] if text else []


def _cards(raw: bytes, charset: str) -> list[list[tuple[str, str]]]:
    """Return name and value of every property of every card; lists of people are none."""
    open_, done = [], []
    for line in _lines(raw, charset):
        match = re.match(_PROPERTY, line, re.DOTALL)
        if match is None:
            continue
        name, parameters, value = match[1].upper(), match[2].upper(), match[3]
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            open_.append([])
        elif name == "END" and open_:
            done.append(open_.pop())
        elif open_:
            open_[-1].append((name, _decoded(parameters, value)))
    cards = done + open_
    return [
        card for card in cards if not any(name.endswith("KIND") and value.lower() == "group" for name, value in card)
    ]


def _lines(raw: bytes, charset: str) -> list[str]:
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = re.sub(rb"(?<!=)\r?\n[ \t]", b"", raw)  # before decoding: a fold may part a character
    text = raw.decode("utf-16") if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _text(raw, charset)
    found: list[str] = []
    for line in re.split("\r\n|\r|\n", text):
        if found and found[-1].endswith("=") and "QUOTED-PRINTABLE" in found[-1].partition(":")[0].upper():
            found[-1] = found[-1][:-1] + line.lstrip("\t ")
        else:
            found.append(line)
    return found


def _decoded(parameters: str, value: str) -> str:
    charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    if "QUOTED-PRINTABLE" in parameters:
        return _text(quopri.decodestring(value.encode()), charset[1] if charset else "utf-8")
    if re.search(r"[;=](?:B|BASE64)\b", parameters):
        with suppress(binascii.Error):
            return _text(base64.b64decode(value), charset[1] if charset else "utf-8")
    return value


def _text(raw: bytes, charset: str) -> str:
    for encoding in (charset, "utf-8"):
        with suppress(LookupError, UnicodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8" if b"\xc3" in raw else "cp1252", "replace")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", re.sub("(?i)^tel:", "", text).replace("(0)", ""))


def main(folder: str) -> int:
    """Print counts and losses of each file; return 1 where anything is lost."""
    is_lost = False
    for path in sorted(Path(folder).iterdir()):
        found = losses(path.read_bytes())
        is_lost = is_lost or bool(found.lost)
        print(path.name, dict(found.counts), *found.lost, sep="  ")  # noqa: T201
    return int(is_lost)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
