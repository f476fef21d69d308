from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import holds
from zabota.improvement.models import Investigation, Testimony

CAUSES = _("Investigations")

holds(
    Testimony,
    CAUSES,
    of=("investigation__case__customer",),
    instead={"who": "–", "said": "–"},
)
holds(
    Investigation,
    CAUSES,
    of=("case__customer",),
    clears=("what_happened", "whys"),
    instead={"finding": "–"},
)
