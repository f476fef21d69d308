from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "improvement", _("Causes"), "sitemap", "improvement:causes", "improvement.see", order=23, key="g u"
    )
)
