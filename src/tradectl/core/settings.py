"""The desk's settings as the rules need them: plain, frozen, no parser behind them."""

from collections.abc import Mapping
from datetime import date

from tradectl.core.named import NamedTuple

UNITS = ("workday", "day", "week", "month", "year")


class Interval(NamedTuple):
    """A span such as `7 days` or `1 workday`; `unit` is one of UNITS. Months and years are calendar ones."""

    count: int  # type: ignore[assignment]  # a tuple's own `count` is of no use here
    unit: str

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


class Person(NamedTuple):
    """Somebody at the desk; `role` is sales, merchandiser, head, manager or finance."""

    id: str
    name: str = ""
    email: str = ""
    role: str = "sales"


DEFAULT_CADENCE: Mapping[str, Interval] = {
    "A": Interval(1, "workday"),
    "B": Interval(7, "day"),
    "C": Interval(15, "day"),
    "D": Interval(30, "day"),
    "E": Interval(1, "year"),
    "won": Interval(30, "day"),
}
DEFAULT_HORIZON: Mapping[str, Interval] = {
    "A": Interval(1, "month"),
    "B": Interval(3, "month"),
    "C": Interval(6, "month"),
}
DEFAULT_REVIEW: Mapping[str, Interval] = {"default": Interval(2, "month"), "E": Interval(1, "year")}


class Settings(NamedTuple):
    """What `tradectl.yaml` says, defaults filled in.

    `workdays` are weekday numbers (Monday 0); `holidays` is a country code or None; `lines` gives the line of
    `tradectl.yaml` a dotted key stands on, for evidence.
    """

    people: tuple[Person, ...]
    desk: str = ""
    language: str = "en"
    time_zone: str = "Asia/Shanghai"
    home_currency: str = "CNY"
    workdays: frozenset[int] = frozenset(range(6))
    holidays: str | None = "CN"
    extra_days_off: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()
    cadence: Mapping[str, Interval] = DEFAULT_CADENCE
    horizon: Mapping[str, Interval] = DEFAULT_HORIZON
    quota_grades: tuple[str, ...] = ("A", "B")
    contacts_a_month: int = 5
    visits_a_week: int = 0
    review_every: Mapping[str, Interval] = DEFAULT_REVIEW
    commit: bool = True
    lines: Mapping[str, int] = {}

    def person(self, person_id: str) -> Person | None:
        """Return the person of that id, None if the desk has none."""
        return next((person for person in self.people if person.id == person_id), None)

    def named(self, text: str) -> Person | None:
        """Return the person of an id, else the only one of a name or an e-mail, in any case; None for anybody else."""
        from tradectl.core.naming import fold  # noqa: PLC0415 (start-up)

        found = [one for one in self.people if text.strip() and fold(text) in (fold(one.name), fold(one.email))]
        by_id = self.person(text) or next((one for one in self.people if fold(one.id) == fold(text)), None)
        return by_id or (found[0] if len(found) == 1 else None)
