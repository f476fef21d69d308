"""Which kinds of events somebody outside waits for: asked at every announcement, so kept for a while."""

from zabota.core.events import Event
from zabota.core.kept import kept
from zabota.core.outside import happening_of
from zabota.webhooks.models import Webhook


def is_wanted(event: Event) -> bool:
    known = happening_of(type(event).__name__)
    return known is not None and known.name in wanted()


@kept(seconds=10)
def wanted() -> frozenset[str]:
    lists = Webhook.objects.switched_on().values_list("happenings", flat=True)
    return frozenset(name for names in lists for name in names)
