"""The fields of a card in words: in English as they are typed in the card, in Chinese as the trade calls them."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Message] = {
    "accept": say("accept"),
    "address": say("address"),
    "aliases": say("aliases"),
    "anniversaries": say("anniversaries"),
    "annual_quantity": say("annual_quantity"),
    "because": say("because"),
    "birthday": say("birthday"),
    "budget": say("budget"),
    "by": say("by"),
    "certificates": say("certificates"),
    "checklist": say("checklist"),
    "city": say("city"),
    "class": say("class"),
    "code": say("code"),
    "company_id": say("company_id"),
    "competitors": say("competitors"),
    "contacts": say("contacts"),
    "country": say("country"),
    "credit": say("credit"),
    "date": say("date"),
    "days": say("days"),
    "decision_maker": say("decision_maker"),
    "demand": say("demand"),
    "email": say("email"),
    "expected_close": say("expected_close"),
    "grade": say("grade"),
    "influencers": say("influencers"),
    "inquiry_class": say("inquiry_class"),
    "kind": say("kind"),
    "language": say("language"),
    "limit": say("limit"),
    "links": say("links"),
    "main": say("main"),
    "name": say("name"),
    "notes": say("notes"),
    "on": say("on"),
    "on_declaration": say("on_declaration"),
    "owner": say("owner"),
    "percent": say("percent"),
    "phone": say("phone"),
    "plan": say("plan"),
    "postcode": say("postcode"),
    "problem": say("problem"),
    "products": say("products"),
    "project": say("project"),
    "purchase_flow": say("purchase_flow"),
    "region": say("region"),
    "registered": say("registered on"),
    "relation": say("relation"),
    "rep": say("rep"),
    "reviewed": say("reviewed"),
    "role": say("role"),
    "satisfaction": say("satisfaction"),
    "since": say("since"),
    "snooze": say("snooze"),
    "source": say("source"),
    "status": say("status"),
    "street": say("street"),
    "tags": say("tags"),
    "target_price": say("target_price"),
    "tax_id": say("tax_id"),
    "terms": say("terms"),
    "tier": say("tier"),
    "time_zone": say("time_zone"),
    "timetable": say("timetable"),
    "trigger": say("trigger"),
    "until": say("until"),
    "url": say("url"),
    "website": say("website"),
    "wechat": say("wechat"),
    "whatsapp": say("whatsapp"),
    "what": say("what"),
    "won": say("won"),
}
_VALUES: Mapping[tuple[str, str], Message] = {
    ("kind", "fair"): say("fair"),
    ("kind", "customs-data"): say("customs-data"),
    ("kind", "b2b"): say("b2b"),
    ("kind", "search"): say("search"),
    ("kind", "social"): say("social"),
    ("kind", "referral"): say("referral"),
    ("kind", "other"): say("other"),
    ("kind", "company"): say("company"),
    ("kind", "person"): say("person"),
    ("status", "prospect"): say("prospect"),
    ("status", "won"): say("won"),
}


def field_word(key: str) -> str | Message:
    """Return a field as people call it: `demand.products`, `contacts.1.email`; one nobody knows as it is."""
    steps: list[str | Message] = [WORDS.get(step, step) for step in key.split(".")]
    return reduce(lambda outer, inner: say("{outer}.{inner}", outer=outer, inner=inner), steps)


def value_word(key: str, value: str) -> str | Message:
    """Return one of a field's few values in words, any other as it is, on one line."""
    return _VALUES.get((key.rpartition(".")[2], value)) or " ".join(value.split())
