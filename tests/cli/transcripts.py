"""Transcripts: a user's session as a file, read, run and compared line for line.

    # a comment
    @ 2026-03-21 09:00          the clock, at the desk (ten on 2026-03-20 at the start)
    % TRADECTL_USER=hao         a variable of the environment; `% TRADECTL_USER` unsets it
    > card.yaml: old => new     what a person changes in an editor
    ! mv old new                what a person drags in the file manager
    < leads.csv                 a file that comes from elsewhere: copied from tests/cli/files to the home folder
    $ tradectl due              a command; what it prints follows
    | notice on stderr
    [3]                         its exit code, where it is not 0

A transcript whose first line is `# empty` starts in an empty folder, others in a copy of the example workspace.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from world import Machine

DESK_ZONE = ZoneInfo("Asia/Shanghai")
FILES = Path(__file__).parent / "files"
VOLATILE = (
    (re.compile(r"\b[0-9a-f]{40}\b"), "<commit>"),
    (re.compile(r"/\S*/(?=(work|home)\b)"), "/…/"),
)


@dataclass
class Step:
    line: str
    expected: list[str] = field(default_factory=list)

    @property
    def is_command(self) -> bool:
        return self.line.startswith("$ ")


def parse(text: str) -> list[Step]:
    steps: list[Step] = []
    for line in text.splitlines():
        if line.startswith(("$ ", "@ ", "% ", "> ", "! ", "# ", "< ")) or line == "#" or not steps:
            steps.append(Step(line))
        else:
            steps[-1].expected.append(line)
    return steps


def play(machine: Machine, text: str) -> str:
    """Run a transcript and return it as it should have been."""
    told: list[str] = []
    for step in parse(text):
        told.append(step.line)
        if step.line.startswith("@ "):
            machine.now = datetime.strptime(step.line[2:].strip(), "%Y-%m-%d %H:%M").replace(tzinfo=DESK_ZONE)
        elif step.line.startswith("% "):
            name, given, value = step.line[2:].partition("=")
            machine.environment.pop(name.strip(), None)
            machine.environment |= {name.strip(): value} if given else {}
        elif step.line.startswith("! mv "):
            old, new = step.line.split()[2:]
            (machine.folder / old).rename(machine.folder / new)
        elif step.line.startswith("< "):
            shutil.copy(FILES / step.line[2:].strip(), machine.home)
        elif step.line.startswith("> "):
            edit(machine, step.line[2:])
        elif step.is_command:
            told += said(machine, step.line[2:])
        if not step.is_command or step.expected[-1:] == [""]:
            told += [""] if step.expected[-1:] == [""] else []
    return "\n".join(told).rstrip("\n") + "\n"


def said(machine: Machine, command: str) -> list[str]:
    words = shlex.split(command)
    if words[0] == "git":
        done = subprocess.run(
            words, cwd=machine.folder, env=machine.world().environment, capture_output=True, text=True
        )
        code, out, err = done.returncode, done.stdout, done.stderr
    elif words[0] == "tradectl":
        run = machine.run(words[1:])
        code, out, err = run.code, run.out, run.err
    else:
        raise ValueError(command)
    lines = [*out.splitlines(), *(f"| {line}" for line in err.splitlines()), *([f"[{code}]"] if code else [])]
    for shape, word in VOLATILE:
        lines = [shape.sub(word, line) for line in lines]
    return [line.rstrip() for line in lines]


def edit(machine: Machine, words: str) -> None:
    """`PATH: OLD => NEW` replaces text in a file, as a person with an editor would; `\\n` is a line end."""
    path, _, change = words.partition(": ")
    old, _, new = change.partition(" => ")
    (file,) = [machine.folder / path] if path.startswith("../") else machine.folder.glob(path)
    text = file.read_bytes().decode()
    if old not in text:
        raise ValueError(f"{path} has no {old!r}")
    file.write_bytes(text.replace(old, new.replace("\\n", "\n"), 1).encode())
