from datetime import timedelta

from django.utils import timezone

from zabota.privacy.actions.forget_accesses import forget_accesses
from zabota.privacy.models import Access


def test_what_is_older_than_the_parameter_goes(nina):
    now = timezone.now()
    for days in (1, 729, 731, 900):
        Access.objects.create(
            by=nina, kind="card", object_id=days, at=now - timedelta(days=days), window=days
        )
    assert forget_accesses() == 2
    assert sorted(Access.objects.values_list("object_id", flat=True)) == [1, 729]
