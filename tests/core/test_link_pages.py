"""What every page behind a customer's link has in common."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from zabota.core.link_pages import language_for, link_page


@link_page("customers try it")
def page(request, token):
    return HttpResponse(token)


def test_a_link_page_is_open_to_strangers_and_kept_from_indexes_caches_and_other_sites():
    assert page.access == "public: customers try it" and page.login_required is False and page.csrf_exempt
    shown = page(RequestFactory().get("/"), "1-a")
    assert shown["X-Robots-Tag"] == "noindex" and shown["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown["Cache-Control"]
    assert page(RequestFactory().delete("/"), "1-a").status_code == 405


@pytest.mark.parametrize(
    ("chosen", "usual", "spoken"),
    [("ro", "ru", "ro"), ("", "ru", "ru"), ("xx", "ru", "ru"), ("xx", "fr", "en"), ("", None, "en")],
)
def test_the_chosen_language_comes_first_then_the_customers_then_the_browsers(chosen, usual, spoken):
    with translation.override("en"):
        assert language_for(RequestFactory().get("/", {"language": chosen}), usual) == spoken
