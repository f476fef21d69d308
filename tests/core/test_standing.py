"""Standing questions answer as Django would, with the SQL made once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zabota.core.models import EventRecord
from zabota.core.standing import FIRST_MARK, fetch, standing
from zabota.customers.models import Customer, Identity

pytestmark = pytest.mark.django_db


@standing
def identities_of(customer_id: int, kind: str):
    return Identity.objects.filter(customer=customer_id, kind=kind).select_related("customer").order_by("id")


@standing
def names_like(pk: int):
    """With a percent sign and quotes among the values that stay."""
    return Customer.objects.filter(pk=pk).exclude(name="50 % 'off'").values("name", "created_at")


@standing
def records_of(subject: str, by_id: int, subject_again: str):
    both = EventRecord.objects.filter(subject=subject, by_id=by_id)
    return both.exclude(name=subject_again).order_by("id")


def test_rows_are_those_that_django_would_give(alice, vera):
    for customer in (alice, vera):
        found = identities_of(customer.id, "email")
        assert found == list(Identity.objects.filter(customer=customer))
        with CaptureQueriesContext(connection) as asked:
            assert [one.customer.name for one in found] == [customer.name]
        assert not asked.captured_queries
    assert identities_of(alice.id, "phone") == []


def test_values_that_stay_are_written_as_they_are(vera):
    Customer.objects.filter(pk=vera.pk).update(name="Вера 50 %")
    assert names_like(vera.pk) == [{"name": "Вера 50 %", "created_at": vera.created_at}]
    Customer.objects.filter(pk=vera.pk).update(name="50 % 'off'")
    assert names_like(vera.pk) == []


def test_what_is_given_goes_where_it_belongs_and_json_is_read(db):
    kept = EventRecord.objects.create(name="Seen", subject="o'clock", by_id=7, values={"ș": [1, None]})
    assert records_of("o'clock", 7, "Heard") == [kept]
    assert records_of("o'clock", 7, "Heard")[0].values == {"ș": [1, None]}
    assert records_of("o'clock", 7, "Seen") == records_of("o'clock", 8, "Heard") == []


def test_a_given_text_is_never_sql(alice):
    assert identities_of(alice.id, "email' OR '1'='1") == []


def test_the_sql_is_made_once(alice, vera):
    identities_of(alice.id, "email")
    kept = identities_of.kept((int, str))
    identities_of(vera.id, "email")
    assert identities_of.kept((int, str)) is kept
    assert str(FIRST_MARK) not in kept.sql and kept.places == [0, 1]


def test_it_is_counted_and_watched_like_every_other_statement(alice):
    with CaptureQueriesContext(connection) as asked:
        assert fetch("SELECT %s::int + 1", [41]) == [(42,)]
        identities_of(alice.id, "email")
    assert len(asked.captured_queries) == 2
