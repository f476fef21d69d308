from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "reviews", _("Public reviews"), "star", "reviews:reviews", "reviews.see", order=34, key="g e"
    )
)
