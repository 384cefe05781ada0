"""The marks between pieces of text, which are wide in Chinese."""

from __future__ import annotations

from tradectl.core.message import say

COLON = say(": ")
COLON_ALONE = say(":")  # a blank follows by itself where the mark is narrow
COMMA = say(", ")
OPENED, CLOSED = say("("), say(")")
SEMICOLON = say("; ")
STOP = say(". ")
