"""Hostile text in every field, name and word, out of every door: it is shown, and does nothing."""

from __future__ import annotations

import json
from functools import cache

import pytest

from hostile.desks import WHOLE, code, deal_folder, file_name, hostile_desk, in_yaml, quoted
from hostile.judges import assert_inert, assert_safe_csv, assert_safe_markdown, assert_safe_page, comments_of
from hostile.payloads import PAYLOADS
from tradectl.cli.names import VERBS
from tradectl.views.safe import clean

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SIZE = 1 if WHOLE else 13
GROUPS = [PAYLOADS[start : start + SIZE] for start in range(0, len(PAYLOADS), SIZE)]
every_group = pytest.mark.parametrize(
    ("at", "texts"),
    [
        pytest.param(at, [payload.text for payload in group], id=group[0].name.replace(" ", "-"))
        for at, group in enumerate(GROUPS)
    ],
)
every_payload = pytest.mark.parametrize(
    ("at", "text"),
    [pytest.param(at, payload.text, id=payload.name.replace(" ", "-")) for at, payload in enumerate(PAYLOADS)],
)


def some(lines, at, step):
    """Return every `step`th line, others for each text; all of them in the long edition."""
    return lines if WHOLE else lines[at % step :: step]


SHOWN = (
    "due --all --why", "due --owner all --within 400", "list", "find bolt", "validate", "validate --format lines",
    "duplicates --verdict possible", "merge BOLT0 BOLT1 --dry-run",
    "report week --dry-run", "fair list", "report fair BOLT0", "undo --list", "save --dry-run",
    "regrade --suggest", *["doctor"] * ("doctor" in VERBS),
)  # fmt: skip
JSON = (
    "due --all", "list", "find bolt", "validate", "report week --stdout", "undo --list", "fair list",
    "report fair BOLT0 --stdout",
    "duplicates --verdict possible",
    *["doctor"] * ("doctor" in VERBS),
)  # fmt: skip
CSV = ("due --all --why", "list", "find bolt", "validate", "duplicates --verdict possible", "fair list")
MARKDOWN = ("due --all --why", "list", "find bolt", "validate", "duplicates --verdict possible", "fair list")
OF_ONE = ("why {}", "show {}", "show {} --all", "open {}")


def unspaced(text: str) -> str:
    return "".join(text.split())


def judged(machine, command, *, codes=(0, 1, 3), **options):
    """Run a command and check what goes to both streams."""
    run = machine.run(command, **options)
    assert run.code in codes, (command, run.code, run.err[-2000:])
    assert "Traceback" not in run.err
    assert_inert(run.err)
    if "csv" not in command:
        assert_inert(run.out)
    return run


@every_group
def test_what_is_shown(at, texts):
    language = LANGUAGES[at % 3]
    with hostile_desk(*texts) as machine:
        of_one = [line.format(code(one)) for one in range(len(texts)) for line in some(OF_ONE, at + one, 2)]
        for number, command in enumerate((*some(SHOWN, at, 2), *of_one)):
            for terminal in (False, True) if WHOLE else ((number + at // 2) % 2 == 0,):
                run = judged(machine, f"{command} --lang {language}", terminal=terminal)
                assert run.out or run.err
        machine.environment |= {"NO_COLOR": "", "COLUMNS": "30"}
        for command in some(("due --all --why", "list", "show BOLT0", "validate"), at, 4):
            judged(machine, f"{command} --lang {language}", terminal=True)


@every_group
def test_what_programs_read(at, texts):
    language = LANGUAGES[at % 3]
    with hostile_desk(*texts) as machine:
        for command in (*some(JSON, at, 2), "why BOLT0"):
            run = judged(machine, f"{command} --format json --lang {language}", terminal=True)
            assert json.loads(run.out)["tradectl"] == 1
            assert run.out.count("\n") == 1
        for command in some(CSV, at, 2):
            assert_safe_csv(judged(machine, f"{command} --format csv --lang {language}").out)
        for command in (*some(MARKDOWN, at, 2), *(f"show {code(one)}" for one in range(len(texts)))):
            assert_safe_markdown(judged(machine, f"{command} --format md --lang {language}").out)


@every_group
def test_json_tells_exactly_what_the_files_say(at, texts):
    language = LANGUAGES[at % 3]
    with hostile_desk(*texts) as machine:
        listed = json.loads(judged(machine, "list --format json").out)["data"]["customers"]
        names = {one["code"]: one["name"] for one in listed}
        for one, text in enumerate(texts):
            told = json.loads(judged(machine, f"show {code(one)} --format json --lang {language}").out)["data"]
            known = in_yaml(text)
            card, entry = told["customer"], told["journal"][0]
            assert (
                card["name"] == card["aliases"][1] == card["address"]["city"] == card["contacts"][0]["notes"] == known
            )
            assert card["project"]["plan"] == card["notes"] == card["links"][0]["url"] == card["tags"][0] == known
            assert known in card["accept"].values()
            assert entry["did"] == entry["promised"][0]["what"] == entry["files"][0] == known
            assert [(deal["path"], deal["title"]) for deal in told["deals"]] == [(deal_folder(text, one), known)]
            assert names[code(one)] == known


@cache
def comments_of_a_report(language):
    with hostile_desk("plain") as machine:
        return frozenset(comments_of(machine.run(f"report week --stdout --lang {language}").out))


@every_group
def test_the_report_of_a_week(at, texts):
    language = LANGUAGES[at % 3]
    with hostile_desk(*texts) as machine:
        command = f"report week --lang {language}"
        assert_safe_markdown(judged(machine, f"{command} --stdout").out, comments_of_a_report(language))
        page = assert_safe_page(judged(machine, f"{command} --stdout --format html").out)
        assert all(unspaced(clean(in_yaml(text))) in unspaced(page.text) for text in texts)
        judged(machine, f"{command} --format html")
        (written,) = machine.folder.glob("reports/2026/*.md")
        assert_safe_markdown(written.read_text("utf-8"), comments_of_a_report(language))
        assert_safe_page(written.with_suffix(".html").read_text("utf-8"))
        generated = written.read_bytes()
        mine = "\n\n".join(map(in_yaml, texts))  # a person writes below what was generated
        written.write_bytes(generated + f"\n## Mine\n\n{mine}\n".encode())
        judged(machine, f"{command} --stdout", terminal=True)
        assert_safe_page(judged(machine, f"{command} --stdout --format html").out)


@cache
def comments_of_a_fair(language):
    with hostile_desk("plain") as machine:
        return frozenset(comments_of(machine.run(f"report fair BOLT0 --stdout --lang {language}").out))


@every_group
def test_the_report_of_a_fair(at, texts):
    language = LANGUAGES[at % 3]
    with hostile_desk(*texts) as machine:
        command = f"report fair BOLT0 --lang {language}"
        assert_safe_markdown(judged(machine, f"{command} --stdout").out, comments_of_a_fair(language))
        page = assert_safe_page(judged(machine, f"{command} --stdout --format html").out)
        assert unspaced(clean(in_yaml(texts[0]))) in unspaced(page.text)
        judged(machine, f"{command} --format html")
        (written,) = machine.folder.glob("reports/2026/fair-*.md")
        assert_safe_markdown(written.read_text("utf-8"), comments_of_a_fair(language))
        assert_safe_page(written.with_suffix(".html").read_text("utf-8"))


def words(text):
    """Command lines with the text in every place a word can stand."""
    return (
        ["due", "--owner", text], ["due", "--grade", text], ["due", "--format", text], ["due", "--within", text],
        ["due", "--limit", text], ["due", "--today", text], ["due", "--lang", text], ["due", "-w", text],
        ["due", "--by", text], ["due", text], ["due", f"--{text}"], ["due", f"-{text}"], [text], [f"--{text}"],
        ["why", text], ["find", text], ["find", text, "--format", "json"], ["show", text, "--format", "json"],
        ["list", "--due", text], ["list", "--country", text], ["log", text, text],
        ["log", "BOLT0", text, "--via", text],
        ["log", "BOLT0", "x", "--next", text], ["log", "BOLT0", "x", "--promise", f"{text} by fri"],
        ["log", "BOLT0", "x", "--promise", f"x by {text}"], ["log", "BOLT0", "x", "--file", text],
        ["log", "BOLT0", "x", "--at", text], ["log", "--withdraw", text, "--because", text],
        ["log", "--correct", text, text], ["kept", "BOLT0", text], ["kept", "BOLT0", "1", "--moved", text],
        ["add", "--name", text, "--country", text], ["add", "--name", text, "--country", "DE", "--code", text],
        ["add", "--name", "X", "--country", "DE", "--contact", text, "--grade", text], ["set", "BOLT0", f"{text}=x"],
        ["set", "BOLT0", f"owner={text}"], ["set", "BOLT0", text], ["set", "BOLT0", f"contacts.{text}={text}"],
        ["snooze", "BOLT0", text, "--because", text], ["regrade", "BOLT0", text], ["won", "BOLT0", "--on", text],
        ["reopen", "BOLT0", "--grade", text], ["refile", "BOLT0", "--by", text], ["validate", text],
        ["report", text], ["report", "week", text], ["report", "week", "--owner", text], ["undo", text],
        ["schema", text], ["open", text], ["edit", text], ["init", text, "--person", text, "--dry-run"],
        ["init", text, "--desk", text, "--dry-run"], ["review", text], ["recover", text], ["save", text, text],
        ["export", text], ["export", "-", "--as", text], ["export", "-", "--as", "csv", "--where", text],
        ["export", f"x{file_name(text)}.csv", "--dry-run"], ["duplicates", "--verdict", text], ["merge", text, "BOLT0"],
        ["import", text], ["import", text, "--plan", text],
        ["fair", text], ["fair", "new", text, "--on", text, "--place", text], ["report", "fair", text],
        ["fair", "new", text, "--on", "2026-03-02", "--place", text],
        ["fair", "new", "Messe", "--on", "2026-03-02", "--place", text, "--cost", text],
        ["merge", "BOLT0", text, "--because", text], ["merge", "BOLT0", "BOLT0", "--take", text],
    )  # fmt: skip


@every_payload
def test_words_of_the_command_line(at, text):
    word = text.replace("\0", "")  # the system ends a word there
    with hostile_desk("plain") as machine:
        machine.run("due")
        for number, command in enumerate(some(words(word), at, 6)):
            spoken = [*command, "--lang", LANGUAGES[number % 3]] if number % 4 else command
            run = judged(machine, spoken, codes=(0, 1, 2, 3, 130), terminal=number % 2 == 0)
            assert run.out or run.err
            if run.out.startswith('{"tradectl"'):
                json.loads(run.out)


def test_every_verb_gets_its_words():
    assert {command[0] for command in words("x")} >= set(VERBS) - {"doctor"}


@every_payload
def test_what_is_written_is_told_safely_and_kept_exactly(at, text):
    language = LANGUAGES[at % 3]
    word = text.replace("\0", "")
    if any("\ud800" <= one <= "\udfff" for one in word):
        word = in_yaml(word)  # refused, see above
    with hostile_desk("plain") as machine:
        commands = (
            ["log", "BOLT0", f"x{word}", "--heard", word, "--with", word, "--channel", word, "--next", "+3d",
             "--goal", word, "--promise", f"{word} by fri", "--await", f"{word} by fri"],
            ["set", "BOLT0", f"notes={word}", f"contacts.role={word}", f"tags={word}"],
            ["snooze", "BOLT0", "+9d", "--because", f"x{word}"],
            ["regrade", "BOLT0", "C", "--because", word],
            ["add", "--name", f"Q {word}", "--country", "DE", "--code", "NEU", "--contact", word, "--phone", word,
             "--website", word, "--product", word, "--fair", word, "--note", word],
        )  # fmt: skip
        for command in (commands[0], *some(commands[1:], at, 4)):
            judged(machine, [*command, "--dry-run", "--lang", language], terminal=True)
            judged(machine, [*command, "--dry-run", "--format", "json"])
            judged(machine, [*command, "--lang", language], terminal=True)
        judged(machine, f"undo --list --lang {language}", terminal=True)
        judged(machine, "undo --dry-run", terminal=True)
        told = json.loads(judged(machine, "show BOLT0 --format json").out)["data"]
        logged = next(entry for entry in told["journal"] if str(entry.get("did", "")).startswith("x"))
        assert unspaced(logged["did"]) == unspaced(f"x{word}")


@every_payload
def test_settings_that_are_wrong(at, text):
    language = LANGUAGES[at % 3]
    told = quoted(in_yaml(text))
    with hostile_desk("plain") as machine:
        lines = (
            f"language: {told}", f"time_zone: {told}", f"home_currency: {told}", f"calendar: {{holidays: {told}}}",
            f"calendar: {{workdays: [{told}]}}", f"cadence: {{A: {told}, {told}: {told}}}", f"visits_a_week: {told}",
            f"git: {{commit: {told}}}", f"quota: {{grades: [{told}]}}", f"people: [{{id: {told}}}]",
        )  # fmt: skip
        for line in some(lines, at, 5):
            people = "" if line.startswith("people") else "people: [{id: mei}]\n"
            (machine.folder / "tradectl.yaml").write_text(f"format: 1\n{people}{line}\n", encoding="utf-8")
            judged(machine, f"due --lang {language}", terminal=True)
            judged(machine, f"validate --lang {language}", terminal=True)
            judged(machine, "validate --format json")


@every_payload
def test_prompts(at, text):
    language = LANGUAGES[at % 3]
    word = text.replace("\0", "").replace("\n", " ").replace("\r", " ")
    word = in_yaml(word)
    with hostile_desk("plain") as machine:
        root = machine.folder / file_name(in_yaml(text))
        (machine.home / ".gitconfig").write_text(f"[user]\n\tname = x{quoted(word)}\n\temail = y@x.example\n", "utf-8")
        machine.environment["TRADECTL_USER"] = "mei"
        judged(machine, ["add", "--lang", language], stdin=f"{word}\nq\nDE\n" + f"{word}\n" * 20, terminal=True,
               codes=(0, 3, 130))  # fmt: skip
        (machine.folder / "tradectl.yaml").rename(machine.home / "away")
        root.mkdir(exist_ok=True)
        judged(machine, ["init", ".", "--no-git", "--lang", language], stdin="\n\n\n\n", terminal=True, folder=root)
        judged(machine, ["open", "BOLT0"], folder=root, terminal=True)
        judged(machine, ["due"], folder=root, terminal=True)
