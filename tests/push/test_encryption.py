"""What is published as an example comes out byte for byte."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec

from tests.push.browser import Browser, decoded, encoded
from zabota.push.encryption import MOST_BYTES, encrypt

WORDS = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
RECEIVER = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
RECEIVER_POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SECRET, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
    "6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
"""RFC 8291, section 5 and appendix A."""


def private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(decoded(text), "big"), ec.SECP256R1())


def test_the_example_of_the_standard_is_reproduced():
    made = encrypt(WORDS, decoded(RECEIVER_POINT), decoded(SECRET), own=private(SENDER), salt=decoded(SALT))
    assert encoded(made) == BODY


def test_the_browser_of_the_tests_reads_the_example_of_the_standard():
    assert Browser(private(RECEIVER), decoded(SECRET)).read(decoded(BODY)) == WORDS


@pytest.mark.parametrize("text", [b"", "Привет".encode(), b"x" * MOST_BYTES])
def test_only_the_browser_it_is_for_reads_it_and_no_two_are_alike(text):
    browser = Browser()
    one, other = (encrypt(text, browser.point, browser.secret) for _time in range(2))
    assert browser.read(one) == browser.read(other) == text and one != other
    assert one[:16] != other[:16] and one[21:86] != other[21:86], "salt and key are new"
    assert len(one) <= 4096
    with pytest.raises(InvalidTag):
        Browser().read(one)


def test_what_is_too_long_is_refused():
    with pytest.raises(ValueError):
        encrypt(b"x" * (MOST_BYTES + 1), Browser().point, b"s" * 16)
