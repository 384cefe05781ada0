"""Install a wheel of tradectl, as a user has it, and a bare typer application beside it to compare with."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_MARK = "installed"  # a file that tells what is

_BARE = '''\
"""The least a typer application does: one command, one option, something to complete."""

from typing import Annotated

import typer

app = typer.Typer()


def names() -> list[str]:
    return ["anna", "bert", "carl"]


@app.command()
def greet(name: Annotated[str, typer.Option(help="Whom to greet.", autocompletion=names)] = "world") -> None:
    typer.echo(name)


def run() -> None:
    app(prog_name="bare")
'''
_LOOK = '''\
"""Look at the size and times of every card and every journal, as whoever wants a right answer must."""

import os
import sys

seen = []
for group in ("prospect", "won"):
    for shelf in os.listdir(f"{sys.argv[1]}/{group}"):
        folder = os.open(f"{sys.argv[1]}/{group}/{shelf}", os.O_RDONLY)
        for customer in os.listdir(folder):
            for name in ("card.yaml", "journal.jsonl"):
                try:
                    found = os.stat(f"{customer}/{name}", dir_fd=folder)
                except FileNotFoundError:
                    continue
                seen.append((found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))
        os.close(folder)
print(len(seen))
'''


def install(scratch: Path, source: Path = REPOSITORY) -> Path:
    """Build a wheel of `source`, install it into an environment of its own with its bytecode, and return that."""
    home, wheels = scratch / "venv", scratch / "wheels"
    scratch.mkdir(parents=True, exist_ok=True)
    for old in wheels.glob("*.whl"):
        old.unlink()
    _pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(source))
    wheel = str(next(wheels.glob("tradectl-*.whl")))
    python = str(home / "bin" / "python")
    if not (home / _MARK).exists():
        subprocess.run((sys.executable, "-m", "venv", "--clear", str(home)), check=True)
        _pip(python, "install", wheel, "--constraint", str(_versions(scratch)))
    else:
        _pip(python, "install", "--upgrade", wheel, "--constraint", str(_versions(scratch)))
        _pip(python, "install", "--force-reinstall", "--no-deps", wheel)
    _install_bare(home)
    (home / _MARK).write_text(_commit(source), encoding="utf-8")
    (scratch / "look.py").write_text(_LOOK, encoding="utf-8")
    subprocess.run((python, "-m", "compileall", "-qq", str(home / "lib")), check=False, stdout=subprocess.DEVNULL)
    return home


def built_from(home: Path) -> str:
    """Return which commit the installed program was built from, a version where the source is no repository."""
    return (home / _MARK).read_text(encoding="utf-8")


def _commit(source: Path) -> str:
    command = ("git", "-C", str(source), "describe", "--always", "--dirty")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.strip() or version("tradectl")


def _pip(python: str, *arguments: str) -> None:
    command = (python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments)
    subprocess.run(command, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})


def _versions(scratch: Path) -> Path:
    """Return a file that pins the versions tradectl is developed with."""
    frozen = subprocess.run(
        (sys.executable, "-m", "pip", "freeze", "--exclude-editable", "--disable-pip-version-check"),
        check=True,
        capture_output=True,
        text=True,
    )
    pins = scratch / "versions.txt"
    pins.write_text("".join(f"{row}\n" for row in frozen.stdout.splitlines() if "==" in row), encoding="utf-8")
    return pins


def _install_bare(home: Path) -> None:
    """Put the bare application beside tradectl, with the console script that pip wrote for tradectl."""
    library = next((home / "lib").glob("python*/site-packages"))
    (library / "bare.py").write_text(_BARE, encoding="utf-8")
    script = home / "bin" / "bare"
    script.write_bytes((home / "bin" / "tradectl").read_bytes().replace(b"tradectl.cli.entry", b"bare"))
    script.chmod(0o755)
