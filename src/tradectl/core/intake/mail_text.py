"""What a mail says itself: its first words, without the history that is quoted below and without what acts."""

from __future__ import annotations

import re

MOST = 2_000  # characters
_LONGEST_LINE = 300
_MOST_LINES = 1_000
_DOTS = "…"
_RULE = (
    r"-{2,} ?(?:original message|forwarded message|original appointment|ursprüngliche nachricht|mensaje original"
    r"|weitergeleitete nachricht|mensaje reenviado|message d.origine|message transféré|messaggio originale"
    r"|mensagem original|原始邮件|原始郵件|转发邮件|轉寄郵件|исходное сообщение)|_{20,}$"
)
_SAID = r"wrote|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|schreef"
_WROTE = (
    rf"(?=.*[0-9@])(?:(?:on|am|le|el|em|il|den|op) .{{5,200}}\b(?:{_SAID})\b.{{0,80}}:|.{{4,200}}\b(?:{_SAID}) ?:"
    r"|.{4,200}(?:写道|寫道|написал|написала) ?[:：])"
)
_FROM = r"\*?(?:from|von|de|da|van|发件人|發件人|寄件者|寄件人|от|кому)\*? ?[:：]"
_SENT = (
    r"\*?(?:sent|date|gesendet|datum|enviado(?: el)?|fecha|envoyé|inviato|data|verzonden|发送时间|發送時間|日期"
    r"|寄件日期|傳送時間|时间|時間|дата|отправлено)\*? ?[:：]"
)
_HEADER = 4  # lines in which a quoted mail says when it was sent
# What no reader sees; joiners belong to Persian, Indic and emoji spelling and are left out elsewhere only.
_UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe"
    "\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)


def said(subject: str, text: str) -> str:
    """Return the subject and the first words of a mail, at most MOST characters, each line without what acts.

    Where nothing stands above the history (a mail that was forwarded as it was), the history is what is said.
    """
    lines = unquoted(text) or tuple(line.lstrip("> ") for line in _lines(text))
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return shortened("\n".join(filter(None, (one_line(subject), body))), MOST)


def unquoted(text: str) -> tuple[str, ...]:
    """Return the lines of what somebody wrote above the mails that their program put below."""
    lines = _lines(text)
    end = next((at for at in range(len(lines)) if _begins_history(lines, at)), len(lines))
    own = [line for line in lines[:end] if not line.startswith(">")]
    return tuple(own) if any(own) else ()


def one_line(text: str, most: int = 200) -> str:
    """Return a text on one line, at most so long, without what acts."""
    return shortened(" ".join(_lines(text)).strip(), most)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, with dots where it is cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + _DOTS


def _lines(text: str) -> list[str]:
    """Return the lines of a text, blanks within them single and plain: the others have no width, or too many."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)[:_MOST_LINES]
    return [" ".join(re.sub(_UNSEEN, "", line).split()) for line in lines]


def _begins_history(lines: list[str], at: int) -> bool:
    line = lines[at][:_LONGEST_LINE]
    if re.match(_RULE, line, re.IGNORECASE):
        return True
    below = lines[at + 1 : at + 1 + _HEADER]
    if line and any(
        re.fullmatch(_WROTE, one, re.IGNORECASE)
        for one in (line, f"{line} {below[0] if below else ''}"[:_LONGEST_LINE])
    ):
        return True
    return bool(re.match(_FROM, line, re.IGNORECASE)) and any(
        re.match(_SENT, one[:_LONGEST_LINE], re.IGNORECASE) for one in below
    )
