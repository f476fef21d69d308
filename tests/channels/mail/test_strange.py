"""No mail makes the reader fall, hang, or lose everything."""

import time
from dataclasses import fields, is_dataclass

from tests.channels.mail.strange import strange_mails
from zabota.channels.mail import read as read_module
from zabota.channels.mail.clean import clean_html
from zabota.channels.mail.hash import content_hash
from zabota.channels.mail.loops import why_not_answer
from zabota.channels.mail.read import read
from zabota.channels.mail.reply import strip_quote
from zabota.channels.mail.thread import find_references

KEY = b"0123456789abcdef"


def texts_of(thing):
    """Every text anywhere in a letter."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from texts_of(name)
            yield from texts_of(value)
    elif isinstance(thing, (tuple, list)):
        for value in thing:
            yield from texts_of(value)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))


def test_five_thousand_strange_mails_are_read_and_each_keeps_something_to_show():
    slowest = 0.0
    strange = 0
    for number, raw in enumerate(strange_mails(5_000)):
        start = time.process_time()
        letter = read(raw)
        slowest = max(slowest, time.process_time() - start)
        strange += bool(letter.problems)
        if len(raw.strip(b"\r\n\x00 \t")) > 0:
            shown = (letter.text.strip(), letter.html, letter.attachments, letter.subject, letter.bounce)
            assert any(shown) or letter.headers, number
        for text in texts_of(letter):
            assert "\x00" not in text, number
            text.encode("utf-8")
        if number % 10 == 0:
            clean_html(letter.html)
            content_hash(letter)
            why_not_answer(letter, ["help@example.org"])
            strip_quote(letter.text)
            find_references(letter, KEY)
    assert strange > 2_500
    assert slowest < 5  # generous: it is there to see a hang, not a slow machine


def test_the_guard_around_the_reader_is_not_what_keeps_it_from_falling():
    fallen = 0
    for raw in strange_mails(300, seed=2):
        try:
            read_module._read(raw, [])
        except Exception:
            fallen += 1
    assert fallen == 0


def test_the_same_seed_makes_the_same_mails():
    assert list(strange_mails(50, seed=3)) == list(strange_mails(50, seed=3))


def test_random_bytes_are_shown_as_text():
    letter = read(bytes(range(256)) * 20)
    assert letter.text
    assert letter.problems


def test_an_empty_mail_gives_an_empty_letter_that_says_so():
    letter = read(b"\r\n\r\n")
    assert letter.text == ""
    assert "The message is empty." in letter.problems
