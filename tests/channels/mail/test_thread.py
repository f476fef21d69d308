"""A mail joins a conversation by a Message-ID that only we can have made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.channels.mail.letter import Bounce, Letter
from zabota.channels.mail.subject import strip_reply_prefix, subject_number
from zabota.channels.mail.thread import SignedReference, find_references, looks_like_ours, sign_message_id

KEY = b"sixteen bytes or more"
OTHER_KEY = b"another key of sixteen bytes"
NUMBERS = st.integers(1, 2**63 - 1)


@given(NUMBERS, NUMBERS, st.binary(min_size=16, max_size=64))
def test_what_we_signed_is_found_again(conversation, message, key):
    name = sign_message_id(key, conversation, message, "Help.Example.MD")
    found = find_references(Letter(in_reply_to=(name,)), key)
    assert found == [SignedReference(conversation, message, "help.example.md")]


@given(NUMBERS, NUMBERS, st.integers(0, 200), st.characters(codec="utf-8"))
def test_a_changed_letter_anywhere_makes_it_nobodys(conversation, message, place, letter):
    name = sign_message_id(KEY, conversation, message, "example.md")
    place %= len(name)
    forged = name[:place] + letter + name[place + 1 :]
    if forged.lower() != name:
        assert find_references(Letter(references=(forged,)), KEY) == []


def test_a_reference_with_another_key_is_nobodys():
    assert find_references(Letter(in_reply_to=(sign_message_id(OTHER_KEY, 7, 31, "example.md"),)), KEY) == []


def test_an_older_key_still_counts():
    name = sign_message_id(OTHER_KEY, 7, 31, "example.md")
    assert find_references(Letter(in_reply_to=(name,)), KEY, OTHER_KEY)[0].conversation_id == 7


def test_the_signature_has_at_least_128_bits():
    mac = sign_message_id(KEY, 7, 31, "example.md").split(".")[3].partition("@")[0]
    assert len(mac) * 5 >= 128


def test_the_nearest_message_comes_first():
    one, two, three = (sign_message_id(KEY, 7, n, "example.md") for n in (1, 2, 3))
    letter = Letter(in_reply_to=(three,), references=(one, two, three))
    assert [found.message_id for found in find_references(letter, KEY)] == [3, 2, 1]


def test_a_bounce_is_found_by_the_mail_it_returns():
    name = sign_message_id(KEY, 7, 31, "example.md")
    assert find_references(Letter(bounce=Bounce((), name)), KEY)[0].message_id == 31
    assert (
        find_references(Letter(bounce=Bounce((), ""), text=f"Your mail {name} failed."), KEY)[0].message_id
        == 31
    )


def test_a_reference_in_the_text_of_an_ordinary_mail_counts_for_nothing():
    assert find_references(Letter(text=sign_message_id(KEY, 7, 31, "example.md")), KEY) == []


def test_a_server_that_writes_message_ids_in_capitals_does_no_harm():
    name = sign_message_id(KEY, 7, 31, "example.md").upper()
    assert find_references(Letter(in_reply_to=(name,)), KEY) == [SignedReference(7, 31, "example.md")]


@pytest.mark.parametrize(
    ("key", "number", "domain"), [(b"short", 1, "a.md"), (KEY, 0, "a.md"), (KEY, 1, "a b")]
)
def test_a_weak_key_and_impossible_parts_are_refused(key, number, domain):
    with pytest.raises(ValueError, match=r"key|Message-ID"):
        sign_message_id(key, number, 1, domain)


def test_our_shape_is_seen_without_the_key():
    assert looks_like_ours(sign_message_id(KEY, 7, 31, "example.md"))
    assert not looks_like_ours("<abc@example.md>")


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Re: Заказ #1042", 1042),
        ("[#7] Comandă", 7),
        ("Răsp: #15, vă rog", 15),
        ("Order 1042", None),
        ("colour &#1042;", None),
        ("#0", None),
        ("issue#5", None),
        ("#12345678901", None),
        ("#12-b", None),
    ],
)
def test_a_number_in_the_subject_is_a_possible_match(subject, number):
    assert subject_number(subject) == number


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("Re: Fwd: RE: Order", "Order"),
        ("Отв: Пересл: Заказ", "Заказ"),
        ("Ответ: Re[2]: Заказ", "Заказ"),
        ("RĂSP: Fwd: Comanda mea", "Comanda mea"),
        ("AW: FW: [EXTERNAL] Order", "Order"),
        ("Regarding: Order", "Regarding: Order"),
        ("Ремонт: дверь", "Ремонт: дверь"),
        ("Re:", "Re:"),
        ("", ""),
    ],
)
def test_reply_prefixes_are_taken_off(subject, plain):
    assert strip_reply_prefix(subject) == plain
