import pytest

from tradectl.i18n.translator import translator
from tradectl.views import markdown
from tradectl.views.document import (
    Column,
    Document,
    Heading,
    Item,
    Joined,
    KeyValues,
    Link,
    Listing,
    Paragraph,
    Role,
    Rule,
    Stacked,
    Styled,
    Table,
    Verbatim,
)
from tradectl.views.written import blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("<!-- not shown -->\n", []),
        ("### 问题\n", [Heading(3, "问题")]),
        ("##### deep\n", [Heading(3, "deep")]),
        ("一\n二\n", [Paragraph("一"), Paragraph("二")]),  # each line stays a line
        ("one\\\ntwo<br>three\n", [Paragraph("one"), Paragraph("two"), Paragraph("three")]),
        ("a **b** c\n", [Paragraph(Joined(("a ", Styled("b", Role.STRONG), " c"), ""))]),
        ("a *b* `c*`\n", [Paragraph(Joined(("a ", "b", " ", "c*"), ""))]),
        ("a \\*b\\* &amp; <!-- hidden -->\n", [Paragraph("a *b* & ")]),
        ("a <b>b</b>\n", [Paragraph(Joined(("a ", "<b>", "b", "</b>"), ""))]),
        ("<div>x</div>\n", [Verbatim("<div>x</div>\n")]),
        ("[our page](https://a.example)\n", [Paragraph(Link("our page", "https://a.example"))]),
        ("![photo](a.png)\n", [Paragraph("photo")]),
        ("- a\n- b\n", [Listing((Item("a"), Item("b")))]),
        ("- a\n  - b\n    - c\n\n  d\n", [Listing((Item("a", ("b", "c", "d")),))]),
        ("-\n", [Listing((Item(""),))]),
        ("1. a\n2. b\n", [Listing((Item("a"), Item("b")), numbered=True)]),
        ("3. a\n4. b\n   - c\n", [Paragraph(Joined(("3.", "a"))), Paragraph(Joined(("4.", "b", "c")))]),
        ("- **Day:** Mon\n- **E-mail:**\n", [KeyValues((("Day", "Mon"), ("E-mail", "")))]),
        ("- **a:** b<br>c\n", [KeyValues((("a", Stacked(("b", "c"))),))]),
        ("- **a:** b\n- c\n", [Listing((Item(Joined((Styled("a:", Role.STRONG), " b"), "")), Item("c")))]),
        (
            "| a | b |\n| --- | ---: |\n| x<br>y | 1 \\| 2 |\n",
            [Table((Column("a"), Column("b", align="right")), ((Stacked(("x", "y")), "1 | 2"),))],
        ),
        ("> a\n> b\n>\n> - c\n", [Verbatim("a\nb\n\n- c\n")]),
        ("```\nx = 1\n```\n", [Verbatim("x = 1\n")]),
        ("---\n", [Rule()]),
    ],
)
def test_blocks(text, expected):
    assert list(blocks(text)) == expected


TOLD = Document(
    "x",
    (
        Heading(1, "1. A & B"),
        KeyValues((("Day", "Mon"), ("E-mail", Link("a_b@c.example", "mailto:a_b@c.example")))),
        Paragraph("- <b>*no list* | `x`</b>"),
        Listing((Item("a", ("b", "# c")), Item(Joined((Styled("d", Role.STRONG), "e"), ": "))), numbered=True),
        Table((Column("Day"), Column("All", align="right")), (("Mon", "1"), (Stacked(("a|b", "c")), ""))),
        Verbatim("a\n\n- b"),
        Rule(),
    ),
)


def test_what_was_generated_reads_back_as_it_was():
    """A generated part that a person touched must look the same in the page, but for the touch."""
    told = markdown.render(TOLD, translator("en"))
    again = markdown.render(Document("x", blocks(told)), translator("en"))
    assert again == told


@pytest.mark.parametrize("deep", ["> " * 500, "- " * 500, "[" * 5000, "*" * 5000, "  " * 2000 + "- x", "`" * 999])
def test_no_text_is_too_odd(deep):
    assert blocks(deep + "x\n")
