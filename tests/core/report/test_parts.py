import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.report.parts import Part, compose, is_sealed, merge, seal, stretches, without_kept

FIRST = (Part("head", "# Week 12\n"), Part("activity", "## Work\n\n- 3 contacts\n"), Part("focus", "## Customers\n"))
FRESH = (
    Part("head", "# Week 12\n"),
    Part("activity", "## Work\n\n- 5 contacts\n"),
    Part("focus", "## Customers\n\nA\n"),
)
OWN = "## Summary\n\n### Problems\n\n\n"
FILE = compose(FIRST, OWN)
BELOW = "Before:"


def refresh(text, **more):
    return merge(text, FRESH, "reports/2026/2026-W12.md", **more)


def told(merged):
    return [str(notice) for notice in merged.notices]


def test_new_file():
    digest = hashlib.sha256(b"# Week 12\n").hexdigest()
    assert compose(FIRST[:1], "## Mine\n") == (
        f"<!-- tradectl:begin head sha256={digest} -->\n# Week 12\n<!-- tradectl:end head -->\n\n## Mine\n"
    )
    assert compose(FIRST[:1], "").endswith("<!-- tradectl:end head -->\n")


def test_untouched_parts_are_refreshed_and_the_rest_stays():
    merged = refresh(FILE)
    assert merged.text == compose(FRESH, OWN)
    assert not merged.notices


def test_again_changes_nothing():
    assert refresh(refresh(FILE).text).text == refresh(FILE).text


def test_what_a_person_wrote_outside_stays_byte_for_byte():
    written = FILE.replace("### Problems\n", "### Problems\n\n样品太慢  \n\ttab\t\n") + "\n\n<!-- mine -->\nend"
    written = "\ufeffmy note\n" + written.replace(
        "\n\n<!-- tradectl:begin focus", "\nbetween\n<!-- tradectl:begin focus"
    )
    merged = refresh(written)
    assert merged.text == written.replace("3 contacts", "5 contacts").replace(
        FILE[FILE.index("<!-- tradectl:begin activity") :].split("\n")[0],
        compose(FRESH, "")[compose(FRESH, "").index("<!-- tradectl:begin activity") :].split("\n")[0],
    ).replace(_block(FIRST, "focus"), _block(FRESH, "focus"))


def _block(parts, name):
    (part,) = [part for part in parts if part.name == name]
    return compose([part], "").removesuffix("\n")


def test_byte_order_mark_of_an_editor_hides_no_part():
    merged = refresh("\ufeff" + FILE)
    assert merged.text == "\ufeff" + compose(FRESH, OWN)
    assert not merged.notices


def test_crlf_is_no_change_and_stays():
    merged = refresh(FILE.replace("\n", "\r\n"))
    assert merged.text == compose(FRESH, OWN).replace("\n", "\r\n")
    assert not merged.notices


def test_changed_part_is_left_and_said_so():
    changed = FILE.replace("3 contacts", "3 contacts, one of them a visit")
    merged = refresh(changed)
    assert "one of them a visit" in merged.text
    assert "5 contacts" not in merged.text
    assert _block(FRESH, "focus") in merged.text
    (notice,) = told(merged)
    assert notice.startswith("The part 'Work' of reports/2026/2026-W12.md was changed by hand; it is left as it is.")
    assert notice.endswith("add --refresh")


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_refresh_keeps_the_changed_text_below(eol):
    changed = FILE.replace("3 contacts", "3 contacts, one of them a visit").replace("\n", eol)
    merged = refresh(changed, kept_below=BELOW)
    quoted = [
        "> <!-- tradectl:kept -->",
        ">",
        "> Before:",
        ">",
        "> ## Work",
        ">",
        "> - 3 contacts, one of them a visit",
    ]
    assert merged.text == changed.replace(
        _changed(changed, "activity"),
        _block(FRESH, "activity").replace("\n", eol) + eol * 2 + eol.join(quoted),
    ).replace(_block(FIRST, "focus").replace("\n", eol), _block(FRESH, "focus").replace("\n", eol))
    assert not merged.notices
    assert refresh(merged.text, kept_below=BELOW).text == merged.text


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_what_was_kept_below_can_be_left_out_and_nothing_else(eol):
    changed = FILE.replace("3 contacts", "3 contacts, one of them a visit") + "> my own quotation\n"
    changed = changed.replace("end activity -->\n", "end activity -->\nmine, in the next line\n").replace("\n", eol)
    merged = refresh(changed, kept_below=BELOW).text
    assert "> - 3 contacts, one of them a visit" in merged
    assert without_kept(merged) == merged.replace(merged[merged.index("> <!--") : merged.index("mine, in")], "")
    assert without_kept(changed) == changed


def _changed(text, name):
    start, end = f"<!-- tradectl:begin {name}", f"<!-- tradectl:end {name} -->"
    return text[text.index(start) : text.index(end) + len(end)]


def test_deleted_part_stays_deleted_until_it_is_asked_for():
    without = FILE.replace(_block(FIRST, "activity") + "\n\n", "")
    merged = refresh(without)
    assert "contacts" not in merged.text
    (notice,) = told(merged)
    assert "was deleted and stays so" in notice
    assert refresh(without, kept_below=BELOW).text == compose(FRESH, OWN)


def test_everything_deleted_comes_back_at_the_top():
    merged = refresh("\ufeffonly mine\n", kept_below=BELOW)
    assert merged.text == "\ufeff" + compose(FRESH, "").removesuffix("\n") + "\n\nonly mine\n"


def test_part_without_its_end_is_left_and_the_line_to_add_is_told():
    torn = FILE.replace("<!-- tradectl:end activity -->\n", "")
    for below in (None, BELOW):
        merged = refresh(torn, kept_below=below)
        assert "3 contacts" in merged.text
        assert "5 contacts" not in merged.text
        (notice,) = told(merged)
        assert notice.endswith("has no end comment; it is left as it is. Add the line: <!-- tradectl:end activity -->")


@pytest.mark.parametrize(
    "edit",
    [
        lambda line: line.replace("sha256=", "sha256=0"),
        lambda line: line[: line.index(" sha256")] + " -->",
        lambda line: line.replace("sha256=", "sha256=\x00"),
    ],
)
def test_a_hash_that_does_not_fit_is_a_change(edit):
    line = FILE[FILE.index("<!-- tradectl:begin activity") :].split("\n")[0]
    merged = refresh(FILE.replace(line, edit(line)))
    assert "3 contacts" in merged.text
    assert len(merged.notices) == 1


def test_part_of_a_newer_program_is_left():
    more = compose((*FIRST, Part("outlook", "next week\n")), OWN)
    merged = refresh(more)
    assert _block([Part("outlook", "next week\n")], "outlook") in merged.text
    assert not merged.notices


def test_part_inside_a_part_is_a_person_s_text():
    nested = FILE.replace("- 3 contacts\n", "- 3 contacts\n" + _block(FIRST, "focus") + "\n", 1)
    merged = refresh(nested)
    assert merged.text.count("## Customers\n") == 2
    assert len(merged.notices) == 1


def test_stretches_give_the_whole_file_without_the_comments():
    found = list(stretches(FILE.replace("3 contacts", "4 contacts")))
    assert [(one.name, one.intact) for one in found if one.name] == [
        ("head", True),
        ("activity", False),
        ("focus", True),
    ]
    assert "".join(one.text for one in found) == "# Week 12\n\n\n## Work\n\n- 4 contacts\n\n\n## Customers\n\n\n" + OWN


WORDS = st.text("ab>#- \t字<!", max_size=12)
LINES = st.lists(WORDS, max_size=4)


@given(st.data())
def test_no_line_a_person_wrote_is_ever_lost(data):
    """Insert lines anywhere, outside and inside the parts, refresh with and without keeping: all are still there."""
    rows = FILE.split("\n")
    mine = [f"mine {number} {word}" for number, word in enumerate(data.draw(LINES))]
    for line in mine:
        rows.insert(data.draw(st.integers(0, len(rows))), line)
    eol = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = eol.join(rows)
    for _ in range(2):
        text = refresh(text, kept_below=data.draw(st.sampled_from([None, BELOW]))).text
        kept = text.split(eol)
        for line in mine:
            assert line in kept or f"> {line}" in kept


@given(st.data())
def test_what_stands_outside_the_parts_never_changes(data):
    """Any text around the parts comes back as it is, whatever its line ends, with any of the parts changed."""
    around = [data.draw(st.text("x\n\r\t 字-#>", max_size=20)) for _ in range(len(FIRST) + 1)]
    text = around[0]
    for part, after in zip(FIRST, around[1:], strict=True):
        changed = _block([part], part.name)
        if data.draw(st.booleans()):
            changed = changed.replace("##", "#!")
        line_end = "\n" if text and not text.endswith("\n") else ""
        text += f"{line_end}{changed}\n{after}"
    merged = refresh(text).text
    outside = [one.text for one in stretches(text) if not one.name]
    assert [one.text for one in stretches(merged) if not one.name] == outside


@given(st.text(max_size=60))
def test_any_file_survives(text):
    """A file tradectl never wrote is left alone, and only added to when asked."""
    assert refresh(text).text == text
    assert refresh(text, kept_below=BELOW).text.endswith(text.removeprefix("\ufeff"))


def test_seal():
    page = seal("<html>\n</html>\n")
    assert is_sealed(page)
    assert is_sealed(page.replace("\n", "\r\n"))
    assert not is_sealed(page.replace("<html>", "<html>mine"))
    assert not is_sealed(page + "mine")
    assert not is_sealed("<html></html>")
    assert not is_sealed("")
