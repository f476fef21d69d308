from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "rules",
        _("Rules"),
        "wand",
        "rules:rules",
        "rules.manage",
        order=43,
        more=_("When something happens, if it fits, then it is done by itself; tested on history first"),
    )
)
