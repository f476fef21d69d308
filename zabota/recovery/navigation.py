from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem(
        "recovery", _("Recovery"), "heart-handshake", "recovery:cases", "recovery.see", order=21, key="g r"
    )
)
tabs.add(
    Tabs(
        "recovery",
        _("Recovery"),
        (
            Tab(_("Cases"), "recovery:cases"),
            Tab(_("Goodwill"), "recovery:gifts"),
            Tab(_("Budgets"), "recovery:budgets"),
            Tab(_("Many at once"), "recovery:compensations"),
            Tab(_("Saved or lost"), "recovery:saved"),
            Tab(_("What is lacking"), "recovery:lacks"),
            Tab(_("Only praise"), "recovery:praise"),
            Tab(_("Candour"), "recovery:candour"),
            Tab(_("Speed and opinion"), "recovery:speed"),
        ),
    )
)
