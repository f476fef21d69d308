import pytest
from django.db import transaction

from zabota.core.gathering import together
from zabota.reports.actions.mark_stale import mark_stale
from zabota.reports.models import StaleContact

pytestmark = pytest.mark.django_db


def test_marks_are_added_and_never_clash():
    mark_stale([7, 8])
    mark_stale([7])
    assert sorted(StaleContact.objects.values_list("conversation_id", flat=True)) == [7, 7, 8]


def test_in_a_batch_they_go_in_together(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1), together(5):
        for number in range(5):
            mark_stale([number])
    assert StaleContact.objects.count() == 5
