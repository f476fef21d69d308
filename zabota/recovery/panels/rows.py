"""What the panels' lines show, read in three queries."""

from zabota.recovery.models import RecoveryCase
from zabota.recovery.queries import CaseQuerySet


def shown(cases: CaseQuerySet, most: int) -> list[RecoveryCase]:
    rows = cases.select_related("customer", "branch", "owner", "response")
    return list(rows.prefetch_related("response__marks__touchpoint")[:most])
