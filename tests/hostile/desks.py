"""A desk where one hostile text stands wherever a text may stand: settings, card, journal, deal, names of files."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from world import Machine

WHOLE = "TRADECTL_HOSTILE" in os.environ  # `make hostile`: every text alone, on every line
FAST = Path("/dev/shm")  # noqa: S108  a disk in memory, where there is one
LONGEST_KEY = 1000
_LONGEST_NAME = 255


def fast_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="tradectl-hostile-", dir=FAST if FAST.is_dir() else None)


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes, every odd character as its number."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(one: str) -> str:
    if one in '"\\':
        return f"\\{one}"
    if one.isascii() and one.isprintable():
        return one
    code = ord(one)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def in_yaml(text: str) -> str:
    """Return the text without halves of characters, which YAML cannot say."""
    return "".join(one for one in text if not "\ud800" <= one <= "\udfff")


def file_name(text: str) -> str:
    """Return a text as a file may be called by it: without `/` and NUL, in 200 bytes."""
    plain = "".join(one for one in text.replace("/", "∕").replace("\0", "") if not "\ud800" <= one < "\udc80")
    plain = "".join(one for one in plain if not "\udd00" <= one <= "\udfff")
    while len(os.fsencode(plain)) > _LONGEST_NAME - 50:
        plain = plain[:-1]
    return plain if plain.strip(". ") else f"x{plain}"


def _key(text: str) -> str:
    """Return a text as a key of YAML, which may have a thousand characters."""
    told = quoted(in_yaml(text))
    return told if len(told) < LONGEST_KEY else "x"


def code(at: int) -> str:
    return f"BOLT{at}"


def customer(at: int) -> str:
    return f"prospect/B/US-{code(at)}-20260318"


def deal_folder(text: str, at: int) -> str:
    """Return where the deal is; one with a backslash in its name would be none."""
    return f"{customer(at)}/20260302-{file_name(text).replace(chr(92), '⧵')}"


def fair_name(text: str, named: str) -> str:
    """Return what the fair is called at which a customer was met."""
    return f"{named} {text}"


def fair(text: str, at: int) -> str:
    """Return a `fair.yaml` with the text in every field that takes a text."""
    told = quoted(in_yaml(text))
    name = quoted(fair_name(in_yaml(text), code(at)))
    days = "on: 2026-03-02\nuntil: 2026-03-04"
    return f"format: 1\nname: {name}\n{days}\nplace: {told}\ncost: 9 CNY\n{_key(text)}: {told}\n"


def card(text: str, named: str) -> str:
    """Return a card with the text in every field that takes a text."""
    told, key = quoted(in_yaml(text)), _key(text)
    return f"""format: 1
code: {named}
country: US
registered: 2026-03-18
name: {told}
aliases: [{told}, {told}]
status: prospect
grade: B
owner: mei
source: {{kind: fair, name: {quoted(fair_name(in_yaml(text), named))}}}
website: {told}
address: {{street: {told}, city: {told}, postcode: {told}, region: {told}}}
language: {told}
contacts:
  - {{name: {told}, role: {told}, email: {told}, phone: {told}, whatsapp: {told}, wechat: {told}, notes: {told}}}
  - {{name: {told}, birthday: 03-21}}
anniversaries: [{{on: 03-20, what: {told}}}]
demand: {{products: [{told}], annual_quantity: {told}, certificates: [{told}]}}
project: {{plan: {told}, problem: {told}, decision_maker: {told}, influencers: [{told}], budget: {told}}}
competitors: [{{name: {told}, products: [{told}], rep: {told}, relation: {told}, satisfaction: {told}}}]
credit: {{terms: [{{percent: 100, trigger: order, by: {told}}}]}}
checklist: [{told}]
snooze: {{until: 2026-03-19, because: {told}}}
accept: {{TEXT01: {told}, {key}: {told}}}
links: [{{url: {told}, tags: [{told}]}}]
tags: [{told}]
notes: {told}
{key}: {told}
"""


def journal(text: str) -> str:
    """Return a journal with the text in every field of every kind of entry; halves of characters on lines apart."""
    known = in_yaml(text)
    apart = "" if known == text else json.dumps({"id": "e99", "at": "2026-03-19", "did": text}) + "\n"
    return _journal(known) + apart


def _journal(text: str) -> str:
    base = {"by": "mei", "did": text, "heard": text, "because": text, "with": text, "channel": text, "files": [text]}
    promised = [{"what": text, "by": "2026-03-19"}, {"what": text}]
    entries = (
        {"kind": "contact", "via": "email", "promised": promised, "awaits": promised},
        {"kind": "contact", "via": "visit", "from": "them", "next": {"on": "2026-03-20", "goal": text}},
        {"kind": "updated", "fields": {text: text, "name": [text, {text: text}]}},
        {"kind": "kept", "of": text, "how": "waived"},
        {"kind": "not_duplicate", "code": text, "order": text, "deal": text},
        {"kind": "owner", "from": text, "to": text},
        {"kind": "handled", "by": text},
        {"kind": "handled", text: text},
        {"kind": "regraded", "from": "C", "to": text},
        {"kind": text},
        {"kind": "contact", "via": text},
        {"kind": "corrected", "of": "e0", "entry": {"did": text, "with": text, "via": "call"}},
    )
    lines = [
        {"id": f"e{number}", "at": f"2026-03-19T10:{number:02d}:00+08:00", **base, **entry}
        for number, entry in enumerate(entries)
    ]
    lines += [{**lines[0], "id": text}, {**lines[0], "at": text}]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def settings(text: str) -> str:
    """Return settings with the text in every field that takes a text."""
    told, key = quoted(in_yaml(text)), _key(text)
    return (
        f"format: 1\ndesk: {told}\n{key}: {told}\n"
        f"people:\n  - {{id: mei, name: {told}, email: {told}}}\n  - {{id: hao, name: {told}}}\n"
    )


def furnish(root: Path, *texts: str) -> None:
    """Write the desk: a customer for each text, the settings with the first."""
    _write(root / "tradectl.yaml", settings(texts[0]))
    for at, text in enumerate(texts):
        folder, name = root / customer(at), file_name(text)
        _write(folder / "card.yaml", card(text, code(at)))
        _write(folder / "journal.jsonl", journal(text))
        deal = f"format: 1\ntitle: {quoted(in_yaml(text))}\nopened: 2026-03-02\nstage: quoted\n"
        _write(root / deal_folder(text, at) / "deal.yaml", deal)
        _write(root / "fairs" / f"20260302-{name}" / "fair.yaml", fair(text, at))
        _write(folder / f"n{name}" / name, "x")
        _write(root / "prospect/B" / name / "card.yaml", card(text, quoted(in_yaml(text))))
        _write(root / f"r{name}/x", "x")
        broken = f"format: 1\ncode: VOLT{at}\ncountry: {quoted(in_yaml(text))}"
        _write(root / f"prospect/B/US-VOLT{at}-20260115/card.yaml", broken)


@contextmanager
def hostile_desk(*texts: str):
    """A machine at such a desk; it is Friday, ten in the morning."""
    with fast_folder() as top:
        machine = Machine(Path(top) / "work", Path(top) / "home", environment={"TRADECTL_USER": "mei"})
        machine.home.mkdir()
        furnish(machine.folder, *texts)
        yield machine


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
