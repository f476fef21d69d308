from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.reception.models import Extension


@transaction.atomic
def set_extension(user: User, number: str, *, by: User) -> Extension | None:
    """Whose telephone has which number; an empty number takes it away. A number is at one desk only."""
    number = "".join(number.split())
    if not number:
        Extension.objects.filter(user=user).delete()
        return None
    taken = Extension.objects.filter(number=number).exclude(user=user).select_related("user").first()
    if taken is not None:
        raise Refused(_("%(name)s has this number already.") % {"name": taken.user})
    extension, _is_new = Extension.objects.update_or_create(user=user, defaults={"number": number[:40]})
    return extension
