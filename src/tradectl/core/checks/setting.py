"""What a check may look at besides its record: the day, the desk, the names of time zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tradectl.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of a check; all of them parameters, nothing read from the air."""

    settings: Settings
    today: date
    is_zone: Callable[[str], bool]
