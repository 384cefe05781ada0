"""Find and open a workspace: walk up to its `tradectl.yaml`, read the settings, know its time zone and working days."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tradectl.core.checks.desk import check_desk
from tradectl.core.checks.typing import DESK, type_problem
from tradectl.core.desk import settings_of
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import SETTINGS
from tradectl.core.message import say
from tradectl.core.model.desk import Desk
from tradectl.core.model.typed import typed
from tradectl.core.problems import Severity
from tradectl.store.calendars import desk_calendar, has_holidays
from tradectl.store.documents import read_yaml, unreadable_problem
from tradectl.store.files import LARGEST_CARD, Unreadable, read_file
from tradectl.store.reader import newer_format, unknown
from tradectl.store.zones import is_zone

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.problems import Problem
    from tradectl.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace: its folder, its settings, its time zone."""

    root: Path
    settings: Settings
    zone: ZoneInfo
    problems: tuple[Problem, ...] = field(default=())

    def calendar(self, today: date) -> WorkCalendar:
        """Return the desk's working days around `today`: the years before, of and after it."""
        return desk_calendar(self.settings, today)


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` with a `tradectl.yaml`; raise NOT_FOUND if there is none."""
    for folder in (start, *start.parents):
        if is_root(folder):
            return folder
    raise TradectlError(
        ErrorCode.NOT_FOUND,
        say("There is no workspace here: no tradectl.yaml in {folder} or above it.", folder=str(start)),
        say("Go to your workspace, name it with -w FOLDER, or make one: tradectl init FOLDER"),
    )


def is_root(folder: Path) -> bool:
    """Return whether a folder is a workspace: it has a `tradectl.yaml`, broken or not."""
    return os.path.lexists(folder / SETTINGS)  # Path.exists raises where a folder may not be looked into


def read_desk(root: Path, language: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings and the problems of `tradectl.yaml`; None where it cannot be used."""
    raw = read_file(root / SETTINGS, LARGEST_CARD)
    if isinstance(raw, Unreadable):
        return None, (unreadable_problem(SETTINGS, raw),)
    yaml = read_yaml(SETTINGS, raw)
    problems = list(yaml.problems)
    if yaml.plain is None:
        return None, tuple(problems)
    if newer := newer_format(yaml, "DESK04", SETTINGS):
        return None, (*problems, newer)
    desk, faults = typed(Desk, yaml.plain)
    problems += [type_problem(fault, DESK, SETTINGS, yaml.place) for fault in faults]
    if desk is None:
        return None, tuple(problems)
    problems += unknown(yaml, Desk, DESK, SETTINGS)
    problems += check_desk(desk, yaml.place, is_zone, has_holidays)
    return settings_of(desk, yaml.plain, root.resolve().name, language, yaml.place), tuple(problems)


def open_workspace(root: Path, language: str) -> Workspace:
    """Return the workspace at `root`; raise INVALID where `tradectl.yaml` has an error."""
    settings, problems = read_desk(root, language)
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if settings is None or errors:
        first = min(errors, key=lambda found: found.place)
        newer = any(found.code == "DESK04" for found in errors)
        raise TradectlError(
            ErrorCode.UNSUPPORTED if newer else ErrorCode.INVALID,
            say(
                "{path}:{line}:{column}: {code} {message}",
                path=first.path,
                line=first.line,
                column=first.column,
                code=first.code,
                message=first.message,
            ),
            first.remedy,
        )
    return Workspace(root, settings, ZoneInfo(settings.time_zone), problems)
