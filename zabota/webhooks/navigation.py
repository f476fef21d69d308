from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "webhooks",
        _("Webhooks"),
        "webhook",
        "webhooks:webhooks",
        "webhooks.manage",
        order=61,
        more=_("Other systems that are told what happens here"),
    )
)
