"""What a command line of the daily verbs may hold, taken from their declarations; made by tools/lines.py.

For each verb: its options that take a value (the name of the value, its kind: text, texts, or a number's least and
most), its flags, its arguments (name, whether one must be given, whether many may be), and what is meant where nothing
is said. SHARED are the options that may also stand before the verb.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHARED: dict[str, str] = {
    "--workspace": "workspace",
    "-w": "workspace",
    "--lang": "lang",
    "--today": "today",
    "--by": "by",
}

LINES: dict[str, dict[str, Any]] = {
    "due": {
        "values": {
            "--within": ("within", (0, 3650)),
            "--owner": ("owner", "text"),
            "--grade": ("grade", "text"),
            "--limit": ("limit", (1, None)),
            "--format": ("form", "text"),
        },
        "flags": {"--all": "everything", "--why": "why", "--exit-code": "exit_code"},
        "places": [],
        "silent": {
            "within": 0,
            "owner": None,
            "grade": None,
            "limit": None,
            "everything": False,
            "why": False,
            "exit_code": False,
            "form": "table",
        },
    },
    "log": {
        "values": {
            "--via": ("via", "text"),
            "--channel": ("channel", "text"),
            "--with": ("with_", "text"),
            "--heard": ("heard", "text"),
            "--promise": ("promise", "texts"),
            "--await": ("awaited", "texts"),
            "--next": ("next_", "text"),
            "--goal": ("goal", "text"),
            "--file": ("file", "texts"),
            "--at": ("at", "text"),
            "--correct": ("correct", "text"),
            "--withdraw": ("withdraw", "text"),
            "--because": ("because", "text"),
            "--format": ("form", "text"),
        },
        "flags": {"--in": "came_in", "--dry-run": "dry_run", "--yes": "yes", "-y": "yes"},
        "places": [("customer", False, False), ("text", False, False)],
        "silent": {
            "customer": None,
            "text": None,
            "via": None,
            "channel": "",
            "came_in": False,
            "with_": "",
            "heard": "",
            "promise": None,
            "awaited": None,
            "next_": None,
            "goal": "",
            "file": None,
            "at": None,
            "correct": None,
            "withdraw": None,
            "because": "",
            "dry_run": False,
            "form": "table",
        },
    },
    "add": {
        "values": {
            "--name": ("name", "text"),
            "--country": ("country", "text"),
            "--code": ("code", "text"),
            "--grade": ("grade", "text"),
            "--owner": ("owner", "text"),
            "--contact": ("contact", "texts"),
            "--phone": ("phone", "text"),
            "--website": ("website", "text"),
            "--product": ("product", "texts"),
            "--source": ("source", "text"),
            "--fair": ("fair", "text"),
            "--expected-close": ("expected_close", "text"),
            "--since": ("since", "text"),
            "--note": ("note", "text"),
            "--not-duplicate-of": ("not_duplicate_of", "texts"),
            "--because": ("because", "text"),
            "--format": ("form", "text"),
        },
        "flags": {"--dry-run": "dry_run", "--yes": "yes", "-y": "yes"},
        "places": [],
        "silent": {
            "name": "",
            "country": "",
            "code": "",
            "grade": "",
            "owner": "",
            "contact": None,
            "phone": "",
            "website": "",
            "product": None,
            "source": "",
            "fair": "",
            "expected_close": None,
            "since": None,
            "note": "",
            "not_duplicate_of": None,
            "because": "",
            "dry_run": False,
            "form": "table",
        },
    },
    "list": {
        "values": {
            "--grade": ("grade", "text"),
            "--owner": ("owner", "text"),
            "--country": ("country", "text"),
            "--tag": ("tag", "text"),
            "--window": ("window", "text"),
            "--due": ("due", "text"),
            "--format": ("form", "text"),
        },
        "flags": {},
        "places": [],
        "silent": {"grade": None, "owner": None, "country": "", "tag": "", "window": "", "due": "", "form": "table"},
    },
    "find": {
        "values": {"--format": ("form", "text")},
        "flags": {},
        "places": [("words", True, True)],
        "silent": {"words": None, "form": "table"},
    },
}
