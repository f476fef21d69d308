from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(NavigationItem("my_day", _("My day"), "sun", "insight:my_day", order=1, key="g d"))
navigation.add(
    NavigationItem(
        "owner",
        _("Owner"),
        "chart-line",
        "insight:owner",
        permission="insight.owner_page",
        order=80,
        key="g o",
    )
)
