from datetime import timedelta

from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.privacy.models import Access

AT_ONCE = 5_000


def forget_accesses() -> int:
    """Once a night: what is older than the parameter says goes, in bounded pieces; how many rows."""
    before = timezone.now() - timedelta(days=value_of("privacy.access_days"))
    gone = 0
    while ids := list(
        Access.objects.filter(at__lt=before).order_by("at").values_list("id", flat=True)[:AT_ONCE]
    ):
        gone += Access.objects.filter(id__in=ids).delete()[0]
    return gone
