"""The card in a real browser: forms in place."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.merge import merge
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer


@pytest.fixture
def full_card(transactional_db, vera, nina, central):
    note_expectation(vera, "Чтобы перезвонили до шести", by=nina)
    note_expectation(vera, "Тишина", by=nina, is_confirmed=True)
    add_wish(vera, "Розетка у дивана", by=nina)
    make_promise(vera, "Позвонить", due_at=timezone.now() + timedelta(minutes=10), owner=nina, by=nina)
    merge(vera, recognise("card", "AB 1234", branch=central), by=nina)
    recognise("email", "vera+shop@example.com", name="Вера", branch=central)
    index_customer(vera)
    return vera


def test_forms_work_in_place(full_card, nina, desktop, signed_in):
    page = signed_in(desktop(), nina)
    page.goto(f"/customers/{full_card.id}/")
    expectations = page.locator("#section-expectations")
    expectations.get_by_role("button", name="Yes, confirmed").click()
    expect(expectations.get_by_text("confirmed by the customer")).to_have_count(2)
    expectations.get_by_text("Note an expectation").click()
    expectations.get_by_label("What the customer expects").fill("Fără grabă")
    expectations.get_by_role("button", name="Note it").click()
    expect(expectations.get_by_text("Fără grabă")).to_be_visible()
    expect(expectations.get_by_text("hypothesis: ask")).to_have_count(1)
    promises = page.locator("#section-promises")
    promises.get_by_role("button", name="Kept").click()
    expect(promises.get_by_text("No promise is open.")).to_be_visible()
    page.get_by_text("Is Вера the same person?").wait_for()
    page.get_by_role("button", name="Two people").click()
    expect(page.get_by_text("Is Вера the same person?")).to_have_count(0)


def test_privacy_is_asked_back_and_obeyed(full_card, nina, desktop, signed_in):
    page = signed_in(desktop(), nina)
    page.goto(f"/customers/{full_card.id}/")
    page.get_by_role("button", name="Wants privacy").click()
    page.get_by_role("button", name="Erase and keep private").click()
    expect(page.get_by_text("chose privacy", exact=True)).to_be_visible()
    expect(page.get_by_text("Розетка у дивана")).to_have_count(0)
    assert Customer.objects.get(id=full_card.id).privacy == "private"
