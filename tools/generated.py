"""Keep a generated file: write it anew, or say that it is stale."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def keep(target: Path, text: str, *, check: bool, remedy: str, called: str = "", formatted: bool = False) -> int:
    """Write a text where the file holds another one; with `check` say what to run instead, and return 1.

    `called` is what the file is called in that line where its name alone says too little; `formatted` lets the
    formatter have Python text first.
    """
    if formatted:
        text = formatted_text(target, text)
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return 0
    if check:
        print(f"{called or target.name} is stale; run: {remedy}")
        return 1
    target.write_text(text, encoding="utf-8")
    return 0


def formatted_text(target: Path, text: str) -> str:
    """Return Python text as `ruff format` would leave it in that place."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--stdin-filename", str(target)]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
