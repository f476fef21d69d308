from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.feedback.policy import Ask, ReasonNotToAsk, reasons_not_to_ask
from zabota.recovery.models import RecoveryCase


@reasons_not_to_ask.register
class OpenCase(ReasonNotToAsk):
    """Somebody whose trouble we have not put right yet is not asked how it was."""

    name = "open_case"
    label = _("A recovery case of the customer is open")
    order = 30

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        case_id = (
            RecoveryCase.objects.open().filter(customer=ask.customer).values_list("id", flat=True).first()
        )
        return None if case_id is None else {"case_id": case_id}

    def words(self, facts: dict[str, Any]) -> Any:
        return _("Recovery case R%(case_id)s is open: it is put right first.") % facts
