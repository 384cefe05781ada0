"""Read `tradectl.yaml`: the settings, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.desk import check_desk
from tradectl.core.checks.typing import DESK
from tradectl.core.desk import settings_of
from tradectl.core.layout import SETTINGS
from tradectl.core.model.desk import Desk
from tradectl.store.days_off import has_holidays
from tradectl.store.documents import read_yaml, unreadable_problem
from tradectl.store.files import LARGEST_CARD, Unreadable, read_file
from tradectl.store.reader import shaped
from tradectl.store.zones import is_zone

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.problems import Problem
    from tradectl.core.settings import Settings


def read_desk(root: Path, language: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Return the settings and the problems of `tradectl.yaml`; None where it cannot be used."""
    raw = read_file(root / SETTINGS, LARGEST_CARD)
    if isinstance(raw, Unreadable):
        return None, (unreadable_problem(SETTINGS, raw),)
    yaml = read_yaml(SETTINGS, raw)
    problems: list[Problem] = []
    desk = shaped(yaml, Desk, DESK, SETTINGS, problems)
    if desk is None or yaml.plain is None:
        return None, tuple(problems)
    problems += check_desk(desk, yaml.place, is_zone, has_holidays)
    return settings_of(desk, yaml.plain, root.resolve().name, language, yaml.place), tuple(problems)
