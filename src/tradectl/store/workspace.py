"""Open a workspace: know its settings, time zone, days off and index."""

from __future__ import annotations

import os
from datetime import date
from zoneinfo import ZoneInfo

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import SETTINGS
from tradectl.core.problems import Severity
from tradectl.store.index.memory import Memory
from tradectl.store.index.surroundings import ALONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.calendar import WorkCalendar
    from tradectl.core.problems import Problem
    from tradectl.core.settings import Settings
    from tradectl.store.almanac import Almanac
    from tradectl.store.index.index import Index
    from tradectl.store.index.surroundings import Surroundings


class Workspace:
    """An open workspace: its folder, its settings, its time zone; what is known of it and of countries.

    `folder` is where the person stands, None where nobody says.
    """

    __slots__ = ("folder", "memory", "problems", "root", "settings", "zone")

    def __init__(
        self,
        root: Path,
        settings: Settings,
        zone: ZoneInfo,
        problems: tuple[Problem, ...] = (),
        memory: Memory | None = None,
    ) -> None:
        self.root = root
        self.settings = settings
        self.zone = zone
        self.problems = problems
        self.memory = Memory() if memory is None else memory
        self.folder: Path | None = None

    @property
    def almanac(self) -> Almanac:
        """Return what is known of countries."""
        return self.memory.almanac

    def calendar(self, today: date) -> WorkCalendar:
        """Return the desk's working days around `today`: the years before, of and after it."""
        return self.almanac.desk(self.settings, today)

    def index(self, today: date) -> Index:
        """Return the index, every customer's files looked at now."""
        return self._index(self.calendar(today), today)

    def names(self) -> Index:
        """Return the index where only names are asked for: neither the day matters nor, unless asked for, a journal."""
        return self._index(None, date.min, only_cards=True)

    def _index(self, calendar: WorkCalendar | None, today: date, *, only_cards: bool = False) -> Index:
        from tradectl.store.index.index import Index  # noqa: PLC0415 (start-up)
        from tradectl.store.index.task import Task  # noqa: PLC0415

        task = Task(self.root, self.settings, self.zone, calendar, today, self.almanac.zone)
        return Index(self.memory.catalogue(task, only_cards=only_cards))


def is_root(folder: Path) -> bool:
    """Return whether a folder is a workspace: it has a `tradectl.yaml`, broken or not."""
    return os.path.lexists(folder / SETTINGS)  # Path.exists raises where a folder may not be looked into


def open_workspace(root: Path, language: str, surroundings: Surroundings = ALONE) -> Workspace:
    """Return the workspace at `root`; raise INVALID where `tradectl.yaml` has an error.

    `language` is used where the settings name none. The index of `surroundings` knows the settings as long as nobody
    touched the file.
    """
    memory = Memory(root, surroundings)
    known = memory.desk()
    if known is None:
        known = _sound(root)
        memory.keep_desk(*known)
    settings, problems = known
    settings = settings._replace(language=settings.language or language)
    return Workspace(root, settings, ZoneInfo(settings.time_zone), problems, memory)


def _sound(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings as the file gives them; raise INVALID where it has an error."""
    from tradectl.store.desk_file import read_desk  # noqa: PLC0415 (start-up)

    settings, problems = read_desk(root, "")
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if settings is None or errors:
        first = min(errors, key=lambda found: found.place)
        newer = any(found.code == "DESK04" for found in errors)
        raise TradectlError(
            ErrorCode.UNSUPPORTED if newer else ErrorCode.INVALID,
            first.located,
            first.remedy,
        )
    return settings, problems
