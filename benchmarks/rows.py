"""The rows of the table: which programs run in turn, and what each row must reach."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leads import write_leads
from measuring import Program, Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stage import Stage

GIT, FIND, LOOK, BARE, PYTHON = "git status", "find", "a stat of each file", "bare typer", "bare Python"
SMALL, DAILY, LARGE = 300, 10_000, 100_000
_JSON = ("--format", "json")
_EVERYBODY = ("--owner", "all")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a row must reach: in words, as a figure, and its limit."""

    text: str
    value: Callable[[Turns], float]
    limit: float
    unit: str = "×"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what is measured (the first program) beside what, how often, what it must reach."""

    key: str
    title: str
    programs: list[Program]
    bounds: list[Bound]
    base: str = ""  # the program the ratio is to
    slow: bool = False  # takes seconds: a few rounds are enough
    together: bool = False  # memory of all its processes


def due(stage: Stage, count: int) -> Row:
    """Return the row of the morning's list as JSON."""
    tree = stage.tracked(count)
    bounds = {
        SMALL: [_ratio("≤ 1.4 × bare typer", "due", BARE, 1.4)],
        DAILY: [_ratio("≤ 1.0 × git status (aim 0.75)", "due", GIT, 1.0)],
        LARGE: [
            _ratio("≤ 0.6 × git status (aim 0.5)", "due", GIT, 0.6),
            Bound("< 120 MiB", lambda turns: turns.peak("due"), 120, "MiB"),
        ],
    }
    programs = [_due(stage, tree), _git(stage, tree), _find(stage, tree), _look(stage, tree), _bare(stage)]
    return Row("due", "`due --format json`", programs, bounds.get(count, []), BARE if count == SMALL else GIT)


def due_table(stage: Stage, count: int) -> Row:
    """Return the row of the morning's list on a terminal."""
    tree = stage.tracked(count)
    command = [stage.tradectl, "-w", str(tree), "due", *_EVERYBODY]
    shown = Program("due", lambda _: command, stage.env, terminal=True)
    bounds = [_ratio("≤ 1.5 × git status", "due", GIT, 1.5)] if count == DAILY else []
    return _beside(stage, count, Row("terminal", "`due`, a table on a terminal", [shown], bounds))


def edited(stage: Stage, count: int) -> Row:
    """Return the row of `due` after one card was changed in an editor."""
    tree = stage.written(count)
    cards = [home / "card.yaml" for home in stage.customers(tree)]
    own = [card for card in cards[:: max(len(cards) // 500, 1)] if card.read_bytes().startswith(b"# yaml-language")]

    def edit(turn: int) -> None:
        with own[turn % len(own)].open("ab") as card:
            card.write(b"# looked at\n")

    after = _due(stage, tree, "due after an edit", edit)
    bound = Bound(
        "within 20 ms of the unedited run",
        lambda turns: 1000 * turns.paired(lambda seconds: seconds["due after an edit"] - seconds["due"]),
        20,
        "ms",
    )
    bounds = [bound] if count == DAILY else []
    return Row("edited", "`due --format json` after one card was edited", [after, _due(stage, tree)], bounds, "due")


def log(stage: Stage, count: int) -> Row:
    """Return the row of a follow-up."""
    return _writing(stage, count, "log", _log)


def add(stage: Stage, count: int) -> Row:
    """Return the row of a new customer."""
    return _writing(stage, count, "add", _add)


def first_index(stage: Stage, count: int) -> Row:
    """Return the row of the first index."""
    program = _due(stage, stage.tracked(count), "first index", lambda _: shutil.rmtree(stage.cache, ignore_errors=True))
    limits = {DAILY: 3, LARGE: 30}
    bounds = []
    if count in limits:
        bounds = [
            Bound(f"≤ {limits[count]} s", lambda turns: turns.seconds("first index"), limits[count], "s"),
            Bound("< 300 MiB", lambda turns: turns.peak("first index"), 300, "MiB"),
        ]
    return Row("index", "first index, with `due`", [program], bounds, slow=True, together=True)


def validate(stage: Stage, count: int) -> Row:
    """Return the row of a look at everything."""
    command = [stage.tradectl, "-w", str(stage.tracked(count)), "validate", *_JSON]
    bounds = [Bound("≤ 4 s", lambda turns: turns.seconds("validate"), 4, "s")] if count == DAILY else []
    programs = [Program("validate", lambda _: command, stage.env)]
    return Row("validate", "`validate --format json`", programs, bounds, slow=True, together=True)


def listing(stage: Stage, count: int) -> Row:
    """Return the row of everybody's customers."""
    tree = stage.tracked(count)
    command = [stage.tradectl, "-w", str(tree), "list", *_EVERYBODY, *_JSON]
    program = Program("list", lambda _: command, stage.env)
    return _beside(stage, count, Row("list", "`list --format json`", [program], []))


def find(stage: Stage, count: int) -> Row:
    """Return the row of a search for one customer among all."""
    tree = stage.tracked(count)
    name = _code(stage.customers(tree)[count // 2])
    command = [stage.tradectl, "-w", str(tree), "find", name, *_JSON]
    program = Program("find", lambda _: command, stage.env)
    return _beside(stage, count, Row("find", "`find CODE --format json`", [program], []))


def completion(stage: Stage, count: int) -> Row:
    """Return the row of the tab key after the first letters of a code."""
    tree = stage.tracked(count)
    letters = _code(stage.customers(tree)[count // 2])[:4]
    asked = {**_completing("tradectl", f"tradectl show {letters}", 2), "TRADECTL_WORKSPACE": str(tree)}
    complete = Program("completion", lambda _: [stage.tradectl], {**stage.env, **asked})
    bare = Program("bare completion", lambda _: [stage.bare], {**stage.env, **_completing("bare", "bare --name a", 2)})
    bounds = [_ratio("≤ 1.5 × a bare application's", "completion", "bare completion", 1.5)]
    return Row("complete", "completion of a code", [complete, bare], bounds, "bare completion")


def importing(stage: Stage, count: int) -> Row:
    """Return the row of the plan for as many rows of a table as there are customers, the index made already."""
    file = stage.scratch / f"leads-{count}.csv"
    write_leads(count, file, after=count)
    tree = str(stage.tracked(count))
    command = [stage.tradectl, "-w", tree, "import", str(file), "--dry-run", *_JSON]
    bounds = []
    if count == DAILY:
        bounds = [
            Bound("< 10 s", lambda turns: turns.seconds("import"), 10, "s"),
            Bound("< 500 MiB", lambda turns: turns.peak("import"), 500, "MiB"),
        ]
    programs = [Program("import", lambda _: command, stage.env)]
    return Row("import", "`import --dry-run` of as many rows", programs, bounds, slow=True, together=True)


ROWS = {
    "due": due,
    "terminal": due_table,
    "edited": edited,
    "log": log,
    "add": add,
    "list": listing,
    "find": find,
    "complete": completion,
    "validate": validate,
    "import": importing,
    "index": first_index,
}


# ---- programs


def _beside(stage: Stage, count: int, row: Row) -> Row:
    """Return a row with what it is compared with: the bare application among a few customers, else git status."""
    other = _bare(stage) if count == SMALL else _git(stage, stage.tracked(count))
    return replace(row, programs=[*row.programs, other], base=other.name)


def _ratio(text: str, name: str, base: str, limit: float) -> Bound:
    return Bound(text, lambda turns: turns.ratio(name, base), limit)


def _due(stage: Stage, tree: Path, name: str = "due", before: Callable[[int], None] | None = None) -> Program:
    command = [stage.tradectl, "-w", str(tree), "due", *_EVERYBODY, *_JSON]
    return (
        Program(name, lambda _: command, stage.env, before) if before else Program(name, lambda _: command, stage.env)
    )


def _git(stage: Stage, tree: Path) -> Program:
    return Program(GIT, lambda _: ["git", "-C", str(tree), "status"], stage.env)


def _find(stage: Stage, tree: Path) -> Program:
    command = ["find", str(tree / "prospect"), str(tree / "won"), "-type", "f"]
    return Program(FIND, lambda _: command, stage.env)


def _look(stage: Stage, tree: Path) -> Program:
    return Program(LOOK, lambda _: [stage.python, "-I", str(stage.scratch / "look.py"), str(tree)], stage.env)


def _bare(stage: Stage) -> Program:
    return Program(BARE, lambda _: [stage.bare, "--name", "anna"], stage.env)


def _writing(stage: Stage, count: int, name: str, program: Callable[[Stage, Path, str], Program]) -> Row:
    """Return the row of a writing verb beside itself among 300, git status, and a look at each file.

    The look's own cost is that of the script without the start of Python.
    """
    title = f"`{name}`, no git commit"
    tree = stage.written(count)
    if count == SMALL:
        return _beside(stage, count, Row(name, title, [program(stage, tree, name)], []))
    small = f"{name} among {SMALL}"
    python = Program(PYTHON, lambda _: [stage.python, "-I", "-c", "pass"], stage.env)
    programs = [program(stage, tree, name), program(stage, stage.written(SMALL), small)]
    programs += [_look(stage, stage.tracked(count)), python]
    own = Bound(
        f"≤ 1.3 × among {SMALL} + the look",
        lambda turns: turns.paired(
            lambda seconds: seconds[name] / (1.3 * seconds[small] + seconds[LOOK] - seconds[PYTHON])
        ),
        1.0,
    )
    bounds = [_ratio("≤ 1.0 × git status", name, GIT, 1.0), own] if count == DAILY else []
    return _beside(stage, count, Row(name, title, programs, bounds))


def _log(stage: Stage, tree: Path, name: str) -> Program:
    homes = stage.customers(tree)
    start = secrets.randbelow(len(homes))

    def command(turn: int) -> list[str]:
        code = _code(homes[(start + 7 * turn) % len(homes)])
        said = ("Called about the sample", "--via", "call", "--next", "+7d", "--goal", "hear about the sample")
        return [stage.tradectl, "-w", str(tree), "log", code, *said, *_JSON]

    return Program(name, command, stage.env)


def _add(stage: Stage, tree: Path, name: str) -> Program:
    def command(_turn: int) -> list[str]:
        word = "".join(secrets.choice("bcdfghjklmnpqrstvwxyz") + secrets.choice("aeiou") for _ in range(6))
        who = ("--name", f"{word.capitalize()} Leuchten GmbH", "--country", "DE", "--owner", "hao", "--website")
        whom = (f"{word}.example", "--contact", f"Ute Franke <ute@{word}.example>", "--product", "LED panel 60x60")
        phone = ("--phone", f"+49 89 {secrets.randbelow(10**6) + 2 * 10**6}")
        return [stage.tradectl, "-w", str(tree), "add", *who, *whom, *phone, *_JSON]

    return Program(name, command, stage.env)


def _completing(name: str, words: str, place: int) -> dict[str, str]:
    return {f"_{name.upper()}_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(place)}


def _code(home: Path) -> str:
    return home.name.split("-")[1]
