"""Help pages are found as people ask: in any form, without diacritics, with a slip of the finger."""

import pytest

from zabota.core.search.likely import alike
from zabota.knowledge.actions.save_article import SEARCHED, save_article
from zabota.knowledge.actions.save_product import SEARCHED as PRODUCT
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.finding import search, suggest


@pytest.fixture
def pages(db) -> dict[str, int]:
    """Three pages in three languages; their numbers by a short name."""
    texts = {
        "refund": {
            "ru": (
                "Обмен и возврат товара",
                "Принесите товар и чек в любой магазин, вернём деньги за 3 дня.",
            ),
            "ro": (
                "Schimb și retur",
                "Aduceți produsul și bonul la orice magazin, întoarcem banii în 3 zile.",
            ),
        },
        "delivery": {
            "ru": ("Доставка", "Курьер привозит заказ на следующий день."),
            "ro": ("Livrare", "Curierul aduce comanda a doua zi."),
            "en": ("Delivery", "The courier brings your order the next day."),
        },
        "hours": {"en": ("Opening hours", "We are open from nine to six, on Saturday until two.")},
    }
    return {name: save_article(None, texts=text).id for name, text in texts.items()}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("возвраты", "refund"),
        ("вернуть товары", "refund"),
        ("întoarceți banii", "refund"),
        ("intoarcem bani", "refund"),
        ("courier orders", "delivery"),
        ("курьером", "delivery"),
        ("comenzile curierului", "delivery"),
        ("доствка", "delivery"),
        ("delivrey", "delivery"),
        ("are you open on saturday?", "hours"),
    ],
)
def test_a_page_is_found_first(pages, asked, name):
    assert search(SEARCHED, asked).ids[:1] == [pages[name]]


def test_what_was_mistyped_is_said(pages):
    assert search(SEARCHED, "доствка").instead
    assert search(SEARCHED, "доставка").instead == ""


def test_nothing_is_found_for_what_no_page_says(pages):
    for asked in ("парковка для велосипедов", "xyzzy", "", "и в на", "'); DROP TABLE x; --"):
        assert search(SEARCHED, asked).ids == []


def test_a_whole_message_is_answered_by_what_shares_its_telling_words(pages):
    asked = "Здравствуйте! Купила у вас чайник, он течёт. Можно ли вернуть деньги, если чек я потеряла?"
    assert suggest(SEARCHED, asked) == [pages["refund"]]
    assert suggest(SEARCHED, "Bună ziua! Când aduce curierul comanda mea?") == [pages["delivery"]]
    assert suggest(SEARCHED, "Спасибо вам большое за всё!") == []


def test_a_product_is_found_by_any_of_its_facts(db):
    kept = save_product(
        None, code="CH-17", texts={"ru": {"name": "Чайник", "composition": "нержавеющая сталь"}}
    )
    for asked in ("чайники из стали", "ch-17", "нержавеющей"):
        assert search(PRODUCT, asked).ids == [kept.id]


def test_alike_is_one_for_the_same_and_nothing_for_strangers():
    assert alike("доставка", "доставка") == 1 and alike("доставка", "zyx") == 0
    assert alike("доствка", "доставка") > alike("доствка", "возврат")
