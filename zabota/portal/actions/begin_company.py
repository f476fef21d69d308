from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.actions.add_user import add_user
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import Role, User
from zabota.company.roles import ADMINISTRATOR
from zabota.core.errors import Refused
from zabota.desk import seeds as desk
from zabota.desk.actions.add_reason import add_reason
from zabota.feedback.seeds import seed_touchpoints
from zabota.portal.demo.fill import PLANS
from zabota.portal.demo.shop import SHOP
from zabota.recovery import seeds as recovery


@transaction.atomic
def begin_company(*, company: str, profile: str, name: str, email: str, password: str) -> User:
    """Name the company and its sector, provide what the sector begins with, and add the first administrator.

    Of two at once the second is refused: there is a first one then.
    """
    provide_roles()
    role = Role.objects.select_for_update().get(key=ADMINISTRATOR)
    if User.objects.exists():
        raise Refused(_("There is an administrator already. Please sign in."))
    set_parameter("company.name", company)
    set_parameter("company.profile", profile)
    desk.provide()
    recovery.provide()
    for reason in PLANS.get(profile, SHOP).reasons:
        add_reason(_(reason), by=None)
    seed_touchpoints(profile)
    return add_user(email, name, roles=[role], password=password)
