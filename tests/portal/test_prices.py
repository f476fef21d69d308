"""The price list: for everybody where the company wants it, and only what a customer is told anyway."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.knowledge.actions.retire_product import retire_product
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.models import Product

SCREEN = {
    "ru": {"name": "Замена экрана", "more": "Экран и работа,\nгарантия <письменно>."},
    "ro": {"name": "Înlocuirea țevii și a ecranului", "suits": "Tabletelor"},
}


@pytest.fixture
def open_prices(setting):
    setting("knowledge.prices_are_open", True)


@pytest.fixture
def screen(central, north):
    return save_product(None, code="EK-10", price=Decimal("1250.50"), texts=SCREEN, branches=[central, north])


def page_of(client, language="ru", **asked) -> str:
    answer = client.get("/prices/", asked, headers={"Accept-Language": language})
    assert answer.status_code == 200
    words = re.sub(r"<(script|style)\b.*?</\1>", "", answer.content.decode(), flags=re.S)
    return words.replace("\xa0", " ").replace("&nbsp;", " ")


def test_prices_are_shown_only_where_the_company_wants_it(client, screen, setting):
    assert client.get("/prices/").status_code == 404
    setting("company.profile", "repair")
    assert "Замена экрана" in page_of(client)
    setting("knowledge.prices_are_open", False)
    assert client.get("/prices/").status_code == 404


def test_a_price_is_written_as_the_reader_writes_it(client, open_prices, screen):
    assert "1 250,50 MDL" in page_of(client, "ru")
    assert "1.250,50 MDL" in page_of(client, "ro")
    assert "1,250.50 MDL" in page_of(client, "en")
    save_product(screen, price=Decimal("1200000.00"), texts=SCREEN)
    assert "1 200 000 MDL" in page_of(client, "ru")
    save_product(screen, price=Decimal(0), texts=SCREEN)
    assert "бесплатно" in page_of(client, "ru") and "0 MDL" not in page_of(client, "ru")


def test_each_reads_the_own_language_else_that_of_the_company_else_any(client, open_prices, screen, setting):
    assert "Înlocuirea țevii" in page_of(client, "ro") and "Замена" not in page_of(client, "ro")
    english = page_of(client, "en")
    assert '<h2 class="price-name" lang="ru">Замена экрана</h2>' in english
    setting("company.language", "ro")
    assert "Înlocuirea țevii" in page_of(client, "en")
    save_product(screen, price=Decimal(5), texts={"en": {"name": "New screen"}})
    assert "New screen" in page_of(client, "ru")


def test_what_is_out_of_use_or_has_no_price_is_not_there(client, open_prices, screen):
    save_product(None, texts={"ru": {"name": "Без цены"}})
    retire_product(screen)
    page = page_of(client)
    assert "Замена" not in page and "Без цены" not in page and "Цен пока нет" in page
    assert "Замена" not in page_of(client, q="замена") and "Без цены" not in page_of(client, q="цены")
    retire_product(screen, False)
    assert "Замена" in page_of(client)


def test_where_it_is_to_be_had_is_told_when_that_is_not_everywhere(
    client, open_prices, screen, north, central
):
    assert "Только здесь" not in page_of(client)
    screen.branches.set([north])
    assert "Только здесь: North" in page_of(client)
    screen.branches.clear()
    assert "Только здесь" not in page_of(client), "nothing was said of places"
    screen.branches.set([north])
    north.closed_for_good_at = timezone.now()
    north.save()
    assert "Замена" not in page_of(client), "it is to be had nowhere now"
    screen.branches.add(central)
    assert "Замена" in page_of(client) and "Только здесь" not in page_of(client)


@pytest.mark.parametrize("asked", ["экраны", "ЭКРАНА", "inlocuirea tevii", "țevi", "эран", "screens"])
def test_a_price_is_found_in_any_form_without_marks_and_in_three_languages(
    client, open_prices, screen, asked
):
    save_product(screen, price=Decimal(5), texts=SCREEN | {"en": {"name": "New screen"}})
    save_product(None, price=Decimal(7), texts={"ru": {"name": "Чайник"}})
    found = page_of(client, q=asked)
    assert "Замена экрана" in found and "Чайник" not in found
    assert ("вот самое близкое" in found) == (asked == "эран"), "a slip is mended, and that is said"


def test_what_is_not_found_is_asked_of_us(client, open_prices, screen):
    page = page_of(client, q='вертолёт<"')
    assert "По этим словам цен не нашлось" in page and f'href="{reverse("portal:ask")}"' in page
    assert page_of(client, q="\x00' OR 1=1") and page_of(client, page="forged")


def test_mending_a_slip_tells_no_word_of_what_is_not_shown(client, open_prices, screen):
    retire_product(save_product(None, price=Decimal(9), texts={"ru": {"name": "Секретный протез"}}))
    found = page_of(client, q="экранн сикретный")
    assert "Замена экрана" in found and "секретный" not in found.lower() and "протез" not in found


def test_nothing_of_the_card_is_told_but_what_goes_into_a_reply(client, open_prices, screen):
    page = page_of(client)
    assert "гарантия &lt;письменно&gt;." in page
    for inside in ("EK-10", f"/products/{screen.id}", "/picture/", "retired", "Tabletelor"):
        assert inside not in page
    assert not re.search(rf'(id|data-\w+|value)="{screen.id}"', page)


def test_a_long_list_comes_page_by_page_in_the_company_s_own_order(client, open_prices, db):
    for number in range(51):
        named = {"ru": {"name": f"Услуга {number:02d}!"}}
        save_product(None, code=f"U-{number:02d}", price=Decimal(number + 1), texts=named)
    first = client.get("/prices/")
    following = re.search(r'rel="next" href="([^"]+)"', first.content.decode())[1].replace("&amp;", "&")
    assert "Услуга 49!" in first.content.decode() and "Услуга 50!" not in first.content.decode()
    assert "Услуга 50!" in client.get("/prices/" + following).content.decode()


def test_the_help_centre_leads_there_when_there_is_something_to_see(client, setting, db):
    link = 'href="/prices/"'
    setting("knowledge.prices_are_open", True)
    assert link not in client.get("/help/").content.decode(), "nothing has a price"
    kept = save_product(None, price=Decimal(5), texts=SCREEN)
    assert link in client.get("/help/").content.decode()
    setting("knowledge.prices_are_open", False)
    assert link not in client.get("/help/").content.decode()
    setting("knowledge.prices_are_open", True)
    retire_product(kept)
    assert link not in client.get("/help/").content.decode()


def test_looking_and_searching_write_nothing_and_cost_the_same_for_many(
    client, open_prices, screen, django_assert_num_queries, central
):
    page_of(client)
    before = Product.objects.values_list("pk", "price", "created_at").get()
    for number in range(20):
        save_product(None, code=str(number), price=Decimal(1), texts=SCREEN, branches=[central])
    with django_assert_num_queries(5):  # texts, branches, all branches, the list, whether there is one
        page_of(client)
    assert Product.objects.values_list("pk", "price", "created_at").get(pk=screen.pk) == before


def test_who_writes_a_card_is_told_that_everybody_reads_it(client, screen, dan, setting):
    client.force_login(dan)
    told = 'class="notice"'
    assert told not in client.get(f"/products/{screen.id}/").content.decode()
    assert "/prices/" not in client.get("/products/").content.decode()
    setting("knowledge.prices_are_open", True)
    assert told in client.get(f"/products/{screen.id}/").content.decode()
    assert "/prices/" in client.get("/products/").content.decode()
