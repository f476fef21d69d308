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
settings_pages.add(
    NavigationItem(
        "products",
        _("Products"),
        "package",
        "knowledge:products",
        "knowledge.write",
        41,
        _("What must be known of everything that is sold"),
    )
)
