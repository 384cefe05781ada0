"""What was kept of a workspace in the index file: opened when first asked, so that nothing is opened in vain."""

from __future__ import annotations

import json

from tradectl.core.layout import SETTINGS
from tradectl.store.almanac import Almanac
from tradectl.store.index.chunk import DamagedError
from tradectl.store.index.looks import is_young, look_at
from tradectl.store.index.surroundings import ALONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tradectl.core.message import Message
    from tradectl.core.problems import Problem
    from tradectl.core.settings import Settings
    from tradectl.store.index.catalogue import Catalogue
    from tradectl.store.index.database import Database
    from tradectl.store.index.surroundings import Surroundings
    from tradectl.store.index.task import Task


class Memory:
    """The index file of a workspace; without a cache folder everything is looked up anew and kept for one command."""

    def __init__(self, root: Path | None = None, surroundings: Surroundings = ALONE) -> None:
        self._root = root
        self._surroundings = surroundings
        self._database: Database | None = None
        self._almanac: Almanac | None = None

    @property
    def notice(self) -> Message | None:
        """Return what a person should know of the index file: that it was replaced, that it cannot be kept."""
        return self._database.notice if self._database else None

    def now(self) -> int:
        """Return the time in ns by the clock that files are stamped by."""
        return self._surroundings.now()

    @property
    def progress(self) -> Callable[[Message, int, int], None]:
        """Return what is told how far something is."""
        return self._surroundings.progress

    @property
    def almanac(self) -> Almanac:
        """Return what is known of countries."""
        if self._almanac is None:
            self._almanac = Almanac(self._about("almanac"))
        return self._almanac

    def catalogue(self, task: Task, *, only_cards: bool) -> Catalogue:
        """Return the catalogue, every customer's files looked at now, or the cards alone."""
        from tradectl.store.index.catalogue import Catalogue  # noqa: PLC0415 (start-up)
        from tradectl.store.index.desk_row import stamp_of  # noqa: PLC0415

        stamp = stamp_of(task.settings, self.almanac, self._surroundings.version)
        catalogue = Catalogue(task.root, self._file(), self._surroundings, task, stamp, only_cards=only_cards)
        catalogue.refresh()
        return catalogue

    def desk(self) -> tuple[Settings, tuple[Problem, ...]] | None:
        """Return the settings and their problems where `tradectl.yaml` is as it was when they were read."""
        told = self._about("desk")
        if not told or self._root is None:
            return None
        from tradectl.store.index.desk_row import settings_of_row  # noqa: PLC0415
        from tradectl.store.index.rows import problems_of_rows  # noqa: PLC0415

        kept = json.loads(told)
        if kept["look"] != list(look_at(self._root / SETTINGS)) or kept["program"] != self._surroundings.version:
            return None
        return settings_of_row(kept["settings"]), problems_of_rows(kept["problems"])

    def keep_desk(self, settings: Settings, problems: tuple[Problem, ...]) -> None:
        """Keep settings that were just read, unless the file may change again unseen."""
        if self._root is None or self._surroundings.cache is None:
            return
        look = look_at(self._root / SETTINGS)
        if is_young(look, self._surroundings.now()):
            return
        from tradectl.store.index.desk_row import settings_row  # noqa: PLC0415
        from tradectl.store.index.rows import problem_row  # noqa: PLC0415

        told = {"look": look, "program": self._surroundings.version, "settings": settings_row(settings)}
        self._keep("desk", json.dumps({**told, "problems": [problem_row(one) for one in problems]}))

    def close(self, left: list[object] | None = None) -> None:
        """Keep what was learnt of countries, and let go of the file, or put it to what the process's end lets go of."""
        if self._database is None:
            return
        if self._almanac is not None and self._almanac.is_grown:
            self._keep("almanac", self._almanac.text)
        if left is not None and self._database.may_be_left():
            left.append(self._database)
        else:
            self._database.close()

    def _file(self) -> Database:
        if self._database is None:
            from tradectl.store.index.database import Database  # noqa: PLC0415 (start-up)
            from tradectl.store.index.whereabouts import index_stem  # noqa: PLC0415

            cache = self._surroundings.cache
            is_known = cache is not None and self._root is not None
            self._database = Database(index_stem(str(cache), str(self._root)) if is_known else None)
        return self._database

    def _about(self, name: str) -> str:
        """Return a text that was kept, empty where there is none or it is damaged."""
        if self._surroundings.cache is None:
            return ""
        from tradectl.store.index.catalogue import checked  # noqa: PLC0415

        try:
            rows = self._file().ask("SELECT told, mark FROM about WHERE name = ?", (name,))
            return checked(*rows[0]) if rows else ""
        except DamagedError:
            return ""

    def _keep(self, name: str, text: str) -> None:
        """Keep a text; where that cannot be it is worked out again next time."""
        from tradectl.store.index.catalogue import mark  # noqa: PLC0415

        database = self._file()
        try:
            with database.writing() as may_write:
                if may_write:
                    database.tell("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", [(name, text, mark(text))])
        except DamagedError:
            return
