"""Hostile text: what must never act, whatever door it leaves by."""

PAYLOADS = {
    "markup": "[bold]X[/bold] [/x]",
    "link markup": "[link=https://evil.example]Acme[/link]",
    "emoji code": "a :bomb: b",
    "colour": "A\x1b[31mB",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;ZWNobyBoaQ==\x07",
    "title": "\x1b]0;pwn\x07",
    "cursor": "x\x1b[1A\x1b[2K",
    "C1": "\x9b31mX",
    "carriage return": "real\rfake",
    "backspace": "ab\x08\x08XY",
    "bidi": "a\u202egpj.exe",
    "isolate": "a\u2066b\u2069",
    "zero width": "pay\u200bpal",
    "separator": "a\u2028b\u2029c\u0085d",
    "surrogate": "a\ud800b",
    "null": "a\x00b",
    "newline": "a\nb",
    "tab": "a\tb",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)' x='",
    "markdown": "[x](javascript:alert(1)) **b** `c` | # h\n- i",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "plus formula": "+1+cmd|' /C calc'!A0",
    "at formula": "@SUM(1)",
    "full-width formula": "＝1+1",
}
ACTIVE = {chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]} - {"\n", "\r"} | set(
    "\u200b\u2028\u2029\u202e\u2066\u2069"
)
