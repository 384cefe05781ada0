"""What a mail address looks like; whether anybody reads what is sent there is not asked."""

from __future__ import annotations

import re

_NO_MAIL = re.compile(r"[\s@<>,;]")


def looks_like_mail(text: str) -> bool:
    """Return whether a text has the form of an e-mail address."""
    name, at, domain = text.rpartition("@")
    return bool(at and name and "." in domain.strip(".") and not _NO_MAIL.search(name + domain))
