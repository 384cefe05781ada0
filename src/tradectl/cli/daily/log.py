"""`tradectl log`: a contact logged."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.app.log import Told
    from tradectl.cli.session import Session
    from tradectl.core.occasion import Occasion

VIAS = ("email", "call", "chat", "meeting", "visit", "fair", "sample", "letter", "desk")
_CHATS = {"微信": "wechat", "wechat": "wechat", "whatsapp": "whatsapp"}
_CALLED = {
    "phone": "call",
    "mail": "email",
    "e-mail": "email",
    "邮件": "email",
    "郵件": "email",
    "电话": "call",
    "電話": "call",
    "聊天": "chat",
    "会面": "meeting",
    "會面": "meeting",
    "拜访": "visit",
    "拜訪": "visit",
    "展会": "fair",
    "展會": "fair",
    "样品": "sample",
    "樣品": "sample",
    "信函": "letter",
    "内部": "desk",
    "內部": "desk",
}


def answer(
    session: Session,
    *,
    customer: str | None,
    text: str | None,
    via: str | None,
    channel: str,
    came_in: bool,
    with_: str,
    heard: str,
    promise: list[str] | None,
    awaited: list[str] | None,
    next_: str | None,
    goal: str,
    file: list[str] | None,
    at: str | None,
    correct: str | None,
    withdraw: str | None,
    because: str,
    dry_run: bool,
    form: str,
) -> int:
    """Append an entry to a journal, or correct or withdraw one."""
    from tradectl.app import log as app
    from tradectl.cli.ending import end
    from tradectl.cli.files import attachments
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    session.print_as(form)
    if correct is not None or withdraw is not None:
        customer, text = (customer, text) if text is not None or withdraw else (None, customer)
    how, chat = _channel(via)
    occasion = session.occasion(dry_run=dry_run)
    told = app.Told(
        text=text,
        via=how,
        channel=channel or chat,
        came_in=came_in,
        with_=with_,
        heard=heard,
        promises=tuple(promise or ()),
        awaited=tuple(awaited or ()),
        next_on=session.day(next_) if next_ not in (None, "none") else None,
        no_next=next_ == "none",
        goal=goal,
        at=session.moment(at) if at else None,
        because=because,
        attachments=attachments(session.world.folder, file or []),
    )
    if correct is not None or withdraw is not None:
        return _mended(session, occasion, told, correct, withdraw, customer)
    names = tuple(name.strip() for name in (customer or "").replace("，", ",").split(",") if name.strip())
    if not names or (not text and not heard):
        raise TradectlError(
            ErrorCode.USAGE,
            say("Say which customer, and what was done or heard."),
            say('For example: tradectl log MUELLER "Sent the price list" --next +7d'),
        )
    return end(session, app.log(session.workspace, occasion, names, told, session.tongue))


def _channel(word: str | None) -> tuple[str | None, str]:
    """Return the channel of `--via` and the chat it names, if any; raise USAGE for no channel."""
    if word is None or word in VIAS:
        return word, ""
    if word.casefold() in _CHATS:
        return "chat", _CHATS[word.casefold()]
    if word.casefold() in _CALLED:
        return _CALLED[word.casefold()], ""
    from tradectl.core.errors import ErrorCode, TradectlError
    from tradectl.core.message import say

    raise TradectlError(
        ErrorCode.USAGE,
        say("{option} cannot be '{value}'.", option="--via", value=word),
        say(
            "Give one of: {choices}",
            choices=say("email, call, chat, meeting, visit, fair, sample, letter, desk"),
        ),
    )


def _mended(
    session: Session, occasion: Occasion, told: Told, correct: str | None, withdraw: str | None, customer: str | None
) -> int:
    """Correct or withdraw an entry."""
    from tradectl.app import log as app
    from tradectl.cli.ending import end

    workspace, tongue = session.workspace, session.tongue
    if withdraw is not None:
        return end(session, app.withdraw(workspace, occasion, withdraw, told.because, tongue, customer=customer))
    return end(session, app.correct(workspace, occasion, correct or "", told, tongue, customer=customer))
