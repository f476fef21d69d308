from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import holds
from zabota.privacy.models import Access

holds(Access, _("Who looked"), of=("customer",))
