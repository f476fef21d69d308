from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asking.models import Call, CallList
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.feedback.models import Survey

MOST = 5000


@transaction.atomic
def make_call_list(
    name: str, survey: Survey, customers: Iterable[Customer], *, by: User | None, **fields: Any
) -> CallList:
    """A list of whom to call, each once. `fields`: branch, wave, scripts.

    Refused when there is nobody, or the wave is of another survey.
    """
    if (wave := fields.get("wave")) is not None and wave.survey_id != survey.id:
        raise Refused(_("This wave belongs to another survey."))
    call_list = CallList.objects.create(name=name, survey=survey, made_by=by, **fields)
    ids = dict.fromkeys(customer.id for customer in customers)
    if not ids:
        raise Refused(_("Nobody with a telephone number is like that."))
    if len(ids) > MOST:
        raise Refused(_("At most %(number)d customers fit into one list.") % {"number": MOST})
    Call.objects.bulk_create(Call(call_list=call_list, customer_id=customer_id) for customer_id in ids)
    return call_list
