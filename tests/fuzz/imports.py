"""Files for `import` after somebody's hands: no traceback, no change unless asked, one undo for it all."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from fuzz import hands
from fuzz.bounds import Watch
from fuzz.office import Office, office
from tradectl.exchange.opendocument_writing import opendocument
from tradectl.exchange.workbook import Heading, Page, workbook
from world import NOW

SECONDS, MEMORY = 5.0, 300 << 20
LARGEST = 200_000
FILE, PLAN = "leads", "plan"
ERROR = "error"
CARDS = sorted((Path(__file__).parents[1] / "exchange/vcards").glob("*.vcf"))
_LEADS = (
    ("Company,Country,Contact,E-mail,Phone,Grade,Owner,Products,Customer since,Last contact,First order,Status,"
     "Next step,Due,Website,Notes,Halle"),
    ('Lichthaus GmbH,Germany,Anna Weiß,anna@lichthaus.example,+49 30 1234567,B,mei,"Panels, strips",2019-05-01,'
     "2026-03-01,,,Send samples,2026-04-02,lichthaus.example,Met at the fair,7"),
    ",,Jörg Weiß,joerg@lichthaus.example,030 7654321,,,,,,,,,,,,",
    "Gamma SRL,Italy,,info@gamma.example,,,hao,,,,06/05/2024,won,,,,,",
    "Delta Oy,芬兰,Aino,,+358 9 123 456,C,,,03/04/2020,,,,,,,=1+1,",
    "Bolt Lighting Inc.,US,Jo,jo@bolt.example,,A,,,,,,,,,,,",
    "Bolt Lightning,US,Bob Ray,,,,,,,,,,,,,,",
    "Hansol,Korea,Kim,kim@hansol.example,,,,,,,,,,,,,",
)  # fmt: skip
_MAIL = (
    "From: =?utf-8?q?J=C3=B6_Bolt?= <jo@bolt.example>\r\nTo: mei@brightway.example\r\n"
    "Date: Thu, 19 Mar 2026 09:00:00 +0800\r\nSubject: =?utf-8?b?5oql5Lu3?= Panels\r\nMessage-ID: <1@bolt.example>\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nPlease quote it."
    '\r\n--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="Plan.pdf"\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n"
)
_TEXT_OF_A_CELL = re.compile(r"(<(?:t|v|text:p|text:span)(?: [^<>]*)?>)([^<>]*)(</)")
_NUMBER_OF_A_CELL = re.compile(r"(\s[\w:-]+=\")([^\"<>]*)(\")")
_WAYS = ("dry", "plan.csv", "plan.xlsx", "yes", "yes", "yes", "attach", "spread")


class Foreign(NamedTuple):
    """A file to import, the plan to apply to it (None: none), what to ask of the program."""

    raw: bytes
    plan: bytes | None
    way: str


@cache
def sound() -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Return sound files of every kind, and plans of the first."""
    leads = "\n".join(_LEADS) + "\n"
    rows = [line.split(",")[:16] for line in _LEADS if '"' not in line]
    rows = [[*row, *[""] * (16 - len(row))] for row in rows]
    page = Page("Leads", [Heading(title) for title in rows[0]], rows[1:])
    with office(Watch(SECONDS, MEMORY)) as place:
        (place.root.parent / FILE).write_text(leads)
        for line in ("export ../a.xlsx", "export ../a.json", "export ../a.csv", "export ../a.vcf",
                     f"import ../{FILE} --plan ../p.csv", f"import ../{FILE} --plan ../p.xlsx"):  # fmt: skip
            run = place.machine.run(line)
            assert run.code == 0, (line, run.err)
        back, own, table, cards, *plans = (
            (place.root.parent / name).read_bytes()
            for name in ("a.xlsx", "a.json", "a.csv", "a.vcf", "p.csv", "p.xlsx")
        )
    files = (
        leads.encode(), leads.encode("gb18030"), leads.replace(",", ";").replace("\n", "\r\n").encode("utf-16"),
        workbook([page], title="Leads", made=NOW.replace(tzinfo=None), with_fields=False),
        opendocument(("Leads", rows)),
        back, back, own, own, table, cards, _MAIL.encode(), _MAIL.encode(), *(path.read_bytes() for path in CARDS),
    )  # fmt: skip
    return files, tuple(plans)


def spoilt(raw: bytes, chance) -> bytes:
    """Return a file after one to four hands: its bytes, its cells, its members, its values."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        raw = _spoilt_once(raw, chance)[:LARGEST]
    return raw


def _spoilt_once(raw: bytes, chance) -> bytes:
    if raw.startswith(b"PK") and chance.randrange(8):
        return _in_a_member(raw, chance)
    if raw.lstrip()[:1] == b"{" and chance.randrange(2):
        return _other_value(raw, chance)
    if chance.randrange(3) == 0 and not raw.startswith(b"PK"):
        return _other_cell(raw, chance)
    return hands.spoilt(raw, chance, largest=LARGEST)


def _odd(chance) -> str:
    return chance.choice(chance.choice((hands.ODD, hands.BLOCKS, _VALUES)))


_VALUES = [
    "Germany", "Korea", "Georgia, USA", "ZZ", "XK", "Bolt Lighting Inc.", "Volterra", "Nova LED", "VOLT", "NOVA", "A",
    "E", "won", "已成交", "mei", "hao", "nobody", "jo@bolt.example", "a@b", "@", "+49", "+999999999999999999",
    "030 7654321 / 22",
    "2026-03-20", "2026-03-21", "03/04/2026", "46000", "1.5", "-", "n/a", "a, b; c/d", "line\nline", "../../x", "CON",
    "AUX.pdf", "a@gmail.com", "http://", "https://[::1]/", "http://xn--a/", "xn--.com", "@qq.com", " ", "\u3000", "‥/x",
    "Company", "Country", "create", "attach", "skip", "US-BOLT-20260115", "Müller", "Mu\u0308ller", "ＢＯＬＴ", "İ",
]  # fmt: skip


def _other_cell(raw: bytes, chance) -> bytes:
    """One cell of a text table, one value of a contact card or of a mail's head, exchanged."""
    text = raw.decode("utf-8", "replace")
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    mark = "," if lines[at].count(",") >= lines[at].count(":") else ":"
    cells = lines[at].split(mark)
    cells[chance.randrange(len(cells))] = _odd(chance)
    lines[at] = mark.join(cells)
    if chance.randrange(4) == 0:
        lines.insert(chance.randrange(len(lines)), lines[at])
    return "\n".join(lines).encode()


def _in_a_member(raw: bytes, chance) -> bytes:
    """One part of a packed workbook spoilt: a cell, a number, a place, or its bytes; or a part left out or doubled."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = {one.filename: package.read(one) for one in package.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, KeyError, EOFError, zipfile.zlib.error):
        return hands.spoilt(raw, chance, largest=LARGEST)
    if not members:
        return raw
    told = [name for name in members if "sheet1" in name.lower() or "sharedStrings" in name or name == "content.xml"]
    name = chance.choice([*told * 4, *members])
    what = chance.randrange(20)
    if what == 0:
        del members[name]
    elif what == 1:
        members[chance.choice([*members])] = members[name]
    elif what < 5:
        members[name] = hands.spoilt(members[name], chance, largest=LARGEST)
    else:
        members[name] = _other_match(members[name], _TEXT_OF_A_CELL if what < 16 else _NUMBER_OF_A_CELL, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in members.items():
            made.writestr(
                path or "x", content, compress_type=zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _other_match(raw: bytes, pattern: re.Pattern[str], chance) -> bytes:
    text = raw.decode("utf-8", "replace")
    found = list(pattern.finditer(text))
    if not found:
        return raw
    one = chance.choice(found)
    value = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda match: f"_x{ord(match[0]):04X}_", _odd(chance))
    return f"{text[: one.start(2)]}{escape(value)}{text[one.end(2) :]}".encode("utf-8", "replace")


def _other_value(raw: bytes, chance) -> bytes:
    """One value of a document of JSON exchanged, moved or given another key."""
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError):
        return hands.put(raw, chance)
    places = _places(document)
    if not places:
        return hands.put(raw, chance)
    above, key = chance.choice(places)
    what = chance.randrange(6)
    if what == 0:
        del above[key]
    elif what == 1 and isinstance(above, dict):
        above[_odd(chance)] = above.pop(key)
    else:
        above[key] = "HERE"
    told = chance.choice((json.dumps(_odd(chance)), chance.choice(hands._JSON)))
    return json.dumps(document, ensure_ascii=False).replace('"HERE"', told).encode("utf-8", "surrogatepass")


def _places(document) -> list[tuple[object, object]]:
    """Return where the values of a document stand: what holds each, and under which key."""
    places = [(document, "data")] if isinstance(document, dict) and "data" in document else []
    for above, key in places:
        below = above[key]
        if isinstance(below, dict):
            places += [(below, one) for one in below]
        elif isinstance(below, list):
            places += [(below, one) for one in range(len(below))]
    return places


@st.composite
def _foreign(draw):
    """Draw a file that was spoilt, or a plan that was, and what is asked of it."""
    chance = draw(st.randoms(use_true_random=False))
    files, plans = sound()
    way = chance.choice(_WAYS)
    if chance.randrange(8) == 0:
        return Foreign(files[0], spoilt(chance.choice(plans), chance), "yes" if way.startswith("plan") else way)
    return Foreign(spoilt(chance.choice(files), chance), None, way)


@contextmanager
def judge(watch: Watch):
    """An office to which leads come; what validate says of it is known."""
    watch.seconds, watch.memory = SECONDS, MEMORY
    sound()
    with office(watch) as place:
        known = _wrong(place)
        yield lambda example: _import(place, known, example)


def _import(place: Office, known: set[str], example: Foreign) -> None:
    top = place.root.parent
    (top / FILE).write_bytes(example.raw)
    command = f"import ../{FILE} --format json"
    if example.plan is not None:
        (top / PLAN).write_bytes(example.plan)
        command += f" --apply ../{PLAN}"
    before = _theirs(place.root)
    try:
        if example.way == "dry":
            _asked(place, f"{command} --dry-run")
        elif example.way.startswith("plan"):
            if _asked(place, f"{command} --plan ../{example.way}")["code"] == 0:
                assert (top / example.way).stat().st_size
        else:
            flag = {"attach": "--attach", "spread": "--spread"}.get(example.way, "")
            _carried(place, known, f"{command} --yes {flag}")
        assert _theirs(place.root) == before
    except BaseException:
        _restore(place.root, before)
        raise
    finally:
        for path in top.iterdir():
            if path.is_file():
                path.unlink()


def _restore(root: Path, before: dict[str, bytes | None]) -> None:
    """Put a workspace back where a judge was not content: the next example begins as this one did."""
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, content in before.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(exist_ok=True) if content is None else path.write_bytes(content)


def _carried(place: Office, known: set[str], command: str) -> None:
    """Import, look at what came of it, import again, take it back."""
    before = _theirs(place.root)
    told = _asked(place, command)
    if told["code"] or told["data"]["operation"] is None:
        assert _theirs(place.root) == before
        return
    assert not _wrong(place) - known
    again = _asked(place, command)
    if again["code"] == 0:
        twice = [one for one in again["data"]["create"] if not {*one["rows"]} & _left(told)]
        assert not twice, twice
        assert _undone(place, again) == 0
    assert _undone(place, told) == 0


def _left(told) -> set[int]:
    """Return the rows that were refused: what was attached to a customer meanwhile may tell it from one of these."""
    return {row for one in told["data"]["refuse"] for row in one["rows"]}


def _undone(place: Office, told) -> int:
    return place.machine.run("undo --yes").code if told["data"]["operation"] else 0


def _asked(place: Office, command: str):
    with place.watch.over_it():
        run = place.machine.run(command)
    assert run.code in (0, 2, 3), (command, run.code, run.err, place.report())
    assert "Traceback" not in run.out + run.err
    return {**json.loads(run.out), "code": run.code}


def _wrong(place: Office) -> set[str]:
    """Return the errors that validate tells of."""
    told = json.loads(place.machine.run("validate --format json").out)["problems"]
    return {f"{one['path']} {one['code']} {one['message']}" for one in told if one["severity"] == ERROR}


def _theirs(root: Path) -> dict[str, bytes | None]:
    """Return everything in a workspace but what is the program's own."""
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
        if path.relative_to(root).parts[0] != ".tradectl"
    }


IMPORTS = _foreign()
