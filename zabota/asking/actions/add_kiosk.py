from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asking.models import Kiosk
from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.feedback.models import Survey


@transaction.atomic
def add_kiosk(branch: Branch, name: str, survey: Survey, look: str = Kiosk.Look.SMILEYS) -> Kiosk:
    if Kiosk.objects.filter(branch=branch, name=name).exists():
        raise Refused(_("There is already a kiosk “%(name)s” at this branch.") % {"name": name})
    return Kiosk.objects.create(branch=branch, name=name, survey=survey, look=look)
