from django.utils.translation import gettext_lazy as _

from zabota.company.roles import ADMINISTRATOR, DATA_KEEPER
from zabota.core.permissions import permission

permission(
    "privacy.see",
    _("See what is kept about people, who looked and what was erased"),
    DATA_KEEPER,
    ADMINISTRATOR,
)
permission(
    "privacy.give_out", _("Give a person everything that is kept about them"), DATA_KEEPER, ADMINISTRATOR
)
permission("privacy.erase", _("Erase a person"), DATA_KEEPER, ADMINISTRATOR)
permission("privacy.set_retention", _("Set how long things are kept"), DATA_KEEPER, ADMINISTRATOR)
