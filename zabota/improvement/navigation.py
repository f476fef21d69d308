from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem(
        "improvement", _("Causes"), "sitemap", "improvement:causes", "improvement.see", order=23, key="g u"
    )
)
tabs.add(
    Tabs(
        "improvement",
        _("Parts of improvement"),
        (
            Tab(_("Causes"), "improvement:causes"),
            Tab(_("Corrective actions"), "improvement:actions"),
            Tab(_("Duties"), "improvement:duties"),
            Tab(_("Commission"), "improvement:meetings"),
            Tab(_("Investigations"), "improvement:investigations"),
            Tab(_("Departments"), "improvement:participation"),
        ),
    )
)
