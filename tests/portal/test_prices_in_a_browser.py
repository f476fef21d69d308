"""The price list on a phone and on a desk, full and empty, with axe and without JavaScript."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE
from zabota.company.actions.set_parameter import set_parameter
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.seeds import seed_knowledge

LONG = "Замена_экрана_и_восстановление_корпуса_после_падения с очень длинным названием"


@pytest.fixture
def repair_centre(server, central, north):
    set_parameter("company.profile", "repair")
    seed_knowledge("repair", [central, north])
    save_product(None, code="Z", price=Decimal("1200000.50"), texts={"ru": {"name": LONG}}, branches=[north])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prices_are_read_and_searched_on_a_phone_and_on_a_desk(repair_centre, phone, desktop, axe, scheme):
    for opened in (phone, desktop):
        page = opened(locale="ru-RU", color_scheme=scheme)
        page.goto("/help/")
        page.get_by_role("link", name="Цены").click()
        expect(page.get_by_role("heading", name="Замена аккумулятора телефона")).to_be_visible()
        expect(page.get_by_role("listitem").filter(has_text="Диагностика")).to_contain_text("бесплатно")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_label("Искать в ценах").fill("вертолёт")
        page.get_by_role("button", name="Поиск").click()
        expect(page.get_by_text("По этим словам цен не нашлось")).to_be_visible()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_search_needs_no_javascript(repair_centre, server, new_context):
    page = new_context(base_url=server, viewport=PHONE, locale="ro-RO", java_script_enabled=False).new_page()
    page.goto("/prices/")
    page.locator("#q").fill("inlocuire baterie")
    page.locator("#q").press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Înlocuirea bateriei telefonului"])
