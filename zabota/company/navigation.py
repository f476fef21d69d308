from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

navigation.add(NavigationItem("settings", _("Settings"), "settings", "company:settings", order=90))


def page(name: str, label: object, icon: str, permission: str, order: int, more: object) -> None:
    settings_pages.add(NavigationItem(name, label, icon, f"company:{name}", permission, order, more))


page(
    "users",
    _("People"),
    "users",
    "company.manage_users",
    10,
    _("Who works here, their roles, places and skills"),
)
page("roles", _("Roles"), "shield", "company.manage_roles", 11, _("What each role may do"))
page(
    "branches",
    _("Branches"),
    "building-store",
    "company.manage_places",
    20,
    _("Places, opening hours and holidays"),
)
page(
    "departments",
    _("Departments"),
    "briefcase",
    "company.manage_places",
    21,
    _("Functions and who heads them"),
)
page("teams", _("Teams"), "users-group", "company.manage_places", 22, _("People who share an inbox"))
page(
    "parameters", _("All settings"), "adjustments", "company.set_parameters", 5, _("Limits, texts and habits")
)
page("tokens", _("Tokens"), "key", "company.manage_tokens", 60, _("Ways in for programs"))
page(
    "audit",
    _("Who changed what"),
    "history",
    "company.see_audit",
    70,
    _("Every change with its author and moment"),
)
settings_pages.add(
    NavigationItem(
        "jobs",
        _("Background jobs"),
        "refresh",
        "core:jobs",
        "company.manage_jobs",
        71,
        _("What runs, waits and failed"),
    )
)
