"""The settings file `tradectl.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradectl.core.model.card import Grade
from tradectl.core.model.fields import Day, Shape, Span, Text, Truth, Whole

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class PersonShape(Shape):
    """Somebody at the desk."""

    id: Text = Field(pattern=r"^[a-z0-9_.]{1,32}$")
    name: Text = ""
    email: Text = ""
    role: Literal["sales", "merchandiser", "head", "manager", "finance"] = "sales"


class CalendarShape(Shape):
    """Working days of the desk (R45)."""

    workdays: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat")
    holidays: Text = "CN"
    extra_days_off: tuple[Day, ...] = ()
    extra_workdays: tuple[Day, ...] = ()


class CadenceShape(Shape):
    """How often each class is handled (R5–R9)."""

    A: Span | None = None
    B: Span | None = None
    C: Span | None = None
    D: Span | None = None
    E: Span | None = None
    won: Span | None = None


class HorizonShape(Shape):
    """How far away the expected close of each grade may be (R1)."""

    A: Span | None = None
    B: Span | None = None
    C: Span | None = None


class QuotaShape(Shape):
    """Contacts a month for the higher grades (R24)."""

    grades: tuple[Grade, ...] = ("A", "B")
    contacts_a_month: Whole = 5


class ReviewShape(Shape):
    """How often a card is looked through (R74)."""

    default: Span | None = None
    E: Span | None = None


class GitShape(Shape):
    """Whether each command is committed."""

    commit: Truth = True


class Desk(Shape):
    """Everything `tradectl.yaml` says. Required: format and people."""

    format: Whole
    desk: Text = ""
    language: Literal["en", "zh-Hans", "zh-Hant"] | None = None
    time_zone: Text = "Asia/Shanghai"
    home_currency: Text = Field(default="CNY", pattern="^[A-Z]{3}$")
    calendar: CalendarShape = CalendarShape()
    people: tuple[PersonShape, ...] = Field(min_length=1)
    cadence: CadenceShape = CadenceShape()
    horizon: HorizonShape = HorizonShape()
    quota: QuotaShape = QuotaShape()
    visits_a_week: Whole = 0
    review_every: ReviewShape = ReviewShape()
    git: GitShape = GitShape()
