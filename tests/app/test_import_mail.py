"""A mail becomes an entry of the customer's journal, its files lie in the folder of its day, nothing gets elsewhere."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from hostile.payloads import PAYLOADS
from tradectl.app.carry_out import carry_out
from tradectl.app.import_mail import notes_of, plan_mail
from tradectl.core.changes import ChangeSet
from tradectl.core.errors import TradectlError
from tradectl.core.intake.plan import Attach, Known, Refuse
from tradectl.core.message import say
from tradectl.core.occasion import Occasion
from tradectl.core.settings import Person
from tradectl.exchange.mail import read_letter
from tradectl.i18n.translator import translator
from tradectl.store.quick.journal_text import read_journal_text
from tradectl.store.workspace import open_workspace

BOLT, VOLT = "prospect/B/US-BOLT-20260115", "prospect/B/US-VOLT-20260115"
SETTINGS = """format: 1
people:
  - {id: mei, name: 林梅, email: Mei@Lamps.example}
  - {id: hao, email: hao@lamps.example}
git: {commit: false}
"""
HEAD = "format: 1\ncountry: US\nregistered: 2026-01-15\nstatus: prospect\ngrade: B\nowner: mei\n"
CARD = HEAD + "code: {code}\nname: {name}\n"
CONTACTS = """contacts:
  - name: Hans Müller  # call before ten
    email: hans@bolt.example
"""
SENT = datetime(2026, 3, 19, 22, 30, 5, tzinfo=timezone(timedelta(hours=-5)))
AT = "2026-03-20T11:30:05+08:00"  # at the desk it is the next day
NOW = datetime(2026, 3, 20, 18, 0, tzinfo=timezone(timedelta(hours=8)))


class Office:
    """A workspace of two customers, and somebody who imports mails into it."""

    def __init__(self, root):
        self.root = root
        self.put("tradectl.yaml", SETTINGS)
        self.put(f"{BOLT}/card.yaml", CARD.format(code="BOLT", name="Bolt Lighting Inc.") + CONTACTS)
        self.put(f"{VOLT}/card.yaml", CARD.format(code="VOLT", name="Volterra") + "website: www.volt.example\n")
        self.count = 0

    def put(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def plan(self, message, now=NOW, **asked):
        self.count += 1
        workspace = open_workspace(self.root, "en")
        now = now.astimezone(workspace.zone)
        occasion = Occasion(now, Person("mei"), f"{self.count:08x}", "pc", "tester")
        raw = message if isinstance(message, bytes) else message.as_bytes()
        return workspace, occasion, plan_mail(workspace, occasion, read_letter("x.eml", raw), **asked)

    def take(self, message, **asked):
        workspace, occasion, step = self.plan(message, **asked)
        assert isinstance(step, Attach), step
        changes = ChangeSet(occasion.operation, "import", "mei", say("Import a mail"), (step.customer,), step.changes)
        carry_out(workspace, occasion, changes, translator("en"))
        return step

    def journal(self, folder=BOLT):
        path = self.root / folder / "journal.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def tree(self):
        return {
            path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if ".tradectl" not in path.parts
        }


@pytest.fixture
def office(tmp_path, machine):
    machine.environment["TRADECTL_USER"] = "mei"
    root = tmp_path / "desk"
    root.mkdir()
    return Office(root)


def mail(sender="Hans Müller <hans@bolt.example>", to="Mei <mei@lamps.example>", text="Please quote.\n", **headers):
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    given = {"Subject": "Inquiry: LED panel", "Date": SENT, "Message_ID": "<1@bolt.example>", **headers}
    for name, value in given.items():
        if value is not None:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def attach(message, *files):
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message


def test_a_mail_becomes_an_entry_with_its_files(office):
    step = office.take(attach(mail(text="Please quote.\n\nOn 1 May 2026 Mei wrote:\n> Hi\n"), ("2D.pdf", b"%PDF")))
    (entry,) = office.journal()
    assert entry.pop("id").startswith("20260320T033005Z-mei-")
    folder = "20260320-inquiry-led-panel"
    assert entry == {
        "at": AT,
        "by": "mei",
        "kind": "contact",
        "via": "email",
        "from": "them",
        "with": "Hans Müller",
        "heard": "Inquiry: LED panel\nPlease quote.",
        "files": [f"{folder}/2D.pdf"],
        "mail": "1@bolt.example",
    }
    assert (office.root / BOLT / folder / "2D.pdf").read_bytes() == b"%PDF"
    assert (step.customer, step.name, step.people, step.files) == (
        "US-BOLT-20260115", "Bolt Lighting Inc.", (), (f"{folder}/2D.pdf",)
    )  # fmt: skip
    assert [str(one) for one in step.evidence] == ["hans@bolt.example stands on its card."]


def test_the_same_mail_again_is_known(office):
    office.take(attach(mail(), ("a.pdf", b"1")))
    before = office.tree()
    workspace, _, step = office.plan(attach(mail(), ("a.pdf", b"1")))
    assert step == Known((1,), "US-BOLT-20260115", "Bolt Lighting Inc.")
    assert office.tree() == before
    assert not workspace.names().problems


@pytest.mark.parametrize("identity", [None, "<>", "<" + "x" * 900 + ">", "<é\x07 b>"])
def test_a_mail_without_a_name_of_its_own_is_known_by_what_it_says(office, identity):
    raw = mail(Message_ID=None).as_bytes()
    if identity:
        raw = f"Message-ID: {identity}\n".encode("latin-1") + raw
    office.take(raw)
    assert isinstance(office.plan(raw)[2], Known)
    assert office.journal()[0]["mail"].startswith("sha256:")
    assert isinstance(office.plan(raw.replace(b"Please quote", b"Please hurry"))[2], Attach)


def test_a_mail_whose_entry_was_withdrawn_may_come_again(office, machine):
    office.take(mail())
    entry = office.journal()[0]["id"]
    machine.folder = office.root
    told = machine.run(["log", "--withdraw", entry, "--because", "wrong mail"])
    assert told.code == 0, told.err
    assert isinstance(office.plan(mail())[2], Attach)


def test_a_corrected_entry_keeps_its_mail(office, machine):
    office.take(mail())
    machine.folder = office.root
    told = machine.run(["log", "--correct", office.journal()[0]["id"], "--heard", "They want 500 panels"])
    assert told.code == 0, told.err
    assert office.journal()[1]["entry"]["mail"] == "1@bolt.example"
    assert isinstance(office.plan(mail())[2], Known)


@pytest.mark.parametrize(
    ("sender", "folder", "evidence"),
    [
        ("HANS@Bolt.Example", BOLT, "stands on its card"),
        ("Petra <petra@bolt.example>", BOLT, "bolt.example is its domain"),
        ("sales@mail.volt.example", VOLT, "volt.example is its domain"),
    ],
)
def test_an_address_or_its_domain_says_whose_it_is(office, sender, folder, evidence):
    step = office.take(mail(sender))
    assert step.customer == folder.rpartition("/")[2]
    assert evidence in str(step.evidence[0])


@pytest.mark.parametrize("sender", ["new@stranger.example", "hans@gmail.com", "Hans Müller <hans.mueller@qq.com>", "x"])
def test_who_is_not_known_is_refused_with_the_way_to_add_them(office, sender):
    step = office.plan(mail(sender))[2]
    assert isinstance(step, Refuse)
    assert (step.code, step.customer) == ("unknown_sender", "")
    assert "tradectl add" in str(step.remedy)
    assert "--contact" in str(step.remedy)


def test_the_way_to_add_somebody_runs_nothing_else(office):
    head, _, rest = mail().as_bytes().partition(b"\n")
    assert head.startswith(b"From:")
    hostile = b'From: "Hans\\"; rm -rf ~ #`id`$(id)\' & Co" <a$(id)`x`@stranger.example>\n'
    remedy = str(office.plan(hostile + rest)[2].remedy)
    contact = remedy.partition("--contact ")[2]
    assert contact == '"Hans rm -rf id id & Co id <…>"'
    assert not set("`$;\\'") & set(contact)


def test_free_mail_is_somebodys_own(office):
    office.put(
        f"{VOLT}/card.yaml",
        CARD.format(code="VOLT", name="Volterra") + "contacts:\n  - {name: A, email: a@gmail.com}\n",
    )
    assert office.take(mail("a@gmail.com")).customer == "US-VOLT-20260115"
    assert isinstance(office.plan(mail("b@gmail.com", Message_ID="<2@x>"))[2], Refuse)


def test_a_further_address_of_an_imported_contact_card_is_known(office):
    vcard = 'contacts:\n  - name: A\n    email: a@gmail.com\n    vcard: ["EMAIL;TYPE=work:second@gmail.com"]\n'
    office.put(f"{VOLT}/card.yaml", CARD.format(code="VOLT", name="Volterra") + vcard)
    assert office.take(mail("second@gmail.com")).customer == "US-VOLT-20260115"


def test_of_two_customers_a_person_says_whose_it_is(office):
    office.put(f"{VOLT}/card.yaml", CARD.format(code="VOLT", name="Volterra") + "website: bolt.example\n")
    step = office.plan(mail("petra@bolt.example"))[2]
    assert isinstance(step, Refuse)
    assert (step.code, len(step.evidence)) == ("ambiguous", 2)
    assert "--to CUSTOMER" in str(step.remedy)
    assert office.plan(mail())[2].customer == "US-BOLT-20260115"  # the address itself stands on one card
    assert office.take(mail("petra@bolt.example"), customer="VOLT").customer == "US-VOLT-20260115"


def test_a_person_may_say_whose_a_strangers_mail_is(office):
    step = office.take(mail("agent@freight.example"), customer="BOLT")
    assert (step.customer, step.people) == ("US-BOLT-20260115", ())
    assert "freight" not in (office.root / BOLT / "card.yaml").read_text("utf-8")
    with pytest.raises(TradectlError, match="NOBODY"):
        office.plan(mail(), customer="NOBODY")


def test_who_is_new_at_the_customers_own_domain_is_put_on_the_card(office):
    step = office.take(mail("Petra Koch <petra@bolt.example>"))
    assert step.people == ("Petra Koch",)
    card = (office.root / BOLT / "card.yaml").read_text("utf-8")
    assert "# call before ten" in card
    assert card.endswith("  - name: Petra Koch\n    email: petra@bolt.example\n")
    step = office.take(mail("Petra Koch <petra@bolt.example>", Message_ID="<2@x>"))
    assert step.people == ()


def test_the_first_contact_of_a_customer_comes_with_a_mail(office):
    assert office.take(mail("info@volt.example")).people == ("info@volt.example",)
    card = (office.root / VOLT / "card.yaml").read_text("utf-8")
    assert "contacts: [{name: info@volt.example, email: info@volt.example}]\n" in card


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("name: Petra Koch", "email: petra@bolt.example"),
        ("{name: Petra Koch, email: pk@bolt.example}", "EMAIL:petra@"),
    ],
)
def test_somebody_of_that_name_gets_the_address(office, contact, line):
    office.put(
        f"{BOLT}/card.yaml",
        CARD.format(code="BOLT", name="Bolt") + f"website: bolt.example\ncontacts:\n  - {contact}\n",
    )
    assert office.take(mail("Petra KOCH <petra@bolt.example>")).people == ()
    card = (office.root / BOLT / "card.yaml").read_text("utf-8")
    assert line in card
    assert card.count("name: Petra") == 1


def test_our_own_mail_is_what_we_did_for_whom_it_went_to(office):
    step = office.take(mail("林梅 <mei@lamps.example>", "Hao <hao@lamps.example>, Hans Müller <hans@bolt.example>"))
    (entry,) = office.journal()
    assert (step.customer, entry["with"], entry["did"]) == (
        "US-BOLT-20260115", "Hans Müller", "Inquiry: LED panel\nPlease quote."
    )  # fmt: skip
    assert not {"from", "heard"} & set(entry)


@pytest.mark.parametrize("sender", ["sales@lamps.example", "anybody@mail.LAMPS.example"])
def test_a_colleague_at_the_desks_own_domain_is_one_of_us(office, sender):
    office.take(mail(sender, "sales@lamps.example, Hans Müller <hans@bolt.example>"))
    (entry,) = office.journal()
    assert (entry["with"], entry["did"].partition("\n")[0], "from" in entry) == (
        "Hans Müller",
        "Inquiry: LED panel",
        False,
    )


def test_free_mail_of_one_of_us_makes_nobody_else_one_of_us(office):
    office.put("tradectl.yaml", SETTINGS.replace("Mei@Lamps.example", "mei@qq.com"))
    assert office.plan(mail("hans@qq.com"))[2].code == "unknown_sender"
    assert office.plan(mail("mei@qq.com", "hans@qq.com"))[2].code == "unknown_recipient"


def test_a_mail_among_ourselves_may_be_of_a_customer(office):
    office.take(mail("mei@lamps.example", "hao@lamps.example"), customer="BOLT")
    (entry,) = office.journal()
    assert {"with", "from", "heard"} & set(entry) == set()


def test_our_own_mail_to_strangers_or_to_two_customers_is_refused(office):
    assert office.plan(mail("mei@lamps.example", "a@stranger.example"))[2].code == "unknown_recipient"
    assert office.plan(mail("mei@lamps.example", "hao@lamps.example"))[2].code == "unknown_recipient"
    two = office.plan(mail("mei@lamps.example", "hans@bolt.example, a@volt.example"))[2]
    assert isinstance(two, Attach)  # an address says more than a domain
    office.put(
        f"{VOLT}/card.yaml", CARD.format(code="VOLT", name="V") + "contacts: [{name: A, email: a@volt.example}]\n"
    )
    assert office.plan(mail("mei@lamps.example", "hans@bolt.example, a@volt.example"))[2].code == "ambiguous"


@pytest.mark.parametrize(
    "date",
    ["Sat, 21 Mar 2026 00:01:00 +0800", "Fri, 1 Jan 1999 00:00:00 +0000", "gibberish",
     "Fri, 31 Dec 9999 23:59:59 -1200", ""],
)  # fmt: skip
def test_a_day_to_come_or_long_ago_is_none(office, date):
    step = office.plan(f"Date: {date}\n".encode() * bool(date) + mail(Date=None).as_bytes())[2]
    assert isinstance(step, Refuse)
    assert step.code == "day"


def test_a_clock_that_is_fast_is_no_day_to_come(office):
    office.take(mail(Date=NOW + timedelta(minutes=9)))
    assert office.journal()[0]["at"] == "2026-03-20T18:00:00+08:00"


def test_two_mails_of_one_second_keep_their_order(office):
    office.take(mail())
    office.take(mail(Message_ID="<2@x>"))
    assert [one["at"] for one in office.journal()] == [AT, "2026-03-20T11:30:06+08:00"]


def test_one_undo_takes_all_of_it_back(office, machine):
    before = {path: (office.root / path).read_bytes() for path in office.tree() if (office.root / path).is_file()}
    office.take(attach(mail("Petra Koch <petra@bolt.example>"), ("a.pdf", b"1")))
    machine.folder = office.root
    told = machine.run("undo --yes")
    assert told.code == 0, told.err
    after = {path: (office.root / path).read_bytes() for path in office.tree() if (office.root / path).is_file()}
    assert after == before


def test_files_of_one_name_lie_beside_each_other(office):
    office.take(attach(mail(), ("PI.pdf", b"1"), ("same.pdf", b"s")))
    step = office.take(attach(mail(Message_ID="<2@x>"), ("PI.pdf", b"2"), ("pi.PDF", b"3"), ("same.pdf", b"s")))
    folder = "20260320-inquiry-led-panel"
    assert step.files == tuple(f"{folder}/{name}" for name in ("PI (2).pdf", "pi (2) (2).PDF", "same.pdf"))
    found = {path.name: path.read_bytes() for path in (office.root / BOLT / folder).iterdir()}
    assert sorted(found.values()) == [b"1", b"2", b"3", b"s"]
    assert len({name.casefold() for name in found}) == 4
    again = office.take(attach(mail(Message_ID="<3@x>"), ("PI.pdf", b"1"), ("new.pdf", b"n")))
    assert again.files == (f"{folder}/PI.pdf", f"{folder}/new.pdf")


def test_a_subject_without_letters_names_no_folder(office):
    (name,) = office.take(attach(mail(Subject="!!!"), ("Offer 7.pdf", b"1"))).files
    assert name == "20260320-offer-7/Offer 7.pdf"


def test_logos_and_seals_are_not_filed_and_that_is_told(office):
    message = mail()
    message.set_content("<p>Hi <img src='cid:l'><img src='cid:p'></p>", subtype="html")
    message.add_related(b"x" * 500, "image", "png", cid="<l>")
    message.add_related(b"y" * 30_000, "image", "jpeg", cid="<p>", filename="panel.jpg")
    message.add_attachment(b"z", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"s" * 500, maintype="image", subtype="png", filename="sketch.png")
    letter = read_letter("x", message.as_bytes())
    assert [str(one) for one in notes_of(letter)] == ["2 small pictures or seals in the mail are not filed."]
    assert [name.rpartition("/")[2] for name in office.take(message).files] == ["panel.jpg", "sketch.png"]
    assert notes_of(read_letter("x", mail().as_bytes())) == ()


HOSTILE_NAMES = [
    "../../../tradectl.yaml", "/etc/passwd", "..\\..\\x.pdf", "card.yaml", "JOURNAL.JSONL", "deal.yaml", ".git/config",
    ".tradectl", "CON.pdf", "a\x00b.pdf", "nul", "x" * 400 + ".pdf", "\u202efdp.exe", "C:\\x.pdf", "a:b", "", " . ",
    "~/x", "-rf",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_of_a_file_leads_elsewhere(office, name):
    before = office.tree()
    message = mail()
    message.add_attachment(b"evil", maintype="application", subtype="pdf", filename="NAME")
    raw = message.as_bytes().replace(b'filename="NAME"', b'filename="' + name.encode() + b'"')
    step = office.take(raw)
    new = office.tree() - before
    folder = f"{BOLT}/20260320-inquiry-led-panel"
    assert new - {f"{BOLT}/journal.jsonl", folder} == {f"{BOLT}/{one}" for one in step.files}
    assert all(one.startswith(f"{folder}/") for one in new if not one.endswith("journal.jsonl") and one != folder)
    assert (office.root / "tradectl.yaml").read_text("utf-8") == SETTINGS
    assert not (office.root.parent / "x.pdf").exists()


@pytest.mark.parametrize("payload", PAYLOADS, ids=[one.name for one in PAYLOADS])
def test_a_hostile_mail_makes_a_sound_entry(office, machine, payload):
    text = payload.text.encode("utf-8", "replace")
    raw = (
        b"From: =?utf-8?B?" + b64encode(text) + b"?= <hans@bolt.example>\nSubject: =?utf-8?B?" + b64encode(text)
        + b"?=\nDate: Thu, 19 Mar 2026 22:30:05 -0500\nMessage-ID: <1@x>\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: 8bit\n\n" + text + b"\n"
    )  # fmt: skip
    office.take(raw)
    machine.folder = office.root
    told = machine.run("validate --format json")
    codes = [one["code"] for one in json.loads(told.out)["problems"]]
    assert [code for code in codes if code.startswith(("LOG", "TEXT", "FILE", "CARD"))] == []
    assert len(office.journal()) == 1


def test_a_card_that_cannot_be_read_is_not_written_to(office):
    office.put(f"{BOLT}/card.yaml", "name: [")
    step = office.plan(mail(), customer="BOLT")[2]
    assert (type(step), step.code, step.customer) == (Refuse, "invalid", "US-BOLT-20260115")


def test_a_mail_is_read_by_the_quick_reader_and_found(office, machine):
    office.take(attach(mail(), ("2D.pdf", b"1")))
    text = (office.root / BOLT / "journal.jsonl").read_text("utf-8")
    assert read_journal_text(text, UTC).entries == tuple(office.journal())
    machine.folder = office.root
    (found,) = json.loads(machine.run("find LED panel --format json").out)["data"]["customers"]
    assert found["customer"] == "US-BOLT-20260115"
    assert machine.run("validate").code == 0
