from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem(
        "customers",
        _("Customers"),
        "users",
        "customers:list",
        permission="customers.see",
        order=15,
        key="g c",
    )
)
navigation.add(
    NavigationItem(
        "promises",
        _("Promises"),
        "calendar-due",
        "customers:promises",
        permission="customers.see",
        order=22,
    )
)
