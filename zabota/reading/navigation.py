from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem("reading", _("Scores"), "chart-dots", "reading:map", "feedback.see", order=31, key="g v")
)
