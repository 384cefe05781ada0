"""What kinds of journal entries are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views.report_words import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.core.message import Message
    from tradectl.core.model.entry import Entry

KINDS: Mapping[str, Message] = {
    "contact": say("contacted"),
    "handled": say("handled"),
    "kept": say("settled"),
    "reviewed": say("card reviewed"),
    "regraded": say("regraded"),
    "won": say("won"),
    "reopened": say("reopened"),
    "deal": say("deal"),
    "added": say("registered"),
    "updated": say("card changed"),
    "owner": say("new owner"),
    "snoozed": say("snoozed"),
    "merged": say("merged"),
    "reconciled": say("reconciled"),
    "not_duplicate": say("not a duplicate"),
    "corrected": say("correction"),
}
HOW: Mapping[str, Message] = {"kept": say("kept"), "waived": say("waived"), "moved": say("moved")}


def word_of(entry: Entry) -> Message:
    """Return what an entry is called: the channel of a contact, else its kind."""
    return CHANNELS[entry.via] if entry.via else KINDS[entry.kind]
