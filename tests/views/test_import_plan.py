"""The plan of an import: what is counted, what is folded, what programs get."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import import_plans as plans
from tradectl.core.intake.plan import Plan
from tradectl.core.message import say
from tradectl.core.problems import Severity
from tradectl.i18n.translator import translator
from tradectl.views import envelope, import_plan, plain, terminal
from tradectl.views.document import Table
from tradectl.views.import_values import values

ENGLISH = translator("en")
PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def shown(plan: Plan, **options) -> str:
    return plain.render(import_plan.document(plan, dry_run=False, **options), ENGLISH)


@pytest.mark.parametrize(
    ("steps", "rows", "line"),
    [
        ((), 0, "The table has headings but no rows below them: nothing to import."),
        ((), 1, "1 row: nothing to import."),
        ((plans.CREATED,), 2, "2 rows: 1 new customer"),
        ((plans.CREATED, plans.OLD), 3, "3 rows: 2 new customers"),
        ((plans.KNOWN,), 1, "1 row: 1 known already"),
        ((plans.WRONG, plans.UPDATED), 2, "2 rows: 1 update, 1 refused"),
        (plans.PLAN.steps, 12, "12 rows: 2 new customers, 1 update, 1 attached, 3 refused, 1 known already"),
    ],
)
def test_the_first_line_counts(steps, rows, line):
    assert shown(Plan(rows, steps)).splitlines()[0] == line


@pytest.mark.parametrize(
    ("kind", "rows", "title", "line"),
    [
        ("table", 2, "Row", "2 rows: 1 new customer"),
        ("contacts", 1, "Line", "1 contact card: 1 new customer"),
        ("contacts", 2, "Line", "2 contact cards: 1 new customer"),
        ("letter", 1, "Mail", "1 mail: 1 new customer"),
        ("json", 2, "Row", "2 rows: 1 new customer"),
    ],
)
def test_what_a_file_consists_of_is_called_by_its_name(kind, rows, title, line):
    plan = Plan(rows, (plans.CREATED,), (plans.DOUBTS[0],), kind=kind)
    assert shown(plan).splitlines()[0] == line
    assert [ENGLISH.text(table.columns[0].title) for table in tables(plan)] == [title, title]


@pytest.mark.parametrize(
    ("kind", "told"), [("table", "2 rows: No"), ("contacts", "2 contact cards: No"), ("json", "2 rows: No")]
)
def test_equal_doubts_are_counted_as_what_they_are_of(kind, told):
    doubts = tuple(plans.DOUBTS[0]._replace(row=row, message=say("No")) for row in (3, 9))
    assert told in shown(Plan(9, (), doubts, kind=kind))


def test_an_import_of_nothing_says_so_once():
    page = import_plan.done(Plan(0, ()), "", is_changed=False)
    assert plain.render(page, ENGLISH) == "The table has headings but no rows below them: nothing to import.\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [((4,), "4"), ((4, 5, 9), "4, 5, 9"), ((4, 5, 6, 9), "4, 5 … 9"), ((), "")],
)
def test_rows_are_told_in_short(rows, told):
    assert import_plan.rows_text(rows) == told


@pytest.mark.parametrize("kind", [plans.CREATED, plans.UPDATED, plans.ATTACHED, plans.WRONG])
@pytest.mark.parametrize("count", [49, 50, 51, 180])
def test_a_table_shows_as_many_as_are_asked_for_and_says_how_many_more(kind, count):
    plan = Plan(count, (kind,) * count)
    (table,) = tables(plan, limit=50)
    assert len(table.rows) == min(count, 50)
    more = re.findall(r"^(\d+) more", shown(plan, limit=50), re.MULTILINE)
    assert more == ([str(count - 50)] if count > 50 else [])
    assert len(tables(plan)[0].rows) == count


def tables(plan: Plan, **options) -> list[Table]:
    blocks = import_plan.document(plan, dry_run=False, **options).blocks
    return [block for block in blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("errors", "warnings", "hints", "left"),
    [(3, 0, 0, 0), (60, 0, 0, 10), (0, 20, 0, 0), (0, 21, 0, 1), (2, 15, 15, 10), (60, 0, 30, 20)],
)
def test_doubts_are_folded_with_the_worst_kept(errors, warnings, hints, left):
    kinds = [Severity.HINT] * hints + [Severity.WARNING] * warnings + [Severity.ERROR] * errors
    doubts = tuple(
        plans.DOUBTS[0]._replace(severity=kind, row=row, column=f"Column {row}") for row, kind in enumerate(kinds, 2)
    )
    (table,) = tables(Plan(1, (), doubts), limit=50)
    words = [ENGLISH.text(row[2].text) for row in table.rows]
    assert words.count("error") == min(errors, 50)
    assert words.count("warning") == min(warnings, 20)
    assert len(words) == errors + warnings + hints - left
    assert words == sorted(words, key=["error", "warning", "hint"].index)
    assert re.findall(r"^(\d+) more", shown(Plan(1, (), doubts), limit=50), re.MULTILINE) == ([str(left)] * bool(left))


def test_equal_doubts_are_told_once_with_their_rows_and_the_most_common_kind_first():
    one = plans.DOUBTS[0]._replace(severity=Severity.WARNING, column="Owner", message=say("Nobody is called so."))
    doubts = (one._replace(row=2, column="Other"), *(one._replace(row=row) for row in range(3, 169)))
    (table,) = tables(Plan(200, (), doubts), limit=50)
    assert [(row[0], row[1]) for row in table.rows] == [("3, 4 … 168", "Owner"), ("2", "Other")]
    told = shown(Plan(200, (), doubts), limit=50)
    assert told.count("166 rows: Nobody is called so.") == 1
    assert told.count("Nobody is called so.") == 2


def test_what_is_folded_says_where_all_of_it_is():
    doubts = tuple(plans.DOUBTS[0]._replace(row=row, column=f"C{row}", severity=Severity.HINT) for row in range(30))
    assert "10 more of these. All of them: --format json" in shown(Plan(30, (), doubts), limit=50)


def test_every_refusal_shows_its_evidence_its_confidence_and_its_remedy():
    told = shown(Plan(4, (plans.DUPLICATE,)))
    for words in (
        "Fenwick Lighting Ltd is registered already.", "GB-FENWICK-20260110", "confidence 0.99", "+44 20 7946 0018",
        "Join them, or say that they are two.",
    ):  # fmt: skip
        assert words in told
    assert "confidence" not in shown(Plan(1, (plans.WRONG,)))


def test_who_is_alike_is_told_where_somebody_is():
    assert "Perhaps the same as" in shown(Plan(2, (plans.CREATED,)))
    assert "Perhaps the same as" not in shown(Plan(2, (plans.OLD,)))


def test_a_crowd_says_when_and_what_helps():
    told = "180 customers would be due on 2026-11-23; --spread shares them out."
    assert told in shown(plans.PLAN)
    assert "--spread" not in shown(plans.PLAN._replace(crowd=0, crowd_on=None))


def test_only_a_dry_run_says_that_nothing_was_changed():
    page = import_plan.document(plans.PLAN, dry_run=True)
    assert "Nothing was changed" in plain.render(page, ENGLISH)
    assert "Nothing was changed" not in shown(plans.PLAN)


@pytest.mark.parametrize("columns", [20, 80, 200])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_plan_is_shown_on_any_screen(columns, language):
    page = import_plan.document(plans.PLAN, dry_run=True, limit=50)
    assert "GB-FENWICK" in terminal.render(page, translator(language), width=columns)


@pytest.mark.parametrize(
    ("rejected", "is_changed", "told"),
    [
        ("", True, ["✓ 2 rows: 1 new customer", "To take all of it back: tradectl undo"]),
        ("mei/bad.csv", True, [
            "✓ 2 rows: 1 new customer", "What was not imported, with the reasons: mei/bad.csv",
            "To take all of it back: tradectl undo",
        ]),
        ("", False, ["2 rows: 1 new customer. Nothing was changed."]),
        ("bad.csv", False, [
            "2 rows: 1 new customer. Nothing was changed.",
            "What was not imported, with the reasons: bad.csv",
        ]),
    ],
)  # fmt: skip
def test_in_the_end_it_is_told_what_was_done_and_how_to_take_it_back(rejected, is_changed, told):
    page = import_plan.done(Plan(2, (plans.CREATED,)), rejected, is_changed=is_changed)
    assert plain.render(page, ENGLISH).splitlines() == told


# ---- values


def told_values(plan: Plan) -> dict:
    return json.loads(envelope.success("import", values(plan), ENGLISH))["data"]


def test_the_keys_are_those_of_the_contract():
    found = told_values(plans.PLAN)
    assert found["rows"] == 212
    assert [step["row"] for step in found["create"]] == [2, 4]
    assert found["create"][0]["rows"] == [2, 3]
    assert found["create"][0] | {"people": 0, "like": 0} == {
        "row": 2, "rows": [2, 3], "customer": "DE-LICHTHAUS-20261122", "code": "LICHTHAUS",
        "name": "Lichthaus Müller GmbH", "country": "DE", "shelf": "B", "owner": "mei", "due": "2026-11-23",
        "people": 0, "like": 0, "sheet": None,
    }  # fmt: skip
    assert found["create"][1]["due"] is None
    assert found["update"][0]["fields"] == [
        {"key": "contacts.phone", "old": None, "new": "+90 212 555 01 02"},
        {"key": "grade", "old": "C", "new": "B"},
    ]
    assert found["attach"][0]["evidence"] == ["The web host lumiere.fr is the same."]
    assert found["refuse"][0] == {
        "row": 7,
        "rows": [7, 8, 9, 10],
        "sheet": None,
        "reason": "Fenwick Lighting Ltd is registered already.",
        "customer": "GB-FENWICK-20260110",
        "code": "duplicate",
        "name": "Fenwick Lighting",
        "confidence": 0.987,
        "evidence": ["The phone number +44 20 7946 0018 is the same."],
        "remedy": "Join them, or say that they are two.",
        "is_question": False,
    }
    assert found["refuse"][2]["customer"] is None
    assert found["refuse"][2]["confidence"] is None
    assert found["known"] == [
        {"row": 13, "rows": [13], "sheet": None, "customer": "CN-GUANGMING-20260210", "name": "光明照明"}
    ]
    assert len(found["doubts"]) == 27
    assert found["doubts"][1]["column"] is None
    assert found["crowd"] == {"on": "2026-11-23", "customers": 180}


def test_an_empty_plan_has_every_list():
    assert told_values(Plan(0, ())) == {
        "rows": 0, "create": [], "update": [], "attach": [], "refuse": [], "known": [], "doubts": [], "notes": [],
        "crowd": None,
    }  # fmt: skip


def keys(value):
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from keys(item)


def test_every_key_is_in_its_paragraph_of_the_json_page():
    (paragraph,) = re.findall(r"^\*\*`import`\*\*.*?(?=^\*\*|^##)", PAGE, re.MULTILINE | re.DOTALL)
    told = {word for text in re.findall(r"`([^`]+)`", paragraph) for word in re.findall(r"[a-z_]+", text)}
    assert set(keys(told_values(plans.PLAN))) - told == set()


def test_reasons_are_in_the_language_of_the_reader():
    plan = Plan(1, (plans.WRONG._replace(reason=say("No country is given.")),))
    data = json.loads(envelope.success("import", values(plan), translator("zh-Hans")))["data"]
    assert data["refuse"][0]["reason"] == translator("zh-Hans").text(say("No country is given."))
    assert data["refuse"][0]["reason"] != "No country is given."
