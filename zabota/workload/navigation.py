from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem("workload", _("Load"), "activity", "workload:now", "workload.see", order=71, key="g l")
)
