"""How many SMS a text is, against known cases and against a slow count of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.channels.sms.length import GSM, GSM_TWO, length_of


@pytest.mark.parametrize(
    ("text", "alphabet", "places", "parts"),
    [
        ("", "GSM-7", 0, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("a" * 152 + "€" + "a" * 10, "GSM-7", 164, 2),
        ("ё" * 70, "UCS-2", 70, 1),
        ("ё" * 71, "UCS-2", 71, 2),
        ("ё" * 134, "UCS-2", 134, 2),
        ("ă", "UCS-2", 1, 1),
        ("Mulțumesc! ґ", "UCS-2", 12, 1),
        ("😀" * 35, "UCS-2", 70, 1),
        ("😀" * 36, "UCS-2", 72, 2),
        ("ё" * 66 + "😀" * 4, "UCS-2", 74, 2),
    ],
)
def test_known_lengths(text, alphabet, places, parts):
    found = length_of(text)
    assert (found.alphabet, found.places, found.parts) == (alphabet, places, parts)


def test_the_alphabet_has_its_127_letters_once():
    assert len(GSM) == len(set(GSM)) == 127
    assert not set(GSM) & set(GSM_TWO)


@given(st.text(alphabet=st.sampled_from("aё€😀{ \n"), max_size=400))
@settings(max_examples=60, deadline=None)
def test_every_part_holds_what_fits_and_tears_nothing(text):
    found = length_of(text)
    gsm = found.alphabet == "GSM-7"
    sizes = [2 if (c in GSM_TWO if gsm else len(c.encode("utf-16-be")) == 4) else 1 for c in text]
    alone, several = (160, 153) if gsm else (70, 67)
    parts: list[int] = [0]
    for size in sizes:
        if parts[-1] + size > several:
            parts.append(0)
        parts[-1] += size
    assert found.places == sum(sizes)
    assert found.parts == (1 if sum(sizes) <= alone else len(parts))
