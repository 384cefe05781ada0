"""What a command imports: every module is milliseconds before the coffee (docs/architecture.md, start-up)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "workspace"
PROGRAM = """
import json, sys
from tradectl.cli.context import real_world
from tradectl.cli.main import main
code = main(sys.argv[1:], real_world())
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*arguments: str, home: Path) -> tuple[int, set[str]]:
    environment = {**os.environ, "TRADECTL_TODAY": "2026-03-20T10:00", "TRADECTL_USER": "mei", "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "-w", str(EXAMPLE), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr.strip().splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("arguments", [("due",), ("due", "--format", "json"), ("list",), ("find", "panel")])
def test_a_listing_that_is_piped_loads_no_terminal(arguments, tmp_path):
    code, modules = loaded(*arguments, home=tmp_path)
    assert code == 0
    assert not modules & {"rich", "ruamel.yaml", "phonenumbers", "pycountry", "babel", "rapidfuzz"}


def test_help_loads_no_workspace(tmp_path):
    code, modules = loaded("due", "--help", home=tmp_path)
    assert code == 0
    assert not modules & {"pydantic", "yaml", "holidays", "rich", "phonenumbers"}


def test_the_rules_need_no_parser():
    """The index of facts must be able to feed them."""
    program = "import sys, tradectl.core.agenda; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"pydantic", "yaml", "holidays", "typer", "rich", "subprocess"}
