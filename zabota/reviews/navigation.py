from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem(
        "reviews", _("Public reviews"), "star", "reviews:reviews", "reviews.see", order=34, key="g e"
    )
)
tabs.add(
    Tabs(
        "reviews",
        _("Reviews"),
        (
            Tab(_("Reviews"), "reviews:reviews"),
            Tab(_("Reputation"), "reviews:reputation"),
            Tab(_("Review sites"), "reviews:sites"),
        ),
    )
)
