from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import ages, goes_on, holds
from zabota.recovery.models import (
    Candour,
    CaseStep,
    CompensatedCustomer,
    CustomerWeight,
    Goodwill,
    RecoveryCase,
)

CASES = _("Recovery cases")


def closed_before(moment: datetime) -> QuerySet:
    return RecoveryCase.objects.filter(closed_at__lt=moment)


holds(CaseStep, CASES, of=("case__customer",), clears=("text",))
holds(Goodwill, CASES, of=("case__customer",), clears=("declined_why", "review_note"), instead={"what": "–"})
holds(CompensatedCustomer, CASES, of=("customer",), clears=("problem",))
holds(Candour, CASES, of=("customer",))
holds(CustomerWeight, CASES, of=("customer",), goes=True)
holds(RecoveryCase, CASES, of=("customer",), clears=("what_was_done",), secret=("nonce",))

ages("cases", _("Closed recovery cases"), RecoveryCase, closed_before, page="recovery:case")
goes_on("cases", _("open recovery cases"), lambda: RecoveryCase.objects.filter(closed_at=None))
