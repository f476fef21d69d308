from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "documents",
        _("Personal documents"),
        "shield-lock",
        "custody:documents",
        "custody.see",
        order=60,
        more=_("What customers were asked for, what awaits a check, who looked"),
    )
)
