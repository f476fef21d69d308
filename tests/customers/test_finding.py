from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import greet
from zabota.company.models import User
from zabota.customers import finding
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.finding import Found, find_customers
from zabota.customers.models import Customer
from zabota.customers.parts import forms_asked, grams_asked, grams_of, text_of

numbers = count(100)


@pytest.fixture
def many(central):
    """Thirty customers of Central, the newest last."""
    return [add_customer(name=f"Ёлкин Ciobanu {number}", branch=central) for number in range(30)]


def test_the_newest_are_shown_and_it_is_said_that_there_are_more(many, nina):
    assert find_customers("cioban", nina, most=20) == Found([c.id for c in many[:-21:-1]], False)


def test_a_rare_part_is_found_beyond_the_newest(many, nina, monkeypatch):
    monkeypatch.setattr(finding, "NEWEST_LOOKED_AT", 3)
    assert find_customers("иобан", nina) == Found([], True)
    assert find_customers("iobanu 7", nina) == Found([many[7].id], True)
    assert find_customers("Циобану", nina).ids == []
    assert len(find_customers("Ёлкиной", nina, most=40).ids) == 30, "in any form"


def test_no_look_reads_more_than_it_may(many, nina, monkeypatch):
    monkeypatch.setattr(finding, "NEWEST_LOOKED_AT", 3)
    monkeypatch.setattr(finding, "MOST_SORTED", 5)
    found = find_customers("ciobanu", nina, most=4)
    assert len(found.ids) == 4 and not found.is_all
    assert [c.id for c in many[:-4:-1]] == found.ids[:3], "the newest come first"


def test_cards_of_other_branches_are_not_found_unless_one_is_their_manager(many, pavel, irina):
    assert find_customers("ciobanu", pavel).ids == []
    change_customer(many[3], by=irina, version=1, manager=pavel)
    assert find_customers("ciobanu", pavel) == Found([many[3].id], True)
    assert len(find_customers("ciobanu", irina, most=50).ids) == 30


def test_who_may_not_see_customers_finds_nobody(many, central):
    nobody = User.objects.create_user("zoe@zabota.example", name="Zoe")
    assert find_customers("ciobanu", nobody).ids == []


def test_it_is_two_questions_at_most(many, nina):
    nina.sees_all_branches, nina.branch_ids, nina.permissions  # noqa: B018
    find_customers("warm", nina)
    with CaptureQueriesContext(connection) as asked:
        find_customers("кого-то нет", nina)
    assert len(asked) == 2


def test_the_list_shows_all_of_many_and_each_of_few(many, nina, monkeypatch):
    seen = Customer.objects.visible_to(nina).present()
    assert seen.narrowed_to("ciobanu", nina).count() == 30
    monkeypatch.setattr("zabota.customers.queries.FEW", 7)
    assert seen.narrowed_to("ciobanu", nina).count() == 30
    assert seen.narrowed_to("", nina).count() == 30


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.integers(0, 39), st.integers(1, 12))
def test_every_part_of_a_word_has_its_grams(name, start, length):
    text = text_of([name], [])
    for word in text.split():
        part = word[start : start + length] if length >= 3 else word[:length]
        if part.isalnum() and len(part) == length:
            assert set(grams_asked(part)) <= set(grams_of(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_three_signs_find_the_card(central, nina, data):
    name = data.draw(st.text("Ștefan Țurcănu Ёлкин ий ß'-", min_size=3, max_size=30))
    customer = greet(name, f"ана.{next(numbers)}@почта.рф", central)
    index_customer(customer)
    text = Customer.objects.get(id=customer.id).findable.text
    word = max(text.split(), key=len)
    start = data.draw(st.integers(0, max(0, len(word) - 3)))
    assert customer.id in find_customers(word[start : start + 3], nina, most=1000).ids


def test_a_number_is_asked_in_each_way_it_is_written():
    assert forms_asked("069 123 456", "MD") == [["069123456", "37369123456", "69123456"]]
    assert forms_asked("Вера  елкиной", "MD") == [["вера"], ["елкиной", "елкин"]]
