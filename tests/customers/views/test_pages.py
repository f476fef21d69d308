from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.merge import merge
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.card import card_of, find_customer
from zabota.customers.models import Customer, CustomerMerge, Promise

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def at_desk(client, nina):
    client.force_login(nina)
    return client


def test_a_card_s_facts_are_a_few_queries(vera, nina, django_assert_max_num_queries):
    note_expectation(vera, "Тишина", by=nina)
    add_wish(vera, "Чай", by=nina)
    make_promise(vera, "Позвонить", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
    nina.may("customers.see"), nina.sees_all_branches, nina.branch_ids  # noqa: B018
    with django_assert_max_num_queries(9):
        card = card_of(find_customer(vera.id, nina), nina)
        assert card.hypotheses and card.wishes and card.open_promises and card.choices


def test_one_short_form_makes_a_card(at_desk, central):
    sent = {
        "name": "Ștefan",
        "phone": "069 123 456",
        "branch": central.id,
        "language": "ro",
        "expectation": "Repede",
    }
    answer = at_desk.post("/customers/new/", sent, follow=True)
    stefan = Customer.objects.get()
    assert answer.redirect_chain[-1][0] == f"/customers/{stefan.id}/"
    assert stefan.expectations.get().is_hypothesis
    assert "Repede" in answer.content.decode()


def test_a_known_phone_leads_to_the_card_that_has_it(at_desk, alice, central):
    answer = at_desk.post("/customers/new/", {"email": "ALICE@example.com", "branch": central.id})
    assert answer.status_code == 422
    assert f"/customers/{alice.id}/" in answer.content.decode()


def test_a_card_of_a_foreign_branch_is_not_named(at_desk, bob, central):
    answer = at_desk.post("/customers/new/", {"email": "bob@example.com", "branch": central.id})
    assert answer.status_code == 422
    assert "Țurcanu" not in answer.content.decode()


def test_the_second_writer_sees_both_texts(at_desk, alice, oleg):
    change_customer(alice, by=oleg, version=1, note="Mornings")
    sent = {"version": "1", "name": "Alice Popescu", "language": "en", "note": "Evenings"}
    answer = at_desk.post(f"/customers/{alice.id}/change/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mornings" in page and "Evenings" in page
    assert 'name="version" value="2"' in page
    assert at_desk.post(f"/customers/{alice.id}/change/", {**sent, "version": "2"}).status_code == 302
    assert Customer.objects.get(id=alice.id).note == "Evenings"


def test_a_refused_section_keeps_the_text(at_desk, alice):
    sent = {"text": "Call back", "due_at": "2020-01-01T10:00", "owner": alice.id}
    answer = at_desk.post(f"/customers/{alice.id}/promises/", sent, **HTMX)
    assert answer.status_code == 422
    assert "Call back" in answer.content.decode()
    assert not Promise.objects.exists()


@pytest.mark.parametrize("address", ["addresses", "expectations", "wishes"])
def test_a_section_s_form_works_without_scripts_too(at_desk, alice, address):
    sent = {"text": "Чай", "kind": "card", "value": "AB 12"}
    assert at_desk.post(f"/customers/{alice.id}/{address}/", sent).status_code == 302
    assert at_desk.post(f"/customers/{alice.id}/{address}/", {}).status_code == 422
    assert at_desk.post(f"/customers/{alice.id}/{address}/", {}, **HTMX).status_code == 422


def test_remarks_on_one_who_chose_privacy_are_nowhere(at_desk, alice, nina):
    note_expectation(alice, "secret expectation", by=nina)
    add_wish(alice, "secret wish", by=nina)
    change_customer(alice, by=nina, version=1, note="secret note", household="Secret house")
    Customer.objects.filter(id=alice.id).update(privacy="private")  # as after a merge: kept, but not shown
    for address in (
        f"/customers/{alice.id}/",
        f"/customers/{alice.id}/side/",
        f"/customers/{alice.id}/change/",
    ):
        assert "secret" not in at_desk.get(address).content.decode().lower()


def test_choosing_privacy_erases_at_once(at_desk, alice, nina):
    add_wish(alice, "Tea", by=nina)
    answer = at_desk.post(f"/customers/{alice.id}/privacy/", {"privacy": "private"}, follow=True)
    assert "Tea" not in answer.content.decode()
    assert Customer.objects.get(id=alice.id).privacy == "private"


def test_cards_are_compared_merged_and_parted_again(at_desk, alice, vera):
    page = at_desk.get(f"/customers/{alice.id}/merge/{vera.id}/").content.decode()
    assert "alice@example.com" in page and "vera@example.com" in page
    assert not CustomerMerge.objects.exists()
    assert at_desk.post(f"/customers/{alice.id}/merge/{vera.id}/").status_code == 302
    assert at_desk.get(f"/customers/{vera.id}/").url == f"/customers/{alice.id}/"
    row = CustomerMerge.objects.get()
    at_desk.post(reverse("customers:unmerge", args=[row.id]))
    assert vera.identities.count() == 1
    assert at_desk.get(f"/customers/{vera.id}/").status_code == 200


def test_the_list_is_paged_by_the_last_row_seen(at_desk, central):
    for number in range(120):
        customer = Customer.objects.create(name=f"Customer №{number:03}")
        customer.branches.add(central)
    seen, cursor = [], ""
    for _ in range(3):
        page = at_desk.get("/customers/", {"page": cursor}).context["page"]
        seen += [customer.id for customer in page.rows]
        cursor = page.next
    assert len(seen) == len(set(seen)) == 120 and seen == sorted(seen, reverse=True)
    assert cursor == ""
    back = at_desk.get("/customers/", {"page": page.previous}).context["page"]
    assert [customer.id for customer in back.rows] == seen[50:100]
    assert at_desk.get("/customers/", {"page": "nonsense"}).context["page"].rows[0].id == seen[0]


def test_the_list_is_narrowed(at_desk, alice, vera):
    for customer in (alice, vera):
        index_customer(customer)
    assert [c.id for c in at_desk.get("/customers/?language=ru").context["page"].rows] == [vera.id]
    assert [c.id for c in at_desk.get("/customers/?q=лкин").context["page"].rows] == [vera.id]
    assert (
        at_desk.get("/customers/?from=2100-01-01&to=nonsense&branch=x&privacy=y").context["page"].rows == []
    )


def test_an_export_is_typed_and_harmless(at_desk, alice):
    Customer.objects.filter(id=alice.id).update(name="=HYPERLINK(0)")
    assert "'=HYPERLINK(0)" in b"".join(at_desk.get("/customers/export/csv/")).decode()
    book = at_desk.get("/customers/export/xlsx/")
    assert b"".join(book)[:2] == b"PK"
    assert at_desk.get("/customers/export/exe/").status_code == 404


def test_a_promise_is_kept_or_broken_from_the_list(at_desk, alice, nina):
    first, second = (
        make_promise(alice, text, due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
        for text in ("Call", "Write")
    )
    assert at_desk.get("/promises/?whose=mine").context["page"].rows == [first, second]
    at_desk.post(f"/promises/{first.id}/outcome/", {"outcome": "kept"}, **HTMX)
    refused = at_desk.post(f"/promises/{second.id}/outcome/", {"outcome": "broken"}, **HTMX)
    assert refused.status_code == 422
    at_desk.post(f"/promises/{second.id}/outcome/", {"outcome": "broken", "because": "No time"}, **HTMX)
    assert at_desk.get("/promises/?state=kept").context["page"].rows == [first]
    assert "No time" in at_desk.get("/promises/?state=broken").content.decode()


def test_my_promises_wait_on_my_day(at_desk, alice, nina):
    assert "my-promises-title" not in at_desk.get("/").content.decode()
    make_promise(alice, "Call", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
    assert "my-promises-title" in at_desk.get("/").content.decode()


def test_one_who_was_merged_is_only_under_the_other_card(at_desk, alice, vera, nina):
    index_customer(vera)
    merge(alice, vera, by=nina)
    assert [c.id for c in at_desk.get("/customers/?q=vera").context["page"].rows] == [alice.id]
