"""Initials and their colour."""

from types import SimpleNamespace

import pytest

from zabota.core.display.faces import avatar, initials, name_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Вера", "В"),
        ("Alice Popescu", "AP"),
        ("oleg ivanovici țurcanu", "OȚ"),
        ("vera@example.com", "VE"),
        ("", "?"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_a_name_comes_from_a_user_a_customer_or_a_text():
    assert name_of(SimpleNamespace(name="Bob")) == "Bob"
    assert name_of("Вера") == "Вера"
    assert name_of(None) == ""


def test_the_colour_stays_with_the_name():
    assert avatar("Вера") == avatar(SimpleNamespace(name="Вера"))


def test_a_hostile_name_stays_text():
    assert "<script>" not in avatar('"><script>alert(1)</script>', alone=True)
