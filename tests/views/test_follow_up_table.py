"""The follow-up table as a document."""

from __future__ import annotations

from tradectl.core.message import say
from tradectl.i18n.translator import translator
from tradectl.views import markdown
from tradectl.views.follow_up_fields import Field
from tradectl.views.follow_up_table import Part, document


def test_lines_of_a_note_stay_lines_in_a_table_of_markdown():
    notes = Field(say("Notes"), "notes", lambda *_: "")
    part = Part(say("Customers"), (notes,), (("one\r\ntwo\n\nthree",), ("four",)))
    told = markdown.render(document([part]), translator("en"))
    assert told.splitlines()[2:] == ["| one<br>two<br>three |", "| four |"]
