"""Cells of a table that came back, each against the card as it is now: taken, known, or refused with a reason."""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.app.card_update import entries_of
from tradectl.app.carry_out import carry_out
from tradectl.app.import_updates import plan_updates
from tradectl.core.card_cells import FIELDS, card_cell
from tradectl.core.changes import AppendJournal, ChangeSet, MoveFolder, SetFields
from tradectl.core.intake.marks import cell_mark
from tradectl.core.intake.plan import Known, Refuse, Update
from tradectl.core.intake.returned import Cell, Wish
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.typed import typed
from tradectl.core.occasion import Occasion
from tradectl.exchange.written_cell import written_cell
from tradectl.i18n.translator import translator
from tradectl.store.documents import read_yaml
from tradectl.store.places import Place
from tradectl.store.reader import read_customer
from tradectl.store.workspace import open_workspace
from world import Machine

BOLT, VOLT, LUX = "prospect/B/US-BOLT-20260115", "prospect/C/US-VOLT-20260116", "won/2025/DE-LUX-20250302"
PEOPLE = "format: 1\npeople: [{id: mei, name: 林梅}, {id: hao, name: Zhou Hao, role: head}]\n"
CARDS = {
    BOLT: """\
# a remark of ours
format: 1
code: BOLT
country: US
registered: 2026-01-15
name: Bolt Inc   # as they write it
status: prospect
grade: B
owner: mei
expected_close: 2026-05-01
website: bolt.example
contacts:
  - {name: Ann, email: ann@bolt.example}
  - {name: Bob, role: Buyer, email: bob@bolt.example, phone: "+1 202 555 0100", main: true}
demand: {products: ["panel, 60x60", tube], annual_quantity: 20000 pcs, target_price: 12.50USD}
tags: [led, fair]
notes: |
  First line
  second line
unknown_of_ours: kept
""",
    VOLT: """\
format: 1
code: VOLT
country: US
registered: 2026-01-16
name: Volt Inc
status: prospect
grade: C
owner: mei
""",
    LUX: """\
format: 1
code: LUX
country: DE
registered: 2025-03-02
name: Lux GmbH
status: won
won: 2025-03-09
owner: hao
contacts: [{name: Eva}]
""",
}


@pytest.fixture
def desk(machine):
    machine.environment["TRADECTL_USER"] = "mei"
    furnish(machine)
    return machine


def furnish(machine):
    for path, text in CARDS.items():
        (machine.folder / path).mkdir(parents=True)
        (machine.folder / path / "card.yaml").write_text(text, encoding="utf-8")
    (machine.folder / "tradectl.yaml").write_text(PEOPLE, encoding="utf-8")


class Table:
    """A table of this workspace, and what changing its cells would do."""

    def __init__(self, desk):
        self.workspace = open_workspace(desk.folder, "en")
        now = datetime(2026, 3, 20, 10, 0, tzinfo=self.workspace.zone)
        self.occasion = Occasion(now, self.workspace.settings.person("mei"), "0000abcd", "pc", "tester")

    def card(self, path):
        return read_customer(self.workspace.root, Place(path), self.workspace.zone).card

    def wish(self, path, row=2, was=None, **cells):
        card = self.card(path)
        told = tuple(
            Cell(key, f"<{key}>", text, (was or {}).get(key, cell_mark(written_cell(card_cell(card, key)))))
            for key, text in ((name.replace("__", "."), text) for name, text in cells.items())
        )
        return Wish(row, "Not won", path.rpartition("/")[2], card.name, told)

    def plan(self, *wishes):
        return plan_updates(self.workspace, self.occasion, wishes, because="by the table")

    def one(self, path, field, text, **more):
        (step,) = self.plan(self.wish(path, **{field.replace(".", "__"): text}, **more))
        return step

    def carry_out(self, steps):
        changes = tuple(change for step in steps for change in getattr(step, "changes", ()))
        customers = tuple(dict.fromkeys(step.customer for step in steps))
        whole = ChangeSet(self.occasion.operation, "import", "mei", say("Import"), customers, changes)
        return carry_out(self.workspace, self.occasion, whole, translator("en"))


@pytest.fixture
def table(desk):
    return Table(desk)


TAKEN = [
    (BOLT, "name", "Bolt  Corp ", "name", "Bolt Corp"),
    (BOLT, "owner", "hao", "owner", "hao"),
    (BOLT, "owner", "zhou hao", "owner", "hao"),
    (BOLT, "grade", "e", "grade", "E"),
    (BOLT, "grade", "A级", "grade", "A"),
    (BOLT, "expected_close", "2026-06-30", "expected_close", "2026-06-30"),
    (BOLT, "expected_close", "30.6.2026", "expected_close", "2026-06-30"),
    (BOLT, "expected_close", "", "expected_close", None),
    (BOLT, "website", "www.bolt.com", "website", "www.bolt.com"),
    (BOLT, "website", "", "website", None),
    (BOLT, "contacts.name", "Robert", "contacts.2.name", "Robert"),
    (BOLT, "contacts.email", "<rob@bolt.example>", "contacts.2.email", "rob@bolt.example"),
    (BOLT, "contacts.role", "", "contacts.2.role", None),
    (BOLT, "contacts.phone", "12025550100123", "contacts.2.phone", "12025550100123"),
    (BOLT, "contacts.wechat", "bob_1", "contacts.2.wechat", "bob_1"),
    (BOLT, "demand.products", "tube, panel, 60x60, strip", "demand.products", ["tube", "panel, 60x60", "strip"]),
    (BOLT, "demand.products", "tube，strip", "demand.products", ["tube", "strip"]),
    (BOLT, "demand.products", "panel, 60x62", "demand.products", ["panel", "60x62"]),
    (BOLT, "demand.products", "", "demand.products", None),
    (BOLT, "demand.annual_quantity", "25000", "demand.annual_quantity", "25000"),
    (BOLT, "demand.target_price", "13 USD", "demand.target_price", "13 USD"),
    (BOLT, "demand.target_price", "$12.75/pc", "demand.target_price", "12.75 USD"),
    (BOLT, "tags", "led, led,, new", "tags", ["led", "new"]),
    (BOLT, "notes", "First line\n\nthird ", "notes", "First line\n\nthird\n"),
    (BOLT, "notes", "one line", "notes", "one line\n"),
    (VOLT, "notes", "one line", "notes", "one line"),
    (VOLT, "tags", "new", "tags", ["new"]),
    (VOLT, "demand.products", "tube", "demand.products", ["tube"]),
    (VOLT, "contacts.email", "x@volt.example", "contacts", [{"name": "x", "email": "x@volt.example"}]),
    (VOLT, "contacts.phone", "+1 202", "contacts", [{"name": "Volt Inc", "phone": "+1 202"}]),
    (LUX, "won", "2024-12-30", "won", "2024-12-30"),
]


@pytest.mark.parametrize(("path", "field", "text", "key", "new"), TAKEN)
def test_a_changed_cell_sets_its_field(table, path, field, text, key, new):
    step = table.one(path, field, text)
    assert isinstance(step, Update), step
    ((found, _old, told),) = step.fields
    assert (found, told) == (key, new)


KNOWN = [
    (BOLT, "name", "Bolt Inc "),
    (BOLT, "grade", "b"),
    (BOLT, "country", "usa"),
    (BOLT, "country", "美国"),
    (BOLT, "registered", "15.01.2026"),
    (BOLT, "expected_close", "1 May 2026"),
    (BOLT, "demand.target_price", "12.50 USD"),
    (BOLT, "demand.target_price", "$12.50"),
    (BOLT, "demand.products", "panel, 60x60 ,tube"),
    (BOLT, "tags", "led，fair"),
    (BOLT, "owner", "林梅"),
    (VOLT, "contacts.email", ""),
    (LUX, "grade", "won"),
    (LUX, "won", "9.3.2025"),
]


@pytest.mark.parametrize(("path", "field", "text"), KNOWN)
def test_the_same_in_other_words_is_no_change(table, path, field, text):
    assert isinstance(table.one(path, field, text), Known)


REFUSED = [
    (BOLT, "name", "", "missing", "<name>: It cannot be empty."),
    (BOLT, "owner", "", "missing", "<owner>: It cannot be empty."),
    (BOLT, "owner", "nobody", "value", "<owner>: nobody is not one of the people in tradectl.yaml."),
    (BOLT, "contacts.name", "", "missing", "<contacts.name>: It cannot be empty."),
    (BOLT, "contacts.email", "a@x.de, b@x.de", "value", "<contacts.email>: a@x.de, b@x.de is no e-mail address."),
    (BOLT, "code", "BOLT2", "fixed", "<code>: <code> is part of the folder's name and never changes."),
    (BOLT, "country", "France", "fixed", "<country>: <country> is part of the folder's name and never changes."),
    (BOLT, "grade", "", "missing", "<grade>: It cannot be empty."),
    (BOLT, "grade", "X", "value", "<grade>: 'X' is no grade."),
    (BOLT, "grade", "成交", "won", "<grade>: <grade> is set by a command of its own, which moves the folder too."),
    (BOLT, "won", "2026-03-01", "won", "<won>: <won> is set by a command of its own, which moves the folder too."),
    (BOLT, "expected_close", "3/4/2026", "value", "<expected_close>: '3/4/2026' may be 2026-04-03 or 2026-03-04."),
    (BOLT, "expected_close", "soon", "value", "<expected_close>: 'soon' is no day."),
    (BOLT, "expected_close", "2026", "value", "<expected_close>: '2026' is no day."),
    (BOLT, "website", "no site", "value", "<website>: 'no' is no web address."),
    (BOLT, "demand.target_price", "13", "value", "<demand.target_price>: '13' is no amount with its currency."),
    (LUX, "grade", "A", "won", "<grade>: DE-LUX-20250302 is won; grades belong to prospects."),
    (LUX, "won", "", "missing", "<won>: It cannot be empty."),
    (LUX, "won", "2026-03-21", "value", "<won>: 2026-03-21 is in the future."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "field", "text", "code", "reason"), REFUSED)
def test_what_a_field_cannot_take_is_refused(table, path, field, text, code, reason):
    step = table.one(path, field, text)
    assert isinstance(step, Refuse)
    told = translator("en").text
    assert (step.code, told(step.reason)) == (code, reason)
    assert told(step.remedy)
    assert (step.rows, step.customer) == ((2,), path.rpartition("/")[2])


def test_a_hidden_sheet_that_names_a_field_nobody_has_sets_nothing(table):
    wish = table.wish(BOLT, name="Bolt Corp")
    (step,) = table.plan(wish._replace(cells=(wish.cells[0]._replace(field="9" * 400),)))
    assert step.code == "worked_out"


def test_the_day_of_registration_is_part_of_the_name(table):
    assert table.one(BOLT, "registered", "2026-01-16").code == "fixed"


def test_a_card_that_changed_meanwhile_is_not_overwritten(table):
    was = {"website": cell_mark("old.example")}
    step = table.one(BOLT, "website", "new.example", was=was)
    assert step.code == "changed"
    assert translator("en").text(step.reason) == (
        "<website>: It was changed here and there: the file says 'new.example', the card 'bolt.example'."
    )
    assert isinstance(table.one(BOLT, "website", "bolt.example", was=was), Known)


def test_a_text_longer_than_a_cell_keeps_its_end(desk, table):
    card = desk.folder / VOLT / "card.yaml"
    card.write_text(CARDS[VOLT] + f"notes: {'a' * 40_000}\n", encoding="utf-8")
    assert table.one(VOLT, "notes", "a" * 32_766).code == "too_long"


def test_a_field_with_something_unreadable_is_left_alone(desk, table):
    card = desk.folder / BOLT / "card.yaml"
    spoilt = CARDS[BOLT].replace("  - {name: Ann,", "  - {role: Nobody,")
    card.write_text(spoilt, encoding="utf-8")
    steps = table.plan(table.wish(BOLT, contacts__phone="1", tags="new"))
    assert [getattr(step, "code", "") for step in steps] == ["", "unreadable"]
    assert [change.key for change in steps[0].fields] == ["tags"]


def test_of_a_row_the_good_cells_are_taken_and_the_bad_ones_told_each(table):
    update, first, second = table.plan(table.wish(BOLT, code="X", website="new.example", grade="Z", tags=""))
    assert [change.key for change in update.fields] == ["website", "tags"]
    assert [first.code, second.code] == ["fixed", "value"]


def test_rows_that_mean_no_one_or_two_are_refused(table, desk):
    wish = table.wish(BOLT, website="new.example")
    (desk.folder / "prospect/D/US-VOLT-20260116").mkdir(parents=True)
    steps = table.plan(
        wish._replace(customer="XX-NOBODY-20260101"),
        wish._replace(twins=(9,)),
        wish._replace(cells=(), home="Won customers"),
        table.wish(VOLT, website="new.example"),
        wish._replace(customer="XX-NOBODY-20260101", cells=()),
    )
    assert [getattr(step, "code", "known") for step in steps] == [
        "unknown_customer",
        "twice",
        "moved",
        "two_folders",
        "known",
    ]


def test_all_of_one_customer_is_one_edit_one_append_and_one_move(table):
    (step,) = table.plan(table.wish(BOLT, grade="D", owner="hao", website="", notes="new"))
    edit, append, move = step.changes
    assert (type(edit), type(append), type(move)) == (SetFields, AppendJournal, MoveFolder)
    assert move == MoveFolder(BOLT, "prospect/D/US-BOLT-20260115")
    entries = [json.loads(line) for _, line in append.entries]
    assert [one["kind"] for one in entries] == ["updated", "owner", "regraded"]
    assert entries[0]["fields"] == {"website": "bolt.example", "notes": "First line\nsecond line\n"}
    assert (entries[1]["from"], entries[1]["to"]) == ("mei", "hao")
    assert (entries[2]["from"], entries[2]["to"], entries[2]["because"]) == ("B", "D", "by the table")
    assert [one["id"].rpartition("-")[2] for one in entries] == ["0000abcd", "1", "2"]
    assert len({one["at"] for one in entries}) == 3
    assert entries_of([step]) == 3


def test_every_byte_that_was_not_asked_for_stays(table):
    (step,) = table.plan(table.wish(BOLT, contacts__phone="+1 9", demand__products="tube"))
    before, after = CARDS[BOLT].splitlines(), step.changes[0].content.decode().splitlines()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [before[13], before[14]]
    assert "target_price: 12.50USD" in after[14]


def test_many_customers_are_one_operation_that_undo_takes_back(desk, table):
    wishes = (
        table.wish(BOLT, 2, grade="A", name="Bolt Corp", contacts__role="CEO"),
        table.wish(VOLT, 3, contacts__email="x@volt.example", contacts__name="Xu"),
        table.wish(LUX, 4, won="2024-12-30", owner="mei"),
    )
    steps = table.plan(*wishes)
    assert {type(step) for step in steps} == {Update}
    assert len({line for step in steps for change in step.changes[1:2] for line, _ in change.entries}) == entries_of(
        steps
    )
    before = sorted(path.relative_to(desk.folder) for path in desk.folder.rglob("*.yaml"))
    table.carry_out(steps)
    table = Table(desk)
    bolt, volt, lux = (
        table.card("prospect/A/US-BOLT-20260115"),
        table.card(VOLT),
        table.card("won/2024/DE-LUX-20250302"),
    )
    assert (bolt.grade, bolt.name, bolt.main_contact.role) == ("A", "Bolt Corp", "CEO")
    assert (volt.main_contact.name, volt.main_contact.email) == ("Xu", "x@volt.example")
    assert (lux.won.isoformat(), lux.owner) == ("2024-12-30", "mei")
    assert {type(step) for step in table.plan(*wishes)} == {Known}
    assert json.loads(desk.run("validate --format json").out)["data"]["errors"] == 0
    run = desk.run(["undo", "--yes"])
    assert run.code == 0, run
    assert sorted(path.relative_to(desk.folder) for path in desk.folder.rglob("*.yaml")) == before
    for path, text in CARDS.items():
        assert (desk.folder / path / "card.yaml").read_text(encoding="utf-8") == text


@pytest.fixture(scope="module")
def standing():
    """A table of a workspace in which nothing is changed."""
    with tempfile.TemporaryDirectory() as top:
        machine = Machine(Path(top) / "work", Path(top))
        furnish(machine)
        yield Table(machine)


TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789-./: \nUSD,，@ab\u2028\x85\"'#:[]{}&*!|>%", max_size=10),
    st.sampled_from(["won", "成交", "A", "e", "mei", "2026-05-01", "3/4/2026", "12 USD", "a@b.de", "null", "~", "yes"]),
)


@settings(deadline=None, max_examples=80)
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), TEXTS, min_size=1, max_size=4), st.sampled_from(sorted(CARDS)))
def test_whatever_is_typed_is_taken_known_or_refused(standing, cells, path):
    wish = standing.wish(path, **{field.replace(".", "__"): text.strip() for field, text in cells.items()})
    steps = standing.plan(wish)
    assert all(step.rows == (2,) for step in steps)
    assert len([step for step in steps if isinstance(step, Update)]) <= 1
    assert not (any(isinstance(step, Known) for step in steps) and len(steps) > 1)
    for step in steps:
        if isinstance(step, Update):
            document = read_yaml(path, step.changes[0].content)
            assert {problem.code for problem in document.problems} <= {"TEXT01"}  # a soft hyphen is spelling
            assert typed(Card, document.plain)[1] == ()
