"""Every renderer on hostile text, wide characters and narrow screens."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.judges import assert_inert, assert_safe_csv, assert_safe_markdown, assert_safe_page
from hostile.payloads import BY_NAME as PAYLOADS
from tradectl.core.changes import (
    ABSENT,
    AppendJournal,
    ChangeSet,
    FieldChange,
    MakeFolder,
    MoveFile,
    MoveFolder,
    RemoveFile,
    RemoveFolder,
    SetFields,
    WriteFile,
)
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.formulas import defuse
from tradectl.core.message import say
from tradectl.core.problems import Problem, Severity
from tradectl.i18n.translator import translator
from tradectl.views import (
    change_values,
    changes,
    csv,
    envelope,
    html,
    markdown,
    plain,
    problem_values,
    problems,
    terminal,
)
from tradectl.views.cells import pad, width
from tradectl.views.document import (
    Column,
    Document,
    Heading,
    Item,
    Joined,
    KeyValues,
    Link,
    Listing,
    Paragraph,
    Role,
    Rule,
    Stacked,
    Styled,
    Table,
    Verbatim,
)
from tradectl.views.runs import string
from tradectl.views.safe import clean

EN = translator("en")


def everywhere(text: str) -> Document:
    """A document with `text` in every place a text can stand."""
    columns = (Column(text, weight=1), Column(text, align="right", weight=1), Column(text, wraps=True))
    return Document(
        text,
        (
            Heading(1, text),
            Paragraph(Joined((text, Styled(text, Role.BAD), Link(text, text)))),
            KeyValues(((text, text), (text, Stacked((text, text))))),
            Listing((text, Item(text, (text,)))),
            Listing((text,), numbered=True),
            Table(columns, ((text, Styled(text, Role.WON), Stacked((text, text))),)),
            Rule(),
            Verbatim(text),
        ),
    )


def unspaced(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_plain_text_is_inert_and_whole(text):
    told = plain.render(everywhere(text), EN)
    assert_inert(told)
    assert told.count(clean(text).strip()) >= 8


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("cells", [20, 80, 200])
def test_a_terminal_gets_no_sequence_but_our_own_colours(text, cells):
    told = terminal.render(everywhere(text), EN, width=cells)
    assert_inert(told)
    bare = re.sub("\x1b\\[[0-9;]*m", "", told)
    assert all(width(line) <= cells for line in bare.split("\n"))
    assert unspaced(clean(text)) in unspaced(bare)


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_a_page_has_only_our_tags_and_a_strict_policy_and_reads_back(text):
    page = assert_safe_page(html.render(everywhere(text), EN))
    assert page.links == [text] * text.startswith("https://")
    assert page.text.count(clean(text)) >= 8
    assert clean(text, keep_newlines=True).strip("\n") in page.text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "x"]
)
def test_a_link_leads_to_the_web_or_a_mailbox_only(url):
    assert assert_safe_page(html.render(Document("t", (Paragraph(Link("x", url)),)), EN)).links == []


@pytest.mark.parametrize("url", ["https://bolt.example/a", "http://bolt.example", "mailto:hans@bolt.example"])
def test_a_sound_link_is_kept(url):
    assert assert_safe_page(html.render(Document("t", (Paragraph(Link("x", url)),)), EN)).links == [url]


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_markdown_is_inert(text):
    told = markdown.render(everywhere(text), EN)
    read = assert_safe_markdown(told)
    assert read.count(clean(text).strip()) >= 8


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_markdown_reads_back_to_the_same_text(text):
    for block in (Paragraph(text), Heading(2, text), Listing((text,)), Listing((text,), numbered=True)):
        read = assert_safe_markdown(markdown.render(Document("t", (block,)), EN))
        assert read.strip() == clean(text).strip()
    read = assert_safe_markdown(markdown.render(Document("t", (Verbatim(text),)), EN))
    assert unspaced(read) == unspaced(clean(text, keep_newlines=True))
    table = Table((Column("a"), Column("b")), ((text, Stacked((text, "end"))),))
    read = assert_safe_markdown(markdown.render(Document("t", (table,)), EN))
    assert unspaced(read) == unspaced(f"ab{clean(text)}{clean(text)}end")


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_csv_holds_no_formula(text):
    table = Table((Column("a"), Column("b")), ((text, Styled(text, Role.BAD)), ("x", Stacked((text, text)))))
    rows = assert_safe_csv(csv.render(Document("t", (table,)), EN))
    assert len(rows) == 3
    assert rows[1][0].replace("'", "") == clean(text, keep_newlines=True).replace("'", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a; b", "a; b"),
        ("a;-b", "a;'-b"),
        ("a\n =b", "a\n' =b"),
        ("-12.50", "-12.50"),
        ("+49 (40) 12-34", "+49 (40) 12-34"),
        ("+49 40;+1", "'+49 40;'+1"),
        ("'=1", "'=1"),
    ],
)
def test_what_a_spreadsheet_would_run_is_defused_and_nothing_else(text, told):
    assert defuse(text) == told


def test_csv_is_rfc_4180_and_phones_stay_phones():
    table = Table((Column("phone"), Column("text")), (("+49 40 1234567", 'say "x", y'),))
    told = csv.render(Document("t", (table,)), EN, bom=True)
    assert told == '\ufeffphone,text\r\n+49 40 1234567,"say ""x"", y"\r\n'


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_json_keeps_the_value_and_shows_nothing_active(text):
    told = envelope.success("due", {"name": text, text: [text]}, EN)
    assert_inert(told)
    assert json.loads(told)["data"] == {"name": text, text: [text]}


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("".join(sorted({letter for text in PAYLOADS.values() for letter in text}))), st.characters()
    ),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(HOSTILE, HOSTILE)
@example("", "-0")
def test_no_text_at_all_gets_through(one, two):
    text = one + two
    document = everywhere(text)
    assert_inert(plain.render(document, EN))
    assert_inert(terminal.render(document, EN, width=40))
    assert clean(text) in assert_safe_page(html.render(document, EN)).text
    read = assert_safe_markdown(markdown.render(Document("t", (Paragraph(text), Verbatim(two))), EN))
    assert clean(text).strip() in read
    assert_safe_csv(csv.render(Document("t", (Table((Column("a"), Column("b")), ((one, two), (two, one))),)), EN))
    told = envelope.success("due", [one, {two: one}], EN)
    assert_inert(told)
    assert json.loads(told)["data"] == [one, {two: one}]


@pytest.mark.parametrize("render", [plain.render, lambda one, tongue: terminal.render(one, tongue, width=240)])
def test_columns_stand_under_each_other_whatever_is_in_them(render):
    short = [text for text in PAYLOADS.values() if len(clean(text)) < 100]
    table = Table((Column("name"), Column("end")), tuple((text, "|") for text in short))
    shown = re.sub("\x1b\\[[0-9;]*m", "", render(Document("t", (table,)), EN)).split("\n")[1:-1]
    assert len(shown) == len(short)
    assert len({width(line) for line in shown}) == 1


def test_json_of_values():
    told = json.loads(
        envelope.success("x", {"day": date(2026, 3, 20), "sum": Decimal("12.50"), "say": say("a {b}", b=1)}, EN)
    )
    assert told == {
        "tradectl": 1,
        "command": "x",
        "data": {"day": "2026-03-20", "sum": "12.50", "say": "a 1"},
        "problems": [],
        "changes": [],
    }
    with pytest.raises(TypeError):
        envelope.success("x", {"odd": object()}, EN)


def test_json_of_a_failure():
    error = TradectlError(ErrorCode.NOT_FOUND, say("none"), say("look"), (say("one"),))
    assert json.loads(envelope.failure("due", error, EN)) == {
        "tradectl": 1,
        "command": "due",
        "error": {"code": "not_found", "message": "none", "hint": "look", "details": ["one"]},
    }


NAMES = ("興輝燈飾有限公司", "Müller Leuchten GmbH", "شركة الأنوار", "e\u0301clair", "ＡＢＣ", "👩‍👩‍👧 Ltd", "x" * 70)


def test_columns_stand_under_each_other():
    table = Table(
        (Column("name"), Column("n", align="right"), Column("end")), tuple((name, "7", "|") for name in NAMES)
    )
    shown = clean_lines(plain.render(Document("t", (table,)), EN))
    assert len({width(line) for line in shown[1:]}) == 1


def clean_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("screen", [30, 80, 120])
def test_a_table_fits_the_screen(screen):
    columns = (
        Column("when"),
        Column("name", least=6, most=20, weight=1),
        Column("why", least=10, weight=2, wraps=True),
    )
    table = Table(columns, tuple(("1 day late", name, f"Promised: {name} {name}") for name in NAMES))
    for line in terminal.render(Document("t", (table,)), EN, width=screen, no_color=True).split("\n"):
        bare = line.replace("\x1b[2m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")
        assert width(bare) <= screen


@given(st.text(max_size=20), st.integers(0, 60))
def test_padding(text, room):
    text = clean(text)
    assert width(pad(text, room)) == max(width(text), room)
    assert pad(text, room, "right").endswith(text)


PROBLEMS = (
    Problem("CARD07", Severity.WARNING, "b/card.yaml", 3, 1, say("late"), say("mend")),
    Problem("YAML01", Severity.ERROR, "a/card.yaml", 2, 5, say("broken"), say("close")),
    Problem("CARD08", Severity.HINT, "b/card.yaml", 1, 1, say("odd"), say("look"), accepted="known"),
)


def test_problems_as_lines_stand_in_the_order_of_their_places():
    assert problems.lines(PROBLEMS, EN) == (
        "a/card.yaml:2:5: YAML01 broken\nb/card.yaml:1:1: CARD08 odd\nb/card.yaml:3:1: CARD07 late\n"
    )


def test_problems_as_values():
    assert problem_values.entries(PROBLEMS[2:]) == [
        {
            "code": "CARD08",
            "severity": "hint",
            "path": "b/card.yaml",
            "line": 1,
            "column": 1,
            "message": say("odd"),
            "remedy": say("look"),
            "accepted": "known",
        }
    ]


def test_problems_on_a_screen():
    shown = plain.render(problems.document(PROBLEMS), EN)
    assert "Accepted: known" in shown
    assert shown.endswith("1 error, 1 warning, 1 hint\n")
    assert plain.render(problems.document(()), EN) == "No problems found.\n"


ALL_CHANGES = (
    MakeFolder("p/A/X"),
    MoveFolder("p/A/X", "p/B/X"),
    MoveFile("p/A/X/a", "p/A/X/b"),
    SetFields("p/A/X/card.yaml", (FieldChange("grade", "A", None), FieldChange("tags", None, ["x"])), "h", b""),
    AppendJournal("p/A/X/journal.jsonl", (("1", '{"id":"1","by":"mei","did":"Sent"}'), ("2", "odd"))),
    WriteFile("a.txt", ABSENT, b"12"),
    WriteFile("b.txt", "h", b"1"),
    RemoveFile("c.txt", "h"),
    RemoveFolder("d"),
)


def test_changes_as_values():
    told = change_values.entries(ALL_CHANGES)
    assert [entry["op"] for entry in told] == [
        "make_folder", "move_folder", "move_file", "set_fields", "append_journal", "write_file", "write_file",
        "remove_file", "remove_folder",
    ]  # fmt: skip
    assert [told[1]["target"], told[2]["target"]] == ["p/B/X", "p/A/X/b"]
    assert told[3]["fields"] == [{"key": "grade", "old": "A", "new": None}, {"key": "tags", "old": None, "new": ["x"]}]
    assert told[4]["entries"] == [{"id": "1", "by": "mei", "did": "Sent"}, "odd"]
    assert told[5]["bytes"] == 2


def test_changes_on_a_screen():
    plan = ChangeSet("op", "undo", "mei", say("Undo"), (), ALL_CHANGES)
    shown = plain.render(changes.document(plan), EN)
    for line in ("Move the folder p/A/X", "to p/B/X", "grade: A → (nothing)", "mei Sent", "Remove the empty folder d"):
        assert line in shown
    nothing = ChangeSet("op", "undo", "mei", say("Undo"))
    assert plain.render(changes.document(nothing), EN) == "Undo\nNothing to change.\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Acme Inc.", "ACME"), "Acme Inc.; ACME"),
        ((say("They waited."), say("Nobody came.")), "They waited. Nobody came."),
        ((Styled(say("Is it open?"), Role.FAINT), "x"), "Is it open? x"),
        ((say("没有回复。"), say("已逾期")), "没有回复。已逾期"),
        ((say("by day"), "", say("by night")), "by day; by night"),
        ((say("Known already: Acme"), say("Both have a phone.")), "Known already: Acme. Both have a phone."),
        ((say("Known already: Acme"), "Both Ltd"), "Known already: Acme; Both Ltd"),
        (("Acme", say("Nobody is there.")), "Acme; Nobody is there."),
        ((), ""),
    ],
)
def test_a_stack_on_one_line_has_one_mark_between_its_lines(lines, told):
    assert string(Stacked(lines), EN) == told
