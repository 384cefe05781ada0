"""What is generated and committed is what its generator makes now."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tradectl.app.schemas import SCHEMAS, schema_text

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "tool", ["schemas.py", "outlines.py", "lines.py", "cli_page.py", "checks_page.py", "variants.py", "folded.py"]
)
def test_generated_files_are_fresh(tool):
    done = subprocess.run([sys.executable, ROOT / "tools" / tool, "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_of_2020_12_and_names_every_required_field(name):
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    wanted = {field.alias or key for key, field in SCHEMAS[name].model_fields.items() if field.is_required()}
    assert set(schema["required"]) == wanted
    assert json.loads(schema_text(name)) == schema
