from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

for place in (navigation, settings_pages):
    place.add(
        NavigationItem(
            "inboxes",
            _("Inboxes"),
            "plug-connected",
            "channels:inboxes",
            "channels.connect",
            order=70,
            more=_("Mailboxes, forms and chats by which customers reach us"),
        )
    )
navigation.add(
    NavigationItem("outbox", _("Outbox"), "send", "channels:outbox", "channels.see_outbox", order=71)
)
