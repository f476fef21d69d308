from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "feedback", _("Feedback"), "mood-smile", "feedback:responses", "feedback.see", order=30, key="g m"
    )
)
