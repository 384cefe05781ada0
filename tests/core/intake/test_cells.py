"""What stands in one cell, however it is written."""

from __future__ import annotations

import time

import pytest

from tradectl.core.intake import cells

_LONG = 100_000  # characters, as many as a cell may have


@pytest.mark.parametrize("run", [" ", "\t", "\n", " \n", "\u3000", "a", "王", "1", "@", "a,"])
@pytest.mark.parametrize("read", [cells.names, cells.mails, lambda text: cells.phones(text, "DE")])
def test_a_long_run_of_anything_is_read_in_no_time(read, run):
    begun = time.process_time()
    read(f"Hans{run * (_LONG // len(run))}Maier")
    assert time.process_time() - begun < 2  # ten seconds and more where every place is tried with every end


@pytest.mark.parametrize(
    ("text", "mails", "rest"),
    [
        ("hans@alpha.de", ["hans@alpha.de"], ""),
        ("Hans <hans@alpha.de>, eva (at) alpha.de", ["hans@alpha.de", "eva@alpha.de"], "Hans"),
        ("hans\t＠\nalpha.de @ home", ["hans@alpha.de"], "@ home"),
    ],
)
def test_mail_addresses_are_found_in_a_cell(text, mails, rest):
    assert cells.mails(text) == (mails, rest)
