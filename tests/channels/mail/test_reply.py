"""What the customer newly wrote stands alone; no word is ever lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.channels.mail.replies import CASES
from zabota.channels.mail.reply import strip_quote


@pytest.mark.parametrize("name", CASES)
def test_the_reply_is_what_the_customer_wrote(name):
    wanted, text = CASES[name]
    reply, _rest = strip_quote(text)
    assert reply.split() == wanted.split()


@pytest.mark.parametrize("name", CASES)
def test_the_line_ends_of_a_mail_make_no_difference(name):
    wanted, text = CASES[name]
    assert strip_quote(text.replace("\n", "\r\n"))[0].split() == wanted.split()


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from([line for _wanted, text in CASES.values() for line in text.split("\n")]),
    ),
    max_size=25,
)


@given(LINES)
@example(["> a", "", "b", "-- ", "Alice"])
@example(["-- "])
def test_every_line_stands_in_exactly_one_of_the_two(lines):
    text = "\n".join(lines)
    reply, rest = strip_quote(text)
    before = sorted(line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip())
    after = sorted(line.strip() for part in (reply, rest) for line in part.split("\n") if line.strip())
    assert before == after


@given(LINES)
def test_a_text_with_words_never_gives_an_empty_reply(lines):
    text = "\n".join(lines)
    if text.strip():
        assert strip_quote(text)[0]
