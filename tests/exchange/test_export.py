"""`export`: what is asked for is in the file, as other libraries read it; what is not asked for is nowhere."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from openpyxl import load_workbook

from tradectl.app.roster import read_roster
from tradectl.core.report.follow_up import follow_ups
from tradectl.store.workspace import open_workspace
from world import Machine

EXAMPLE = Path(__file__).parents[2] / "examples" / "workspace"
KINDS = ("xlsx", "csv", "vcf", "ics", "json", "md")
PRINTED = [kind for kind in KINDS if kind != "xlsx"]


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Machine:
    """The example workspace for tests that change nothing in it: one index for all of them."""
    machine = Machine(tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home"))
    shutil.copytree(EXAMPLE, machine.folder, dirs_exist_ok=True)
    machine.environment["TRADECTL_USER"] = "mei"
    return machine


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def exported(desk, path, *options: str) -> bytes:
    run = desk.run(["export", str(path), *options])
    assert run.code == 0, run.err
    return path.read_bytes()


def printed(desk, kind: str, *options: str) -> str:
    run = desk.run(["export", "-", "--as", kind, *options])
    assert (run.code, run.err) == (0, "")
    return run.out


def rows(desk, *options: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(desk, "csv", *options), newline="")))


def events(text: str):
    return getattr(vobject.readOne(text), "vevent_list", [])


def listed(desk, *options: str) -> list[str]:
    found = json.loads(desk.run(["list", "--format", "json", *options]).out)["data"]["customers"]
    return sorted(one["customer"] for one in found)


# ---- whom


FILTERS = (
    ["--grade", "A,won"], ["--owner", "jun"], ["--country", "DE"], ["--tag", "panel"], ["--window", "urgent"],
    ["--due", "review"], ["--grade", "B", "--owner", "mei"], ["--tag", "nobody has this"],
)  # fmt: skip


@pytest.mark.parametrize("options", FILTERS, ids=" ".join)
def test_the_same_customers_as_list_has(office, options):
    words = [
        part
        for name, value in zip(options[::2], options[1::2], strict=True)
        for part in ("--where", f"{name[2:]}={value}")
    ]
    expected = listed(office, *options)
    assert sorted(one["Customer id"] for one in rows(office, *options)) == expected
    answer = json.loads(printed(office, "json", *words))
    assert [one["customer"] for one in answer["data"]["customers"]] == expected
    cards = list(vobject.readComponents(printed(office, "vcf", *words)))
    assert sorted({one.x_tradectl_customer.value for one in cards}) == expected


@pytest.mark.parametrize("words", ["grade", "grade=", "colour=red", "=A", "grade=A --where grade=B", "grade=Z"])
def test_a_filter_that_says_nothing_is_refused(office, words):
    run = office.run(f"export - --as csv --where {words}")
    assert (run.code, run.out) == (2, "")


def test_a_filter_is_given_once(office):
    assert office.run("export - --as csv --grade A --where grade=B").code == 2


# ---- the table


def test_a_chinese_desk_gets_a_chinese_table(office, out):
    book = load_workbook(io.BytesIO(exported(office, out / "跟进表.xlsx", "--lang", "zh-Hans")))
    assert book.sheetnames == ["未成交", "已成交", "tradectl"]
    titles = [cell.value for cell in book["未成交"][1]]
    assert titles[:7] == ["客户编号", "等级", "客户", "代码", "国家/地区", "负责人", "联系人"]
    assert "德国" in {row[4] for row in book["未成交"].iter_rows(values_only=True)}
    assert all(not title.isascii() or title == "WhatsApp" for title in titles)


def test_the_sheets_hold_every_customer_with_days_as_days(office, out):
    book = load_workbook(io.BytesIO(exported(office, out / "a.xlsx")))
    won, not_won = set(listed(office, "--grade", "won")), set(listed(office, "--grade", "A,B,C,D,E"))
    found = {sheet.title: [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book.worksheets}
    assert set(found["Not won"]) == not_won
    assert set(found["Won customers"]) == won
    sheet = book["Not won"]
    head = [cell.value for cell in sheet[1]]
    anwar = dict(
        zip(head, next(row for row in sheet.iter_rows(values_only=True) if "ANWAR" in str(row[0])), strict=True)
    )
    assert anwar["Registered"] == datetime(2026, 1, 13)  # noqa: DTZ001
    assert anwar["Expected close"] == datetime(2026, 4, 15)  # noqa: DTZ001
    assert anwar["Next step on"] == datetime(2026, 3, 26)  # noqa: DTZ001
    assert (anwar["Next step"], anwar["Target price"], anwar["Country"]) == (
        "signed contract after Eid",
        "17.20 USD",
        "Saudi Arabia",
    )
    assert anwar["Phone"] == "+966 11 234 5678"
    assert anwar["Last follow-up"].startswith("2026-03-20: SABER portal: product certificate approved")
    grades = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert grades == sorted(grades)
    assert sheet.freeze_panes == "D2"


def said(office, code: str) -> str:
    return next(one["Last follow-up"] for one in rows(office) if one["Code"] == code)


def test_what_was_said_last_is_as_the_whole_journal_tells_it(office):
    workspace = open_workspace(office.folder, "en")
    today = date(2026, 3, 20)
    expected, aside = {}, ("updated", "added", "reviewed", "kept")
    for record in read_roster(workspace).records:
        told = [one for one in follow_ups(record.journal, today) if one.entry.did or one.entry.heard]
        newest = next((one for one in reversed(told) if one.event.kind not in aside), None)
        words = " / ".join(text for text in (newest.entry.did, newest.entry.heard) if text) if newest else ""
        expected[record.id.code] = f"{newest.day}: {words}" if newest else ""
    assert {one["Code"]: one["Last follow-up"] for one in rows(office)} == expected
    assert sum(map(bool, expected.values())) > 40


def test_what_was_no_follow_up_is_not_told_as_one(desk):
    for command in (
        ["log", "NORDLYS", "Sent the price list", "--await", "his order quantity by 2026-03-25"],
        ["kept", "NORDLYS"],
        ["review", "NORDLYS", "--note", "Phone checked"],
    ):
        assert desk.run(command).code == 0, command
    assert said(desk, "NORDLYS") == "2026-03-20: Sent the price list"


def test_a_correction_and_a_day_to_come_are_heeded(desk):
    desk.run(["log", "NORDLYS", "Called", "--heard", "yes", "--at", "2026-03-20 09:30"])
    assert said(desk, "NORDLYS") == "2026-03-20: Called / yes"
    (told,) = [line.strip() for line in desk.run("show NORDLYS").out.splitlines() if "00000001" in line]
    assert desk.run(["log", "--correct", told, "Wrote"]).code == 0
    assert said(desk, "NORDLYS") == "2026-03-20: Wrote / yes"
    assert desk.run(["log", "--withdraw", told, "--because", "x"]).code == 0
    assert said(desk, "NORDLYS").startswith("2026-03-19: Finance")
    desk.run(["log", "HINGFAI", "Spoke", "--today", "2026-03-21T10:00"])
    assert said(desk, "HINGFAI").startswith("2026-03-19: ")


def test_a_column_is_as_wide_as_its_words_in_cells_of_a_chinese_font(desk, out):
    desk.run(["set", "HINGFAI", "contacts.role=採購部經理兼倉庫主管"])
    sheet = load_workbook(io.BytesIO(exported(desk, out / "a.xlsx", "--where", "country=HK")))["Not won"]
    at = [cell.value for cell in sheet[1]].index("Job title")
    assert sheet.column_dimensions["ABCDEFGHIJ"[at]].width == pytest.approx(2 * 10 + 1, abs=1)


def test_csv_opens_in_excel_and_keeps_what_begins_like_a_formula_quiet(desk, out):
    desk.run(["set", "NORDLYS", "notes==HYPERLINK(1)", "contacts.role=-x"])
    raw = exported(desk, out / "a.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    (safe,) = [one for one in rows(desk) if one["Code"] == "NORDLYS"]
    assert (safe["Notes"], safe["Job title"], safe["Phone"]) == ("'=HYPERLINK(1)", "'-x", "+47 21 23 45 67")
    (bare,) = [one for one in rows(desk, "--raw") if one["Code"] == "NORDLYS"]
    assert (bare["Notes"], bare["Job title"]) == ("=HYPERLINK(1)", "-x")
    assert [list(one) for one in rows(desk)] == [list(one) for one in rows(desk, "--raw")]


def test_json_has_every_field_of_the_card(office):
    answer = json.loads(printed(office, "json"))
    assert (answer["tradectl"], answer["command"]) == (1, "export")
    for one in answer["data"]["customers"]:
        told = json.loads(office.run(["show", one["customer"], "--format", "json"]).out)["data"]
        assert one["card"] == told["customer"]
    plain = json.loads(office.run("list --format json").out)["data"]["customers"]
    assert [
        {key: one[key] for key in two} for one, two in zip(answer["data"]["customers"], plain, strict=True)
    ] == plain


def test_markdown_has_two_tables(office):
    told = printed(office, "md")
    assert [line for line in told.splitlines() if line.startswith("#")] == [
        "# Follow-up table",
        "## Not won",
        "## Won customers",
    ]
    assert told.count("| --- ") == sum(line.count("| --- ") for line in told.splitlines() if line.startswith("| --- "))


def test_a_broken_card_is_told_beside_what_is_printed(desk):
    (desk.folder / "prospect/A/NO-NORDLYS-20251105/card.yaml").write_text("format: 1\n")
    run = desk.run("export - --as csv")
    assert run.code == 0
    assert "NORDLYS" not in run.out
    assert "card.yaml" in run.err


# ---- contacts


def test_every_contact_is_a_card(office):
    expected = sorted(
        (contact["name"], one["customer"])
        for one in json.loads(printed(office, "json"))["data"]["customers"]
        for contact in one["card"].get("contacts", [{"name": one["name"]}])
    )
    for version in ("3.0", "4.0"):
        cards = list(vobject.readComponents(printed(office, "vcf", "--vcard", version)))
        assert sorted((one.fn.value, one.x_tradectl_customer.value) for one in cards) == expected
        assert {one.version.value for one in cards} == {version}
        assert len({one.uid.value for one in cards}) == len(cards)


def test_two_contacts_of_one_name_are_two_cards(desk):
    card = desk.folder / "prospect/A/NO-NORDLYS-20251105/card.yaml"
    card.write_text(
        card.read_text().replace(
            "contacts:\n", "contacts:\n  - name: Kari\n    vcard: [NICKNAME:K]\n  - name: Kari\n", 1
        )
    )
    cards = [one for one in vobject.readComponents(printed(desk, "vcf", "--country", "NO")) if one.fn.value == "Kari"]
    assert len({one.uid.value for one in cards}) == 2
    assert [one.nickname.value for one in cards if "nickname" in one.contents] == ["K"]
    assert "vcard" not in desk.run("validate --format lines").out


# ---- the calendar


def test_the_calendar_has_what_due_gives(office):
    told = json.loads(office.run("due --within 30 --format json").out)["data"]["items"]
    expected = sorted(
        (f"{item['name']}: {reason['text']}", max(date.fromisoformat(reason["due"]), date(2026, 3, 20)))
        for item in told
        for reason in item["reasons"]
    )
    found = events(printed(office, "ics", "--within", "30"))
    assert sorted((one.summary.value, one.dtstart.value) for one in found) == expected
    assert len({one.uid.value for one in found}) == len(found) > 20


@pytest.mark.parametrize("options", [["--owner", "jun"], ["--owner", "all", "--grade", "A"]], ids=" ".join)
def test_the_calendar_is_as_due_has_it(office, options):
    told = json.loads(office.run(["due", "--within", "14", "--format", "json", *options]).out)["data"]["items"]
    assert len(events(printed(office, "ics", *options))) == sum(len(item["reasons"]) for item in told)


def test_the_calendar_heeds_the_filters_due_has_not(office):
    found = events(printed(office, "ics", "--owner", "all", "--country", "NO", "--within", "400"))
    assert found
    assert all(one.uid.value.startswith("NO-") for one in found)


def test_an_event_moves_instead_of_doubling(desk):
    before = {one.uid.value: one for one in events(printed(desk, "ics", "--owner", "all", "--within", "60"))}
    desk.now += timedelta(days=3)
    after = {one.uid.value: one for one in events(printed(desk, "ics", "--owner", "all", "--within", "60"))}
    overdue = [uid for uid, one in before.items() if one.dtstart.value == date(2026, 3, 20) and uid in after]
    assert overdue
    assert all(after[uid].dtstart.value == date(2026, 3, 23) for uid in overdue)
    both = before.keys() & after.keys()
    assert len(both) > 0.9 * len(before)
    assert all(int(after[uid].sequence.value) > int(before[uid].sequence.value) for uid in both)


def test_each_promise_and_birthday_keeps_its_own_name(desk):
    card = desk.folder / "prospect/A/NO-NORDLYS-20251105/card.yaml"
    people = "".join(f"  - {{name: {name}, birthday: 04-01}}\n" for name in ("Kari", "Per", "Per"))
    card.write_text(card.read_text().replace("contacts:\n", f"contacts:\n{people}", 1))
    desk.run(["log", "NORDLYS", "x", "--promise", "one by +2d", "--promise", "two by +2d"])
    asked = ("--country", "NO", "--within", "30")
    uids = [one.uid.value for one in events(printed(desk, "ics", *asked))]
    assert len(uids) == len(set(uids))
    assert sum(".promise." in uid for uid in uids) == 2
    assert sum(".birthday.0401-" in uid for uid in uids) == 3
    desk.run(["kept", "NORDLYS", "1"])
    left = {one.uid.value for one in events(printed(desk, "ics", *asked)) if ".promise." in one.uid.value}
    assert left < set(uids)
    assert len(left) == 1


# ---- what may be told of others' customers: R79


def test_redacted_tells_names_and_job_titles_alone(office, out):
    whole = json.loads(printed(office, "json"))["data"]["customers"]
    allowed = {one["name"] for one in whole}
    allowed |= {
        contact[key]
        for one in whole
        for contact in one["card"].get("contacts", ())
        for key in ("name", "role")
        if key in contact
    }
    for kind in ("csv", "json", "md", "vcf"):
        told = printed(office, kind, "--redacted")
        for one in whole:
            assert one["customer"] not in told
            for contact in one["card"].get("contacts", ()):
                assert not any(contact.get(key) and contact[key] in told for key in ("email", "phone", "whatsapp"))
    assert {cell for one in rows(office, "--redacted") for cell in one.values() if cell} == allowed
    told = json.loads(printed(office, "json", "--redacted"))
    assert {value for one in told["data"]["customers"] for value in one.values() if value} == allowed
    assert {line.split(":")[0] for line in printed(office, "vcf", "--redacted").replace("\r\n ", "").splitlines()} <= {
        "BEGIN", "VERSION", "PRODID", "UID", "KIND", "FN", "N", "ORG", "TITLE", "END",
    }  # fmt: skip
    book = load_workbook(io.BytesIO(exported(office, out / "a.xlsx", "--redacted")))
    assert book.sheetnames == ["Customers"]
    cells = {cell for row in book["Customers"].iter_rows(min_row=2, values_only=True) for cell in row if cell}
    assert cells == allowed
    assert office.run("export - --as ics --redacted").code == 2


# ---- the file


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_replaced_when_that_is_said_and_nothing_else_is_touched(office, out, kind):
    path = out / f"a.{kind.upper()}"
    before = sorted(one for one in office.folder.rglob("*"))
    first = exported(office, path)
    run = office.run(["export", str(path), "--grade", "A"])
    assert run.code == 3
    assert "--force" in run.err
    assert path.read_bytes() == first
    assert exported(office, path, "--grade", "A", "--force") != first
    assert [one.name for one in out.iterdir()] == [path.name]
    assert sorted(one for one in office.folder.rglob("*")) == before


@pytest.mark.parametrize("words", [[], ["--force"], ["--dry-run"]])
def test_nothing_is_written_through_a_link_nor_in_its_place(office, out, words):
    (out / "theirs.csv").write_bytes(b"theirs")
    (out / "a.csv").symlink_to(out / "theirs.csv")
    run = office.run(["export", str(out / "a.csv"), *words])
    assert (run.code, run.err.splitlines()[0]) == (3, f"Error: {out / 'a.csv'} is no plain file.")
    assert (out / "a.csv").is_symlink()
    assert (out / "theirs.csv").read_bytes() == b"theirs"


def test_a_dry_run_writes_nothing(office, out):
    run = office.run(["export", str(out / "a.csv"), "--dry-run"])
    assert run.code == 0
    assert str(out / "a.csv") in run.out
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_tells_what_was_written(office, out, kind):
    path = out / f"a.{kind}"
    run = office.run(["export", str(path), "--format", "json"])
    answer = json.loads(run.out)
    assert answer["changes"] == []
    assert answer["data"] | {"count": 0} == {
        "file": str(path), "kind": kind, "count": 0, "bytes": path.stat().st_size, "dry_run": False,
    }  # fmt: skip
    assert answer["data"]["count"] > 10


@pytest.mark.parametrize(
    "place",
    [
        "prospect/A/a.csv",
        "won/a.csv",
        "company/a.md",
        "reports/2026/a.md",
        "fairs/a.md",
        ".tradectl/a.json",
        ".git/a.csv",
        "PROSPECT/a.csv",
    ],
)
def test_the_workspace_keeps_its_own_folders_for_itself(desk, place):
    path = desk.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    for name in (str(path), place, f"company/../{place}"):
        assert desk.run(["export", name, "--force"]).code == 3
    (desk.home / "way").symlink_to(path.parent)
    assert desk.run(["export", str(desk.home / "way" / path.name)]).code == 3
    assert not path.exists()


def test_a_new_file_may_stand_at_the_top_of_the_workspace(desk):
    assert desk.run("export follow-up.xlsx").code == 0
    assert (desk.folder / "follow-up.xlsx").exists()


@pytest.mark.parametrize(
    "words",
    [
        "a", "a.pdf", "-", "- --as xlsx", "- --as pdf", "a.csv --as pdf", "a.csv --within 3", "a.ics --raw",
        "a.xlsx --vcard 3.0", "a.vcf --vcard 2.1", "- --as csv --format json", "a.ics --within -1", "a.csv --format md",
        "a.csv --owner nobody", "a.csv --due nothing", "a.csv --window never", "a.csv --country Atlantis",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_nothing_written(office, out, words):
    assert office.run(f"export {words} -w {office.folder}", folder=out).code == 2
    assert list(out.iterdir()) == []


def test_the_kind_may_be_said_where_the_name_does_not(office, out):
    run = office.run(["export", str(out / "table"), "--as", "csv"])
    assert run.code == 0
    assert (out / "table").read_bytes().startswith(b"\xef\xbb\xbf")


def test_json_is_printed_without_saying_so_twice(office):
    assert json.loads(office.run("export - --format json").out)["command"] == "export"
    assert json.loads(office.run("export /nowhere/a.csv --format json").out)["error"]["code"] == "not_found"


@pytest.mark.parametrize("kind", PRINTED)
def test_what_is_printed_is_what_is_written(office, out, kind):
    assert exported(office, out / f"a.{kind}").decode().removeprefix("\ufeff") == printed(office, kind)
