"""What a mail says itself: the history below is cut off where it begins, in the ways programs begin it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.intake.mail_text import MOST, one_line, said, unquoted
from tradectl.store.yaml.hidden import hidden

OWN = "Hello Mei,\n\nplease quote 500 pcs.\nFrom: our side all is fine.\nBest regards\nHans"
HISTORY = [
    "On Fri, 17 Apr 2026 at 10:30, Mei <mei@lamps.example> wrote:\n> Dear Hans",
    "On Fri, 17 Apr 2026 at 10:30, Mei Lin, Brightway Lighting <\nmei@lamps.example> wrote:\n> Dear Hans",
    "Am 17.04.26 um 10:30 schrieb Mei:\n> Hallo",
    "Am Fr., 17. Apr. 2026 um 10:30 Uhr schrieb Mei <mei@lamps.example>:\n\n> Hallo",
    "Le ven. 17 avr. 2026 à 10:30, Mei <mei@lamps.example> a écrit :\n> Bonjour",
    "El vie, 17 abr 2026 a las 10:30, Mei (<mei@lamps.example>) escribió:\n> Hola",
    "在 2026年4月17日，10:30，Mei <mei@lamps.example> 写道：\n> 你好",
    "-----Original Message-----\nFrom: Mei\nSent: Friday\nDear Hans",
    "-----Ursprüngliche Nachricht-----\nVon: Mei\nHallo",
    "------------------ 原始邮件 ------------------\n发件人: Mei\n你好",
    "________________________________\nFrom: Mei <mei@lamps.example>\nSent: Friday, April 17, 2026\nDear Hans",
    "From: Mei <mei@lamps.example>\nSent: Friday, April 17, 2026 10:30\nTo: Hans\nDear Hans",
    "Von: Mei <mei@lamps.example>\nGesendet: Freitag, 17. April 2026\nAn: Hans\nHallo",
    "发件人：Mei\n发送时间：2026年4月17日\n收件人：Hans\n你好",
    "*From:* Mei <mei@lamps.example>\n*Date:* Friday\nDear Hans",
    "> Dear Hans,\n> thank you",
    "",
]


@pytest.mark.parametrize("history", HISTORY)
def test_the_history_is_cut_off_where_it_begins(history):
    assert said("Inquiry", f"{OWN}\n\n{history}") == f"Inquiry\n{OWN}"


@pytest.mark.parametrize("history", HISTORY[:-1])
def test_of_a_mail_that_says_nothing_above_the_history_is_told(history):
    assert not unquoted(history)
    assert history.splitlines()[-1].lstrip("> ") in said("Fwd", history)


def test_answers_between_quoted_lines_are_what_is_said():
    assert said("", "> 500 pcs?\nNo, 600.\n> By sea?\nYes.") == "No, 600.\nYes."


def test_words_that_only_look_like_a_history_are_kept():
    text = (
        "From: what I saw, the date was right.\nOn Friday we wrote you.\nDate: 1 May\nHe wrote: yes\nAs Hans wrote:\nno"
    )
    assert said("", text) == text


def test_much_is_cut():
    told = said("Subject", "word " * 1000)
    assert len(told) <= MOST
    assert told.endswith(" w…")
    assert told.startswith("Subject\nword word")


SEEN_OR_NOT = st.text(
    st.characters() | st.sampled_from("a \n\t\u200c\u200d\u202e\u200b\x1b\U000e0041\u0645"), max_size=200
)


@given(SEEN_OR_NOT, SEEN_OR_NOT)
def test_nothing_that_acts_or_hides_is_left(subject, text):
    told = said(subject, text)
    assert hidden(told) is None
    assert told == "" or told.encode()
    assert not {"\n", "\t", "\r"} & set(one_line(text))


def test_joiners_of_persian_words_stay():
    assert said("می\u200cخواهیم", "") == "می\u200cخواهیم"


@pytest.mark.parametrize("text", ["On " * 100_000, "From: " * 50_000, "> " * 50_000, "\n" * 200_000, "-" * 100_000])
def test_a_long_text_is_read_in_time(text):
    begun = time.process_time()
    said(text, text)
    assert time.process_time() - begun < 2
