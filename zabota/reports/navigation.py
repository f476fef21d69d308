from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "reports", _("Reports"), "report-analytics", "reports:reports", "reports.see", order=70, key="g s"
    )
)
