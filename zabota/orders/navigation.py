from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

navigation.add(
    NavigationItem("steps", _("Steps to do"), "list-check", "orders:steps", "orders.see", order=18, key="g p")
)
navigation.add(
    NavigationItem("orders", _("Service orders"), "tool", "orders:orders", "orders.see", order=19, key="g x")
)
settings_pages.add(
    NavigationItem(
        "order_registers",
        _("Licences, work, makers, areas"),
        "shield-check",
        "orders:registers",
        "orders.manage",
        order=43,
        more=_("What service orders are checked against before they are taken"),
    )
)
settings_pages.add(
    NavigationItem(
        "request_types",
        _("Request types"),
        "checklist",
        "orders:types",
        "orders.manage",
        order=42,
        more=_(
            "Which steps fulfil which request, whose they are, by when, and what shows that they are done"
        ),
    )
)
