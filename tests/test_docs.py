"""The pages agree with the program: examples parse, screens and sessions are as printed, names and links exist."""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import sys
import tomllib
from datetime import date, datetime
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

import samples
from samples import entry, past, prospect
from tradectl.cli import verbs
from tradectl.cli.names import VERBS
from tradectl.core.calendar import WorkCalendar
from tradectl.core.checks.codes import CODES
from tradectl.core.errors import ErrorCode
from tradectl.core.facts import YearlyDay
from tradectl.core.intake import people
from tradectl.core.journal import parse_journal
from tradectl.core.model.card import Card
from tradectl.core.model.deal import Deal
from tradectl.core.model.desk import Desk
from tradectl.core.model.entry import Entry
from tradectl.core.model.typed import typed
from tradectl.core.rules import RULES, quota
from tradectl.exchange import limits, mail, old_workbook, package_check, vcard_reading
from tradectl.i18n.translator import translator
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.plain import plain_document
from world import Machine

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ZONE = ZoneInfo("Asia/Shanghai")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
WRITTEN = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", *(f"docs/{name}.md" for name in (
    "architecture", "checks", "cli", "dependencies", "format", "json", "performance", "rules", "safety", "trade",
))}  # fmt: skip
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def words(text: str) -> set[str]:
    """What stands in backticks outside of blocks."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)))


def test_all_pages_are_there():
    assert {name_of(page) for page in PAGES} >= WRITTEN


# ---- examples

SHAPES = {"people": Desk, "stage": Deal, "code": Card}
YAML = [(name_of(page), text) for page in PAGES for text in blocks(page.read_text(encoding="utf-8"), "yaml")]


def test_there_are_examples_of_every_file():
    kinds = [shape for _, text in YAML for key, shape in SHAPES.items() if re.search(rf"^{key}:", text, re.MULTILINE)]
    assert set(kinds) == {Card, Desk, Deal}


@pytest.mark.parametrize(("page", "text"), YAML)
def test_a_yaml_example_is_read_without_a_fault(page, text):
    composed = compose(text.encode())
    assert composed.faults == ()
    plain = plain_document(composed.document)
    for key, shape in SHAPES.items():
        if key in plain:
            value, faults = typed(shape, plain)
            assert faults == ()
            assert unknown(value) == []


def unknown(value) -> list[str]:
    """Keys of a typed value, at any depth, that no field takes."""
    found = list(value.model_extra or {})
    for name in type(value).model_fields:
        below = getattr(value, name)
        for item in below if isinstance(below, tuple) else (below,):
            found += unknown(item) if hasattr(item, "model_fields_set") else []
    return found


def test_journal_examples_are_read_without_a_problem():
    (text,) = blocks(read("docs/format.md"), "json")
    journal = parse_journal(text, "journal.jsonl", ZONE)
    assert journal.problems == ()
    assert len(journal.lines) == len(text.splitlines())
    assert {line.entry.id for line in journal.lines} >= {line.entry.of.split("/")[0] for line in journal.lines} - {""}


def test_json_examples_are_envelopes():
    for text in blocks(read("docs/json.md"), "json"):
        assert json.loads(text)["tradectl"] == 1


# ---- fields, verbs, codes


def fields(shape, above: str = ""):
    """Dotted names of the fields of a shape that take a value, not those that hold further fields."""
    for name, field in shape.model_fields.items():
        key = f"{above}{field.alias or name}"
        inner = inner_shape(field.annotation)
        if inner is None:
            yield key
        else:
            yield from fields(inner, f"{key}.")


def inner_shape(annotation):
    """The shape a field holds, in a list or not; None for a plain value."""
    if hasattr(annotation, "model_fields"):
        return annotation
    return next((found for part in get_args(annotation) if (found := inner_shape(part))), None)


@pytest.mark.parametrize("shape", [Card, Desk, Deal])
def test_every_field_is_on_the_format_page(shape):
    assert set(fields(shape)) - words(read("docs/format.md")) == set()


def test_every_key_and_kind_of_an_entry_is_on_the_format_page():
    schema = Entry.model_json_schema(by_alias=True)
    kinds = set(schema["properties"]["kind"]["enum"])
    assert (set(schema["properties"]) | kinds) - words(read("docs/format.md")) == set()


def test_the_model_of_the_card_is_written_in_the_order_of_the_page():
    first = next(text for _, text in YAML if re.search(r"^code:", text, re.MULTILINE))
    keys = re.findall(r"^([a-z_]+):", first, re.MULTILINE)
    assert keys == [field.alias or name for name, field in Card.model_fields.items()]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_on_the_page_of_commands(verb):
    assert f"\n## {verb}\n" in read("docs/cli.md")


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_every_check_is_on_the_page_of_checks(code):
    assert re.search(rf"\b{code}\b", read("docs/checks.md"))


def test_every_verb_and_error_is_on_the_json_page():
    told = words(read("docs/json.md"))
    assert {*VERBS} - {word.split(" ")[0] for word in told} == set()
    assert {code.value for code in ErrorCode} - told == set()


# What a person wrote, days, channels: keys that are no names of ours.
OPEN = {"by_day", "by_channel", "journal", "entries"}
ANSWERS = [
    "due", "why ISILTIM", "list", "find panel", "show FENWICK", "validate", "doctor", "report week --stdout",
    "regrade --suggest", "undo --list", "recover", "save", "log FENWICK done --dry-run",
    "set FENWICK tags+=x --dry-run", "due --by nobody",
]  # fmt: skip


@pytest.mark.parametrize("command", ANSWERS)
def test_every_key_of_an_answer_is_on_the_json_page(desk, command):
    desk.run(["save"])
    subprocess.run(["git", "init", "-q", str(desk.folder)], check=True, env=desk.world().environment)
    answer = json.loads(desk.run(f"{command} --format json").out)
    page = read("docs/json.md")
    told = {word for text in [*words(page), *blocks(page, "json")] for word in re.findall(r"[a-z_]+", text)}
    assert set(keys(answer)) - told == set()


def keys(value):
    if isinstance(value, dict):
        yield from value
        card = isinstance(value.get("customer"), dict)
        yield from (
            key
            for name, item in value.items()
            if name not in OPEN and not (card and name == "customer")
            for key in keys(item)
        )
    elif isinstance(value, list):
        yield from (key for item in value for key in keys(item))


def test_no_page_names_a_code_that_is_none():
    """Of the pages that are written by hand: the samples of checks.md hold wrong codes on purpose."""
    known = {code.code for code in CODES}
    shape = re.compile(r"\b(?:FILE|YAML|TEXT|CARD|NAME|FILING|LOG|DEAL|DESK|DUP)[0-9]{2}\b")
    texts = [page.read_text(encoding="utf-8") for page in PAGES if name_of(page) != "docs/checks.md"]
    assert {code for text in texts for code in shape.findall(text)} - known == set()


# ---- rules


def due(rule: str, customer, known, today: str, calendar=samples.PLAIN) -> str:
    found = {one.name: one for one in RULES}[rule]
    return samples.found(found, customer, known, samples.desk(today, calendar))[0]


FRIDAY = "2026-03-20"
BIRTHDAY = YearlyDay(3, 22, "Hans", birthday=True, line=1)
EXAMPLES = {
    "promise": (prospect(), past(entry("2026-03-18", promised=[("report", "2026-03-22")])), FRIDAY),
    "reply": (prospect(), past(entry("2026-03-21", from_them=True)), FRIDAY),
    "next": (prospect(), past(entry(FRIDAY, next="2026-03-29")), FRIDAY),
    "awaits": (prospect(), past(entry("2026-03-18", awaits=[("drawing", "2026-03-25")])), FRIDAY),
    "new_customer": (prospect(registered="2026-03-21"), past(), "2026-03-21"),
    "quota": (prospect("B"), past(entry("2026-03-03"), entry("2026-03-10")), FRIDAY),
    "cadence": (prospect("B"), past(entry("2026-03-15", "handled")), FRIDAY),
    "birthday": (prospect(yearly=(BIRTHDAY,)), past(), FRIDAY),
    "review": (prospect(reviewed="2026-01-29"), past(), FRIDAY),
}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_the_example_of_a_rule_is_what_the_rule_says(rule):
    row = re.search(rf"^\| `{rule}` \|.*\|$", read("docs/rules.md"), re.MULTILINE)
    assert row is not None
    assert re.findall(r"\d{4}-\d\d-\d\d", row[0])[-1] == due(rule, *EXAMPLES[rule])


def test_the_sums_of_the_rules_page():
    page = " ".join(read("docs/rules.md").split())
    october = WorkCalendar(frozenset(range(6)), days_off=samples.days("2026-10-01..2026-10-07"))
    september = past(entry("2026-09-30"))
    assert due("cadence", prospect("B"), september, "2026-09-30", october) == "2026-10-08"
    assert "due on 8 October" in page
    assert len(samples.PLAIN.month(date(2026, 3, 1))) == 26
    assert samples.PLAIN.last_working_day_of_week(date(2026, 3, 20)).isoformat() == "2026-03-21"  # visits
    move = entry("2026-03-18", "regraded", grade_from="C", grade_to="B")
    ((_, tally),) = quota.find(prospect("B"), past(move), samples.desk("2026-03-20"))
    assert f"ceil(5 × {len(tally.days)} / {tally.month_days}) = {tally.required} contacts" in page
    new = prospect(registered="2026-01-15")
    assert due("new_customer", new, past(), "2026-03-16") == "2026-01-16"
    with pytest.raises(IndexError):
        due("new_customer", new, past(), "2026-03-17")
    sunday = prospect(registered="2026-03-22")
    assert due("new_customer", sunday, past(), "2026-03-22") == "2026-03-22"


def test_every_demand_that_is_cited_is_listed():
    listed = numbers(read("docs/trade.md"))
    texts = [*(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")), *map(read, WRITTEN)]
    assert {number for text in texts for number in numbers(text)} - listed == set()


def numbers(text: str) -> set[int]:
    """Demands cited in a text: R24, R4–R9."""
    pairs = re.findall(r"\bR(\d{1,3})(?:–R?(\d{1,3}))?\b", text)
    return {number for first, last in pairs for number in range(int(first), int(last or first) + 1)}


# ---- the README's screens and sessions


def session(text: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block (`\\` goes on on the next line) and comments that set the clock, with output."""
    steps: list[tuple[str, list[str]]] = []
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith(("$ ", "# ")):
            steps.append((line, []))
        else:
            steps[-1][1].append(line)
    return steps


def said(machine: Machine, command: str, folder: Path) -> list[str]:
    run = machine.run(shlex.split(command)[1:], terminal=True, folder=folder)
    lines = [*(run.out + run.err).splitlines(), *([f"[{run.code}]"] if run.code else [])]
    return [ANSI.sub("", line).rstrip() for line in lines]


def fits(expected: list[str], lines: list[str]) -> bool:
    """Whether lines are as expected; `…` stands for any number of lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern + "\n*", "".join(f"{line}\n" for line in lines)) is not None


def test_the_screen_of_the_readme_is_what_the_example_workspace_shows(desk):
    block = blocks(read("README.md"), "console")[0]
    ((command, expected),) = session(block)
    assert command.startswith("$ tradectl due ")
    assert fits(expected, said(desk, command[2:], desk.folder))


def test_the_day_of_the_readme_goes_as_it_says(machine):
    day = re.search(r"^## A day$(.*?)^## ", read("README.md"), re.MULTILINE | re.DOTALL)
    assert day is not None
    folder = machine.folder
    for line, expected in [step for block in blocks(day[1], "console") for step in session(block)]:
        if line.startswith("# "):
            machine.now = datetime.strptime(line[2:], "%A, %d %B %Y, %H:%M").replace(tzinfo=ZONE)
        elif line.startswith("$ cd "):
            folder = folder / line.removeprefix("$ cd ")
        else:
            if line.startswith("$ tradectl save"):
                (folder / "company" / "certificate.pdf").write_bytes(b"%PDF")
            lines = said(machine, line[2:], folder)
            assert fits(expected, lines), "\n".join([line, *lines])


def test_the_limits_of_an_import_are_those_of_the_program():
    told = read("docs/import.md").partition("## Limits\n")[2].partition("\n## ")[0]
    expected = (
        (f"{limits.LARGEST_FILE >> 20} MiB; a workbook", "a mail"),
        (f"a workbook {package_check._LARGEST_UNPACKED >> 20} MiB", "a mail"),
        (f"{limits.MOST_CELLS:,}, in at most {limits.MOST_COLUMNS:,} columns", "cells of a table"),
        (str(old_workbook._MOST_SHEETS), ".xls"),
        (f"{vcard_reading._MOST_CARDS:,} in {vcard_reading._LARGEST >> 20} MiB", "contact cards"),
        (f"{people._MANY}; further names", "people in a cell"),
        (f"{mail._MOST_PARTS}; the rest", "parts of a mail"),
    )
    rows = told.splitlines()
    assert [limit for limit, what in expected if not any(what in row and limit in row for row in rows)] == []


def commands() -> list[tuple[str, str]]:
    """Every `tradectl …` a page tells to type."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in blocks(text, "console") for line, _ in session(block)]
        found += [(name_of(page), line[2:]) for line in lines if line.startswith("$ tradectl ")]
    return found


@pytest.mark.parametrize(("page", "command"), commands())
def test_commands_have_the_flags_they_are_shown_with(page, command):
    given = shlex.split(command)[1:]
    verb = next((word for word in given if word in VERBS), None)
    tongue = translator("en")
    known = get_options(verbs.program(tongue)) | (get_options(verbs.build(verb, tongue)) if verb else set())
    assert {word.split("=")[0] for word in given if word.startswith("-")} - known == set()


def get_options(command) -> set[str]:
    return {name for one in command.params for name in one.opts if name.startswith("-")} | {"--help"}


# ---- make, dependencies, links, places


def test_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {word for page in PAGES for word in re.findall(r"(?:`|\$ )make ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert named >= {"demo", "test", "check"}
    assert named - targets == set()


def test_the_readme_needs_two_commands():
    assert "```console\n$ make demo\n$ make test\n```" in read("README.md")


PROJECT = tomllib.loads(read("pyproject.toml"))


def distribution(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9-]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_every_runtime_dependency_has_a_line(requirement):
    assert re.search(rf"^\| {re.escape(distribution(requirement))}\b", read("docs/dependencies.md"), re.MULTILINE)


def test_every_package_that_is_imported_has_a_line():
    lines = re.findall(r"^\| ([a-z-]+)", read("docs/dependencies.md"), re.MULTILINE)
    foreign = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                foreign |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                foreign.add(node.module.partition(".")[0])
    foreign -= {*sys.stdlib_module_names, "tradectl"}
    packages = packages_distributions()
    known = {name for name in foreign if {one.lower().replace(".", "-") for one in packages[name]} & set(lines)}
    assert foreign - known - {"pydantic_core"} == set()


@pytest.mark.parametrize("requirement", PROJECT["dependency-groups"]["dev"])
def test_every_development_dependency_is_named(requirement):
    assert re.search(rf"\b{re.escape(distribution(requirement))}\b", read("docs/dependencies.md"))


def test_files_that_pages_name_exist():
    shape = re.compile(
        r"(?:tests|tools|docs|schemas|examples)/[a-z_./]+\.[a-z]+|(?:core|store|app|views|cli|i18n)/[a-z_/]+\.py"
    )
    named = {word for page in PAGES for word in words(page.read_text(encoding="utf-8")) if shape.fullmatch(word)}
    assert len(named) > 20
    assert [
        word for word in sorted(named) if not any((base / word).exists() for base in (ROOT, ROOT / "src/tradectl"))
    ] == []


LINKS = [
    (name_of(page), target)
    for page in PAGES
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    if "://" not in target and not target.startswith("<mailto:")
]


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_links_lead_to_a_file(page, target):
    path, _, anchor = target.partition("#")
    place = ((ROOT / page).parent / path).resolve() if path else ROOT / page
    assert place.exists()
    assert place.is_relative_to(ROOT)
    if anchor:
        assert anchor in anchors(place.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_decisions_are_numbered_and_have_their_three_parts():
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
        assert text.startswith(f"# {int(page.name[:4])}. ")


# Spelled in pieces, so that this file holds none of them.
PLACES = re.compile(
    "|".join(
        [
            r"(?<![\w.…])/" + r"(?:home|Users|root|work|mnt|opt)/[a-z]",
            r"[A-Z]:\\\\?" + r"Users",
            r"\b(?:test\.)?py" + r"pi\.org",
            "python" + "hosted",
            "registry" + r"\.npm",
            "proxy" + r"\.golang",
            r"\barti" + r"factory\b",
        ]
    )
)


def tracked() -> list[Path]:
    """The text files git tracks, and those it would."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, capture_output=True, check=True).stdout.decode().split("\0")[:-1]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_text_names_a_place_of_some_machine_or_a_registry():
    found = []
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw:
            text = raw.decode("utf-8", "replace")
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in PLACES.finditer(text)]
    assert found == []


@pytest.mark.parametrize("text", ["/" + "home/mei", "C:\\" + "Users\\mei", "https://py" + "pi.org/simple"])
def test_the_test_of_places_sees_one(text):
    assert PLACES.search(text)
