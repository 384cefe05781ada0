"""What a foreign table or contact card says of one company and its people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.message import Message


class Field(StrEnum):
    """What a column may hold. Those of a person stand together; `NAME` and `REACH` are decided by their company."""

    COMPANY = "company"
    ALIAS = "alias"
    CONTACT = "contact"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    SALUTATION = "salutation"
    ROLE = "role"
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    WHATSAPP = "whatsapp"
    WECHAT = "wechat"
    CHAT = "chat"
    BIRTHDAY = "birthday"
    PERSON_NOTES = "person_notes"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    STREET = "street"
    POSTCODE = "postcode"
    ADDRESS = "address"
    WEBSITE = "website"
    LANGUAGE = "language"
    BUSINESS = "business"
    PRODUCTS = "products"
    QUANTITY = "quantity"
    TARGET_PRICE = "target_price"
    CERTIFICATES = "certificates"
    BUDGET = "budget"
    COMPETITORS = "competitors"
    SOURCE = "source"
    FAIR = "fair"
    BOOTH = "booth"
    MET = "met"
    GRADE = "grade"
    INQUIRY_CLASS = "inquiry_class"
    STATUS = "status"
    WON = "won"
    OWNER = "owner"
    SINCE = "since"
    LAST_CONTACT = "last_contact"
    NEXT_STEP = "next_step"
    NEXT_DAY = "next_day"
    EXPECTED_CLOSE = "expected_close"
    PAYMENT_TERMS = "payment_terms"
    CREDIT_LIMIT = "credit_limit"
    TAX_ID = "tax_id"
    COMPANY_ID = "company_id"
    CUSTOMER = "customer"
    CODE = "code"
    TAGS = "tags"
    NOTES = "notes"
    NUMBER = "number"
    NAME = "name"
    REACH = "reach"


PERSONAL = frozenset([
    Field.CONTACT, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.SALUTATION, Field.ROLE,
    Field.DEPARTMENT, Field.EMAIL, Field.PHONE, Field.MOBILE, Field.FAX, Field.WHATSAPP, Field.WECHAT, Field.CHAT,
    Field.BIRTHDAY, Field.PERSON_NOTES, Field.REACH,
])  # fmt: skip
DAYS = frozenset([Field.MET, Field.WON, Field.SINCE, Field.LAST_CONTACT, Field.NEXT_DAY, Field.EXPECTED_CLOSE])


class Doubt(NamedTuple):
    """A value that is wrong or may mean two things, with its place in the file; as `core/problems`, before a card.

    An error keeps the row from becoming a customer, a warning keeps the value as it was written for a person to decide,
    a hint tells what was concluded. `column` is the heading or property as written, empty where none is meant.
    """

    severity: Severity
    row: int
    column: str
    message: Message
    remedy: Message
    code: str = ""  # of an error, for programs: `country`, `name`


class Value(NamedTuple):
    """One value on its way into a lead: what it is, the heading it stood under, which person of its row it is about."""

    field: Field
    column: str
    text: str
    person: int = 0
    whole: bool = False  # a contact card gives one value each; a cell may hold several


class Record(NamedTuple):
    """One row, or one contact card, as recognised; `others` are headings nobody knows, with what stands there.

    `kept` are the lines of a contact card that no field takes; they belong to its person.
    """

    row: int
    values: tuple[Value, ...]
    others: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    kept: tuple[str, ...] = ()


class Person(NamedTuple):
    """A contact; phones are E.164 where they can be, else as written; the first of each is the main one.

    `kept` are the lines of a contact card that no field takes, as `contacts.vcard` has them.
    """

    row: int
    name: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    whatsapp: tuple[str, ...] = ()
    wechat: tuple[str, ...] = ()
    chats: tuple[str, ...] = ()
    birthday: str = ""
    notes: str = ""
    kept: tuple[str, ...] = ()


class Lead(NamedTuple):
    """One company with its people.

    `name` is as written; `country` is alpha-2, empty where it is not known or a question. `fields` holds everything
    else of the company: days as `2026-04-17`, money as `12.50 USD`, the rest as written, in the order met; what is in
    doubt stays as written and is among the `doubts`.
    """

    rows: tuple[int, ...]
    name: str
    country: str
    fields: Mapping[Field, tuple[str, ...]]
    people: tuple[Person, ...]
    others: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    is_person: bool = False

    @property
    def row(self) -> int:
        """Return the first row that speaks of it."""
        return self.rows[0]

    @property
    def wrong(self) -> Doubt | None:
        """Return what is so wrong that no customer can be made of it."""
        return next((doubt for doubt in self.doubts if doubt.severity is Severity.ERROR), None)

    def one(self, field: Field) -> str:
        """Return the first value of a field, empty where there is none."""
        return self.fields.get(field, ("",))[0]
