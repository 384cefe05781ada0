"""How a contact is told in a report: through what, and with or from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.views.report_words import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tradectl.core.message import Message, Param

_OURS: Mapping[str, Callable[[Param], Message]] = {
    "email": lambda person: say("e-mail to {person}", person=person),
    "call": lambda person: say("call with {person}", person=person),
    "chat": lambda person: say("chat with {person}", person=person),
    "meeting": lambda person: say("meeting with {person}", person=person),
    "visit": lambda person: say("visit to {person}", person=person),
    "fair": lambda person: say("at the fair with {person}", person=person),
    "sample": lambda person: say("sample to {person}", person=person),
    "letter": lambda person: say("letter to {person}", person=person),
    "other": lambda person: say("in touch with {person}", person=person),
}
_THEIRS: Mapping[str, Callable[[Param], Message]] = {
    "email": lambda person: say("e-mail from {person}", person=person),
    "call": lambda person: say("call from {person}", person=person),
    "chat": lambda person: say("chat from {person}", person=person),
    "meeting": lambda person: say("meeting asked for by {person}", person=person),
    "visit": lambda person: say("visit from {person}", person=person),
    "fair": lambda person: say("visit at the fair from {person}", person=person),
    "sample": lambda person: say("sample from {person}", person=person),
    "letter": lambda person: say("letter from {person}", person=person),
    "other": lambda person: say("heard from {person}", person=person),
}
_CHATS: Mapping[str, Message] = {"wechat": say("WeChat"), "weixin": say("WeChat"), "whatsapp": say("WhatsApp")}


def contact_words(via: str, channel: str, person: str, *, from_them: bool) -> str | Message:
    """Return how somebody was contacted: `e-mail to Ann`, `chat from Ann (WeChat)`, the channel alone for nobody."""
    chat = _CHATS.get(channel.lower(), channel)
    if not person:
        via_what = chat or CHANNELS[via]
        return say("{via} from them", via=via_what) if from_them else via_what
    told = _THEIRS[via](person) if from_them else _OURS[via](person)
    return say("{how} ({channel})", how=told, channel=chat) if chat else told
