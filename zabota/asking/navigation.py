from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem("asking", _("Asking"), "qrcode", "asking:ways", "asking.type_in", order=31, key="g w")
)
