"""What cards and journal entries take, taken from their shapes (core/model); made by tools/outlines.py.

A group is its required keys and the kind of each key; a list of one kind is a list with it, a choice its words.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Outline = tuple[tuple[str, ...], dict[str, Any]]

CARD: Outline = (
    ("format", "code", "country", "registered", "name", "status", "owner"),
    {
        "format": "whole",
        "code": "text",
        "country": "text",
        "registered": "day",
        "since": "day",
        "name": "text",
        "kind": ("company", "person"),
        "aliases": ["text"],
        "status": ("prospect", "won"),
        "won": "day",
        "grade": ("A", "B", "C", "D", "E"),
        "owner": "text",
        "expected_close": "day",
        "inquiry_class": ("A", "B", "C", "D"),
        "tier": ("A", "B", "C"),
        "source": (
            ("kind",),
            {
                "kind": ("fair", "customs-data", "b2b", "search", "social", "referral", "other"),
                "name": "text",
                "date": "day",
            },
        ),
        "website": "text",
        "tax_id": "text",
        "company_id": "text",
        "address": ((), {"street": "text", "city": "text", "postcode": "text", "region": "text"}),
        "time_zone": "text",
        "language": "text",
        "contacts": [
            (
                ("name",),
                {
                    "name": "text",
                    "role": "text",
                    "email": "text",
                    "phone": "text",
                    "whatsapp": "text",
                    "wechat": "text",
                    "birthday": "yearly",
                    "main": "truth",
                    "notes": "text",
                    "vcard": ["text"],
                },
            )
        ],
        "anniversaries": [(("on", "what"), {"on": "yearly", "what": "text"})],
        "demand": (
            (),
            {"products": ["text"], "annual_quantity": "text", "target_price": "money", "certificates": ["text"]},
        ),
        "project": (
            (),
            {
                "plan": "text",
                "problem": "text",
                "decision_maker": "text",
                "influencers": ["text"],
                "timetable": "text",
                "budget": "text",
                "purchase_flow": "text",
            },
        ),
        "competitors": [
            (
                ("name",),
                {"name": "text", "products": ["text"], "satisfaction": "text", "rep": "text", "relation": "text"},
            )
        ],
        "credit": (
            (),
            {
                "class": ("A", "B", "C", "D"),
                "limit": "money",
                "on_declaration": "truth",
                "terms": [
                    (
                        ("percent", "trigger"),
                        {
                            "percent": "whole",
                            "trigger": (
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
                            ),
                            "days": "whole",
                            "by": "text",
                        },
                    )
                ],
            },
        ),
        "checklist": ["text"],
        "reviewed": "day",
        "snooze": (("until", "because"), {"until": "day", "because": "text"}),
        "accept": {"*": "text"},
        "links": [(("url",), {"url": "text", "tags": ["text"]})],
        "tags": ["text"],
        "notes": "text",
    },
)

ENTRY: Outline = (
    ("id", "at", "by", "kind"),
    {
        "id": "text",
        "at": "moment",
        "by": "text",
        "kind": (
            "contact",
            "handled",
            "kept",
            "reviewed",
            "regraded",
            "won",
            "reopened",
            "deal",
            "added",
            "updated",
            "owner",
            "snoozed",
            "merged",
            "reconciled",
            "not_duplicate",
            "corrected",
        ),
        "via": ("email", "call", "chat", "meeting", "visit", "fair", "sample", "letter"),
        "channel": "text",
        "from": "text",
        "to": "text",
        "with": "text",
        "did": "text",
        "heard": "text",
        "because": "text",
        "promised": [(("what",), {"what": "text", "by": "day"})],
        "awaits": [(("what",), {"what": "text", "by": "day"})],
        "next": (("on",), {"on": "day", "goal": "text"}),
        "files": ["text"],
        "mail": "text",
        "of": "text",
        "how": ("kept", "waived", "moved"),
        "entry": {"*": "any"},
        "until": "day",
        "on": "day",
        "code": "text",
        "order": "text",
        "deal": "text",
        "fields": {"*": "any"},
    },
)
