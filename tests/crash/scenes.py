"""Every verb that writes, on a workspace in which it has something to do; and the verbs that write nothing."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from world import Machine

NEXT = 'log PACK "Rang them"'  # the ordinary command after a crash
READING = ("due", "why", "show", "list", "find", "open", "export", "duplicates", "validate", "doctor", "schema")
GIVEN = "given"  # the folder of files for other programs
BOLT, VOLT, ORBIT = "prospect/B/US-BOLT-20260320", "prospect/C/US-VOLT-20260320", "won/2026/FR-ORBIT-20260320"
PREPARED, STRUCK, AFTERWARDS, NEXT_DIGITS = 1, 0x1000, 0x2000, 0x3000  # whence the chance of each command counts

_LEADS = (
    "Company,Country,Contact,E-mail,Grade,Last contact,Notes\n"
    "Neue Lampen GmbH,DE,Hans Neu,hans@neue.example,B,,Wants lamps\n"
    "Luz Mayor S.A.,ES,Ana Luz,ana@luz.example,,2026-02-03,\n"
    "Bolt Inc,US,Bob Bolt,bob@bolt.example,,,Met again\n"
)
_MAIL = (
    "From: Ann Bolt <ann@bolt.example>\nDate: Thu, 19 Mar 2026 09:00:00 +0800\nSubject: Lamps\n"
    "Message-ID: <1@bolt.example>\n"
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nPlease quote.\n'
    '--x\nContent-Type: application/pdf; name="order.pdf"\nContent-Disposition: attachment\n\n%PDF\n--x--\n'
)
_GROUND = (
    "init . --person mei",
    'add --name "Bolt Inc" --country US --code BOLT --grade B --contact "Ann Bolt <ann@bolt.example>"',
    "add --name Volterra --country US --code VOLT --grade C --since 2025-01-10",
    "add --name Packhaus --country SE --code PACK --grade D",
    "add --name Orbit --country FR --code ORBIT --grade A",
    'log BOLT "Sent the list" --promise "the certificate by fri"',
    "won ORBIT",
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A command line, what is done before it, and what a person does to the files before it."""

    name: str
    line: str
    before: tuple[str, ...] = ()
    by_hand: Callable[[Path], None] | None = None
    needs_git: bool | None = None  # None: it is tried with git and without
    is_operation: bool = True  # leaves a record that can be undone
    on_ground: bool = True
    again: str = ""  # what gives a file to other programs as the scene does, over the old one: it sweeps

    @property
    def verb(self) -> str:
        return self.line.split()[0]

    @property
    def is_reading(self) -> bool:
        """Return whether nothing of the workspace's own is written."""
        return bool(self.again) and not self.is_operation


def _folder_astray(root: Path) -> None:
    (root / BOLT).rename(root / "prospect/D" / Path(BOLT).name)


def _card_edited(root: Path) -> None:
    card = root / BOLT / "card.yaml"
    card.write_bytes(card.read_bytes() + b"notes: by hand\n")


def _documents(root: Path) -> None:
    _card_edited(root)
    (root / BOLT / "20260318-offer").mkdir()
    (root / BOLT / "20260318-offer/offer.pdf").write_bytes(b"%PDF\0\xff")


def _documents_of_two(root: Path) -> None:
    """Let two customers have a folder of one name, with a document of each; and a photo beside the card of one."""
    for customer, text in ((BOLT, b"ours"), (VOLT, b"theirs"), (ORBIT, b"ours")):
        folder = root / customer / "20260318-offer"
        folder.mkdir()
        (folder / "offer.pdf").write_bytes(text)
    (root / VOLT / "photo.jpg").write_bytes(b"jpg" * 99)
    (root / VOLT / "20260319-drawing").mkdir()
    (root / VOLT / "20260319-drawing/plan.dwg").write_bytes(b"dwg" * 99)


def _report_edited(root: Path) -> None:
    report = next((root / "reports").rglob("*.md"))
    report.write_bytes(report.read_bytes().replace(b"\n\n", b"\n\nMine.\n\n", 3))


def _as_pushed(root: Path) -> None:
    """Let the newest commit stand on a branch of the other side's, so that colleagues may have it."""
    head = (root / ".git/refs/heads/main").read_text()
    place = root / ".git/refs/remotes/origin/main"
    place.parent.mkdir(parents=True)
    place.write_text(head)


def _place_to_give(root: Path) -> None:
    (root / GIVEN).mkdir()


def _given_before(root: Path) -> None:
    """Let the file that is to be given be there already, for the person alone."""
    _place_to_give(root)
    for name in ("list.csv", "plan.csv", "columns.json", "rejected.csv"):
        (root / GIVEN / name).write_bytes(b"old")
        (root / GIVEN / name).chmod(0o600)


def _promised(root: Path) -> None:
    """Leave a command as a kill left it: promised, its folder moved, its files not yet exchanged."""
    done = max((root / ".tradectl/undo").iterdir())
    work = root / ".tradectl/work" / done.name
    done.rename(work)
    moved = root / "won/2026" / Path(BOLT).name
    for name, staged in (("card.yaml", "file-0"), ("journal.jsonl", "file-1")):
        now, old = (moved / name).read_bytes(), (work / staged).read_bytes()
        (moved / name).write_bytes(old)
        (work / staged).write_bytes(now)
    (work / "commit").unlink(missing_ok=True)


def _giving(name: str, line: str, *, old: bool = False, writes: bool = False) -> Scene:
    by_hand = _given_before if old else _place_to_give
    return Scene(name, line, by_hand=by_hand, is_operation=writes, again=f"{line.removesuffix(' --force')} --force")


SCENES = (
    Scene("init", "init . --person mei", on_ground=False, needs_git=True),
    Scene("init --no-git", "init . --person mei --no-git", on_ground=False, needs_git=False),
    Scene("add", 'add --name "Neue Lampen GmbH" --country DE --contact "Hans <hans@neue.example>" --product lamps'),
    Scene("log", 'log BOLT "Sent it" --next +3d --promise "the sample by fri"'),
    Scene("log, several", 'log BOLT,VOLT "Season greetings"'),
    Scene("log --file", 'log BOLT "Filed it" --file ../home/offer.pdf'),
    Scene("log --correct", "log BOLT --correct ENTRY x --because slip"),
    Scene("log --withdraw", "log BOLT --withdraw ENTRY --because slip"),
    Scene("kept", "kept BOLT 1"),
    Scene("kept --moved", 'kept BOLT 1 --moved +9d --because "strike"'),
    Scene("set", "set BOLT website=bolt.example tags+=panel"),
    Scene("set, edited card", "set BOLT website=bolt.example", by_hand=_card_edited),
    Scene("edit", "edit BOLT", is_operation=False),
    Scene("snooze", "snooze BOLT +9d --because Ramadan"),
    Scene("snooze --end", "snooze BOLT --end", before=("snooze BOLT +9d --because x",)),
    Scene("review", "review BOLT --note right"),
    Scene("regrade", "regrade BOLT C --because slow"),
    Scene(
        "regrade --suggest", "regrade --suggest --apply --yes",
        before=("set BOLT expected_close=2027-02-01 --yes", "set VOLT expected_close=2026-04-01 --yes"),
    ),
    Scene("won", "won BOLT --order PO-1"),
    Scene("reopen", "reopen ORBIT --grade B --because again"),
    Scene("refile --by card", "refile BOLT --by card", by_hand=_folder_astray),
    Scene("refile --by folder", "refile BOLT --by folder --yes", by_hand=_folder_astray),
    Scene("merge", "merge VOLT BOLT --yes", by_hand=_documents_of_two),
    Scene("merge, won", "merge ORBIT BOLT --yes", by_hand=_documents_of_two),
    Scene("undo of merge", "undo --yes", before=("merge VOLT BOLT --yes",)),
    Scene("import", "import ../home/leads.csv --attach --spread --yes"),
    Scene("import of a mail", "import ../home/mail.eml --yes"),
    Scene("undo of import", "undo --yes", before=("import ../home/leads.csv --attach --yes",)),
    Scene("fair new", 'fair new "Canton Fair 139" --on 2026-04-15 --until 2026-04-19 --place Guangzhou'),
    Scene("report fair", "report fair Messe --format html", before=("fair new Messe --on 2026-03-15 --place X",)),
    Scene("report", "report week"),
    Scene("report, html", "report week --format html"),
    Scene("report --refresh", "report week --refresh --yes", before=("report week",), by_hand=_report_edited),
    Scene("undo of log", "undo --yes", before=("log BOLT again",)),
    Scene("undo of edit", "undo --yes", before=("edit BOLT",)),
    Scene("undo of add", "undo --yes", before=("add --name Lampo --country IT",)),
    Scene("undo of won", "undo --yes", before=("won BOLT",)),
    Scene("undo of undo", "undo --yes ENTRY", before=("won BOLT", "undo --yes")),
    Scene("undo, pushed", "undo --yes", before=("won BOLT",), by_hand=_as_pushed, needs_git=True),
    Scene("recover", "recover", before=("won BOLT",), by_hand=_promised, is_operation=False),
    Scene("log after a crash", 'log VOLT "Rang"', before=("won BOLT",), by_hand=_promised),
    Scene("save", "save", by_hand=_documents, needs_git=True, is_operation=False),
    _giving("export", "export given/list.csv"),
    _giving("export --force", "export given/list.csv --force", old=True),
    _giving("import --plan", "import ../home/leads.csv --plan given/plan.csv"),
    _giving("import --plan --force", "import ../home/leads.csv --plan given/plan.csv --force", old=True),
    _giving("import --save-map", "import ../home/leads.csv --attach --yes --save-map given/columns.json", writes=True),
    _giving("import, rejected", "import ../home/leads.csv --yes --rejected given/rejected.csv", writes=True),
)  # fmt: skip


def machine_at(top: Path) -> Machine:
    """Return a machine whose home, workspace and cache lie in a folder."""
    environment = {
        "TRADECTL_USER": "mei",
        "TRADECTL_CACHE": str(top / "home/cache"),
        "EDITOR": str(top / "home/editor"),
        "GIT_COMMITTER_DATE": "2026-03-20T10:00:00+08:00",
    }
    return Machine(top / "work", top / "home", environment=environment)


def prepare(top: Path, scene: Scene, *, git: bool, ground: Path | None = None) -> None:
    """Furnish a workspace with the program itself, as the scene begins; on a copy of `ground` where it is given."""
    if ground is not None:
        copy(ground, top)
    else:
        lay_out(top, git=git, bare=not scene.on_ground)
    machine = machine_at(top)
    approach(machine, scene)
    if scene.before and (machine.folder / ".git").exists():
        _pack(top)


def approach(machine: Machine, scene: Scene) -> None:
    """Do what comes before the scene's command."""
    begin(machine, PREPARED + len(_GROUND))
    for line in scene.before:
        done = machine.run(line)
        assert done.code == 0, (line, done)
    if scene.by_hand is not None:
        scene.by_hand(machine.folder)


def lay_out(top: Path, *, git: bool, bare: bool = False) -> None:
    """Furnish a home and a workspace with a few customers, or an empty folder where there will be one."""
    for folder in ("home", "work"):
        (top / folder).mkdir(parents=True)
    (top / "home/offer.pdf").write_bytes(b"%PDF\0\xff" * 99)
    (top / "home/leads.csv").write_text(_LEADS)
    (top / "home/mail.eml").write_text(_MAIL)
    (top / "home/editor").write_text('#!/bin/sh\necho "notes: edited" >>"$1"\n')
    (top / "home/editor").chmod(0o755)
    (top / "home/.gitconfig").write_text("[safe]\n\tdirectory = *\n[init]\n\ttemplateDir =\n\tdefaultBranch = main\n")
    if bare:
        return
    machine = machine_at(top)
    for line in _GROUND:
        done = machine.run(line + (" --no-git" if line.startswith("init") and not git else ""))
        assert done.code == 0, (line, done)
    if git:
        _pack(top)


def _pack(top: Path) -> None:
    """Make one pack of a hundred files that would be copied for each strike."""
    subprocess.run(
        ["git", "-C", str(top / "work"), "gc", "--quiet"], env=machine_at(top).world().environment, check=True
    )


def words_of(scene: Scene, root: Path) -> str:
    """Return the scene's command line; ENTRY stands for the newest journal entry of BOLT, or the last operation."""
    line = scene.line
    if "ENTRY" not in line:
        return line
    if scene.verb == "undo":
        return line.replace("ENTRY", max((root / ".tradectl/undo").iterdir()).name)
    last = (root / BOLT / "journal.jsonl").read_text().splitlines()[-1]
    return line.replace("ENTRY", last.split('"')[3])


def begin(machine: Machine, digits: int) -> Machine:
    """Let the chance of the next command count from some number."""
    machine.counter = itertools.count(digits)
    return machine


def copy(source: Path, target: Path) -> None:
    """Put a copy of a machine's folder in place of what is there; records know the copied folders and files."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    records = list((target / "work").glob(".tradectl/*/*/*.json"))
    if not records:
        return
    numbers = {
        _number(place): _number(target / place.relative_to(source))
        for folder, _, names in os.walk(source)
        for place in (Path(folder), *(Path(folder, name) for name in names))
    }
    for record in records:
        content = record.read_bytes()
        record.write_bytes(re.sub(rb'"inode": \d+}', lambda found: numbers.get(found[0], found[0]), content))


def _number(place: Path) -> bytes:
    return b'"inode": %d}' % place.lstat().st_ino
