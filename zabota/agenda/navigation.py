from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

navigation.add(NavigationItem("tasks", _("Tasks"), "checklist", "agenda:tasks", "agenda.use", order=14))
settings_pages.add(
    NavigationItem(
        "follow_ups",
        _("Follow-up calls"),
        "phone-call",
        "agenda:follow_ups",
        "agenda.set",
        order=45,
        more=_("After which contacts the customer is called again, and how many days later"),
    )
)
