import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.customers.identities import LONGEST, mail_base, normalise, phone_end

PHONES = [
    ("069 123 456", "MD", "+37369123456"),
    ("69123456", "MD", "+37369123456"),
    ("+373 (69) 12-34-56", "MD", "+37369123456"),
    ("00373 69 123456", "MD", "+37369123456"),
    ("37369123456", "MD", "+37369123456"),
    ("tel: +373 22 20-15-15", "MD", "+37322201515"),
    ("022 201515", "MD", "+37322201515"),
    ("0231 33221", "MD", "+37323133221"),
    ("8 (912) 345-67-89", "RU", "+79123456789"),
    ("+7 912 345 67 89", "MD", "+79123456789"),
    ("7 912 345 67 89", "MD", "+79123456789"),
    ("8 495 123-45-67", "RU", "+74951234567"),
    ("0721 234 567", "RO", "+40721234567"),
    ("40 721 234 567", "MD", "+40721234567"),
    ("0040721234567", "RO", "+40721234567"),
    ("+40 21 123 4567", "MD", "+40211234567"),
    ("٠٦٩١٢٣٤٥٦", "MD", "+37369123456"),
    ("112", "MD", "112"),
    ("no number", "MD", ""),
    ("", "MD", ""),
]
MAILS = [
    ("Alice@Example.COM", "alice@example.com"),
    ("  <alice@example.com> ", "alice@example.com"),
    ('"Popescu, Alice" <Alice@example.com>', "alice@example.com"),
    ("mailto:alice@example.com", "alice@example.com"),
    ("alice+shop@example.com", "alice+shop@example.com"),
    ("вера@Пример.РФ", "вера@xn--e1afmkfd.xn--p1ai"),
    ("вера@xn--e1afmkfd.xn--p1ai", "вера@xn--e1afmkfd.xn--p1ai"),
    ("office@мойдом.рус", "office@xn--d1ajichc.xn--p1acf"),
    ("țurcanu@poștă.md", "țurcanu@xn--pot-cpa20l.md"),
    ("a@b..c", "a@b..c"),
    ("nobody", "nobody"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "region", "normal"), PHONES)
def test_a_phone_is_one_number_however_it_is_written(written, region, normal):
    assert normalise("phone", written, region) == normal


@pytest.mark.parametrize(("written", "normal"), MAILS)
def test_a_mail_address_is_one_however_it_is_written(written, normal):
    assert normalise("email", written) == normal


def test_a_card_is_its_letters_and_digits():
    assert normalise("card", " ab-12 34/5 ") == "AB12345"


def test_other_addresses_stay_as_they_are():
    assert normalise("telegram", " @Vera_Ёлкина ") == "@Vera_Ёлкина"


@given(st.sampled_from(["email", "phone", "card", "chat"]), st.text(max_size=400))
def test_what_is_normal_stays_as_it_is_and_fits_the_database(kind, text):
    once = normalise(kind, text)
    assert len(once) <= LONGEST
    assert once == once.strip() and "\x00" not in once
    once.encode()
    if kind != "phone":  # an unreadable number's digits may be read once they stand bare
        assert normalise(kind, once) == once


def test_two_long_addresses_stay_two():
    assert normalise("chat", "a" * 500 + "1") != normalise("chat", "a" * 500 + "2")


def test_what_two_cards_may_have_alike():
    assert phone_end("+37369123456") == phone_end("069123456") == "69123456"
    assert phone_end("12345") == ""
    assert mail_base("anna.popescu+shop@example.com") == mail_base("annapopescu@example.com")
