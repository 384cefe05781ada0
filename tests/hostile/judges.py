"""What an output must be, said without the code that makes it: nothing acts, nothing hides, nothing is lost."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Format characters that are seen: signs before numbers and the like in Arabic, Syriac, Kaithi.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_SHAPELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_HIDING = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_COLOUR = re.compile("\x1b\\[(?:0|1|2|31|32|33|36|1;31|1;36)m")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "strong", "span", "a", "br", "hr", "blockquote",
}  # fmt: skip
_ATTRIBUTES = frozenset(["lang", "charset", "http-equiv", "content", "name", "class", "href", "rel", "scope"])
_SIGNS = tuple("=+-@\t\r＝＋－＠")
_NUMBER_OR_PHONE = re.compile(r"[+-]?\d[\d ()./-]*")


def active(text: str) -> set[str]:
    """Return the characters that act on a terminal or cannot be seen; a line feed is none."""
    return {one for one in set(text) if one != "\n" and _hides(one)}


def _hides(one: str) -> bool:
    if one in _SHAPELESS or (ord(one) & 0xFFFE) == 0xFFFE:
        return True
    return unicodedata.category(one) in _HIDING and one not in _SEEN


def assert_inert(text: str) -> None:
    """Check what goes to a terminal, a pipe or a file of text: our own colours are all that acts."""
    found = active(_COLOUR.sub("", text))
    assert not found, f"{sorted(found)!r} in {text[:2000]!r}"
    text.encode()


class Page(HTMLParser):
    """What a browser would make of a page: tags, attributes, links, policy, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.policies: list[str] = []
        self.others: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page.removeprefix("<!doctype html>"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        self.links += [found["href"]] if "href" in found else []
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(found["content"])
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)
        if tag == "br":
            self.texts.append("\n")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data):
        self.others.append(data)

    def handle_pi(self, data):
        self.others.append(data)

    def unknown_decl(self, data):
        self.others.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def assert_safe_page(page: str) -> Page:
    """Check a page of HTML: our tags alone, one strict policy before anything else, links to the web and mailboxes."""
    assert_inert(page)
    found = Page(page)
    assert found.tags <= _TAGS
    assert found.attributes <= _ATTRIBUTES
    assert found.policies == [_POLICY]
    assert page.index("Content-Security-Policy") < page.index("<title")
    assert found.open == []
    assert all(re.fullmatch(" tradectl:page sha256=[0-9a-f]+ ", one) for one in found.others), found.others
    assert all(re.match(r"(?:https?://|mailto:)[!-~]+\Z", link, re.IGNORECASE) for link in found.links), found.links
    return found


def assert_safe_markdown(told: str, comments: frozenset[str] = frozenset()) -> str:
    """Check Markdown: no mark-up but our `comments`, no picture or code, no link but to the web; return the text."""
    assert_inert(told)
    tokens = _tokens(told)
    kinds = {token.type for token in tokens}
    assert not kinds & {"image", "code_inline", "code_block", "fence"}
    assert comments_of(told) <= comments
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(re.match(r"(?:https?://|mailto:)", link, re.IGNORECASE) for link in links), links
    breaks = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    pieces = [breaks.get(token.type, token.content if token.type == "text" else "") for token in tokens]
    return "".join(pieces)


def comments_of(told: str) -> set[str]:
    """Return the comments in Markdown, without their hashes; any other block of HTML fails."""
    found = [token.content for token in _tokens(told) if token.type == "html_block"]
    assert all(re.fullmatch(r"(?s)\s*<!--(?:(?!-->).)*-->\s*", one) for one in found), found
    return {re.sub("sha256=[0-9a-f]+", "", one).strip() for one in found}


def _tokens(told: str) -> list[Token]:
    blocks = MarkdownIt("commonmark").enable("table").parse(told)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def assert_safe_csv(told: str) -> list[list[str]]:
    """Check CSV: every row as long as the first, no cell that a spreadsheet runs, wherever it thinks cells end."""
    assert_inert(told.replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(told, newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        parts = [] if _NUMBER_OR_PHONE.fullmatch(cell) else re.split(r"[;\n]", cell)
        assert not any(part.lstrip().startswith(_SIGNS) or part.startswith(_SIGNS) for part in parts), cell
    return rows
