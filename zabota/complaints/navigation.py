from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "complaints",
        _("Complaints"),
        "notebook",
        "complaints:complaints",
        "complaints.see",
        order=22,
        key="g k",
    )
)
