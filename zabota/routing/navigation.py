from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "routing",
        _("Routing"),
        "route",
        "routing:policies",
        "routing.manage",
        order=42,
        more=_("Who is given which conversation, limits, skills and absences"),
    )
)
