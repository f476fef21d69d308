import random
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from zabota.core.models import SearchEntry
from zabota.core.search import find, lexemes, newest, rare, remember
from zabota.core.search.spans import latest, spans_of

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = ("доставка заказа", "răspuns la întrebare", "доставка сегодня")


@pytest.fixture
def written():
    for number in range(60):
        rare_word = " зимородок" if number in (3, 41) else ""
        words = lexemes(f"{TEXTS[number % 3]}{rare_word} {40_000 + number}")
        remember("talk", number, words, MOMENT + timedelta(minutes=number * 7 % 60))
    remember("other", 1, lexemes("доставка зимородок"), MOMENT + timedelta(days=1))


ASKED = ("доставка", "доставки зак", "raspuns", "зимородок", "40013", "шварцшильд", "доставка зимородок", "")


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("most", [1, 5, 50])
def test_the_newest_are_the_same_by_whichever_way(written, text, most):
    expected = list(find("talk", text).order_by("-at").values_list("object_id", flat=True))
    assert newest("talk", text, most) == expected[:most]


@pytest.mark.parametrize("text", ASKED)
def test_few_are_told_whole_and_many_are_left(written, text):
    expected = list(find("talk", text).order_by("-at").values_list("object_id", flat=True))
    assert rare("talk", text) == (expected if len(expected) < 5 else None)


@pytest.mark.parametrize("most", [1, 20, 60, 400])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_over_years_too_they_are_the_newest(db, monkeypatch, share, most):
    """As if there were many more: few are looked at, so that spans of days are asked one after another."""
    module = sys.modules["zabota.core.search.newest"]
    monkeypatch.setattr(module, "LOOKED_AT", 12)
    monkeypatch.setattr(module, "COMMON", 10)
    dice = random.Random(f"{share} {most}")
    for number in range(500):
        word = "кашель" if dice.random() < share else "насморк"
        at = MOMENT - timedelta(days=dice.expovariate(1 / 90), seconds=number)
        remember("talk", number, lexemes(word), at)
    expected = list(find("talk", "кашель").order_by("-at").values_list("object_id", flat=True))
    assert newest("talk", "кашель", most) == expected[:most]


def test_the_database_knows_the_same_spans(db):
    dice = random.Random(1)
    for number in range(200):
        at = datetime(1969, 12, 1, tzinfo=UTC) + timedelta(seconds=dice.randrange(3_000_000_000))
        SearchEntry.objects.create(kind="talk", object_id=number, vector="", at=at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, search_spans(at) FROM core_searchentry")
        rows = cursor.fetchall()
    assert len(rows) == 200 and all(spans_of(at) == spans for at, spans in rows)


def test_a_span_and_the_one_before_reach_at_least_its_width_back():
    for hours in range(0, 24 * 600, 7):
        moment = MOMENT + timedelta(hours=hours)
        for width, spans in zip((4, 32, 256), latest(moment), strict=True):
            for back in (0, width * 12, width * 24):
                assert set(spans_of(moment - timedelta(hours=back))) & set(spans)
            assert not set(spans_of(moment - timedelta(days=2 * width))) & set(spans)
