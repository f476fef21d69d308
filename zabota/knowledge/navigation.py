from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "articles",
        _("Help pages"),
        "books",
        "knowledge:articles",
        "knowledge.write",
        40,
        _("What customers can read before they ask"),
    )
)
