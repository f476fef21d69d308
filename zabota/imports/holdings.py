from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import holds
from zabota.imports.models import ImportedMail

holds(ImportedMail, _("Imports"), address="sender", clears=("sender", "own_id"))
