"""Imports that leave the workspace, wait or fill the machine: each ends in a sentence, nothing outside is touched."""

from __future__ import annotations

import io
import json
import os
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest

from hostile import bringing
from hostile.desks import WHOLE, fast_folder
from hostile.ground import BOLT, SECRET, ground_from, lay_out, tree
from hostile.judges import assert_inert
from hostile.records import ASTRAY
from hostile.spoils import IN_PLACE_OF_A_FILE
from hostile.test_text import some

HEAD = "Company,Country,Contact,E-mail,Code,Owner,Fair,Grade,Notes\n"
ROW = "Neue Lampen,DE,Anna,anna@neue.example,,,,B,\n"
NAMES = (
    *ASTRAY,
    "CON",
    "NUL.txt",
    "aux",
    "COM1",
    "LPT9",
    "COM¹",
    "..",
    "a\\..\\b",
    "x" * 5000,
    "\u2025/x",
    "．．／x",
    "%2e%2e%2f",
)
KNOWN = "Bolt Inc,US,Bob,bob@x.example,,,,,\n"  # refused: it is registered
ENDINGS = ("csv", "xlsx", "json", "txt", "")


@pytest.fixture(scope="module")
def template():
    """A furnished workspace without a history."""
    with fast_folder() as plain:
        lay_out(Path(plain), git=False)
        yield Path(plain)


def bring(ground, name: str, content: bytes | str) -> str:
    """Put a file to import beside the workspace, return how a person calls it."""
    (ground.top / "in").mkdir(exist_ok=True)
    (ground.top / "in" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return f"../in/{name}"


def said(ground, *words: str, codes=(0, 2, 3)):
    """Run an import within its bounds; return what it said, and its exit code."""
    ground.told.clear()
    ground.run_words(["import", *words], time.process_time)
    told = ground.told[-1]
    code = int(told.rpartition("[")[2].partition("]")[0])
    assert code in codes, told
    return told, code


def unchanged(ground, *words: str, codes=(2, 3)):
    """Run an import that must change nothing anywhere; return what it said."""
    before = tree(ground.top)
    told, _ = said(ground, *words, codes=codes)
    after = tree(ground.top)
    assert {path for path in before if "/cache" not in path and before[path] != after.get(path)} == set()
    assert not [path for path in after if path not in before and "/cache" not in path and "/state" not in path]
    return told


def inside(ground, path: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(ground.root))


def carried(ground, *words: str) -> None:
    """Import, look where everything went, undo it: outside nothing but a file of refused rows is new."""
    around, within = tree(ground.top, but=ground.root), tree(ground.root)
    _, code = said(ground, *words, "--yes")
    for path in sorted((ground.top / "in").iterdir()):
        if "-rejected" in path.name:
            path.unlink()
    assert tree(ground.top, but=ground.root) == around
    public = {path: one for path, one in within.items() if "/.tradectl" not in path}
    new = [Path(path) for path in tree(ground.root) if path not in within and "/.tradectl" not in path]
    for path in new:
        assert inside(ground, path)
        assert path.relative_to(ground.root).parts[0] in ("prospect", "won")
        assert_inert(path.name)
    if code == 0 and new:
        assert ground.machine.run("validate").code == 0
        assert ground.machine.run("undo --yes").code == 0
    assert {path: one for path, one in tree(ground.root).items() if "/.tradectl" not in path} == public


@pytest.mark.parametrize("at", range(6 if WHOLE else 1))
def test_names_that_lead_elsewhere_in_rows(at, template):
    with ground_from(template) as ground:
        for name in NAMES[at :: 6 if WHOLE else 18]:
            rows = []
            for place in range(9):
                row = ["Neue Lampen", "DE", "Anna", "anna@neue.example", "", "", "", "B", ""]
                row[place] = name
                rows.append(",".join('"' + one.replace('"', '""') + '"' for one in row))
            raw = (HEAD + "\n".join(rows) + "\n").encode("utf-8", "surrogatepass")
            carried(ground, bring(ground, "leads.csv", raw))


@pytest.mark.parametrize("at", range(6 if WHOLE else 1))
def test_names_that_lead_elsewhere_in_documents_and_mails(at, template):
    with ground_from(template) as ground:
        for name in NAMES[at :: 6 if WHOLE else 18]:
            told = name.encode("utf-8", "replace").decode()
            cards = [
                {"customer": customer, "card": {
                    "format": 1, "code": code, "country": country, "registered": day, "status": status, "grade": "B",
                    "owner": owner, "name": "Neue",
                }}
                for customer, code, country, day, status, owner in (
                    (told, "NEU", "DE", "2026-03-18", "prospect", "mei"),
                    (f"DE-{told}-20260318", told, "DE", "2026-03-18", "prospect", "mei"),
                    (f"{told}-NEU-20260318", "NEU", told, "2026-03-18", "prospect", "mei"),
                    (f"DE-NEU-{told}", "NEU", "DE", told, "prospect", "mei"),
                    ("DE-NEU-20260318", "NEU", "DE", "2026-03-18", told, "mei"),
                    ("DE-NEU-20260318", "NEU", "DE", "2026-03-18", "prospect", told),
                )
            ]  # fmt: skip
            carried(ground, bring(ground, "all.json", json.dumps({"data": {"customers": cards}})))
            ground.machine.run("set BOLT contacts.name=Jo contacts.email=jo@bolt.example")
            carried(ground, bring(ground, "a.eml", bringing.mail(name)), "--to", "BOLT")


def test_twins_of_case_and_normalisation_become_one_or_are_told(template):
    names = (
        "Müller Licht",
        unicodedata.normalize("NFD", "Müller Licht"),
        "MÜLLER LICHT",
        "ＭÜLLER LICHT",
        "müller  licht",
    )
    with ground_from(template) as ground:
        rows = "".join(f"{name},DE,,,\n" for name in names)
        file = bring(
            ground,
            "leads.csv",
            "Company,Country,Contact,E-mail,Code\n" + rows + "Ab,DE,,,TWIN\nCd,DE,,,twin\nEf,FR,,,Twin\n",
        )
        said(ground, file, "--yes", codes=(0,))
        made = [path.name for path in ground.root.glob("prospect/*/*-20260320")]
        assert len({unicodedata.normalize("NFC", name).casefold() for name in made}) == len(made)
        assert sum("TWIN" in name for name in made) == 1
        assert ground.machine.run("validate").code == 0


def test_attachments_that_are_twins_or_keep_our_names_do_not_write_over_each_other(template):
    names = (
        "a.txt",
        "A.TXT",
        "card.yaml",
        "journal.jsonl",
        "CON",
        "con.txt",
        "../a.txt",
        "..\\..\\x",
        ".hidden",
        "x" * 300,
    )
    parts = "".join(
        f'--b\nContent-Type: text/x-odd\nContent-Disposition: attachment; filename="{name}"\n\n{at}\n'
        for at, name in enumerate(names)
    )
    head = "From: Jo <jo@bolt.example>\nDate: Thu, 19 Mar 2026 09:00:00 +0800\nSubject: ../../x\nMIME-Version: 1.0\n"
    letter = f"{head}Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    with ground_from(template) as ground:
        card, journal = ((ground.root / BOLT / name).read_bytes() for name in ("card.yaml", "journal.jsonl"))
        said(ground, bring(ground, "a.eml", letter), "--to", "BOLT", "--yes", codes=(0,))
        (folder,) = [path for path in (ground.root / BOLT).iterdir() if path.name.startswith("20260319")]
        files = {path.name: path.read_text().strip() for path in folder.iterdir()}
        assert sorted(files.values()) == [str(at) for at in range(len(names))]
        assert len({name.casefold() for name in files}) == len(names)
        assert not {"card.yaml", "journal.jsonl", "con", "con.txt"} & {name.casefold() for name in files}
        assert (ground.root / BOLT / "card.yaml").read_bytes().startswith(card)  # and a contact
        assert (ground.root / BOLT / "journal.jsonl").read_bytes().startswith(journal)
        assert ground.machine.run("validate").code == 0


@pytest.mark.parametrize("kind", some([*IN_PLACE_OF_A_FILE], 0, 5))
def test_what_is_no_plain_file_is_neither_read_nor_written_through(kind, template):
    with ground_from(template) as ground:
        file = bring(ground, "leads.csv", HEAD + ROW + KNOWN)
        odd = ground.top / "in/odd"
        IN_PLACE_OF_A_FILE[kind](ground, odd)
        links_to_text = ("link to a file outside", "relative link outside", "link to the process")
        reading = (
            ["../in/odd", "--dry-run"],
            [file, "--apply", "../in/odd", "--dry-run"],
            [file, "--map", "../in/odd", "--dry-run"],
        )
        for words in reading:
            told = unchanged(ground, *words, codes=(0, 2, 3))
            assert SECRET not in told or kind in links_to_text
        for ending in ("csv", "xlsx"):
            target = ground.top / f"in/target.{ending}"
            IN_PLACE_OF_A_FILE[kind](ground, target)
            unchanged(ground, file, "--plan", f"../in/target.{ending}")
        unchanged(ground, file, "--rejected", "../in/odd", "--yes")
        unchanged(ground, file, "--save-map", "../in/odd", "--dry-run")


@pytest.mark.parametrize(
    "place", [".tradectl", ".tradectl/undo", "prospect", BOLT, "won", "company", "fairs", "reports", ".git"]
)
def test_nothing_is_written_into_the_workspaces_own_folders(place, template):
    with ground_from(template) as ground:
        (ground.root / place).mkdir(parents=True, exist_ok=True)
        outside = bring(ground, "leads.csv", HEAD + ROW + KNOWN)
        for words in (
            ["--plan", f"{place}/p.csv"],
            ["--rejected", f"{place}/r.csv", "--yes"],
            ["--save-map", f"{place}/m.json", "--dry-run"],
        ):
            unchanged(ground, outside, *words)
        (ground.root / place / "leads.csv").write_text(HEAD + ROW + KNOWN)
        told, _ = said(ground, f"{place}/leads.csv", "--yes", codes=(0,))
        assert "keeps for itself" in told
        assert not list((ground.root / place).glob("*rejected*"))


def test_a_folder_called_tilde_is_no_home(template):
    with ground_from(template) as ground:
        for place in (ground.root / "~", ground.root / "~root"):
            place.mkdir()
            (place / "leads.csv").write_text(HEAD + KNOWN)
            around = tree(ground.top, but=ground.root)
            said(ground, f"./{place.name}/leads.csv", "--yes", codes=(0,))
            assert (place / "leads-rejected.csv").exists()
            assert tree(ground.top, but=ground.root) == around


def package(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in members.items():
            kind = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            name = path.replace("__", "/")
            made.writestr(name if path == "mimetype" else f"{name}.xml", content, compress_type=kind)
    return out.getvalue()


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip
CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nORG:Alfa\nADR:;;;;;;DE\n"
FROM = b"From: a@b.example\n"
PARTS = FROM + b"Content-Type: multipart/mixed; boundary=b\n\n"
WITHIN = b"Content-Type: message/rfc822\n\n" + FROM
WHOLE_CARD = b'{"data":{"customers":[{"customer":"DE-X-20260318","card":'
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
SYSTEM = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'


def columns(names, row: str) -> bytes:
    return f"Company,Country,{','.join(names)}\nAlfa,DE,{row}\n".encode()


def book(content: bytes) -> bytes:
    return package(xl__workbook=content)


MANY = {
    "a line of 10 MB": lambda: b"x" * (10 << 20),
    "a row of 30 MB": lambda: HEAD.encode() + b"x," * (15 << 20),
    "a quotation mark and 20 MB": lambda: HEAD.encode() + b'"' + b"x,\n" * (7 << 20),
    "100,000 columns": lambda: columns((f"c{at}" for at in range(100_000)), "x," * 100_000),
    "100,000 headings alike": lambda: columns(["E-mail"] * 100_000, "x," * 100_000),
    "a million empty lines": lambda: b"\n" * (1 << 20) + HEAD.encode() + ROW.encode(),
    "mails in one cell": lambda: columns(["E-mail"], f'"{"a@b.example;" * 100_000}"'),
    "phones in one cell": lambda: columns(["Phone"], f'"{"+49 30 1234567 / " * 5_000}"'),
    "5,000 people in one cell": lambda: columns(["Contact"], f'"{"/".join(f"Jo{at}x" for at in range(5_000))}"'),
    "deep lists": lambda: b'{"data": {"customers": ' + b"[" * 500_000,
    "deep objects": lambda: b'{"a":' * 500_000 + b"1" + b"}" * 500_000,
    "a deep card": lambda: WHOLE_CARD + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}]}}",
    "a number of a million digits": lambda: WHOLE_CARD + b'{"format":' + b"9" * (1 << 20) + b"}}]}}",
    "a photo of 20 MiB": lambda: CARD + b"PHOTO;ENCODING=b:" + b"QUJD" * (5 << 20) + b"\nEND:VCARD\n",
    "a folded photo": lambda: CARD + b"PHOTO;ENCODING=b:" + b"QUJD\n " * (1 << 20) + b"\nEND:VCARD\n",
    "a note of 20 MiB": lambda: CARD + b"NOTE:" + b"note " * (4 << 20) + b"\nEND:VCARD\n",
    "cards within cards": lambda: b"BEGIN:VCARD\nAGENT:\n" * 20_000,
    "a mail of many parts": lambda: PARTS + b"--b\nContent-Type: text/plain\n\nx\n" * 50_000,
    "mails within mails": lambda: FROM + WITHIN * 5_000,
    "a subject of 10 MB": lambda: FROM + b"Subject: " + b"=?utf-8?q?x?= " * (700 << 10) + b"\n\nx",
    "brackets in a sender": lambda: b"From: " + b"(" * 200_000 + b" a@b.example\nSubject: x\n\nx",
    "a bomb of zeros": lambda: book(b"\0" * (20 << 20)),
    "a bomb in XML": lambda: book(LAUGHS.encode() + b"<workbook>&j;</workbook>"),
    "a bomb in an ODS": lambda: package(mimetype=ODS, content=(LAUGHS + "<x>&j;</x>").encode()),
    "a file of the system by XML": lambda: book(SYSTEM),
    "members that lead elsewhere": lambda: package(
        **{"..__..__outside__new": b"x", "__dev__shm__hostile-canary": b"x"}
    ),
    "an old workbook that is none": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 100_000,
}


@pytest.mark.parametrize("name", some([*MANY], 1, 6))
def test_too_much_is_told_of_within_bounds(name, template):
    with ground_from(template) as ground:
        file = bring(ground, "much", MANY[name]())
        unchanged(ground, file, "--dry-run", codes=(0, 3))
        if name in ("mails in one cell", "a deep card", "a photo of 20 MiB"):
            carried(ground, file)


def test_200_mb_of_one_line_are_not_read_at_all(template):
    with ground_from(template) as ground:
        bring(ground, "much", b"")
        with (ground.top / "in/much").open("r+b") as file:
            file.truncate(200 << 20)
        assert "more than" in unchanged(ground, "../in/much", "--dry-run", codes=(3,))


@pytest.mark.parametrize("ending", ENDINGS)
def test_plans_and_maps_that_are_hostile(ending, template):
    heads = (
        "Row,Action,Code,Country,Grade,Owner,Customer,Mark",
        "row,action",
        "",
        "{}",
        "[]",
        '{"Company": 1}',
        '{"a": {}}',
        "PK\x03\x04",
    )
    with ground_from(template) as ground:
        file = bring(ground, "leads.csv", HEAD + ROW)
        for at, head in enumerate(heads):
            rows = "\n".join(f"{row},{action},../../x,{name},B,../x,../../y,zz" for row, action, name in (
                (2, "create", "../.."), ("9" * 400, "create", "DE"), (-1, "attach", "DE"), (2, "=cmd|x", "\x1b[2J"),
                (2, "attach", "\u202e"),
            ))  # fmt: skip
            plan = bring(ground, f"plan{at}.{ending}", f"{head}\n{rows}")
            unchanged(ground, file, "--apply", plan, "--yes")
            unchanged(ground, file, "--map", plan, "--yes", codes=(0, 2, 3) if head == "{}" else (2, 3))
