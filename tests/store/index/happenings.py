"""What may happen to a workspace and to its index between two commands; each is told the chance to draw from."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from datetime import date, timedelta

DAY = date(2026, 3, 20)
SHELVES = [
    "prospect/A", "prospect/B", "prospect/C", "prospect/D", "prospect/E", "won/2025", "won/2026", "won", "prospect",
    "prospect/Z", "won/early", "", "company",
]  # fmt: skip
CHANGES = [
    ("format: 1\n", "format: 1\nformat: 1\n"), ("format: 1\n", "format: 2\n"), ("status: prospect", "status: prospekt"),
    ("owner: ", "owner: x"), ("name: ", "name: Panel "), ("country: ", "country: [x"),
    ("registered: 20", "registered: 19"),
    ("reviewed: 20", "reviewed: 21"), ("grade: ", "grade: A # "), ("format: 1\n", "format: 1\ngrade: E\n"),
    ("name: ", "name: Quelle\taliases: "), ("\n", "\r\n"), ("name: ", "aliases: [Panelo]\nname: "),
    ("kind: ", "kinds: "),
    ("name: ", "snooze: {until: 2026-04-15, because: holidays}\nname: "),
    ("name: ", "anniversaries: [{on: 03-22, what: x}]\nname: "),
    ("registered: 2", "registered: 2026-03-25 # "), ("name: ", "expected_close: 2026-03-21\nname: "), ("a", "b"),
    ("1", "2"),
]  # fmt: skip
ENTRIES = [
    {"kind": "contact", "via": "email", "did": "Sent the panel offer"}, {"kind": "contact", "via": "visit"},
    {"kind": "contact", "via": "call", "from": "them", "heard": "Wants a panel"}, {"kind": "handled", "did": "Filed"},
    {"kind": "contact", "promised": [{"what": "drawing", "by": "2026-03-19"}]}, {"kind": "reviewed"}, {"kind": "won"},
    {"kind": "contact", "next": {"on": "2026-03-24", "goal": "the order"}}, {"kind": "contact", "next": None},
    {"kind": "contact", "awaits": [{"what": "sample", "by": "2026-03-23"}]},
    {"kind": "regraded", "from": "C", "to": "A"},
    {"kind": "not_duplicate", "of": "x"}, {"kind": "corrected", "of": "x", "entry": None}, {"kind": "pigeon"}, {},
]  # fmt: skip
SETTINGS = [
    ("visits_a_week: 1", "visits_a_week: 3"), ("visits_a_week: ", "visits_a_week: 0 # "),
    ("contacts_a_month: ", "contacts_a_month: 2"),
    ("cadence: {", "cadence: {A: 3 days, "), ("cadence: {", "cadence: {B: 1 month, "), ("role: sales", "role: head"),
    ("{id: hao, ", "{id: hans, "), ("time_zone: Asia/Shanghai", "time_zone: America/New_York"),
    ("desk: ", "desk: New "),
    ("holidays: none", "holidays: DE"), ("holidays: DE", "holidays: none"), ("format: 1", "format: 1\nnobody: knows"),
    ("workdays: [mon, tue", "workdays: [tue"),
    ("holidays: none", "holidays: none, extra_days_off: [2026-03-20, 2026-03-23]"),
    ("people:", "people :"), ("format: 1", "format: 7"), ("language: en", "language: zh-Hans"),
]  # fmt: skip


def drawing(seed):
    """The chance of a test."""
    return random.Random(seed)  # noqa: S311


def customers(root):
    """The folders of customers, wherever they are, no links."""
    found = [path.parent for path in root.rglob("journal.jsonl")] + [path.parent for path in root.rglob("card.yaml")]
    return sorted({path for path in found if not path.is_symlink()})


def some_customer(root, chance):
    return chance.choice(customers(root) or [root / "company"])


def some_file(root, chance):
    return some_customer(root, chance) / chance.choice(["card.yaml", "card.yaml", "journal.jsonl"])


def text_of(path):
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def put(path, text):
    """Write a file where anything may stand; a folder that is gone stays gone."""
    if path.parent.is_dir():
        remove(path)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))


# ---- to cards and journals


def edit_a_card(root, chance):
    path = some_customer(root, chance) / "card.yaml"
    before, after = chance.choice(CHANGES)
    put(path, text_of(path).replace(before, after, 1))


def edit_a_card_in_place(root, chance):
    """As some editors do: the same file, as many bytes, and the time of writing put back."""
    path = some_customer(root, chance) / "card.yaml"
    text = text_of(path)
    at = chance.randrange(len(text)) if text else 0
    if text and path.is_file():
        state = path.stat()
        letter = chance.choice("abcABC123 ") if text[at].isascii() else text[at]
        path.write_bytes((text[:at] + letter + text[at + 1 :]).encode())
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def replace_a_file_by_a_copy(root, chance):
    path = some_file(root, chance)
    if path.is_file():
        copy = path.with_name(".copy")
        shutil.copy2(path, copy)
        copy.replace(path)


def break_a_card(root, chance):
    path = some_customer(root, chance) / "card.yaml"
    put(path, chance.choice(["", "name: [", "\t", "format: 1\n", "x", "\udcff", text_of(path) + "name: twice\n"]))


def mend_everything(root, chance):
    for folder in customers(root):
        sound = folder.name.split("-")
        if len(sound) == 3:
            day = f"{sound[2][:4]}-{sound[2][4:6]}-{sound[2][6:]}"
            head = f"format: 1\ncode: {sound[1]}\ncountry: {sound[0]}\nregistered: {day}\nname: {sound[1]}\n"
            put(folder / "card.yaml", f"{head}status: prospect\ngrade: {chance.choice('ABCDE')}\nowner: hao\n")


def append_to_a_journal(root, chance):
    path = some_customer(root, chance) / "journal.jsonl"
    day = DAY + timedelta(days=chance.choice([-40, -9, -3, -2, -1, 0, 0, 0, 1, 2, 12, 300]))
    entry = {
        "id": f"{day:%Y%m%d}T020000Z-hao-{chance.randrange(16**8):08x}",
        "at": f"{day}T10:00:00+08:00",
        "by": "hao",
    }
    if path.parent.is_dir() and not path.is_dir() and not path.is_symlink():
        with path.open("ab") as journal:
            journal.write(
                json.dumps(entry | chance.choice(ENTRIES)).encode() + chance.choice([b"\n", b"\n", b"\n", b"", b"\r\n"])
            )


def cut_a_journal(root, chance):
    path = some_customer(root, chance) / "journal.jsonl"
    text = text_of(path)
    put(path, text[: chance.randrange(len(text) + 1)])


def delete_a_file(root, chance):
    remove(some_file(root, chance))


def put_something_odd(root, chance):
    path = some_file(root, chance)
    if not path.parent.is_dir():
        return
    kind = chance.randrange(4)
    target = text_of(path)
    remove(path)
    if kind == 0:
        path.mkdir()
    elif kind == 1:
        os.mkfifo(path)
    elif kind == 2:
        path.symlink_to("nowhere")
    else:
        path.with_name("real").write_text(target)
        path.symlink_to("real")


def forbid(root, chance):
    """Nothing changes for an all-powerful user but a time."""
    path = chance.choice([some_file(root, chance), some_customer(root, chance)])
    if path.exists() and not path.is_symlink():
        path.chmod(chance.choice([0o000, 0o600, 0o644] if path.is_file() else [0o700, 0o755]))


def add_a_document(root, chance):
    folder = some_customer(root, chance)
    if folder.is_dir():
        (folder / chance.choice(["panel offer.pdf", "drawing.dwg", "notes.txt"])).write_text("x")


# ---- to folders


def add_a_customer(root, chance):
    source, target = some_customer(root, chance), root / chance.choice(SHELVES)
    name = chance.choice(
        ["DE-NEU-20260115", "US-FRESH-20260320", "FR-LATER-20260325", "panel works", "de-small-20260101"]
    )
    if source.is_dir() and not os.path.lexists(target / name) and (target.is_dir() or not os.path.lexists(target)):
        target.mkdir(parents=True, exist_ok=True)
        left = ["card.yaml"] if chance.random() < 0.2 else []
        pipes = [path.name for path in source.iterdir() if path.is_fifo()]
        shutil.copytree(source, target / name, symlinks=True, ignore=lambda *_: [*left, *pipes])


def remove_a_customer(root, chance):
    if len(customers(root)) > 3:
        remove(some_customer(root, chance))


def move_a_customer(root, chance):
    source, shelf = some_customer(root, chance), root / chance.choice(SHELVES)
    if source.is_dir() and not os.path.lexists(shelf / source.name) and (shelf.is_dir() or not os.path.lexists(shelf)):
        shelf.mkdir(parents=True, exist_ok=True)
        source.rename(shelf / source.name)


def rename_a_customer(root, chance):
    source = some_customer(root, chance)
    target = source.with_name(chance.choice(["DE-OTHER-20260115", "Somebody", "US-BOLT-20261301", f"{source.name}X"]))
    if source.is_dir() and not os.path.lexists(target):
        source.rename(target)


def swap_two_customers(root, chance):
    one, other = some_customer(root, chance), some_customer(root, chance)
    if one != other and one.is_dir() and other.is_dir() and one not in other.parents and other not in one.parents:
        aside = root / ".aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def replace_a_folder_by_a_link(root, chance):
    folder = chance.choice([some_customer(root, chance), root / chance.choice(SHELVES[:7])])
    if folder.is_dir() and not folder.is_symlink() and len(customers(root)) > 4:
        aside = root.parent / f"aside-{chance.randrange(10**9)}"
        folder.rename(aside)
        folder.symlink_to(aside)


def put_a_folder_back(root, _chance):
    for link in [path for path in root.rglob("*") if path.is_symlink() and path.is_dir()]:
        target = link.readlink()
        if target.is_absolute() and target.is_dir():
            link.unlink()
            target.rename(link)


def put_a_file_in_the_place_of_a_folder(root, chance):
    folder = some_customer(root, chance)
    if len(customers(root)) > 4 and folder.is_dir():
        shutil.rmtree(folder)
        folder.write_text("x")


# ---- to the settings


def change_the_settings(root, chance):
    path = root / "tradectl.yaml"
    path.with_name(".settings").exists() or shutil.copy(path, path.with_name(".settings"))
    before, after = chance.choice(SETTINGS)
    path.write_text(path.read_text().replace(before, after, 1))


def restore_the_settings(root, _chance):
    kept = root / ".settings"
    if kept.exists():
        (root / "tradectl.yaml").write_text(kept.read_text())


# ---- to deals


def some_deal(root, chance):
    folder = some_customer(root, chance)
    return folder / chance.choice(["20260310-panel", "20260311-inq-7", "20260399-no-day"])


def write_a_deal(root, chance):
    folder = some_deal(root, chance)
    if folder.parent.is_dir():
        folder.mkdir(exist_ok=True)
        title = chance.choice(["Panel 60x60", "Highbay", "[", "\udcff"])
        put(folder / "deal.yaml", f"format: 1\ntitle: {title}\nopened: 2026-03-10\nstage: quoted\n")


def edit_a_deal_in_place(root, chance):
    """As many bytes, and the time of writing put back."""
    found = sorted(path for path in root.rglob("deal.yaml") if path.is_file() and not path.is_symlink())
    if found:
        path = chance.choice(found)
        state = path.stat()
        path.write_bytes(path.read_bytes().replace(*chance.choice([(b"Panel", b"Stage"), (b"Stage", b"Panel")])))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def add_a_document_to_a_deal(root, chance):
    folder = some_deal(root, chance)
    if folder.is_dir():
        (folder / chance.choice(["panel drawing.pdf", "PI-2217.pdf"])).write_text("x")


def remove_a_deal(root, chance):
    remove(some_deal(root, chance))


def replace_a_deal_by_a_link(root, chance):
    folder = some_deal(root, chance)
    if folder.is_dir() and not folder.is_symlink():
        aside = root.parent / f"aside-{chance.randrange(10**9)}"
        folder.rename(aside)
        folder.symlink_to(aside)


TO_FILES = [
    write_a_deal, write_a_deal, edit_a_deal_in_place, add_a_document_to_a_deal, remove_a_deal, replace_a_deal_by_a_link,
    edit_a_card, edit_a_card, edit_a_card_in_place, edit_a_card_in_place, replace_a_file_by_a_copy, break_a_card,
    mend_everything, append_to_a_journal, append_to_a_journal, append_to_a_journal, append_to_a_journal, cut_a_journal,
    delete_a_file, put_something_odd, forbid, add_a_document, add_a_customer, add_a_customer, remove_a_customer,
    move_a_customer, rename_a_customer, swap_two_customers, replace_a_folder_by_a_link, put_a_folder_back,
    put_a_file_in_the_place_of_a_folder, change_the_settings, change_the_settings, restore_the_settings,
]  # fmt: skip


# ---- to the index


def delete_it(index, _chance):
    index.unlink()


def truncate_it(index, chance):
    os.truncate(index, chance.randrange(index.stat().st_size + 1))


def empty_it(index, _chance):
    os.truncate(index, 0)


def flip_bytes(index, chance):
    raw = bytearray(index.read_bytes())
    for _ in range(chance.choice([1, 1, 3, 50])):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    index.write_bytes(raw)


def write_a_page_of_noise(index, chance):
    raw = bytearray(index.read_bytes())
    at = chance.randrange(len(raw)) & ~4095
    raw[at : at + 4096] = chance.randbytes(4096)
    index.write_bytes(raw)


def write_text_over_it(index, _chance):
    index.write_text("name,country\n" * 999)


def make_it_of_another_shape(index, chance):
    with sqlite3.connect(index) as connection:
        connection.execute(f"PRAGMA user_version = {chance.choice([0, 99])}")
    connection.close()


def make_it_of_another_program(index, _chance):
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA application_id = 7")
    connection.close()


def put_a_folder_in_its_place(index, _chance):
    index.unlink()
    index.mkdir()


def drop_a_table(index, chance):
    connection = sqlite3.connect(index)
    connection.execute(f"DROP TABLE {chance.choice(['about', 'chunk', 'customer', 'problem', 'words', 'passages'])}")
    connection.close()


def spoil_a_row(index, chance):
    """Give a column a value of a kind that was never written there."""
    table, column = chance.choice(
        [("about", "told"), ("about", "mark"), ("chunk", "folder"), ("chunk", "names"), ("chunk", "numbers"),
        ("chunk", "mark"),
         ("customer", "facts"), ("customer", "particulars"), ("customer", "calls"), ("customer", "mark"),
         ("problem", "told"),
         ("words", "told"), ("words", "moved"), ("words", "deals"), ("words", "mark"), ("passages", "told")]
    )  # fmt: skip
    value = chance.choice([None, 7, 1.5, "x", "{}", b"x", b"", "[]", "\u2028"])
    connection = sqlite3.connect(index, isolation_level=None)
    connection.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608
    connection.close()


def forget_a_row(index, chance):
    connection = sqlite3.connect(index, isolation_level=None)
    table = chance.choice(["about", "chunk", "customer", "problem", "words", "passages"])
    connection.execute(f"DELETE FROM {table} WHERE rowid % 2" if table != "about" else "DELETE FROM about")  # noqa: S608
    connection.close()


TO_INDEX = [
    delete_it, truncate_it, truncate_it, empty_it, flip_bytes, flip_bytes, flip_bytes, write_a_page_of_noise,
    write_text_over_it, make_it_of_another_shape, make_it_of_another_program, put_a_folder_in_its_place, drop_a_table,
    spoil_a_row, spoil_a_row, forget_a_row,
]  # fmt: skip

QUESTIONS = [
    "due --format json", "due --format json --owner all", "due --format json --owner hao",
    "due --format json --within 10",
    "due --format json --grade A,B", "due --format json --today 2026-03-13 --owner all",
    "due --format json --today 2026-03-21",
    "due --format json --today 2026-06-30 --owner all", "due --format json --today 2027-01-04 --owner all",
    "due --format json --today 2025-12-31 --owner all --within 40", "list --format json",
    "list --format json --grade B,won",
    "list --format json --today 2026-04-30", "list --format json --owner hao", "find panel --format json",
    "find pdf --format json",
    "find quoted --format json", "find 2217", "find 020 --format json", "find xy --format json",
    "list --format json --due cadence", "list", "find neu --format json", "due --owner all",
    *(f"add --country AT --dry-run --format json {lead}" for lead in (
        "--name 'Adlr Abendroth Leuchten' --contact 'Ute <ute@aquilone.example>'",
        "--name Neu --phone '+43 1 5015838' --contact 'x <x@neu.example>'")),
    "show 'panel' --format json", "show 'Ashgrove Abbott Lighting Ltd' --format json",
]  # fmt: skip
