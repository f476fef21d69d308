from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem("stakes", _("At stake"), "scale", "stakes:stakes", "stakes.see", order=78, key="g b")
)
