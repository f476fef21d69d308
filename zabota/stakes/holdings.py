from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import holds
from zabota.stakes.models import Following, Leaving

LEFT = _("Leavings and reach")

holds(Leaving, LEFT, of=("customer",), clears=("said",))
holds(Following, LEFT, of=("customer",), goes=True)
