from django.db import connection, transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.gathering import store_waiting
from zabota.core.jobs import task
from zabota.customers.models import Customer
from zabota.privacy import traces
from zabota.privacy.certificate import digest_of
from zabota.privacy.models import Erasure
from zabota.privacy.signs import signs_of

TURN = "SELECT pg_advisory_xact_lock(hashtext('privacy.certificate'))"
"""Certificates follow one another: each names the one before."""


@transaction.atomic
def remove_traces(erasure: Erasure) -> None:
    """Look through every text of the database for an erased person, take out what is found, and close the
    certificate. Finished before, it changes nothing.

    A name that somebody else bears as well is left where others wrote it: it points to nobody.
    """
    store_waiting()
    with connection.cursor() as cursor:
        cursor.execute(TURN)
    kept = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if kept.looked_at is not None or kept.looked_for is None:
        return
    names = [name for name in kept.looked_for["names"] if not _is_borne_by_others(name)]
    look = traces.remove_traces(signs_of(names, kept.looked_for["addresses"]))
    before = Erasure.objects.exclude(looked_at=None).order_by("-looked_at", "-id").first()
    kept.found = {
        "tables": look.tables,
        "columns": look.columns,
        "mended": look.mended,
        "left": look.left,
        "shared_name": len(names) < len(kept.looked_for["names"]),
    }
    kept.looked_at, kept.looked_for = timezone.now(), None
    kept.previous = before.digest if before else ""
    kept.digest = digest_of(kept)
    kept.save(update_fields=["found", "looked_at", "looked_for", "previous", "digest"])


def _is_borne_by_others(name: str) -> bool:
    return (
        Customer.objects.filter(name__iexact=name, erased_at=None).exists()
        or User.objects.filter(name__iexact=name).exists()
    )


@task(name="privacy.remove_traces")
def remove_traces_later(erasure_id: int) -> None:
    remove_traces(Erasure.objects.get(id=erasure_id))
