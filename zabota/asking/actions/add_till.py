from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asking.models import Till
from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.feedback.models import Survey


@transaction.atomic
def add_till(branch: Branch, name: str, survey: Survey, **fields: Any) -> Till:
    """A cash desk with a key of its own. `fields`: cashiers, smiley_touchpoint."""
    if Till.objects.filter(branch=branch, name=name).exists():
        raise Refused(_("There is already a till “%(name)s” at this branch.") % {"name": name})
    return Till.objects.create(branch=branch, name=name, survey=survey, **fields)
