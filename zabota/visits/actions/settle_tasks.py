from django.db import transaction
from django.utils.translation import gettext as _

from zabota.agenda.actions.finish_task import finish_task
from zabota.agenda.models import Task
from zabota.company.models import User
from zabota.desk.wording import in_company_language
from zabota.visits.models import Appointment


@transaction.atomic
def settle_tasks(appointment: Appointment, *kinds: str, by: User | None) -> None:
    """What a colleague was to find out is known: nobody has to call any more."""
    told = appointment.notices.filter(kind__in=kinds)
    with in_company_language():
        outcome = _("It is known now.") if by else _("The customer has told us.")
    for task in Task.objects.open().filter(id__in=told.values("task")):
        finish_task(task, by=by, outcome=outcome, became_known=True)
