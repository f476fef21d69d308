"""The pages of one part stand side by side above each of them."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override

from zabota.core.navigation import Tabs
from zabota.core.navigation import tabs as rows

ZABOTA = Path(__file__).parents[3] / "zabota"
LINK = re.compile(r'<a href="([^"]+)"( aria-current="page")?>')
SAID = re.compile(r'{% tabs "([^"]+)" %}')


class Reader:
    """May open what the named permissions open; all of it when none is named."""

    def __init__(self, *permissions: str):
        self.permissions = permissions

    def may(self, permission: str) -> bool:
        return not self.permissions or permission in self.permissions


def shown(here: str, *permissions: str) -> str:
    context = Context({"here": here, "user": Reader(*permissions)})
    return Template("{% load zabota_tags %}{% tabs here %}").render(context)


def said() -> list[str]:
    pages = ZABOTA.rglob("templates/**/*.html")
    return sorted({here for page in pages for here in SAID.findall(page.read_text())})


@pytest.mark.parametrize("row", rows, ids=lambda row: row.name)
def test_all_pages_of_a_part_are_shown_and_the_one_that_is_open_says_so(row: Tabs):
    for place, tab in enumerate(row.tabs):
        if tab.url_name.startswith(f"{row.name}:"):
            links = LINK.findall(shown(tab.url_name))
            assert len(links) == len(row.tabs)
            assert [at for at, (_url, current) in enumerate(links) if current] == [place]


def test_every_page_with_tabs_stands_on_one_of_them():
    assert set(said()) <= {tab.url_name for row in rows for tab in row.tabs}
    assert len(said()) > 30


def test_the_row_and_its_pages_are_named_in_the_readers_language():
    assert shown("stakes:goals") == (
        '<nav class="tabs" aria-label="Parts of what is at stake">'
        '<a href="/stakes/">Word of mouth and money</a>'
        '<a href="/leavings/">Why customers leave</a>'
        '<a href="/goals/" aria-current="page">Goals</a></nav>'
    )
    with override("ru"):
        assert "Цели</a>" in shown("stakes:goals")


def test_a_page_with_an_icon_shows_it_before_its_name():
    assert "#bolt" in shown("answers:macros") and "</svg>Macros</a>" in shown("answers:macros")


def test_a_page_that_would_refuse_the_reader_is_not_offered():
    offered = [url for url, _current in LINK.findall(shown("improvement:duties", "recovery.see"))]
    assert offered == ["/duties/", "/commission/", "/investigations/"], "those for all, and what one may see"


def test_a_part_that_is_not_known_is_an_error():
    with pytest.raises(KeyError):
        shown("nothing:here")
