import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from zabota.core.models import SearchEntry
from zabota.core.search import Found, find, lexemes, newest, rare, remember
from zabota.core.search.newest import look
from zabota.core.search.spans import begin_of, latest, spans_of

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


@pytest.fixture(params=[(400, "usual"), (8, "walking"), (8, "index")], ids=str)
def way(request, monkeypatch):
    """As if there were many more than are looked at, and one way of asking for them were cheap."""
    module = sys.modules["zabota.core.search.newest"]
    looked_at, cheap = request.param
    monkeypatch.setattr(module, "LOOKED_AT", looked_at)
    if cheap != "usual":
        monkeypatch.setattr(module, "WALKING", 1e-9 if cheap == "walking" else 1e9)
    return cheap


def expected_of(text: str) -> list[tuple[int, datetime]]:
    return list(find("talk", text).order_by("-at").values_list("object_id", "at"))


def shown_true(text: str, enough: int) -> None:
    """Each step holds all that match after its moment, newest first; the last holds all there are."""
    expected, before = expected_of(text), -1
    for found in newest("talk", text, enough):
        after = found.after or datetime.min.replace(tzinfo=UTC)
        assert [one for one, at in expected if at > after] == found.ids[
            : sum(at > after for _one, at in expected)
        ]
        assert found.ids == [one for one, _at in expected][: len(found.ids)]
        assert len(found.ids) >= before
        before = len(found.ids)
    assert found == Found([one for one, _at in expected], None)


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("enough", [1, 5, 50])
def test_ever_more_of_the_newest_are_told_until_all_are(written, text, enough, way):
    shown_true(text, enough)


@pytest.mark.parametrize("enough", [1, 20, 60, 400])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_over_years_too(db, share, enough, way):
    dice = random.Random(f"{share} {enough}")
    for number in range(500):
        word = "кашель" if dice.random() < share else "насморк"
        at = MOMENT - timedelta(days=dice.expovariate(1 / 90), seconds=number)
        remember("talk", number, lexemes(word), at)
    shown_true("кашель", enough)


def test_common_words_are_walked_to_and_others_are_not(written, monkeypatch):
    module = sys.modules["zabota.core.search.newest"]
    monkeypatch.setattr(module, "LOOKED_AT", 8)
    sample = replace(look("talk", "доставка"), total=1_000_000)
    assert [*sample.walks(20)][:2] == [40, 80], "its 600,000 entries in the index would all be read"
    assert [*replace(sample, total=100).walks(20)] == []


def test_more_than_can_be_told_end_it(written, monkeypatch):
    module = sys.modules["zabota.core.search.newest"]
    for name, value in (("LOOKED_AT", 2), ("MOST", 10), ("WALKING", 1e9)):
        monkeypatch.setattr(module, name, value)
    last = [*newest("talk", "доставка", 1)][-1]
    assert len(last.ids) == 10 and last.after is not None
    assert last.ids == [one for one, _at in expected_of("доставка")][:10]


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("looked_at", [400, 20])
def test_few_are_told_whole_and_many_are_left(written, monkeypatch, text, looked_at):
    monkeypatch.setattr(sys.modules["zabota.core.search.newest"], "LOOKED_AT", looked_at)
    expected = [one for one, _at in expected_of(text)]
    assert rare("talk", text) == (expected if looked_at == 400 or len(expected) < 5 else None)


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
        for spans in latest(moment):
            begin = begin_of(spans)
            assert not set(spans_of(begin)) & set(spans)
            assert set(spans_of(begin + timedelta(microseconds=1))) & set(spans)
        for width, spans in zip((4, 32, 256), latest(moment), strict=True):
            for back in (0, width * 12, width * 24):
                assert set(spans_of(moment - timedelta(hours=back))) & set(spans)
            assert not set(spans_of(moment - timedelta(days=2 * width))) & set(spans)
