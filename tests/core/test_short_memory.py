"""What all processes know for a short while; each thread here has a connection of its own, as they do."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.db import connection

from zabota.core import short_memory
from zabota.core.pace import Pace
from zabota.core.shared_cache import SharedCache

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache() -> SharedCache:
    return SharedCache("", {})


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_shortmemory")
        return cursor.fetchone()[0]


def shift(seconds: float) -> None:
    """As if the clock had been set: everything kept is so much older, or of the future."""
    with connection.cursor() as cursor:
        query = "UPDATE core_shortmemory SET at = at - %(by)s, until = until - %(by)s"
        cursor.execute(query.replace("%(by)s", "make_interval(secs => %s)"), [seconds, seconds])


def test_what_is_kept_is_read_until_its_time_is_over():
    short_memory.keep("attending:7", b"Nina", 45, part="1")
    short_memory.keep("attending:7", b"Oleg", 45, part="2")
    assert short_memory.parts("attending:7") == {"1": b"Nina", "2": b"Oleg"}
    assert short_memory.parts("attending:8") == {}
    shift(46)
    assert short_memory.parts("attending:7") == {}


def test_what_is_over_goes_and_the_rest_stays():
    short_memory.keep("old", b"", 1)
    shift(2)
    short_memory.keep("new", b"", 60)
    short_memory.sweep()
    assert rows() == 1 and short_memory.parts("new")


def test_the_cache_keeps_gives_adds_once_and_forgets(cache):
    assert cache.add("key", {"n": 1}, 60) and not cache.add("key", 2, 60)
    assert cache.get("key") == {"n": 1} and cache.get("other", "none") == "none"
    assert cache.incr("count") if cache.add("count", 1, 60) else False
    assert cache.get("count") == 2
    assert cache.touch("key", 120) and not cache.touch("other", 120)
    assert cache.get_many(["key", "other"]) == {"key": {"n": 1}}
    assert cache.delete("key") and not cache.delete("key")
    cache.set("for ever", 1, None)
    shift(86_400 * 365)
    assert cache.get("for ever") == 1 and cache.get("count") is None
    assert cache.add("count", 5, 60), "what is over stands in nobody's way"
    cache.clear()
    assert rows() == 0


def test_a_limit_grants_its_burst_then_one_by_one():
    assert [short_memory.take("a", 10, 30) for _number in range(3)] == [0, 0, 0]
    assert 9 < short_memory.take("a", 10, 30) <= 10
    assert short_memory.take("b", 10, 30) == 0, "another key is another's"
    shift(10)
    assert short_memory.take("a", 10, 30) == 0
    assert short_memory.take("a", 10, 30) > 9


def test_a_clock_that_was_set_back_by_a_year_locks_nobody_out(cache):
    short_memory.keep("attending:7", b"Nina", 45, part="1")
    cache.set("tries", 5, 300)
    for _number in range(3):
        short_memory.take("a", 10, 30)
    shift(-365 * 86_400)
    assert short_memory.parts("attending:7") == {} and cache.get("tries") is None
    assert short_memory.take("a", 10, 30) == 0
    short_memory.sweep()
    assert rows() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_granted_no_more_than_the_burst(settings):
    settings.SEVERAL = True

    def ask(_number: int) -> bool:
        try:
            return Pace(20, 3600, "trial").wait_seconds("203.0.113.7") == 0
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        granted = sum(threads.map(ask, range(80)))
    assert granted == 20


@pytest.mark.django_db(transaction=True)
def test_the_control_each_process_counting_by_itself_grants_all(settings):
    settings.SEVERAL = False
    assert sum(Pace(20, 3600, "trial").wait_seconds("203.0.113.7") == 0 for _number in range(80)) == 80


def test_one_process_alone_asks_no_database(settings, django_assert_num_queries):
    settings.SEVERAL = False
    with django_assert_num_queries(0):
        assert Pace(2, 60, "trial").wait_seconds("203.0.113.7") == 0


def test_what_a_process_refuses_by_itself_costs_the_database_nothing(settings, django_assert_num_queries):
    settings.SEVERAL = True
    pace = Pace(1, 3600, "trial")
    assert pace.wait_seconds("203.0.113.7") == 0
    with django_assert_num_queries(0):
        assert pace.wait_seconds("203.0.113.7") > 3000


def test_each_process_has_a_cache_of_its_own_too():
    caches["own"].set("likely", 1, 60)
    assert caches["own"].get("likely") == 1 and rows() == 0
