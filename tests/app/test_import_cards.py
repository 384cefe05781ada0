"""Cards that come as JSON: what differs becomes an update, who is not here is made with the card as it is."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradectl.app.card_update import entries_of
from tradectl.app.carry_out import carry_out
from tradectl.app.import_cards import identity_of_given, plan_cards, plan_given
from tradectl.core.changes import ChangeSet
from tradectl.core.intake.plan import Create, Known, Refuse, Update
from tradectl.core.message import say
from tradectl.core.model.card import CARD_ORDER
from tradectl.core.occasion import Occasion
from tradectl.exchange.json_reading import read_customers
from tradectl.i18n.translator import translator
from tradectl.store.workspace import open_workspace
from world import Machine

EXAMPLE = Path(__file__).parents[2] / "examples" / "workspace"
ANWAR = "SA-ANWAR-20260113"


def exported(desk):
    """What the program exports, as values to be changed."""
    run = desk.run("export - --as json")
    assert run.code == 0, run.err
    return json.loads(run.out)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """What the program exports of the example workspace, as text."""
    machine = Machine(tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("home"))
    shutil.copytree(EXAMPLE, machine.folder, dirs_exist_ok=True)
    return json.dumps(exported(machine))


@pytest.fixture
def told(pristine):
    return json.loads(pristine)


def card_of(told, customer=ANWAR):
    return next(one["card"] for one in told["data"]["customers"] if one["customer"] == customer)


class Office:
    def __init__(self, desk):
        self.workspace = open_workspace(desk.folder, "en")
        now = datetime(2026, 3, 20, 10, 0, tzinfo=self.workspace.zone)
        self.occasion = Occasion(now, self.workspace.settings.person("mei"), "0000abcd", "pc", "tester")

    def given(self, told):
        return plan_given(self.workspace, self.occasion, read_customers("a.json", json.dumps(told).encode()))

    def cards(self, told, first=0):
        newcomers = read_customers("a.json", json.dumps(told).encode())
        return plan_cards(self.workspace, self.occasion, newcomers, first=first)

    def carry_out(self, steps):
        changes = tuple(change for step in steps for change in getattr(step, "changes", ()))
        customers = tuple(step.customer for step in steps)
        whole = ChangeSet(self.occasion.operation, "import", "mei", say("Import"), customers, changes)
        return carry_out(self.workspace, self.occasion, whole, translator("en"))


def only_changes(steps):
    return [step for step in steps if not isinstance(step, Known)]


def test_what_nobody_touched_changes_nothing(desk, told):
    steps, newcomers = Office(desk).given(told)
    assert len(steps) == 51
    assert (only_changes(steps), newcomers) == ([], ())


def test_whole_fields_that_differ_become_what_the_file_says(desk, told):
    card = card_of(told)
    card["contacts"][1]["phone"] = "+966 1"
    card["demand"]["target_price"] = {"amount": "18.00", "currency": "USD"}
    card["tags"] = ["gulf"]
    card["website"] = None
    del card["notes"]
    card["grade"] = "B"
    (update,) = only_changes(Office(desk).given(told)[0])
    assert isinstance(update, Update)
    found = {change.key: (change.old, change.new) for change in update.fields}
    assert sorted(found) == ["contacts", "demand", "grade", "tags", "website"]
    assert found["demand"][1] == {**found["demand"][0], "target_price": "18.00 USD"}
    assert found["website"] == ("anwar-haditha.example", None)
    before = (desk.folder / f"prospect/A/{ANWAR}/card.yaml").read_text(encoding="utf-8").splitlines()
    after = update.changes[0].content.decode().splitlines()
    gone, come = [line for line in before if line not in after], [line for line in after if line not in before]
    assert [line.strip().partition(":")[0] for line in gone] == ["grade", "website", "phone", "target_price", "tags"]
    assert [line.strip().partition(":")[0] for line in come] == ["grade", "phone", "target_price", "tags"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("code", "OTHER", "fixed"), ("country", "DE", "fixed"), ("registered", None, "fixed"), ("format", 2, "fixed"),
        ("status", "won", "won"), ("won", "2026-03-01", "won"), ("grade", "Z", "value"), ("grade", None, "missing"),
        ("owner", "nobody", "value"), ("owner", None, "missing"), ("name", "", "missing"),
        ("name", "\u2003", "missing"), ("owner", " ", "missing"),
        ("snooze", {"until": "2026-05-01", "because": "x"}, "snooze"), ("contacts", "Ann", "value"),
        ("contacts", [{"role": "x"}], "value"), ("demand", {"target_price": "cheap"}, "value"),
        ("expected_close", "soon", "value"), ("credit", {"terms": [{"percent": "x", "trigger": "order"}]}, "value"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_take_is_refused_alone(desk, told, key, value, code):
    told["data"]["customers"] = [one for one in told["data"]["customers"] if one["customer"] == ANWAR]
    card_of(told)[key] = value
    card_of(told)["language"] = "en"
    update, refuse = only_changes(Office(desk).given(told)[0])
    assert [change.key for change in update.fields] == ["language"]
    assert (type(refuse), refuse.code, refuse.customer) == (Refuse, code, ANWAR)


def test_a_customer_twice_in_the_file_is_refused_once(desk, told):
    told["data"]["customers"] = [*told["data"]["customers"][:1] * 2]
    assert [type(step) for step in Office(desk).given(told)[0]] == [Known, Refuse]


@pytest.fixture
def empty(desk, machine, told):
    """What the example workspace exports, and the workspace without its customers."""
    for name in ("prospect", "won"):
        shutil.rmtree(machine.folder / name)
    return told


def test_all_customers_of_one_workspace_are_made_in_another(desk, empty):
    office = Office(desk)
    steps, newcomers = office.given(empty)
    assert (steps, len(newcomers)) == ((), 51)
    made = office.cards(empty, first=3)
    assert {type(step) for step in made} == {Create}
    ids = [line for step in made for line, _ in step.changes[2].entries]
    assert len(set(ids)) == len(ids) == entries_of(made) == 51
    assert ids[0].endswith("-3")
    office.carry_out(made)
    again = exported(desk)
    cards = {one["customer"]: one["card"] for one in again["data"]["customers"]}
    assert cards == {one["customer"]: one["card"] for one in empty["data"]["customers"]}
    assert only_changes(Office(desk).given(empty)[0]) == []
    found = json.loads(desk.run("validate --format json").out)["data"]
    assert found["errors"] == 0


SPOILT = [
    ("name", None, "value"),
    ("grade", None, "shelf"),
    ("grade", "Z", "value"),
    ("country", "DE", "id"),
    ("code", "OTHER", "id"),
    ("registered", "2026-01-14", "id"),
    ("format", 2, "format"),
    ("owner", "nobody", "value"),
    ("notes", "a" * (1 << 20), "too_long"),
]


@pytest.mark.parametrize(("key", "value", "code"), SPOILT)
def test_a_card_no_customer_can_be_made_of_is_refused(desk, empty, key, value, code):
    empty["data"]["customers"] = [one for one in empty["data"]["customers"] if one["customer"] == ANWAR]
    card_of(empty)[key] = value
    (refuse,) = [step for step in Office(desk).cards(empty) if not isinstance(step, Create)]
    assert (refuse.customer, refuse.code) == (ANWAR, code)


def test_a_code_that_is_taken_is_refused(desk, empty):
    one = next(one for one in empty["data"]["customers"] if one["customer"] == ANWAR)
    other = json.loads(json.dumps(one))
    other["customer"], other["card"]["registered"] = "SA-ANWAR-20260114", "2026-01-14"
    empty["data"]["customers"] = [one, other]
    office = Office(desk)
    made = office.cards(empty)
    assert [type(step) for step in made] == [Create, Refuse]
    office.carry_out(made[:1])
    empty["data"]["customers"] = [other]
    (refuse,) = Office(desk).cards(empty)
    assert refuse.code == "code_taken"


def test_a_newcomer_tells_by_what_it_may_be_recognised(told):
    (one,) = [one for one in read_customers("a", json.dumps(told).encode()) if one.customer == ANWAR]
    identity = identity_of_given(one)
    assert (identity.id, identity.code, identity.country) == ("", "ANWAR", "SA")
    assert identity.emails == ("khalid@anwar-haditha.example", "rashid@anwar-haditha.example")
    assert identity.websites == ("anwar-haditha.example",)
    assert "Modern Anwar" in identity.aliases
    assert identity_of_given(one._replace(card={**one.card, "name": None})) is None


def test_keys_nobody_knows_are_kept(desk):
    path = desk.folder / f"prospect/A/{ANWAR}/card.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "ours: {a: 1, b: [x, y]}\n", encoding="utf-8")
    told = exported(desk)
    assert only_changes(Office(desk).given(told)[0]) == []
    card_of(told)["ours"]["a"] = "2"
    card_of(told)["mine"] = "new"
    (update,) = only_changes(Office(desk).given(told)[0])
    assert [(change.key, change.new) for change in update.fields] == [
        ("ours", {"a": "2", "b": ["x", "y"]}),
        ("mine", "new"),
    ]


TEXT = st.text(max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT | st.sampled_from(["B", "won", "2026-01-15", "12 USD", "mei"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.sampled_from([key.rpartition(".")[2] for key in CARD_ORDER]) | TEXT, below, max_size=3)
    ),
    max_leaves=8,
)
SOUND = {
    "format": 1,
    "code": "BOLT",
    "country": "US",
    "registered": "2026-01-15",
    "name": "Bolt Inc",
    "status": "prospect",
    "grade": "B",
    "owner": "mei",
}
SPOILT_CARDS = st.dictionaries(
    st.sampled_from([key for key in CARD_ORDER if "." not in key]) | TEXT, VALUES, max_size=4
)


@pytest.fixture(scope="module")
def small():
    """A workspace of one customer, and somebody who is not in it."""
    with tempfile.TemporaryDirectory() as top:
        machine = Machine(Path(top) / "work", Path(top))
        folder = machine.folder / "prospect/B/US-BOLT-20260115"
        folder.mkdir(parents=True)
        lines = "".join(f"{key}: {value}\n" for key, value in SOUND.items())
        (folder / "card.yaml").write_text(f"{lines}contacts:\n  - {{name: Ann, main: yes}}  # ours\n", encoding="utf-8")
        (machine.folder / "tradectl.yaml").write_text("format: 1\npeople: [{id: mei}]\n", encoding="utf-8")
        yield Office(machine)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPOILT_CARDS)
def test_any_card_is_planned_or_refused(small, spoilt):
    newcomer = {**SOUND, "code": "VOLT", **spoilt}
    customers = [
        {"customer": "US-BOLT-20260115", "card": {**SOUND, **spoilt}},
        {"customer": "US-VOLT-20260115", "card": newcomer},
    ]
    told = {"data": {"customers": customers}}
    steps, newcomers = small.given(told)
    assert {step.customer for step in steps} == {"US-BOLT-20260115"}
    assert sum(isinstance(step, Update) for step in steps) <= 1
    (made,) = plan_cards(small.workspace, small.occasion, newcomers)
    assert isinstance(made, (Create, Refuse))
