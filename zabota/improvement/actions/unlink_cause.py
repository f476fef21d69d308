from django.db import transaction

from zabota.improvement.models import CauseLink, RootCause


@transaction.atomic
def unlink_cause(link: CauseLink) -> None:
    """It was not because of this. A cause that was opened by it alone is dormant again."""
    cause = RootCause.objects.select_for_update().get(pk=link.cause_id)
    CauseLink.objects.filter(pk=link.pk).delete()
    untouched = not cause.duties.exists() and not cause.actions.exists() and cause.responsible_id is None
    if untouched and not cause.links.exists():
        cause.opened_at = cause.settled_at = None
        cause.save(update_fields=["opened_at", "settled_at"])
