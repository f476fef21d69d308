from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "recovery", _("Recovery"), "heart-handshake", "recovery:cases", "recovery.see", order=21, key="g r"
    )
)
