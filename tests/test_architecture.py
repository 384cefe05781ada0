"""The rules of docs/architecture.md as tests that can fail: one writer, one runner of programs, one clock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tradectl"
FILES = sorted(SOURCE.rglob("*.py"))

WRITING_METHODS = {
    "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "replace", "touch", "chmod", "symlink_to",
    "hardlink_to",
}  # fmt: skip
WRITING_OS = {
    "rename", "renames", "replace", "remove", "unlink", "rmdir", "removedirs", "mkdir", "makedirs", "link", "symlink",
    "truncate", "ftruncate", "write", "chmod", "fchmod", "utime", "mkfifo",
}  # fmt: skip
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
CHANCE = {"secrets", "random", "uuid"}


def inside(path: Path, *folders: str) -> bool:
    relative = path.relative_to(SOURCE).as_posix()
    return any(relative == folder or relative.startswith(f"{folder}/") for folder in folders)


def calls(tree: ast.AST):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def dotted(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Attribute):
        return (*dotted(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else ("",)


def writes(call: ast.Call) -> bool:
    """A call that changes the disk; `text.replace("a", "b")` and `replace(value, field=…)` do not."""
    name = dotted(call.func)
    if name[0] == "os" and name[-1] in WRITING_OS:
        return True
    if name[0] == "shutil":
        return name[-1] != "which"
    if name[-1] == "open" and len(name) <= 2 and name[0] != "os":
        modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
        return any(isinstance(mode, ast.Constant) and str(mode.value)[:1] in "wax" for mode in modes)
    if len(name) < 2 or name[-1] not in WRITING_METHODS:
        return False
    if name[-1] == "replace":
        return len(call.args) == 1 and not call.keywords  # Path.replace(target); str.replace takes two
    return True


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_only_the_writer_writes():
    """store/apply in the workspace, store/export elsewhere, store/git through git; nothing else.

    The index makes its file in the cache folder, and a process that looks at half of the files tells what it saw
    through a pipe.
    """
    writers = ("store/apply", "store/export.py", "store/index/database.py", "store/index/scout.py")
    found = [
        where(path, call) for path in FILES if not inside(path, *writers) for call in calls(parse(path)) if writes(call)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ["p.write_text('x')", "open(p, 'w')", "p.open('ab')", "os.rename(a, b)", "shutil.move(a, b)", "p.replace(q)"],
)
def test_the_writer_test_sees_a_write(line):
    assert writes(next(calls(ast.parse(line))))


@pytest.mark.parametrize(
    "line", ["text.replace('a', 'b')", "replace(value, a=1)", "open(p, 'rb')", "shutil.which('git')"]
)
def test_the_writer_test_leaves_reading_alone(line):
    assert not writes(next(calls(ast.parse(line))))


def test_only_git_and_the_editor_run_programs():
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        if "subprocess" in imports(parse(path)) and not inside(path, "store/git", "cli/editor.py")
    ]
    assert found == []


def test_only_the_context_reads_clock_and_chance():
    found = [
        where(path, call)
        for path in FILES
        if not inside(path, "cli/context.py")
        for call in calls(parse(path))
        if dotted(call.func)[-2:] in CLOCK
    ]
    found += [
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        if not inside(path, "cli/context.py") and imports(parse(path)) & CHANCE
    ]
    assert found == []


def test_only_the_context_reads_the_environment():
    """The entry hands it to what is asked before the context is loaded."""
    found = [
        where(path, node)
        for path in FILES
        if not inside(path, "cli/context.py", "cli/entry.py")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and dotted(node) in {("os", "environ"), ("os", "getenv")}
    ]
    assert found == []


def test_nothing_below_the_command_line_prints_or_exits():
    found = [
        where(path, call)
        for path in FILES
        if not inside(path, "cli")
        for call in calls(parse(path))
        if dotted(call.func) in {("print",), ("exit",), ("sys", "exit"), ("typer", "Exit"), ("typer", "echo")}
    ]
    assert found == []


def test_files_and_functions_stay_small():
    """A cap matters more than an average: one file that eats the rest is how good code bases spoil."""
    large = [
        path.relative_to(SOURCE).as_posix()
        for path in FILES
        if len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    long = [
        f"{where(path, node)} {node.name}"
        for path in FILES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert large == []
    assert long == []


def test_names_are_the_trades_words():
    banned = {"manager", "handler", "utils", "helper", "helpers", "data", "info", "service", "misc", "common"}
    found = [path.relative_to(SOURCE).as_posix() for path in FILES if banned & set(path.stem.split("_"))]
    found += [
        f"{where(path, node)} {node.name}"
        for path in FILES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef)
        and any(word in node.name.lower() for word in ("manager", "handler", "helper"))
    ]
    assert found == []
