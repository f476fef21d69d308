from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem("stakes", _("At stake"), "scale", "stakes:stakes", "stakes.see", order=78, key="g b")
)
tabs.add(
    Tabs(
        "stakes",
        _("Parts of what is at stake"),
        (
            Tab(_("Word of mouth and money"), "stakes:stakes"),
            Tab(_("Why customers leave"), "stakes:leavings"),
            Tab(_("Goals"), "stakes:goals"),
        ),
    )
)
