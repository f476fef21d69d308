"""The menu: every entry under its heading, a long one folded, keys that mean one thing."""

from collections import Counter

import pytest

from zabota.core.display import frame
from zabota.core.navigation import navigation


def test_no_two_entries_share_their_keys():
    keys = Counter(item.key for item in navigation if item.key)
    assert len(keys) > 10 and [key for key, times in keys.items() if times > 1] == []


@pytest.fixture
def menu(client, db):
    """menu(user, path) -> heading -> (open, names)."""

    def of(user, path):
        client.force_login(user)
        found = frame.sections(client.get(path).context["menu"])
        return {
            section["name"]: (section["open"], [item["name"] for item in section["items"]])
            for section in found
        }

    return of


def test_a_long_menu_opens_the_every_day_and_the_section_of_the_page(menu, dan):
    found = menu(dan, "/complaints/")
    assert sum(len(names) for _open, names in found.values()) > 12
    assert [name for name, (is_open, _names) in found.items() if is_open] == [0, 20]
    assert "inbox" in found[0][1] and "complaints" in found[20][1]


def test_a_short_menu_is_shown_whole(menu, nina):
    nina.roles.clear()
    found = menu(nina, "/")
    assert found and all(is_open for is_open, _names in found.values())
