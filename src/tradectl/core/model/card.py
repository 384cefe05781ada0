"""The card: current facts about one customer (docs/format.md; R53, R60, R64, R85, R86)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tradectl.core.model.fields import Amount, Day, Shape, Text, Texts, Truth, Whole, Yearly
from tradectl.core.model.order import key_order

Grade = Literal["A", "B", "C", "D", "E"]
QualityClass = Literal["A", "B", "C", "D"]


class Source(Shape):
    """Where the lead came from (R88)."""

    kind: Literal["fair", "customs-data", "b2b", "search", "social", "referral", "other"]
    name: Text = ""
    date: Day | None = None


class Address(Shape):
    """A postal address; only what is known."""

    street: Text = ""
    city: Text = ""
    postcode: Text = ""
    region: Text = ""


class Contact(Shape):
    """A person at the customer."""

    name: Text
    role: Text = ""
    email: Text = ""
    phone: Text = ""
    whatsapp: Text = ""
    wechat: Text = ""
    birthday: Yearly | None = None
    main: Truth = False
    notes: Text = ""
    vcard: Texts = ()  # what an imported vCard said besides, a line each


class Anniversary(Shape):
    """A day that comes every year (R29)."""

    on: Yearly
    what: Text


class Demand(Shape):
    """What they buy (R83)."""

    products: Texts = ()
    annual_quantity: Text = ""
    target_price: Amount | None = None
    certificates: Texts = ()


class Project(Shape):
    """The project qualification file (R86)."""

    plan: Text = ""
    problem: Text = ""
    decision_maker: Text = ""
    influencers: Texts = ()
    timetable: Text = ""
    budget: Text = ""
    purchase_flow: Text = ""


class Competitor(Shape):
    """A rival at this customer (R85)."""

    name: Text
    products: Texts = ()
    satisfaction: Text = ""
    rep: Text = ""
    relation: Text = ""


class Term(Shape):
    """One part of the payment terms, in percent of the amount."""

    percent: Whole
    trigger: Literal[
        "order",
        "pi",
        "before_production",
        "before_shipment",
        "bl_date",
        "bl_copy",
        "documents",
        "acceptance",
        "arrival",
        "invoice",
        "month_end",
    ]
    days: Whole = 0
    by: Text = ""


class Credit(Shape):
    """Credit standing and terms (R149); `on_declaration`: listed on the export declaration (R139)."""

    class_: QualityClass | None = Field(default=None, alias="class")
    limit: Amount | None = None
    on_declaration: Truth | None = None
    terms: tuple[Term, ...] = ()


class Snooze(Shape):
    """Silence the rules that nobody agreed to, until a day, for a reason."""

    until: Day
    because: Text


class Link(Shape):
    """A tagged bookmark (R61)."""

    url: Text
    tags: Texts = ()


class Card(Shape):
    """Everything `card.yaml` says.

    Required: format, code, country, registered, name, status, owner; and grade for a prospect.
    """

    format: Whole
    code: Text
    country: Text
    registered: Day
    since: Day | None = None
    name: Text
    kind: Literal["company", "person"] = "company"
    aliases: Texts = ()
    status: Literal["prospect", "won"]
    won: Day | None = None
    grade: Grade | None = None
    owner: Text
    expected_close: Day | None = None
    inquiry_class: QualityClass | None = None
    tier: Literal["A", "B", "C"] | None = None
    source: Source | None = None
    website: Text = ""
    tax_id: Text = ""
    company_id: Text = ""
    address: Address | None = None
    time_zone: Text | None = None
    language: Text = ""
    contacts: tuple[Contact, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    demand: Demand | None = None
    project: Project | None = None
    competitors: tuple[Competitor, ...] = ()
    credit: Credit | None = None
    checklist: Texts = ()
    reviewed: Day | None = None
    snooze: Snooze | None = None
    accept: dict[str, Text] = Field(default_factory=dict)
    links: tuple[Link, ...] = ()
    tags: Texts = ()
    notes: Text = ""

    @property
    def main_contact(self) -> Contact | None:
        """Return whom to call: the contact marked `main`, else the first."""
        return next((contact for contact in self.contacts if contact.main), self.contacts[0] if self.contacts else None)


CARD_ORDER = key_order(Card)
