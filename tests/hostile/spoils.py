"""What may stand in a workspace that came from somebody else, each by itself: what it is, and what must be said of it.

A spoil is a deed done to a ground, and the words that must be found in what the verbs told; where a thing is harmless
and nothing is to be said, there are none.
"""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from hostile.ground import BOLT, DEAL, FAIR, REPORT, VOLT

if TYPE_CHECKING:
    from hostile.ground import Ground

HUGE = 10 << 30


class Spoil(NamedTuple):
    """A deed that spoils a workspace, and the matter (a pattern) that some verb must name; `git`: it has a history."""

    deed: Callable[[Ground], None]
    matter: str = ""
    git: bool = False


# --- something else where a file or folder should be ------------------------------------------------------------------


def _link(target: str):
    def make(ground, path):
        path.symlink_to(target.format(outside=ground.outside, root=ground.root))

    return make


def _hole(_ground, path):
    with path.open("wb") as file:
        file.truncate(HUGE)


def _socket(_ground, path):
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made, contextlib.suppress(FileNotFoundError):
        made.bind(f"/proc/self/fd/{here}/{path.name}")  # the whole path is too long for a socket
    os.close(here)


def _device(_ground, path):
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero: it never ends
    except OSError:
        path.symlink_to("/dev/zero")


def _folder(_ground, path):
    (path / "inner").mkdir(parents=True)


IN_PLACE_OF_A_FILE = {
    "link to a file outside": _link("{outside}/secret"),
    "relative link outside": _link("../../../../../outside/secret"),
    "link to a folder outside": _link("{outside}/folder"),
    "link to nothing": _link("nowhere"),
    "link to nothing outside": _link("{outside}/new"),
    "link to itself": _link("."),
    "link to a device": _link("/dev/zero"),
    "link to the process": _link("/proc/self/environ"),
    "named pipe": lambda _ground, path: os.mkfifo(path),
    "socket": _socket,
    "device": _device,
    "folder": _folder,
    "hole of 10 GiB": _hole,
    "nothing in it": lambda _ground, path: path.touch(),
    "NUL bytes": lambda _ground, path: path.write_bytes(b"\0" * 4096),
    "not to be read": lambda _ground, path: (path.touch(), path.chmod(0)),
}
IN_PLACE_OF_A_FOLDER = {
    "link to a folder outside": _link("{outside}/folder"),
    "link to the root": _link("/"),
    "link to the workspace": _link("{root}"),
    "link to nothing": _link("nowhere"),
    "link to nothing outside": _link("{outside}/new"),
    "link to itself": _link("."),
    "file": lambda _ground, path: path.write_bytes(b"x"),
    "named pipe": lambda _ground, path: os.mkfifo(path),
}
FOUND = r":\d+:\d+: (?:FILE|YAML|LOG|CARD|DESK)\d+ "
IN_THE_WAY = "is a link|is no folder|cannot be|regular file|not UTF-8|more than|a folder|changed by hand|no permission"
HARMLESS = ("nothing in it", "NUL bytes", "not to be read", "hole of 10 GiB")  # where nobody reads what is in a file
FILES = {
    "tradectl.yaml": f"tradectl.yaml{FOUND}",
    f"{BOLT}/card.yaml": f"{BOLT}/card.yaml{FOUND}",
    f"{BOLT}/journal.jsonl": f"{BOLT}/journal.jsonl{FOUND}",
    f"{DEAL}/deal.yaml": f"{DEAL}/deal.yaml{FOUND}",
    f"{FAIR}/fair.yaml": f"{FAIR}/fair.yaml{FOUND}",
    REPORT: IN_THE_WAY,
    REPORT.replace(".md", ".html"): IN_THE_WAY,
    ".tradectl/lock": r"\.tradectl/lock",
    ".tradectl/.gitignore": "",
    ".tradectl/undo/OP/record.json": "",
    ".tradectl/undo/OP/commit": "",
    ".tradectl/undo/OP/file-0": "damaged|no regular file|more than",
    ".tradectl/work/20260101T000000Z-00000000/record.json": "",
    ".tradectl/work/20260101T000000Z-00000000/draft.json": "",
    ".tradectl/work/gitignore": "",
    ".gitattributes": "",
    ".gitignore": "",
    f"{BOLT}/offer.pdf": "",
    f"{BOLT}/card.tradectl-20260320T1012.yaml": "FILE06",
    f"{BOLT}/20260320-offer/offer.pdf": "",
}
FOLDERS = {
    "prospect": "prospect:1:1: FILE01",
    "prospect/B": "prospect/B:1:1: FILE01|prospect/B is no folder",
    BOLT: f"{BOLT}:1:1: FILE01|not found|nobody|No customer|no customer",
    DEAL: "",
    "won": "won:1:1: FILE01",
    "won/2026": "won/2026(?::1:1: FILE01| is )",
    "fairs": "fairs:1:1: FILE01",
    FAIR: "",
    "reports": "reports is (?:a link|no folder)|2026-W12.md cannot be read",
    "reports/2026": "reports/2026 is (?:a link|no folder)|2026-W12.md cannot be read",
    ".tradectl": r"\.tradectl",
    ".tradectl/work": r"\.tradectl/work",
    ".tradectl/undo": r"\.tradectl/undo",
    ".tradectl/lost": r"",
    ".tradectl/undo/OP": "",
    ".tradectl/work/20260101T000000Z-00000000": "set aside",
    "company": "",
    ".vscode": "",
    f"{BOLT}/20260320-offer": "20260320-offer",
    ".git": "",
}


def _instead(path: str, make: Callable) -> Callable[[Ground], None]:
    def deed(ground):
        there = path
        if "OP" in path:
            newest = max(entry.name for entry in (ground.root / ".tradectl/undo").iterdir())
            there = path.replace("OP", newest)
        make(ground, ground.clear(there))

    return deed


def _is_harmless(kind: str, path: str) -> bool:
    return kind == "nothing in it" or (path == ".tradectl/lock" and kind in HARMLESS)


def _others() -> dict[str, Spoil]:
    found = {
        f"{kind}: {path}": Spoil(_instead(path, make), "" if _is_harmless(kind, path) else matter)
        for path, matter in FILES.items()
        for kind, make in IN_PLACE_OF_A_FILE.items()
    }
    found |= {
        f"{kind}: {path}": Spoil(_instead(path, make), matter)
        for path, matter in FOLDERS.items()
        for kind, make in IN_PLACE_OF_A_FOLDER.items()
    }
    return found


# --- names ------------------------------------------------------------------------------------------------------------

_RESERVED = ("CON", "NUL.txt", "aux.yaml", "COM1", "LPT9.pdf", "COM¹.x", "CONIN$", "prn .txt", "con.tar.gz")
_CHANGED = ("dot.", "blank ", "dots...", "stream:ads", "stream:ads:$DATA", "a<b", 'a"b', "a|b", "a?b", "a*b", "a\\b")
_ODD = (
    "new\nline", "bell\x07", "esc\x1b[31m", "\x7f", "..\\..\\x", "C:\\x", "C:x", "\\\\server\\share", "~", "~root",
    "-rf", "--force", "$(touch canary)", "`touch canary`", ";touch canary", "&&", "a\u202egpj.exe", "\u200b", "\ufeff",
    ".hidden", "..x", "...", " ", "\u00a0", "git~1", "GIT~1", ".git ", ".GIT", ".gi\u200ct", ".tradectl ", "tradec~1",
    "x" * 255, "寬" * 85, "%s%n", "{0}", "card.yaml.bak", "card.yaml~", "Card.YAML", "JOURNAL.JSONL", "tradectl.yaml",
    "desktop.ini", "autorun.inf", "Thumbs.db", ".DS_Store", "setup.py", "conftest.py", "sitecustomize.py", "yaml.py",
    "Makefile", ".env", ".envrc", ".editorconfig", ".pre-commit-config.yaml",
)  # fmt: skip
_IDS = (
    "US-CON-20260115", "US-COM1-20260115", "us-bolt-20260320", "US-BOLT-20260320 ", "US-BOLT-20260230",
    "US-BOLT-99999999",
    "US-BOLT-２０２６0320", "ÜS-BOLT-20260320", "US-../..-20260320".replace("/", "∕"), "US-BOLT-20260320\n",
    "US-BOLT\x00-20260320".replace("\x00", ""), "-BOLT-20260320", "US--20260320", "US-" + "A" * 200 + "-20260320",
)  # fmt: skip


def _named(*paths: str) -> Callable[[Ground], None]:
    def deed(ground):
        for path in paths:
            ground.place(path).write_bytes(b"x")

    return deed


def _customer(name: str) -> Callable[[Ground], None]:
    def deed(ground):
        card = (ground.root / VOLT / "card.yaml").read_text()
        ground.write(f"prospect/C/{name}/card.yaml", card)

    return deed


def _bytes_name(ground: Ground) -> None:
    for name in (b"\xff\xfe", b"a\x80b", b"\xed\xa0\x80", b"US-\xff-20260115"):
        (ground.root / os.fsdecode(name)).mkdir()
        (ground.root / BOLT / os.fsdecode(name)).touch()
        (ground.root / "prospect/B" / os.fsdecode(name)).mkdir()


def _twins(one: str, two: str) -> Callable[[Ground], None]:
    return _named(f"{BOLT}/{one}/a", f"{BOLT}/{two}/a", f"{one}/a", f"{two}/a")


def _names() -> dict[str, Spoil]:
    found = {f"name: {name!r}": Spoil(_named(f"{BOLT}/{name}"), "NAME05") for name in (*_RESERVED, *_CHANGED)}
    found |= {f"odd name: {name[:40]!r}": Spoil(_named(f"{BOLT}/{name}", f"n/{name}")) for name in _ODD}
    found |= {f"odd id: {name[:40]!r}": Spoil(_customer(name), "NAME0|CARD|FILING") for name in _IDS}
    found["names that are no text"] = Spoil(_bytes_name, "NAME05")
    accents = unicodedata.normalize("NFC", "Müller"), unicodedata.normalize("NFD", "Müller")
    for one, two in (("a.txt", "A.TXT"), accents, ("STRASSE", "straße"), ("\u212a", "k"), ("ﬁ", "fi")):
        found[f"twins: {one} {two}"] = Spoil(_twins(one, two), "NAME04")
    found["twins: .tradectl .TRADECTL"] = Spoil(_named(".TRADECTL/work/x/record.json"))
    for one, two in (("prospect", "PROSPECT"), ("won", "Won"), ("reports", "Reports")):
        found[f"twins: {one} {two}"] = Spoil(
            _named(f"{two}/B/US-TWIN-20260320/card.yaml"), "NAME04|FILING|twin|one name"
        )
    return found


# --- too much ---------------------------------------------------------------------------------------------------------


def _crowd(path: str, *, folders: bool) -> Callable[[Ground], None]:
    def deed(ground):
        top = ground.place(f"{path}/x").parent
        for number in range(10_000):
            name = f"{top}/{number:05d}"
            os.mkdir(name) if folders else os.close(os.open(name, os.O_CREAT | os.O_WRONLY))  # noqa: PTH102

    return deed


def _depth(path: str) -> Callable[[Ground], None]:
    def deed(ground):
        here = os.open(ground.place(f"{path}/x").parent, os.O_RDONLY)
        for _ in range(300):
            os.mkdir("d" * 20, dir_fd=here)
            below = os.open("d" * 20, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(os.open("card.yaml", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        os.close(here)

    return deed


def _hard_link(path: str) -> Callable[[Ground], None]:
    def deed(ground):
        place = ground.root / path
        twin = ground.outside / "folder/twin"
        twin.hardlink_to(place)

    return deed


def _much() -> dict[str, Spoil]:
    found = {
        f"10,000 {'folders' if folders else 'files'}: {path}": Spoil(_crowd(path, folders=folders))
        for path in (BOLT, "prospect/B", ".tradectl/work", ".tradectl/undo", ".tradectl/lost", "company")
        for folders in (False, True)
    }
    found |= {
        f"300 deep: {path}": Spoil(_depth(path)) for path in (BOLT, "prospect", "won/2026", ".tradectl/work/x", "n")
    }
    found |= {f"hard link: {path}": Spoil(_hard_link(path)) for path in (f"{BOLT}/card.yaml", f"{BOLT}/journal.jsonl")}
    return found


# --- settings ---------------------------------------------------------------------------------------------------------

_COMMANDS = (
    "editor: EVIL", "pager: EVIL", "open: EVIL", "git: {commit: true, program: EVIL, hooksPath: EVIL, config: EVIL}",
    "hooks: {post: EVIL}", "plugins: [EVIL]", "include: ../outside/secret", "import: EVIL", "python: EVIL",
    "templates: ../outside", "reports: ../outside", "company: /etc", "undo: ../outside", "cache: ../outside",
    "state: ../outside", "workspace: ../outside", "aliases: {due: '!EVIL'}", "commands: [EVIL]", "on_open: EVIL",
    "env: {PATH: ../outside, LD_PRELOAD: EVIL, GIT_SSH_COMMAND: EVIL}", "$schema: ../outside/secret",
)  # fmt: skip
_WRONG = {
    "time zone outside": ("time_zone: ../../../../outside/secret", "DESK"),
    "absolute time zone": ("time_zone: /etc/localtime", "DESK"),
    "time zone of NULs": ('time_zone: "\\0"', "DESK"),
    "time zone long": (f"time_zone: {'x/' * 2000}", "DESK"),
    "holidays of a module": ("calendar: {holidays: os.system}", "DESK"),
    "person outside": ("people: [{id: ../../outside}]", "DESK"),
    "person as an option": ('people: [{id: "--help"}]', "DESK"),
    "two people alike": ("people: [{id: mei}, {id: mei}]", "DESK"),
    "no people": ("people: []", "DESK"),
    "language outside": ("language: ../../outside", "DESK"),
    "tag": ("desk: !!python/object/apply:os.system [EVIL]", "YAML"),
    "alias bomb": (f"a: &a [{'x,' * 9}]\nb: &b [{'*a,' * 9}]\nc: [{'*b,' * 9}]", "YAML"),
    "deep": (f"desk: {'[' * 25_000}", "YAML"),
    "long number": (f"visits_a_week: {'9' * 5000}", "DESK|YAML"),
    "endless cadence": ("cadence: {A: 999999999 years}", "DESK"),
    "cadence of nothing": ("cadence: {A: 0 days, B: -1 days}", "DESK"),
    "large quota": ("quota: {contacts_a_month: 999999999}", ""),
    "two documents": ("---\nformat: 1", "YAML"),
    "directive": ("...\n%YAML 1.1\n---\n", "YAML"),
    "UTF-16": ("\ufeff", ""),
    "newer": ("format: 99", "YAML|DESK"),
}


def _settings(line: str, *, whole: bool = False) -> Callable[[Ground], None]:
    def deed(ground):
        text = "format: 1\n" + ("" if "people" in line else "people: [{id: mei}]\n")
        told = text + line.replace("EVIL", str(ground.evil)) + "\n"
        ground.write("tradectl.yaml", told.encode("utf-16") if whole else told)

    return deed


def _desks() -> dict[str, Spoil]:
    found = {f"settings: {line[:30]}": Spoil(_settings(line), "DESK0|DESK1") for line in _COMMANDS}
    found |= {f"settings, {name}": Spoil(_settings(line), matter) for name, (line, matter) in _WRONG.items()}
    found["settings in UTF-16"] = Spoil(_settings("desk: x", whole=True), "tradectl.yaml:.*UTF-8|FILE02")
    return found


SPOILS: dict[str, Spoil] = {**_others(), **_names(), **_much(), **_desks()}
