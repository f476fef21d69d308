from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

navigation.add(NavigationItem("inbox", _("Inbox"), "inbox", "desk:inbox", "desk.see", order=10, key="g i"))
settings_pages.add(
    NavigationItem(
        "reasons",
        _("Contact reasons"),
        "tags",
        "desk:reasons",
        "desk.manage",
        order=40,
        more=_("Why customers write; asked for when a conversation is resolved"),
    )
)
settings_pages.add(
    NavigationItem(
        "limits",
        _("SLA policies"),
        "clock",
        "desk:limits",
        "desk.manage",
        order=41,
        more=_("How soon customers are answered and helped"),
    )
)
settings_pages.add(
    NavigationItem(
        "confidential",
        _("Confidential conversations"),
        "lock",
        "desk:confidential",
        "desk.enter_confided",
        order=59,
        more=_("Which there are and whose; the way in for whoever must look, with a reason"),
    )
)
